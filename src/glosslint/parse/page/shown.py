"""What readers see of a part of a page, each character with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat
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
_new = tuple.__new__  # half the cost of Span(*…), which matters for every character


class Shown(NamedTuple):
    """Characters that readers see: the character ``i`` of ``text`` is at ``places[i]`` of the file."""

    text: str
    places: tuple[Span, ...]

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


def collapsed(pieces: Iterable[Piece]) -> Shown:
    """Return characters with their places, whitespace collapsed and none at either end."""
    pieces = [*pieces]
    if len(pieces) == 1:
        text, (start, end) = pieces[0]
        if len(text) == end - start and " ".join(text.split()) == text:
            return Shown(
                text, tuple(map(_new, repeat(Span), zip(range(start, end), range(start + 1, end + 1), strict=True)))
            )
    texts: list[str] = []
    every: list[Span] = []
    for text, place in pieces:
        texts.append(text)
        start, end = place
        if len(text) == end - start:
            every += map(_new, repeat(Span), zip(range(start, end), range(start + 1, end + 1), strict=True))
        else:
            every += repeat(place, len(text))
    places: list[Span] = []
    words: list[str] = []
    last = 0
    for word in _WORD.finditer("".join(texts)):
        start, end = word.span()
        if words:
            places.append(Span(every[last].start, every[start - 1].end))
        places += every[start:end]
        words.append(word[0])
        last = end
    return Shown(" ".join(words), tuple(places))
