"""Lines → the paragraphs and items of lists that open with their term: ``*Term*: text``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.asciidoc.blocks import Blocks
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.separators import AFTER, CLAUSE, plain_term, sign_inside, text_start, usual, with_notes
from glosslint.parse.sections.several import PLAIN, divided, unmarked
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

#: A term with its marks, in a group for each kind of mark; an anchor may be before it.
_MARK = re.compile(
    r"(?P<anchor>\[\[[^\[\]\n]{1,80}\]\][ \t]*)?(?:"
    r"(?P<stars>\*{1,2})(?=[^\s*])(?P<bold>[^*\n]{1,120}?)(?<=\S)(?P=stars)(?![\w*])"
    r"|(?P<lines>_{1,2})(?=[^\s_])(?P<italic>[^_\n]{1,120}?)(?<=\S)(?P=lines)(?![\w_])"
    r"|(?P<ticks>`{1,2})(?=[^\s`])(?P<code>[^`\n]{1,120}?)(?<=\S)(?P=ticks)(?![\w`]))"
)
#: A hard line break, after an optional separator.
_BREAK = re.compile(r"[ \t]*(?P<sign>[:—–-])?[ \t]+\+[ \t]*(?:\r\n|\r|\n)")
_BREAK_AFTER = re.compile(r"(?<=\S)[ \t]+\+\Z")
_LINE_BREAK = 2  # characters, at most
_END = re.compile(r"\s*[:：.—–-]*\Z")
_BULLET = re.compile(r"[ \t]*[*-][ \t]+(?=\S)")
_ANY_ITEM = re.compile(r"[ \t]*(?:[*.]{1,5}|-|\d+\.)[ \t]")


class _Opening(NamedTuple):
    """The index of the line of a term, the names that it opens with, where the text after them begins, and the sign
    after the term, unless a space or a line break follows it, or the table has terms with and without marks."""

    at: int
    terms: tuple[Span, ...]
    text_start: int
    sign: str = ""


def read(text: str, lines: Sequence[Line], blocks: Blocks, part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the entries in the forms ``paragraph`` and ``item``, if the table names them.

    A paragraph includes all blocks up to the next entry or title.
    """
    titles = {title.at for title in blocks.titles}
    found: list[Sequence[_Opening]] = []
    sizes: list[int] = []
    ends = sorted({at for at in titles if at in part} | {part.stop})
    for at in part:
        line = lines[at]
        if line.is_blank or at in titles or blocks.aside[at] or blocks.inside[at]:
            continue
        bullet = _BULLET.match(line.text)
        if bullet is None and (line.indent or not _begins(lines, blocks, titles, at) or _ANY_ITEM.match(line.text)):
            continue
        if ("item" if bullet is not None else "paragraph") in table.forms:
            start = line.start + (bullet.end() if bullet is not None else 0)
            opening = _opening(text, at, start, line.end + _LINE_BREAK, table)
            below = _lines(text, lines, blocks, opening, table) if opening is not None and bullet is None else ()
            found += [[opening, *below]] if opening is not None else []
            sizes += [len(_below(lines, blocks, at)) + 1 if bullet is None else 1] if opening is not None else []

    def words_of(own: _Opening) -> str:
        return text[slice(*own.terms[0])]

    found = unmarked(found, sizes, words_of) if table.marks == PLAIN else found
    openings = list(divided(found, words_of))
    starts = [*(opening.at for opening in openings), part.stop]
    for opening, following in zip(openings, starts[1:], strict=True):
        is_item = _BULLET.match(lines[opening.at].text) is not None
        end = _item_end(lines, opening.at) if is_item else ends[bisect_right(ends, opening.at)]
        yield _item(text, lines, blocks, opening, min(end, following))


