"""How far values are in order, values by their keys, and equal tuples that are in memory once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST_SHARED = 50_000  # tuples; a few megabytes
_SHARED: dict[object, object] = {}


def longest_sorted_subsequence(ranks: Sequence[Any]) -> list[int]:
    """Return the indices of the longest subsequence of ``ranks`` that is in order, equal ranks included.

    All others must move for the whole to be in order. Takes n log n time (patience sorting); of several longest
    subsequences it always returns the same one.
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
    """Return the values of each key, in order."""
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
    """Return a plain tuple that equals ``value``: the first of all that do, for what many files hold: ``(0, "id")``."""
    known = _SHARED.get(value)
    if known is not None:
        return known  # type: ignore[return-value]  # the keys are the values
    if len(_SHARED) < _MOST_SHARED:
        _SHARED[value] = value
    return value
