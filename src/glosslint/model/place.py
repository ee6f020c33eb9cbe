"""Places: in the structure of the glossary, and in the characters of a file.

Offsets are counted in characters (code points) from 0; lines and columns from 1."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from glosslint.model.frozen import NamedTuple, dataclass


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end``."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return as many characters ``by`` characters later, or earlier for a negative number."""
        return Span(self.start + by, self.end + by)

    def strip_spaces(self, text: str) -> Span:
        """Return the characters of ``text`` without the whitespace around them; empty if they are nothing else."""
        inner = text[self.start : self.end]
        length = len(inner.strip())
        if length == len(inner):
            return self
        start = self.start + len(inner) - len(inner.lstrip())
        return Span(start, start + length)

    def split_at(self, signs: Iterable[tuple[int, int]]) -> list[Span]:
        """Return the characters before, between and after ``signs``, which are in it, in order and without overlap."""
        edges = [self.start, *(edge for sign in signs for edge in sign), self.end]
        return [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]


#: Keys and list positions from the top of a file to a node; the first step is the number of the document.
NodePath = tuple[str | int, ...]


class Part(StrEnum):
    """Which part of a node a place means."""

    VALUE = "value"  # the node itself or, with a span, characters of its decoded string
    KEY = "key"  # the key of the node
    HEAD = "head"  # its key if it has one, else its first key or item: "somewhere in here"
    SOURCE = "source"  # characters of the file itself; the path is ignored


class Place(NamedTuple):
    """Where something is in the structure of the glossary: a node, or characters of its decoded string.

    Only the engine turns a place into offsets of the file, so a rule can neither see nor shift them.
    """

    file: str
    path: NodePath = ()
    part: Part = Part.VALUE
    span: Span | None = None


class Related(NamedTuple):
    """A second place that explains a problem, with a label."""

    place: Place
    label: str


class Position(NamedTuple):
    """A 1-based line and column in characters; ``utf16`` is the same column in UTF-16 units, for editors."""

    line: int
    column: int
    utf16: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: ``span`` in characters of its text, and the same as positions."""

    path: str
    span: Span
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class RelatedLocation:
    """A related place, resolved; ``repeats``: the finding is there as well."""

    location: Location
    label: str
    repeats: bool = False
