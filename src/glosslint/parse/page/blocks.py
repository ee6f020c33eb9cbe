"""A page as a tree of blocks, the same for Markdown, HTML, reStructuredText and AsciiDoc.

An adapter knows the syntax of its format and nothing of glossaries: it makes a ``Tree``. All that looks for entries,
names, labels or the end of a page reads the tree, never the markup. All places are characters of the file.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from glosslint.model import Span
from glosslint.model.frozen import cached_property, make_tuple
from glosslint.parse.markdown.structure import Comment, Markdown
from glosslint.parse.tree import RAW, SHOWN, Scalar
from glosslint.util.regexes import lazy_pattern

#: Characters that readers see, and their place. If both have the same length, each character has a place of its own;
#: otherwise each has the whole place, as for an entity.
Piece = tuple[str, Span]
#: A line break: a tag in HTML, or a substitution in reStructuredText that stands for one.
SUBSTITUTION = r"\|(?:br|linebreak|line-break|newline)\|"
BREAK = lazy_pattern(rf"<br\b|{SUBSTITUTION}", re.IGNORECASE)


class Shown(NamedTuple):
    """Characters that readers see: the character ``i`` of ``text`` is from ``starts[i]`` to ``ends[i]`` in the file."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def part(self, start: int, end: int) -> Shown:
        """Return the characters ``start`` to ``end``, without the whitespace around them."""
        inner = self.text[start:end]
        if len(inner.strip()) == len(self.text):
            return self
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Shown(self.text[start:end], self.starts[start:end], self.ends[start:end])

    @property
    def span(self) -> Span:
        """The characters of the file from the first to the last."""
        return Span(self.starts[0], self.ends[-1])

    def scalar(self, source: str) -> Scalar:
        """Return the characters as a string of the tree."""
        start, end = self.span
        return Scalar(self.text, start, end, RAW if source[start:end] == self.text else SHOWN)


def join_pieces(pieces: Iterable[Piece]) -> Shown:
    """Return the characters of all pieces with their places."""
    texts: list[str] = []
    starts: list[Sequence[int]] = []
    ends: list[Sequence[int]] = []
    for text, (start, end) in pieces:
        is_written = len(text) == end - start
        texts.append(text)
        starts.append(range(start, end) if is_written else (start,) * len(text))
        ends.append(range(start + 1, end + 1) if is_written else (end,) * len(text))
    if len(texts) == 1:
        return Shown(texts[0], starts[0], ends[0])
    return Shown("".join(texts), [*chain.from_iterable(starts)], [*chain.from_iterable(ends)])


def collapse_spaces(pieces: Iterable[Piece]) -> Shown:
    """Return characters with their places, whitespace collapsed and none at either end."""
    every = join_pieces(pieces)
    text = " ".join(every.text.split())
    if len(text) == len(every.text):
        return Shown(text, every.starts, every.ends)
    own = every.part(0, len(every.text))
    kept = [at for at, char in enumerate(own.text) if not (char.isspace() and own.text[at - 1].isspace())]
    ends = [own.ends[following - 1] for following in [*kept, len(own.text)][1:]]
    return Shown(text, [own.starts[at] for at in kept], ends)


#: ``definitions`` have children ``term`` and ``text``, whatever they are written as (``Block.form``); ``group`` is an
#: element around blocks; ``other`` shows nothing that is text of the page, such as a directive that is not read.
Kind = Literal[
    "heading", "paragraph", "list", "item", "definitions", "term", "text", "table", "row", "cell",
    "quote", "code", "rule", "group", "other",
]  # fmt: skip
T = TypeVar("T")
MarkKind = Literal["bold", "italic", "code", "link", "class"]


class Mark(NamedTuple):
    """A run of marked words: all its characters, those inside its signs or tags, and the classes of its element."""

    kind: MarkKind
    span: Span
    inner: Span
    classes: tuple[str, ...] = ()


class Hole(NamedTuple):
    """Characters that readers do not see, and what they see instead: nothing, a line break, or a decoded entity."""

    start: int
    end: int
    words: str = ""