def _lines(
    text: str, lines: Sequence[Line], blocks: Blocks, first: _Opening, table: SectionTable
) -> Iterator[_Opening]:
    """Yield the openings of the lines below the first of a paragraph that have a term, with or without marks, and the
    same sign."""
    for at in _below(lines, blocks, first.at) if first.sign else ():
        begins = table.marks == PLAIN or _MARK.match(text, lines[at].start, lines[at].end) is not None
        opening = _opening(text, at, lines[at].start, lines[at].end, table) if begins else None
        if opening is not None and opening.sign == first.sign and text[opening.text_start : lines[at].end].strip():
            yield opening


def _below(lines: Sequence[Line], blocks: Blocks, at: int) -> range:
    """Return the indices of the lines below the first of a paragraph."""
    end = at + 1
    while end < len(lines) and not (lines[end].is_blank or blocks.aside[end] or blocks.inside[end]):
        end += 1
    return range(at + 1, end)


def _begins(lines: Sequence[Line], blocks: Blocks, titles: set[int], at: int) -> bool:
    """Return whether a line is the first of a paragraph."""
    return at == 0 or lines[at - 1].is_blank or blocks.aside[at - 1] or at - 1 in titles


def _item_end(lines: Sequence[Line], at: int) -> int:
    """Return the index after the last line of an item: that of the next item, or of a blank line without an item of any
    list after it."""
    at += 1
    while at < len(lines):
        if _BULLET.match(lines[at].text):
            break
        if lines[at].is_blank:
            following = next((line for line in lines[at + 1 : at + 3] if not line.is_blank), None)
            if following is None or not _ANY_ITEM.match(following.text):
                break
        at += 1
    return at


def _opening(text: str, at: int, start: int, end: int, table: SectionTable) -> _Opening | None:
    """Return the term at ``start``, or ``None`` if it is not marked and separated as the table says."""
    if is_navigation(text[start:end].strip()):
        return None
    clause = CLAUSE.match(text, start, end)
    match = _MARK.match(text, clause.end() if clause is not None else start, end)
    if match is None and "plain" in table.marks:
        plain = plain_term(text, start, end, table)
        sign = usual(plain["colon"] or plain["sign"]) if plain is not None and table.marks == PLAIN else ""
        return _Opening(at, (Span(*plain.span("term")),), plain.end(), sign) if plain is not None else None
    if match is None or match.lastgroup not in table.marks or text.startswith("::", match.end()):
        return None
    span = Span(*match.span(match.lastgroup))
    words = text[slice(*span)]
    broken = _BREAK.match(text, match.end(), end)
    inside = sign_inside(words, table)
    after = AFTER.match(text, match.end(), end)
    begins = text_start(inside, after, match.end(), table)
    if broken is not None and "\n" in table.separators:
        begins = broken.end()
    label = fold(words.strip(":.!-–— "))
    if begins is None or not label or label in table.no_terms:
        return None
    ending = _END.search(words) if inside is not None else None
    term = Span(span.start, span.start + ending.start()) if ending is not None else span
    own = inside["sign"] if inside is not None else after["sign"] if after is not None else None
    named = with_notes(
        Span(match.end("anchor") if match["anchor"] else match.start(), match.end()), term, inside, after, table
    )
    if not named and inside is None and broken is None and after is not None and after["space"] is not None:
        begins = match.end()
    elif named and broken is None:
        begins = max(begins, after.end("notes") if after is not None else begins)
    return _Opening(at, tuple(named) or (term,), begins, usual(own or ""))


def _item(text: str, lines: Sequence[Line], blocks: Blocks, opening: _Opening, end: int) -> Item:
    while end > opening.at + 1 and (
        lines[end - 1].is_blank or blocks.aside[end - 1] or is_navigation(lines[end - 1].text.strip())
    ):
        end -= 1
    last = lines[end - 1]
    stop = last.start + len(_BREAK_AFTER.sub("", last.text.rstrip()))
    inner = text[opening.text_start : stop]
    start = min(opening.text_start + len(inner) - len(inner.lstrip()), stop)
    whole = Span(lines[opening.at].inner, max(stop, opening.terms[-1].end))
    return Item(opening.terms, Span(start, stop) if inner.strip() else Span(stop, stop), whole)
