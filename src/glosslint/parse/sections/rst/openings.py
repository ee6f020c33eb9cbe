"""Lines → the paragraphs and items of bullet lists that open with their term: ``* **Term** - text``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.rst.blocks import sections
from glosslint.parse.sections.rst.lines import BULLET, NO_TERM, block_end, may_begin, title_start
from glosslint.parse.sections.separators import (
    AFTER,
    CLAUSE,
    OR,
    plain_term,
    sign_inside,
    text_start,
    usual,
    with_notes,
)
from glosslint.parse.sections.several import PLAIN, divided, unmarked
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

#: A term with its marks, by the kind of mark. A link in reStructuredText is in backticks and ends with an underscore.
_MARKED = {
    "bold": r"\*\*(?=\S)(?P<bold>[^*\n]{1,120}?(?:\n[ \t]*[^*\n]{1,120}?)?)(?<=\S)\*\*(?!\w)",
    "code": r"``(?=\S)(?P<code>[^`\n]{1,120}?)(?<=\S)``",
    "link": r"`(?=\S)(?P<link>[^`<\n]{1,120}?)(?:\s*<[^<>`]*>)?`__?(?!\w)",
    "italic": r"\*(?=[^\s*])(?P<italic>[^*\n]{1,120}?)(?<=\S)\*(?![\w*])",
}
_MARK = re.compile("|".join(_MARKED.values()))
_END = re.compile(r"\s*[:：.—–-]*\Z")


class _Opening(NamedTuple):
    """The names that a text opens with, where the rest of it begins, and the sign after the term, unless a space or a
    line break follows it, or the table has terms with and without marks."""

    terms: tuple[Span, ...]
    text_start: int
    sign: str = ""


def items(text: str, lines: Sequence[Line], part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the entries that are items of bullet lists, without the items of lists in other lists."""
    at = part.start
    while at < part.stop:
        bullet = BULLET.match(lines[at].text)
        if bullet is None:
            at += 1
            continue
        end = min(block_end(lines, at + 1, lines[at].indent), part.stop)
        stop = _last(lines, at, end)
        opening = _opening(text, lines[at].start + bullet.end(), stop, table)
        if opening is not None:
            yield _item(text, lines[at].inner, opening, stop)
        at = end


def paragraphs(text: str, lines: Sequence[Line], part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the entries that are paragraphs, each with the lines up to the next entry or title."""
    own = list(sections(lines))
    titles, titled = {at for at, _, _ in own}, {after for _, after, _ in own}
    lists = (at for at in part if "item" in table.forms and BULLET.match(lines[at].text) and not lines[at].indent)
    ends = [*sorted({*(title_start(lines, at) for at in titles if at in part), *lists}), part.stop]
    found: list[Sequence[tuple[int, _Opening]]] = []
    sizes: list[int] = []
    for at in part:
        begins = at in titled or may_begin(lines, at)
        if lines[at].indent or not begins or at in titles or NO_TERM.match(lines[at].text):
            continue
        end = _paragraph_end(lines, at)
        opening = _opening(text, lines[at].start, _last(lines, at, end), table)
        if opening is not None:
            found.append([(at, opening), *_lines(text, lines, range(at + 1, min(end, part.stop)), opening, table)])
            sizes.append(min(end, part.stop) - at)

    def words_of(own: tuple[int, _Opening]) -> str:
        return text[slice(*own[1].terms[-1])]

    found = unmarked(found, sizes, words_of) if table.marks == PLAIN else found
    openings = list(divided(found, words_of))
    starts = [*(title_start(lines, at) for at, _ in openings), part.stop]  # a target above is that of the next entry
    for (at, opening), following in zip(openings, starts[1:], strict=True):
        end = min(following, ends[bisect_right(ends, at)])
        yield _item(text, lines[at].start, opening, _last(lines, at, end))


def _lines(
    text: str, lines: Sequence[Line], below: range, first: _Opening, table: SectionTable
) -> Iterator[tuple[int, _Opening]]:
    """Yield the lines of a paragraph ``below`` its first that open with a term and a sign as the first does."""
    for at in below if first.sign else ():
        begins = table.marks == PLAIN or _MARK.match(text, lines[at].start, lines[at].end) is not None
        opening = _opening(text, lines[at].start, lines[at].end, table) if begins and not lines[at].indent else None
        if opening is not None and opening.sign == first.sign and text[opening.text_start : lines[at].end].strip():
            yield at, opening


def _paragraph_end(lines: Sequence[Line], at: int) -> int:
    """Return the index after a paragraph: it ends before a blank line, or where another block begins."""
    at += 1
    while at < len(lines) and not (lines[at].is_blank or may_begin(lines, at)):
        at += 1
    return at


def _last(lines: Sequence[Line], at: int, end: int) -> int:
    """Return the character at which the text of the lines from ``at`` to ``end`` ends."""
    while end > at + 1 and (lines[end - 1].is_blank or is_navigation(lines[end - 1].text.strip())):
        end -= 1
    return lines[end - 1].start + len(lines[end - 1].text.rstrip())


def _item(text: str, start: int, opening: _Opening, end: int) -> Item:
    inner = text[opening.text_start : end]
    first = opening.text_start + len(inner) - len(inner.lstrip())
    return Item(opening.terms, Span(min(first, end), end), Span(start, end))


def _opening(text: str, start: int, end: int, table: SectionTable) -> _Opening | None:
    """Return the opening at ``start``; ``None`` if its term is not marked and separated as the table says."""
    if is_navigation(text[start:end].strip()):
        return None
    clause = CLAUSE.match(text, start, end)
    match = _MARK.match(text, clause.end() if clause is not None else start, end)
    if match is None or match.lastgroup not in table.marks:
        plain = plain_term(text, start, end, table) if match is None and "plain" in table.marks else None
        return _unmarked(plain, table) if plain is not None else None
    marked = [match]
    while (between := OR.match(text, marked[-1].end(), end)) is not None:
        other = _MARK.match(text, between.end(), end)
        if other is None or other.lastgroup != match.lastgroup:
            break
        marked.append(other)
    spans = [Span(*found.span(found.lastgroup or 0)) for found in marked]
    words = text[slice(*spans[-1])]
    inside, after = sign_inside(words, table), AFTER.match(text, marked[-1].end(), end)
    begins = text_start(inside, after, marked[-1].end(), table)
    label = fold(words.strip(":.!-–— "))
    if begins is None or not label or label in table.no_terms:
        return None
    ending = _END.search(words)
    spans[-1] = Span(spans[-1].start, spans[-1].start + (ending.start() if ending is not None else len(words)))
    named = with_notes(Span(*marked[-1].span()), spans[-1], inside, after, table)
    if named and match.lastgroup != "link":
        spans[-1:] = named
    elif after is not None and after["space"] is not None and inside is None:
        begins = marked[-1].end()
    sign = inside["sign"] if inside is not None else after["sign"] if after is not None else None
    return _Opening(tuple(spans), begins, usual(sign or ""))


def _unmarked(plain: re.Match[str], table: SectionTable) -> _Opening:
    sign = usual(plain["colon"] or plain["sign"]) if table.marks == PLAIN else ""
    return _Opening((Span(*plain.span("term")),), plain.end(), sign)
