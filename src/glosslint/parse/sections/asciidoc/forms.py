"""Lines → the items that are entries, in all forms: description lists, sections, tables, paragraphs and lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.sections.asciidoc import openings, tables
from glosslint.parse.sections.asciidoc.blocks import Blocks
from glosslint.parse.sections.headings import Title, entries
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.navigation import is_navigation
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

#: ``term:: text``; a list within a text has another sign, such as ``:::``.
TERM = re.compile(r"[ \t]*(?P<term>\S.*?)(?<!:)(?P<sign>:{2,4}|;;)(?!:)(?:[ \t]+(?P<text>\S.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*(?:[*.]{1,5}|-|(?:\d+|[a-zA-Z])\.|[ivxIVX]+\))[ \t]")
_ANCHORS = re.compile(r"(?:(?:\[\[[^\[\]]*\]\]|anchor:[^\s\[\]]*\[[^\[\]]*\])[ \t]*)*")
_ANCHORS_AFTER = re.compile(r"(?:[ \t]*(?:\[\[[^\[\]]{0,200}\]\]|anchor:[^\s\[\]]{0,200}\[[^\[\]]{0,200}\])){1,4}\Z")
_NEAR = 600  # characters at the end of a term that are searched for anchors
_ANCHOR = re.compile(r"(?:\[\[|anchor:)(?P<id>[^\[\],\s]{2,})(?:[\[,][^\[\]]*)?\]")


def read(text: str, lines: Sequence[Line], blocks: Blocks, table: SectionTable) -> Iterator[Item]:
    """Yield the items of the forms that ``table`` names, below its heading if it names one."""
    part = below(text, blocks, len(lines), table.at)
    found: list[Item] = []
    for form in table.forms:
        if form == "heading":
            found += _sections(text, lines, blocks, part, table)
        elif form == "table":
            found += tables.rows(text, lines, blocks, part, table)
        elif form == "definition-list":
            found += _lists(lines, blocks, part)
    if not {"paragraph", "item"}.isdisjoint(table.forms):
        found += openings.read(text, lines, blocks, part, table)
    yield from (_without_anchors(text, item) for item in found)


def below(text: str, blocks: Blocks, count: int, title: str) -> range:
    """Return the indices of the lines of the section with this title: all lines if ``title`` is empty, none if no title
    matches."""
    if not title:
        return range(count)
    wanted = fold(title)
    for number, own in enumerate(blocks.titles):
        if fold(text[slice(*own.words)]) == wanted:
            following = (other.at for other in blocks.titles[number + 1 :] if other.level <= own.level)
            return range(own.after, next(following, count))
    return range(0)


class _List:
    """A description list that is being read: its sign, and the terms and the text of its last item."""

    def __init__(self) -> None:
        self.sign = ""
        self.terms: list[Span] = []
        self.start = 0
        self.text = Span(0, 0)

    def item(self) -> Iterator[Item]:
        """Yield the item that has been read, if there is one, and begin the next."""
        if self.terms:
            end = self.terms[-1].end
            text = self.text if self.text.end else Span(end, end)
            yield Item(tuple(self.terms), text, Span(self.start, max(text.end, end)))
        self.terms, self.text = [], Span(0, 0)

    def open(self, line: Line, match: re.Match[str]) -> None:
        """Add a term, and the text on its line."""
        if not self.terms:
            self.start = line.inner
        self.sign = match["sign"]
        self.terms.append(Span(line.start + match.start("term"), line.start + match.end("term")))
        if match["text"] is not None:
            self.add(Span(line.start + match.start("text"), line.start + len(line.text.rstrip())))

    def add(self, span: Span) -> None:
        """Extend the text to the end of these characters."""
        self.text = Span(self.text.start if self.text.end else span.start, span.end)


def _lists(lines: Sequence[Line], blocks: Blocks, part: range) -> Iterator[Item]:
    """Yield the items of description lists. A list ends at a title, and at a paragraph after a blank line."""
    own = _List()
    titles = {title.at for title in blocks.titles}
    blank = attached = False
    for at in part:
        line = lines[at]
        if line.is_blank:
            blank = True
            continue
        match = TERM.match(line.text) if blocks.open[at] and not _ITEM.match(line.text) else None
        words = Span(line.inner, line.start + len(line.text.rstrip()))
        apart = blank and not (attached or blocks.aside[at] or blocks.inside[at]) and match is None
        if at in titles or _ends(line, own, apart):
            yield from own.item()
            own.sign = ""
        elif match is not None and own.sign in ("", match["sign"]):
            if own.text.end:
                yield from own.item()
            own.open(line, match)
        elif own.terms and not blocks.aside[at]:
            own.add(words)
        attached = line.text.strip() == "+"
        blank = False
    yield from own.item()


def _ends(line: Line, own: _List, apart: bool) -> bool:
    """Return whether a line is a paragraph after a list, not a part of it; ``apart``: it is after a blank line."""
    return apart and own.text.end > 0 and not line.indent and _ITEM.match(line.text) is None


def _sections(text: str, lines: Sequence[Line], blocks: Blocks, part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the sections whose titles are terms."""
    own = [title for title in blocks.titles if title.at in part]
    starts = [*(title.at for title in own), part.stop]
    titles = []
    for number, (_, after, level, words) in enumerate(own):
        below = (lines[at] for at in range(after, starts[number + 1]) if not blocks.aside[at])
        first = next((line.text for line in below if not line.is_blank), "")
        titles.append(Title(level, text[slice(*words)], bool(first), first))
    for number, following in entries(titles, table):
        title = own[number]
        inside = [at for at in range(title.after, starts[following]) if not lines[at].is_blank]
        # The anchor of the next title, and links to other pages, are no part of the text.
        while inside and (blocks.aside[inside[-1]] or is_navigation(lines[inside[-1]].text.strip())):
            inside.pop()
        while inside and blocks.aside[inside[0]]:
            inside.pop(0)
        last = lines[inside[-1]] if inside else lines[title.after - 1]
        end = last.start + len(last.text.rstrip())
        body = Span(lines[inside[0]].inner, end) if inside else Span(title.words.end, title.words.end)
        yield Item((title.words,), body, Span(lines[title.at].start, end), is_title=True)


