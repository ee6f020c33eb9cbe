"""Sorted subsequences, values by key or by the characters they cover, and tuples that are shared in memory."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST_SHARED = 50_000  # tuples; a few megabytes
_SHARED: dict[object, object] = {}


def longest_sorted_subsequence(ranks: Sequence[Any]) -> list[int]:
    """Return the indices of the longest subsequence of ``ranks`` that is in order, equal ranks included.

    All others must move to sort the whole. It takes n log n time (patience sorting); of several longest subsequences,
    the result is always the same one.
    """
    least: list[Any] = []  # the least rank that ends a subsequence of each length,
    ends: list[int] = []  # and its index
    before: list[int | None] = []
    for index, rank in enumerate(ranks):
        at = bisect_right(least, rank)
        before.append(ends[at - 1] if at else None)
        least[at : at + 1], ends[at : at + 1] = [rank], [index]
    indices: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        indices.append(last)
        last = before[last]
    return indices[::-1]


def grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """Return the values of each key, in the order of ``pairs``."""
    groups: dict[K, tuple[V, ...]] = {}
    others: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        if key in groups:
            others[key].append(value)
        else:  # most have one value: no list for each of them
            groups[key] = (value,)
    for key, values in others.items():
        groups[key] += tuple(values)
    return groups


def shared(value: tuple[V, ...]) -> tuple[V, ...]:
    """Return a tuple equal to ``value``, the same object for all equal ones, since many files have ``(0, "id")``."""
    known = _SHARED.get(value)
    if known is not None:
        return known  # type: ignore[return-value]  # the keys are the values
    if len(_SHARED) < _MOST_SHARED:
        _SHARED[value] = value
    return value


class Intervals(Generic[V]):
    """Values that each cover characters from ``start`` up to, but not including, ``end``. They may overlap."""

    def __init__(self, pairs: Iterable[tuple[tuple[int, int], V]]) -> None:
        self._pairs = sorted(pairs, key=lambda pair: pair[0])
        self._starts = [start for (start, _), _ in self._pairs]
        self._outer: list[int] = []  # for each value, the nearest earlier one that ends later, or -1
        for number, ((_, end), _) in enumerate(self._pairs):
            outer = number - 1
            while outer >= 0 and self._pairs[outer][0][1] <= end:
                outer = self._outer[outer]
            self._outer.append(outer)

    def at(self, at: int) -> list[V]:
        """Return the values that cover the character ``at``, sorted by start.

        Disjoint values before it cost nothing, even inside another value that covers all of them.
        """
        covering = []
        number = bisect_right(self._starts, at) - 1
        while number >= 0:
            (_, end), value = self._pairs[number]
            if at < end:
                covering.append(value)
            number = number - 1 if at < end else self._outer[number]
        return covering[::-1]
