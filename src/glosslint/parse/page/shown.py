"""What readers see of a part of a page, each character with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.tree import RAW, SHOWN, Scalar

#: Characters that readers see, and their place. If both have the same length, each character has a place of its own;
#: otherwise each has the whole place, as for an entity.
Piece = tuple[str, Span]
#: A line break: a tag in HTML, or a substitution in reStructuredText that stands for one.
SUBSTITUTION = r"\|(?:br|linebreak|line-break|newline)\|"
BREAK = re.compile(rf"<br\b|{SUBSTITUTION}", re.IGNORECASE)
_WORD = re.compile(r"\S+")


class Shown(NamedTuple):
    """Characters that readers see: the character ``i`` of ``text`` is from ``starts[i]`` to ``ends[i]`` in the file."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def part(self, start: int, end: int) -> Shown:
        """Return the characters ``start`` to ``end``, without the whitespace around them."""
        inner = self.text[start:end]
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


def joined(pieces: Iterable[Piece]) -> Shown:
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


def collapsed(pieces: Iterable[Piece]) -> Shown:
    """Return characters with their places, whitespace collapsed and none at either end."""
    every = joined(pieces)
    text = " ".join(every.text.split())
    if len(text) == len(every.text):
        return Shown(text, every.starts, every.ends)
    own = every.part(0, len(every.text))
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for word in _WORD.finditer(own.text):
        start, end = word.span()
        if start:
            starts.append(own.starts[last])
            ends.append(own.ends[start - 1])
        starts += own.starts[start:end]
        ends += own.ends[start:end]
        last = end
    return Shown(text, starts, ends)