def _without_anchors(text: str, item: Item) -> Item:
    """Return an item with its terms without the anchors before and after them."""
    return item._replace(terms=tuple(_words(text, span) for span in item.terms))


def _words(text: str, span: Span) -> Span:
    end = span.start + len(text[slice(*span)].rstrip())
    before = _ANCHORS.match(text, span.start, end)
    start = before.end() if before is not None else span.start
    near = max(start, end - _NEAR)
    after = _ANCHORS_AFTER.search(text, near, end) if text.endswith("]", near, end) else None
    end = after.start() if after is not None else end
    return Span(start, end) if start < end else span


def label_of(item: Item, lines: Sequence[Line], starts: Sequence[int], blocks: Blocks) -> tuple[str, Span] | None:
    """Return the id of the anchor beside the term of an entry, or directly above it, with its characters; ``None`` if
    there is none.

    An id of one letter beside the term does not count: it is for a part of the alphabet.
    """
    at = bisect_left(starts, item.whole.start + 1) - 1
    line, term = lines[at], item.terms[0]
    stop = item.text.start if starts[at] <= item.text.start <= line.end else line.end
    for start, end in ((item.whole.start, term.start), (term.end, stop)):
        own = _ANCHOR.search(line.text, start - line.start, max(0, end - line.start))
        if own is not None:
            return own["id"], Span(line.start + own.start("id"), line.start + own.end("id"))
    at -= 1
    while at >= 0 and (blocks.aside[at] or lines[at].is_blank):
        if at in blocks.anchors:
            return blocks.anchors[at]
        at -= 1
    return None
