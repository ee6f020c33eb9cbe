"""What readers see of a part of a page, each character with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, overload

from glosslint.model import Span
from glosslint.parse.tree import RAW, SHOWN, Scalar

#: Characters that readers see, and their place. If both have the same length, each character has a place of its own;
#: otherwise each has the whole place, as for an entity.
Piece = tuple[str, Span]
#: A line break: a tag in HTML, or a substitution in reStructuredText that stands for one.
SUBSTITUTION = r"\|(?:br|linebreak|line-break|newline)\|"
BREAK = re.compile(rf"<br\b|{SUBSTITUTION}", re.IGNORECASE)
_GAP = re.compile(r"\s{2,}|[^\S ]")  # whitespace that is not one space


class Places(Sequence[Span]):
    """The places of characters, each of which is made when it is asked for: few of them are."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self._starts = starts
        self._ends = ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> Places: ...
    def __getitem__(self, at: int | slice) -> Span | Places:
        if isinstance(at, slice):
            return Places(self._starts[at], self._ends[at])
        return Span(self._starts[at], self._ends[at])


class Shown(NamedTuple):
    """Characters that readers see: the character ``i`` of ``text`` is at ``places[i]`` of the file."""

    text: str
    places: Sequence[Span]

    def part(self, start: int, end: int) -> Shown:
        """Return the characters ``start`` to ``end``, without the whitespace around them."""
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        return Shown(self.text[start:end], self.places[start:end])

    @property
    def span(self) -> Span:
        """The characters of the file from the first to the last."""
        return Span(self.places[0].start, self.places[-1].end)

    def scalar(self, source: str) -> Scalar:
        """Return the characters as a string of the tree."""
        is_raw = source[slice(*self.span)] == self.text
        return Scalar(self.text, *self.span, RAW if is_raw else SHOWN)


def written(pieces: Iterable[Piece]) -> tuple[str, list[int], list[int]]:
    """Return the characters of pieces, and where each of them begins and ends in the file."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for text, (start, end) in pieces:
        texts.append(text)
        if len(text) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(text)
            ends += [end] * len(text)
    return "".join(texts), starts, ends


def collapsed(pieces: Iterable[Piece]) -> Shown:
    """Return characters with their places, whitespace collapsed and none at either end."""
    text, all_starts, all_ends = written(pieces)
    at, end = len(text) - len(text.lstrip()), len(text.rstrip())
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for gap in _GAP.finditer(text, at, max(at, end)):
        first, after = gap.span()
        texts.append(text[at:first])
        starts += all_starts[at : first + 1]
        ends += (*all_ends[at:first], all_ends[after - 1])
        at = after
    texts.append(text[at:end])
    return Shown(" ".join(texts), Places(starts + all_starts[at:end], ends + all_ends[at:end]))
