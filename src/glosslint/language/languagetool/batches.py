"""Many passages in one request, and the ranges of its answer back in each of them.

A request costs LanguageTool about 35 ms, and a definition 15. Passages are put one below the other with an empty line
between, which ends a paragraph, a sentence, and so every match. LanguageTool counts UTF-16 units, we count characters.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from glosslint.model import Span

GAP = "\n\n"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
#: Half a pair, which no encoding holds, and control characters, of which LanguageTool makes nothing good.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Batch(NamedTuple):
    """Texts to be sent together, as English or as that of a code that the server has."""

    language: str
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is sent."""
        return GAP.join(self.texts)


def batches(texts: Iterable[tuple[str, str]], most: int) -> Iterator[Batch]:
    """Texts, each with its language, as batches of one language and of at most ``most`` characters, unless one text
    alone has more. Their order stays."""
    held: list[str] = []
    size, of = 0, ""
    for language, text in texts:
        if held and (language != of or size + len(text) > most):
            yield Batch(of, tuple(held))
            held, size = [], 0
        of = language
        held.append(_UNFIT.sub(" ", text))
        size += len(text) + len(GAP)
    if held:
        yield Batch(of, tuple(held))


class Ruler:
    """Turns ranges of an answer about a batch into spans of its texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        whole = GAP.join(texts)
        self._starts = list(accumulate((len(text) + len(GAP) for text in texts[:-1]), initial=0))
        self._ends = [start + len(text) for start, text in zip(self._starts, texts, strict=True)]
        # in UTF-16 each character of the other planes has two units: where each of them begins
        self._astral = [match.start() + number for number, match in enumerate(_ASTRAL.finditer(whole))]
        self._length = len(whole)

    def place(self, offset: object, length: object) -> tuple[int, Span] | None:
        """The number of the text and the span in it, for a range in UTF-16 units. ``None`` when it crosses from one
        text to another or lies between them. Raises ValueError when it is empty or outside, or cuts a character in two.
        """
        if type(offset) is not int or type(length) is not int or offset < 0 or length < 1:
            raise ValueError("not a range")
        start, end = self._characters(offset), self._characters(offset + length)
        if end > self._length:
            raise ValueError("outside the text")
        number = bisect.bisect_right(self._starts, start) - 1
        if end > self._ends[number]:
            return None
        first = self._starts[number]
        return number, Span(start - first, end - first)

    def _characters(self, units: int) -> int:
        """An offset in characters. Raises ValueError inside a character."""
        before = bisect.bisect_left(self._astral, units)
        if before and self._astral[before - 1] == units - 1:
            raise ValueError("inside a character")
        return units - before
