"""How far things are in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any


def longest_sorted_subsequence(ranks: Sequence[Any]) -> list[int]:
    """The numbers of those ``ranks`` that need not move for all to be in order: the longest run of them that is.

    In time n log n (patience sorting); of several such runs, one and the same each time.
    """
    least: list[Any] = []  # the least rank that ends a run of each length,
    ends: list[int] = []  # and its number
    before: list[int | None] = []
    for number, rank in enumerate(ranks):
        at = bisect_right(least, rank)
        before.append(ends[at - 1] if at else None)
        least[at : at + 1], ends[at : at + 1] = [rank], [number]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]
