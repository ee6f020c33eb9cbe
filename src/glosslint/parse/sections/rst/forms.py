"""Lines → the items that are entries: of a glossary directive, of lists and tables, or sections under titles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from glosslint.model import Span
from glosslint.parse.sections.headings import Title, entries
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.rst import openings, tables
from glosslint.parse.sections.rst.blocks import sections
from glosslint.parse.sections.rst.lines import (
    DIRECTIVE,
    EXPLICIT,
    NO_TERM,
    OPTION,
    block_end,
    is_adornment,
    may_begin,
    title_start,
)
from glosslint.parse.sections.table import Form, SectionTable
from glosslint.text.names import fold

_READERS: Mapping[Form, Callable[[str, Sequence[Line], range, SectionTable], Iterator[Item]]] = {
    "table": tables.rows,
    "paragraph": openings.paragraphs,
    "item": openings.items,
}
_CLASSIFIER = re.compile(r" +: +")


def read(text: str, lines: Sequence[Line], table: SectionTable) -> Iterator[Item]:
    """Yield the items of the forms that ``table`` names, below its heading if it names one."""
    part = range(*below(lines, table.at))
    for form in table.forms:
        if form == "heading":
            yield from _sections(lines, part.start, part.stop, table)
        elif form == "definition-list":
            titled = frozenset(after for _, after, _ in sections(lines))
            own = list(_definitions(lines, part, 0, titled))
            yield from own or _definitions(lines, part, _quoted(lines, part), titled)
        elif form == "directive":
            yield from (item for at in part if _is_glossary(lines[at]) for item in _glossary(lines, at))
        elif form in _READERS:
            yield from _READERS[form](text, lines, part, table)


def are_sorted(lines: Sequence[Line], table: SectionTable) -> bool:
    """Return whether the items are those of glossary directives that sort them, by the option ``:sorted:``."""
    if table.forms != ("directive",):
        return False
    first, last = below(lines, table.at)
    directives = [at for at in range(first, last) if _is_glossary(lines[at])]
    return bool(directives) and all(_sorts(lines, at) for at in directives)


def _is_glossary(line: Line) -> bool:
    directive = DIRECTIVE.fullmatch(line.text.strip())
    return directive is not None and directive["name"].rpartition(":")[2] == "glossary"


def _sorts(lines: Sequence[Line], at: int) -> bool:
    options = itertools.takewhile(lambda line: OPTION.match(line.text), lines[at + 1 :])
    return any(line.text.strip().startswith(":sorted:") for line in options)


def below(lines: Sequence[Line], title: str) -> tuple[int, int]:
    """Return the first index of the lines of the section with this title, and the index after them.

    These are all lines if ``title`` is empty, and none if no title matches.
    """
    if not title:
        return 0, len(lines)
    titles = list(sections(lines))
    wanted = fold(title)
    for number, (at, after, level) in enumerate(titles):
        if fold(lines[at].text) == wanted:
            end = next((other for other, _, depth in titles[number + 1 :] if depth <= level), len(lines))
            return after, end
    return len(lines), len(lines)


def _glossary(lines: Sequence[Line], at: int) -> Iterator[Item]:
    """Yield the items of the directive in line ``at``, as Sphinx divides them (``sphinx.domains.std.Glossary``).

    A line at the indentation of the block is a term; consecutive terms share the text below them, up to a glossary in
    it, whose terms are entries of their own.
    """
    end = block_end(lines, at + 1, lines[at].indent)
    start = at + 1
    while start < end and OPTION.match(lines[start].text):
        start += 1
    content = [line for line in lines[start:end] if not line.is_blank]
    base = min((line.indent for line in content), default=0)
    terms: list[Line] = []
    text: list[Line] = []
    has_ended = False  # the text, at a comment or another glossary
    for line in content:
        if line.indent == base and EXPLICIT.match(line.text.lstrip()):
            has_ended = True
        elif line.indent == base:
            has_ended = False
            if text:
                yield _item(terms, text)
                terms, text = [], []
            terms.append(line)
        elif _is_glossary(line):
            has_ended = True
        elif not has_ended and terms:  # text above the first term belongs to no entry
            text.append(line)
    if terms:
        yield _item(terms, text)


def _quoted(lines: Sequence[Line], part: range) -> int:
    """Return the smallest indentation of the indented lines, that of a list in a block quote; 0 if none is indented."""
    return min((lines[at].indent for at in part if lines[at].indent and not lines[at].is_blank), default=0)


def _definitions(lines: Sequence[Line], part: range, indent: int, titled: frozenset[int]) -> Iterator[Item]:
    """Yield the items of the definition lists with this indentation; ``titled`` has the indices after titles."""
    at, last = part.start, part.stop
    while at < last:
        line = lines[at]
        follows = at + 1 < last and not lines[at + 1].is_blank and lines[at + 1].indent > indent
        opens = at in titled or may_begin(lines, at) or lines[at - 1].indent > indent
        if line.is_blank or line.indent != indent or not (follows and opens) or _is_other(line):
            at += 1
            continue
        end = block_end(lines, at + 1, indent)
        yield _item([line], [inner for inner in lines[at + 1 : end] if not inner.is_blank])
        at = end


def _is_other(line: Line) -> bool:
    text = line.text.strip()
    return (
        EXPLICIT.match(text) is not None or NO_TERM.match(text) is not None or text.endswith("::") or is_adornment(line)
    )


def _item(terms: Sequence[Line], text: Sequence[Line]) -> Item:
    names = tuple(map(_term, terms))
    end = names[-1].end
    body = Span(text[0].inner, text[-1].start + len(text[-1].text.rstrip())) if text else Span(end, end)
    return Item(names, body, Span(names[0].start, max(body.end, end)))


def _term(line: Line) -> Span:
    """Return the words of a term, without its classifiers."""
    classifier = _CLASSIFIER.search(line.text, line.inner - line.start)
    end = classifier.start() if classifier is not None else len(line.text.rstrip())
    return Span(line.inner, line.start + end)


def _sections(lines: Sequence[Line], first: int, last: int, table: SectionTable) -> Iterator[Item]:
    """Yield the sections whose titles are terms."""
    own = [title for title in sections(lines) if first <= title[0] < last]
    starts = [
        *(title_start(lines, at, own[number - 1][1] if number else at) for number, (at, _, _) in enumerate(own)),
        last,
    ]
    titles = []
    for number, (at, after, level) in enumerate(own):
        below = next((line.text for line in lines[after : starts[number + 1]] if not line.is_blank), "")
        titles.append(Title(level, lines[at].text.strip(), bool(below), below))
    for number, following in entries(titles, table):
        at, after, _ = own[number]
        text = [line for line in lines[after : starts[following]] if not line.is_blank]
        while text and is_navigation(text[-1].text.strip()):
            text.pop()
        span = Span(lines[at].inner, lines[at].start + len(lines[at].text.rstrip()))
        body = Span(text[0].inner, text[-1].start + len(text[-1].text.rstrip())) if text else Span(span.end, span.end)
        under = lines[after - 1]
        yield Item((span,), body, Span(span.start, max(body.end, under.end)), is_title=True)
