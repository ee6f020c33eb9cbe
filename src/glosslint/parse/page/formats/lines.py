"""What reStructuredText and AsciiDoc have in common: lines with their indentation, blocks of these, inline markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping as Table, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Comment, Hidden, Markdown, MarkdownLink, blank_out, drop_overlaps
from glosslint.parse.page.blocks import Block, Kind, Mark, MarkKind, sort_marks
from glosslint.parse.tree import Scalar

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_TAB = 8  # columns, as docutils expands tabs


class Line(NamedTuple):
    """A line from ``start`` to ``end``, without its line break; ``indent`` counts columns of whitespace before it."""

    text: str
    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Whether there is only whitespace on the line."""
        return not self.text.strip()

    @property
    def words(self) -> Span:
        """The characters of the line without the whitespace around them."""
        return Span(self.end - len(self.text.lstrip()), self.start + len(self.text.rstrip()))


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """Return the lines of ``text`` from the character ``start`` up to ``end``, or up to its own end."""
    lines: list[Line] = []
    last = len(text) if end is None else end
    for match in _LINE.finditer(text, start, last):
        if match.start() < last or not lines:
            space = match[1][: len(match[1]) - len(match[1].lstrip())]
            lines.append(Line(match[1], match.start(), match.end(1), len(space.expandtabs(_TAB))))
    return lines


def span_of(lines: Sequence[Line], at: int, end: int) -> Span:
    """Return the characters of the lines from ``at`` to ``end``, without the whitespace around them."""
    while end > at + 1 and lines[end - 1].is_blank:
        end -= 1
    return Span(lines[at].words.start, lines[end - 1].words.end)


def table_of(span: Span, rows: Iterable[Sequence[Span]], titled: bool) -> Block:
    """Return the table with the cells of these rows; ``titled``: whether the first is surely a header."""
    table = Block("table", span, span, level=int(titled))
    for cells in rows:
        if cells:
            whole = Span(cells[0].start, max(cell.end for cell in cells))
            table.children.append(Block("row", whole, whole, [Block("cell", cell, cell) for cell in cells]))
    return table


class LineReader:
    """Reads the lines of a text from the character ``start`` on, and then the markup between its words. What is not
    prose is added to ``hidden``."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.lines = lines_of(text, start)
        self.hidden: list[Hidden] = []
        self.links: list[MarkdownLink] = []
        self.marks: list[Mark] = []
        self.anchors: list[Scalar] = []
        self.comments: list[Comment] = []

    def read_blocks(self, part: range, read: Callable[[int], tuple[Block, int]]) -> list[Block]:
        """Return the blocks of the lines of a part: ``read`` gives that which begins in a line, and the index after it.
        Lists and definitions of the same form go on in the next block."""
        found: list[Block] = []
        at = part.start
        while at < part.stop:
            if self.lines[at].is_blank:
                at += 1
                continue
            block, at = read(at)
            last = found[-1] if found and (block.kind == "list" or block.form == "definition-list") else None
            if last is not None and (last.kind, last.form) == (block.kind, block.form):
                last.children += block.children
                last.span = last.content = Span(last.span.start, block.span.end)
            else:
                found.append(block)
        return found

    def block_of(self, kind: Kind, at: int, end: int, form: str = "") -> Block:
        """Return a block of the lines from ``at`` to ``end``."""
        span = span_of(self.lines, at, end)
        return Block(kind, span, span, form=form)

    def hide_lines(self, kind: Kind, at: int, end: int, how: str = "html", form: str = "") -> tuple[Block, int]:
        """Return a block of lines that are not prose, which are hidden, and the index of the line after it."""
        block = self.block_of(kind, at, end, form)
        self.hide(how, *block.span)
        return block, end

    def hide(self, how: str, start: int, end: int) -> None:
        """Hide the characters of the text from ``start`` to ``end``, if there are any."""
        if end > start:
            self.hidden.append(Hidden(how, Span(start, end)))

    def hide_around(self, whole: Span, shown: Span) -> None:
        """Hide the signs before and after the words of a piece of markup."""
        self.hide("mark", whole.start, shown.start)
        self.hide("mark", shown.end, whole.end)

    def read_inline(
        self, pattern: re.Pattern[str], take: Callable[[re.Match[str]], int], emphases: Table[MarkKind, re.Pattern[str]]
    ) -> tuple[Markdown, list[Mark]]:
        """Return the structure of the text, and its marks. ``take`` adds what a match of ``pattern`` is, and returns
        where to go on; ``emphases`` are the patterns of marks that may be anywhere but in code."""
        plain = blank_out(self.text, [span for _, span in drop_overlaps(self.hidden)], "\n")
        at = self.start
        while (match := pattern.search(plain, at)) is not None:
            at = take(match)
        hidden = drop_overlaps(self.hidden)
        plain = blank_out(self.text, [span for kind, span in hidden if kind == "code"], "\0")
        for kind, words in emphases.items():
            self.marks += (Mark(kind, Span(*own.span()), Span(*own.span("words"))) for own in words.finditer(plain))
        return Markdown(hidden, tuple(self.links)), sort_marks(self.marks)


def emphasis(sign: str, more: str = "") -> re.Pattern[str]:
    """Return the pattern of words between two signs, of which none is in them; ``more`` says how often it may be."""
    return re.compile(
        rf"(?<![\w{sign}\\])(?P<sign>{sign}{more})(?=[^\s{sign}])(?P<words>[^{sign}]+)(?<=\S)(?P=sign)(?![\w{sign}])"
    )