@dataclass(slots=True)
class Block:
    """A block: ``content`` has the characters between its signs or tags, ``level`` is that of a heading, from 1; for a
    table, 1 if its first row is surely a header, for definitions, 1 if the renderer sorts them. ``form`` says how
    definitions are written, or what other lines without words are. ``generated`` is the anchor that the format itself
    gives a heading, empty if the settings say how it is made. A tree does not change after a text is read."""

    kind: Kind
    span: Span
    content: Span
    children: list[Block] = field(default_factory=list)
    level: int = 0
    form: str = ""
    classes: tuple[str, ...] = ()
    generated: str = ""

    def walk(self) -> Iterator[Block]:
        """Yield the blocks below this one, in order."""
        waiting = self.children[::-1]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += block.children[::-1]


@dataclass(frozen=True, eq=False)
class Tree:
    """A page: its blocks, and for all of it, in order of their place, holes, marks and written anchors.

    ``format`` is "markdown", "html", "rst" or "asciidoc". ``markup`` has the parts that are not prose and the links.
    No block in the spans ``left_out`` is an entry.
    """

    text: str
    format: str
    blocks: Sequence[Block]
    holes: Sequence[Hole]
    marks: Sequence[Mark]
    anchors: Sequence[Scalar] = ()
    markup: Markdown = Markdown()
    comments: tuple[Comment, ...] = ()
    body_start: int = 0
    left_out: Sequence[Span] = ()

    def walk(self) -> Iterator[Block]:
        """Yield all blocks, in order."""
        return Block("group", Span(0, 0), Span(0, 0), [*self.blocks]).walk()

    @cached_property
    def _hole_starts(self) -> list[int]:
        return [hole.start for hole in self.holes]

    def shown(self, span: Span) -> Shown:
        """Return what readers see of the characters, whitespace collapsed."""
        return collapse_spaces(self.pieces(span))

    def lines(self, span: Span) -> Shown:
        """Return what readers see of the characters, with line breaks; in HTML, only where a tag breaks the line."""
        pieces = self.pieces(span)
        if self.format == "html":
            pieces = (
                (_BREAKS.sub(" ", seen) if len(seen) == end - start else seen, Span(start, end))
                for seen, (start, end) in pieces
            )
        found = join_pieces(pieces)
        if "\r" not in found.text:
            return found
        text = found.text
        kept = [at for at, char in enumerate(text) if char != "\r" or text[at + 1 : at + 2] != "\n"]
        words = "".join(text[at] for at in kept).replace("\r", "\n")
        return Shown(words, [found.starts[at] for at in kept], [found.ends[at] for at in kept])

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the characters that readers see, with their places."""
        at, end = span
        number = max(bisect.bisect_left(self._hole_starts, at) - 1, 0)
        while number < len(self.holes):
            start, stop, words = self.holes[number]
            number += 1
            if start >= end:
                break
            if stop <= at:
                continue
            if start > at:
                yield self.text[at:start], make_tuple(Span, (at, start))
            if words and start >= at:
                yield words, make_tuple(Span, (start, stop))
            at = stop
        if at < end:
            yield self.text[at:end], make_tuple(Span, (at, end))

    def first_seen(self, span: Span) -> int:
        """Return the place of the first character that readers see and that is no space; the end if there is none."""
        at, end = span
        hole = bisect.bisect_right(self._hole_starts, at) - 1
        if at < end and not self.text[at].isspace() and (hole < 0 or self.holes[hole].end <= at):
            return at  # as mostly, without looking at what follows
        for words, (start, end) in self.pieces(span):
            inner = words.lstrip()
            if inner:
                return start + (len(words) - len(inner) if len(words) == end - start else 0)
        return span.end

    def has_words(self, start: int, end: int) -> bool:
        """Return whether readers see any words in these characters."""
        return start < end and self.first_seen(Span(start, end)) < end

    def has_content(self, block: Block) -> bool:
        """Return whether a block has something of a text: words, an image, a list."""
        if block.kind in ("group", "text"):
            shows_words = block.kind == "text" and self.has_words(*block.content)
            return shows_words or any(map(self.has_content, block.children))
        if block.kind == "paragraph":
            return self.has_words(*block.content) or self.shows_other(block.content)
        return block.kind not in ("rule", "other")

    def marks_at(self, at: int, end: int) -> list[Mark]:
        """Return the marks around the character ``at`` whose first visible character it is, and which end by ``end``,
        outermost first."""
        number = bisect.bisect_right(self.marks, at, key=_start)
        found: list[Mark] = []
        while number and len(found) < _DEEPEST:
            number -= 1
            mark = self.marks[number]
            if at - mark.span.start > _FAR:
                break
            if mark.inner.start <= at < mark.inner.end and mark.span.end <= end:
                if self.first_seen(mark.span) != at:
                    break
                found.append(mark)
            elif mark.span.end <= at and self.first_seen(mark.span) < mark.span.end:
                break  # what is around both shows this one first
        return found[::-1]

    def marks_in(self, span: Span) -> Sequence[Mark]:
        """Return the marks that begin in these characters."""
        return select_inside(self.marks, span)

    def has_links(self, span: Span) -> bool:
        """Return whether links, or code that may name an entry, begin in these characters."""
        return any(mark.kind in ("link", "code") for mark in self.marks_in(span))

    def shows_other(self, span: Span) -> bool:
        """Return whether the characters show something else than words: an image, a formula, code, a shortcode."""
        inside = select_inside(self.markup.hidden, span)
        written = [self.text[slice(*part.span)] for part in inside]
        return any(one.lower().startswith("<img") or not one.startswith(("<", "{/*", "[[", "(")) for one in written)

    def anchors_in(self, span: Span) -> Sequence[Scalar]:
        """Return the written anchors in these characters."""
        return select_inside(self.anchors, span, attrgetter("start"))

    def trim(self, span: Span) -> Span:
        """Return the characters without whitespace and line breaks around them."""
        start, end = span
        first, last = bisect.bisect_left(self._hole_starts, start), bisect.bisect_left(self._hole_starts, end)
        breaks = [hole for hole in self.holes[first:last] if hole.words == "\n"]
        for hole in breaks:
            if self.text[start : hole.start].strip():
                break
            start = hole.end
        for hole in reversed(breaks):
            if hole.start < start or self.text[hole.end : end].strip():
                break
            end = hole.start
        return Span(start, max(start, end)).strip_spaces(self.text)


_start = attrgetter("span.start")


def select_inside(parts: Sequence[T], span: Span, start: Callable[[T], int] = _start) -> Sequence[T]:
    """Return the parts that begin in these characters."""
    return parts[bisect.bisect_left(parts, span.start, key=start) : bisect.bisect_left(parts, span.end, key=start)]


_BREAKS = re.compile(r"[\r\n]")
_DEEPEST = 6  # marks in each other
_FAR = 2_000  # characters of signs and tags before the words of a mark


def ends_below(blocks: Sequence[Block], end: int) -> list[int]:
    """Return where what is below each block ends, if it is a title: at the next of its kind and level, or above."""
    found: list[int] = []
    following: dict[tuple[str, int], int] = {}
    for block in reversed(blocks):
        own = [at for (kind, level), at in following.items() if kind == block.kind and level <= block.level]
        found.append(min(own, default=end))
        if block.kind in ("heading", "term"):
            following[block.kind, block.level] = block.span.start
    return found[::-1]


def sort_marks(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks by their places, outer ones first."""
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def holes_of(hidden: Iterable[Hole], marks: Iterable[Mark]) -> list[Hole]:
    """Return the holes with the signs of ``marks``, in order, without those that overlap an earlier one."""
    signs = [(mark.span.start, mark.inner.start) for mark in marks]
    signs += [(mark.inner.end, mark.span.end) for mark in marks]
    found: list[Hole] = []
    for hole in sorted((*hidden, *(Hole(*sign) for sign in signs)), key=lambda hole: (hole.start, -hole.end)):
        if hole.end > hole.start and (not found or hole.start >= found[-1].end):
            found.append(hole)
    return found
