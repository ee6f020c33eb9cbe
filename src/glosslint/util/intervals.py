"""Which of many values cover a character of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

V = TypeVar("V")


class Intervals(Generic[V]):
    """Values with the characters that each covers: ``start`` up to, not including, ``end``. They may overlap."""

    def __init__(self, pairs: Iterable[tuple[tuple[int, int], V]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._starts = [start for (start, _), _ in self._pairs]
        self._ends = [*accumulate((end for (_, end), _ in self._pairs), max)]

    def at(self, at: int) -> list[V]:
        """Return the values that cover character ``at``, by where they begin; a list of all is not looked through."""
        covering = []
        number = bisect_right(self._starts, at)
        while number and self._ends[number - 1] > at:  # an earlier one may go on to here
            number -= 1
            (_, end), value = self._pairs[number]
            if at < end:
                covering.append(value)
        return covering[::-1]
