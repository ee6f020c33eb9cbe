"""Lines → the parts that are not prose: comments, directives and their options, literal blocks, tables, targets."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.page.formats.lines import Line
from glosslint.parse.page.formats.rst_lines import (
    DIRECTIVE,
    EXPLICIT,
    NOT_COMMENT,
    OPTION,
    block_end,
    is_adornment,
    may_begin,
    words,
)
from glosslint.parse.page.formats.rst_tables import BORDER, ends_of
from glosslint.parse.tree import Comment

#: Directives whose content is text of the page (docutils and Sphinx); the content of all others is not read.
PROSE = frozenset(
    words(
        """admonition attention caution class compound container danger deprecated epigraph error glossary highlights
        hint important note only pull-quote rst-class rubric seealso sidebar tip todo topic versionadded versionchanged
        warning"""
    )
)
#: Directives whose argument is text, too.
_ARGUMENT = frozenset(words("admonition rubric sidebar topic note tip hint warning important seealso"))
_DOCTEST = re.compile(r">>>(?: |$)")
_GRID = re.compile(r"\+(?=\+*[-=])[-=+]+\+[ \t]*")  # not an underline of plus signs
_LINE_BLOCK = re.compile(r"\|(?:[ \t]|$)")


class Blocks(NamedTuple):
    """The parts that are not prose, in order and without overlap; the comments; the labels of targets, with places."""

    hidden: tuple[Hidden, ...]
    comments: tuple[Comment, ...]
    labels: tuple[tuple[str, Span], ...]


def read(lines: Sequence[Line], in_tables: bool = False) -> Blocks:
    """Return the blocks of a text that are not prose. With ``in_tables``, the cells of tables are prose."""
    reader = _Reader(lines, in_tables)
    at = 0
    while at < len(lines):
        at = reader.step(at)
    return Blocks(
        tuple(sorted(reader.hidden, key=lambda part: part.span)), tuple(reader.comments), tuple(reader.labels)
    )


class _Reader:
    def __init__(self, lines: Sequence[Line], in_tables: bool) -> None:
        self._lines = lines
        self._in_tables = in_tables
        self._prose = PROSE | {"list-table"} if in_tables else PROSE
        self.hidden: list[Hidden] = []
        self.comments: list[Comment] = []
        self.labels: list[tuple[str, Span]] = []

    def step(self, at: int) -> int:
        """Read the line at index ``at`` and what belongs to it; return the index at which to continue."""
        line = self._lines[at]
        text = line.text.strip()
        if not text:
            return at + 1
        if EXPLICIT.match(text) or NOT_COMMENT.match(text):
            return self._explicit(at, text)
        if _DOCTEST.match(text):
            return self._hide(at, self._paragraph_end(at))
        if self._in_tables and BORDER.fullmatch(text):
            return self._hide(at, at + 1, "html")
        if _GRID.fullmatch(text) or BORDER.fullmatch(text):
            return self._hide(at, self._table_end(at))
        if is_adornment(line) or self._is_short_adornment(at):
            return self._hide(at, at + 1, "html")
        option = OPTION.match(line.text)
        if option is not None:
            self.hidden.append(Hidden("html", Span(line.inner, line.start + option.end())))
        if _LINE_BLOCK.match(text):
            self.hidden.append(Hidden("mark", Span(line.inner, line.inner + 1)))
        return self._literal(at) if text.endswith("::") else at + 1

    def _explicit(self, at: int, text: str) -> int:
        line = self._lines[at]
        end = block_end(self._lines, at + 1, line.indent)
        directive = DIRECTIVE.match(text)
        if directive is not None:
            return self._directive(at, end, directive)
        target = re.match(r"\.\.[ \t]+_(?P<label>`[^`]+`|(?:\\.|[^:\\])+):", text)
        if target is not None:
            end = self._paragraph_end(at, end)  # what is indented below a blank line is a block quote
            start = line.inner + target.start("label")
            label = target["label"].strip("`")
            shift = target["label"].startswith("`")
            self.labels.append((label, Span(start + shift, start + shift + len(label))))
        elif not NOT_COMMENT.match(text):
            stop = self._lines[max(end, at + 1) - 1].end
            inner = text[2:].strip() if end <= at + 1 else ""
            self.comments.append(Comment(inner, Span(line.inner, stop)))
        return self._hide(at, max(end, at + 1), "html")

    def _directive(self, at: int, end: int, directive: re.Match[str]) -> int:
        line, name = self._lines[at], directive["name"].rpartition(":")[2]
        if name not in self._prose or "|" in directive[0].partition("::")[0]:
            return self._hide(at, max(end, at + 1))
        whole = name not in _ARGUMENT or not directive["argument"]
        stop = len(line.text) if whole else line.text.index("::") + 2
        self.hidden.append(Hidden("html", Span(line.inner, line.start + len(line.text[:stop].rstrip()))))
        at += 1
        while at < end and OPTION.match(self._lines[at].text):
            at = self._hide(at, at + 1, "html")
        return at

    def _literal(self, at: int) -> int:
        """Hide the indented lines after a paragraph that ends with two colons, and one or both of the colons.

        Return the index at which to continue.
        """
        line = self._lines[at]
        following = at + 1
        while following < len(self._lines) and self._lines[following].is_blank:
            following += 1
        if following == at + 1 or following == len(self._lines) or self._lines[following].indent <= line.indent:
            return at + 1
        end = line.start + len(line.text.rstrip())
        alone = line.text.strip() == "::" or line.text.rstrip()[:-2].endswith((" ", "\t"))
        self.hidden.append(Hidden("mark", Span(end - 2 if alone else end - 1, end)))
        return self._hide(following, block_end(self._lines, following, line.indent))

    def _hide(self, at: int, end: int, kind: str = "code") -> int:
        first, last = self._lines[at], self._lines[end - 1]
        self.hidden.append(Hidden(kind, Span(first.inner, last.start + len(last.text.rstrip()))))
        return end

    def _paragraph_end(self, at: int, last: int | None = None) -> int:
        last = len(self._lines) if last is None else last
        while at < last and not self._lines[at].is_blank:
            at += 1
        return at

    def _table_end(self, at: int) -> int:
        """Return the index after a table: a grid ends before a blank line, a simple table at a border before one."""
        if _GRID.fullmatch(self._lines[at].text.strip()):
            return self._paragraph_end(at)
        number = bisect.bisect_left(self._simple_ends, at + 2)
        return self._simple_ends[number] if number < len(self._simple_ends) else self._paragraph_end(at)

    @cached_property
    def _simple_ends(self) -> list[int]:
        """The indices after the borders at which simple tables may end."""
        return ends_of(self._lines)

    def _is_short_adornment(self, at: int) -> bool:
        """Return whether a line of signs, perhaps fewer than four, is below a title and at least as long."""
        line = self._lines[at]
        before = self._lines[at - 1] if at else None
        if before is None or before.is_blank or line.indent or not is_adornment(line, 1):
            return False
        return len(line.text.rstrip()) >= len(before.text.rstrip())


def sections(lines: Sequence[Line]) -> Iterator[tuple[int, int, int]]:
    """Yield the titles of sections: the index of the line, the one after its underline, and the level (from 1)."""
    styles: list[tuple[str, bool]] = []
    at = after = 0
    while at < len(lines):
        over = (
            is_adornment(lines[at], 1)
            and at + 2 < len(lines)
            and lines[at + 2].text.rstrip() == lines[at].text.rstrip()
        )
        title = at + over
        if title + 1 < len(lines) and _is_title(lines, title, over, after):
            style = lines[title + 1].text[0], over
            if style not in styles:
                styles.append(style)
            yield title, title + 2, styles.index(style) + 1
            at = after = title + 2
        else:
            at += 1


def _is_title(lines: Sequence[Line], at: int, over: bool, after: int) -> bool:
    """Return whether a line is a title; ``after`` is the index after the last one."""
    line, under = lines[at], lines[at + 1]
    if line.is_blank or under.indent or (line.indent and not over) or is_adornment(line, 4):
        return False
    if not over and at != after and not may_begin(lines, at):
        return False
    width = len(line.text.rstrip())
    return is_adornment(under, 1) and len(under.text.rstrip()) >= min(width, 4)
