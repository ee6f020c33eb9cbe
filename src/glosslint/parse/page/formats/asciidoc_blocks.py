"""Lines → the parts that are not prose (comments, listings, tables, attributes and macros), and the titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden
from glosslint.parse.page.formats.lines import Line
from glosslint.parse.tree import Comment

#: The first and last line of a block. Examples, sidebars, quotations and open blocks contain prose.
_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}[\w-]*|/{4,}|={4,}|\*{4,}|_{4,}|--|[|,:!]={3,})[ \t]*")
_PROSE_BLOCKS = ("====", "****", "____", "--")
_IN_COMMENT = "[comment]"
_COMMENT = re.compile(r"//(?!/)[ \t]?(?P<text>.*)")
#: ``:name: value``, ``[attributes]``, ``[[anchor]]``, ``name::target[]``, rules and breaks.
_ASIDE = re.compile(
    r":!?\w[\w-]*!?:(?:[ \t].*)?|\[\[[^\[\]]+\]\][ \t]*|\[(?:[^\[\]]|\[[^\[\]]*\])*\][ \t]*"
    r"|\w[\w-]*::[^\s\[\]]*\[.*\][ \t]*|'{3,}[ \t]*|<{3,}[ \t]*"
)
_BLOCK_TITLE = re.compile(r"\.[^\s.].*")
_ANCHOR = re.compile(
    r"\[\[(?P<id>[^\[\],\s]+)(?:,[^\[\]]*)?\]\]|\[[\w-]*#(?P<short>[\w:.-][\w:-]*+)(?:[.,%][^\[\]]*)?\]"
)
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|EXAMPLE):(?=[ \t])")
_TITLE = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<title>\S.*)")
#: The signs that underline a title in the older form, in the order of levels.
_UNDERLINES = "=-~^+"
_NO_TITLE = re.compile(r"[ \t]|[*.-]+[ \t]|.*::$")
_DEEPER = re.compile(r"[ \t]*(?P<marks>\*{1,4})\*[ \t]")


class Title(NamedTuple):
    """The title of a section: its line, the one after it, its level (from 1), and its words."""

    at: int
    after: int
    level: int
    words: Span


class Blocks(NamedTuple):
    """The parts that are not prose, in order and without overlap; the comments; the titles; and the ids of anchors on
    lines of their own, by the index of the line.

    For each line: whether it may begin an entry (``open``), whether it is not text, but attributes and the like
    (``aside``), and whether it is in a block that begins on an earlier line (``inside``).
    """

    hidden: tuple[Hidden, ...]
    comments: tuple[Comment, ...]
    titles: tuple[Title, ...]
    open: tuple[bool, ...]
    aside: tuple[bool, ...]
    inside: tuple[bool, ...]
    anchors: dict[int, tuple[str, Span]]


def read(lines: Sequence[Line], in_tables: bool = False) -> Blocks:
    """Return the blocks of a text. With ``in_tables``, the cells of tables are prose."""
    reader = _Reader(lines, (*_PROSE_BLOCKS, "|===") if in_tables else _PROSE_BLOCKS)
    at = 0
    while at < len(lines):
        at = reader.step(at)
    hidden = tuple(sorted(reader.hidden, key=lambda part: part.span))
    comments, titles = tuple(reader.comments), tuple(reader.titles)
    by_line = tuple(reader.open), tuple(reader.aside), tuple(reader.inside)
    return Blocks(hidden, comments, titles, *by_line, reader.anchors)


class _Reader:
    def __init__(self, lines: Sequence[Line], prose: tuple[str, ...]) -> None:
        self._lines = lines
        self._prose = prose
        self.hidden: list[Hidden] = []
        self.comments: list[Comment] = []
        self.titles: list[Title] = []
        self.open = [True] * len(lines)
        self.aside = [False] * len(lines)
        self.inside = [False] * len(lines)
        self.anchors: dict[int, tuple[str, Span]] = {}

    def step(self, at: int) -> int:
        """Read the line at index ``at`` and what belongs to it; return the index at which to continue."""
        line = self._lines[at]
        text = line.text.rstrip()
        if not text:
            return at + 1
        if self._is_underlined(at):
            level = _UNDERLINES.index(self._lines[at + 1].text[0]) + 1
            self.titles.append(Title(at, at + 2, level, Span(line.start, line.start + len(text))))
            self._hide(at + 1, at + 2, "html")
            return at + 2
        if _DELIMITER.fullmatch(text):
            return self._block(at, text)
        if text == _IN_COMMENT:
            return self._comment_block(at)
        comment = _COMMENT.fullmatch(text)
        if comment is not None:
            self.comments.append(Comment(comment["text"].strip(), Span(line.start, line.end)))
        elif (title := _TITLE.fullmatch(text)) is not None:
            start, end = title.span("title")
            if title["title"].endswith((f" {title['marks']}", f"\t{title['marks']}")):  # marks on both sides
                end = start + len(title["title"].removesuffix(title["marks"]).rstrip())
            self.titles.append(Title(at, at + 1, len(title["marks"]), Span(line.start + start, line.start + end)))
            self.hidden.append(Hidden("mark", Span(line.start, line.start + start)))
            return at + 1
        elif _ASIDE.fullmatch(text) or _BLOCK_TITLE.fullmatch(text):
            anchor = _ANCHOR.match(text)
            if anchor is not None:
                group = anchor.lastgroup or 0
                start, end = anchor.span(group)
                self.anchors[at] = (anchor[group], Span(line.start + start, line.start + end))
        elif text.strip() != "+":
            self._marks(line)
            return at + 1
        self.aside[at] = True
        return self._hide(at, at + 1, "html")

    def _marks(self, line: Line) -> None:
        """Hide the label of an admonition, or the marks of an item, before the words of a line."""
        label = _ADMONITION.match(line.text)
        deeper = _DEEPER.match(line.text)
        if label is not None:
            self.hidden.append(Hidden("html", Span(line.start, line.start + label.end())))
        elif deeper is not None:
            start, end = deeper.span("marks")
            self.hidden.append(Hidden("mark", Span(line.start + start, line.start + end)))

    def _is_underlined(self, at: int) -> bool:
        """Return whether the next line underlines this one: a title of the older form."""
        if at + 1 == len(self._lines) or (at and not (self._lines[at - 1].is_blank or self.aside[at - 1])):
            return False
        text, under = self._lines[at].text.rstrip(), self._lines[at + 1].text.rstrip()
        if len(under) < 2 or under[0] not in _UNDERLINES or under != under[0] * len(under):
            return False
        return abs(len(under) - len(text)) < 2 and not (_NO_TITLE.match(text) or _ASIDE.fullmatch(text))

    def _block(self, at: int, text: str) -> int:
        """Hide a block from its delimiter to the next equal one, or just the delimiter if the block contains prose."""
        fence = "`" * text.count("`") or text
        if text.startswith(self._prose) and not text.startswith("----"):
            return self._hide(at, at + 1, "html")
        end = next((n for n in range(at + 1, len(self._lines)) if self._lines[n].text.rstrip() == fence), None)
        if end is None:  # never closed: Asciidoctor reads all that follows as the block
            end = len(self._lines) - 1
        if text.startswith("/"):
            self.aside[at : end + 1] = [True] * (end + 1 - at)
        kind = "code" if text[0] in "-.`" else "html"
        return self._hide(at, end + 1, kind)

    def _comment_block(self, at: int) -> int:
        """Hide a block or paragraph below the line that makes it a comment."""
        below = range(at + 1, len(self._lines))
        first = self._lines[at + 1].text.rstrip() if below else ""
        fence = first if _DELIMITER.fullmatch(first) else ""
        last = next((number for number in below[1:] if self._lines[number].text.rstrip() == fence), None)
        end = last + bool(fence) if last is not None else len(self._lines)
        self.aside[at:end] = [True] * (end - at)
        return self._hide(at, end, "html")

    def _hide(self, at: int, end: int, kind: str) -> int:
        first, last = self._lines[at], self._lines[end - 1]
        self.open[at:end] = [False] * (end - at)
        self.inside[at + 1 : end] = [True] * (end - at - 1)
        stop = last.start + len(last.text.rstrip())
        if stop > first.inner:
            self.hidden.append(Hidden(kind, Span(first.inner, stop)))
        return end
