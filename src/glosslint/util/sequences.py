"""Sorted and common parts of sequences, values by key or by the characters they cover, and tuples shared in memory."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


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


def count_shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common, by bisection: a loop would take as long as a key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


#: Which items of one sequence are replaced by which of another: first and last (exclusive) of each.
Difference = tuple[int, int, int, int]

_MOST_ITEMS = 200  # between two anchors: the time of difflib grows with the square
_MOST_LEVELS = 8  # of anchors between anchors


def differences(before: Sequence[K], after: Sequence[K]) -> list[Difference]:
    """Return what differs, in order: the least, where it is little; the time grows with the length of the sequences.

    The items that are once in both are anchors (patience diff); between them, ``difflib`` finds what stays if there is
    little, else items are compared one by one.
    """
    same = _same(before, after, (0, len(before), 0, len(after)), 0)
    around = pairwise([(-1, -1), *same, (len(before), len(after))])
    gaps = ((old + 1, end, new + 1, new_end) for (old, new), (end, new_end) in around)
    return [gap for gap in gaps if gap[0] < gap[1] or gap[2] < gap[3]]


def _same(before: Sequence[K], after: Sequence[K], part: Difference, level: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of items that stay, in order, of a part of both sequences."""
    start, end, new_start, new_end = part
    while start < end and new_start < new_end and before[start] == after[new_start]:
        yield start, new_start
        start, new_start = start + 1, new_start + 1
    tail = 0
    most = min(end - start, new_end - new_start)
    while tail < most and before[end - 1 - tail] == after[new_end - 1 - tail]:
        tail += 1
    inner = (start, end - tail, new_start, new_end - tail)
    if start < inner[1] and new_start < inner[3]:
        anchors = _anchors(before, after, inner) if level < _MOST_LEVELS else []
        if not anchors:
            yield from _equal(before, after, inner)
        for old, new in [*anchors, (inner[1], inner[3])] if anchors else []:
            yield from _same(before, after, (start, old, new_start, new), level + 1)
            if old < inner[1]:
                yield old, new
            start, new_start = old + 1, new + 1
    yield from ((inner[1] + number, inner[3] + number) for number in range(tail))


def _anchors(before: Sequence[K], after: Sequence[K], part: Difference) -> list[tuple[int, int]]:
    """Return the numbers of the items that are once in both, as many as come in the same order."""
    start, end, new_start, new_end = part
    counts, new_counts = Counter(before[start:end]), Counter(after[new_start:new_end])
    places = {after[new]: new for new in range(new_start, new_end)}
    once = [
        (old, places[item])
        for old, item in enumerate(before[start:end], start)
        if counts[item] == 1 and new_counts[item] == 1
    ]
    return [once[number] for number in longest_sorted_subsequence([new for _, new in once])]


def _equal(before: Sequence[K], after: Sequence[K], part: Difference) -> Iterator[tuple[int, int]]:
    """Yield the items that stay between two anchors; of many, those that are equal at equal distance."""
    from difflib import SequenceMatcher  # which most runs do not need

    start, end, new_start, new_end = part
    if max(end - start, new_end - new_start) <= _MOST_ITEMS:
        matcher = SequenceMatcher(None, before[start:end], after[new_start:new_end], autojunk=False)
        for old, new, size in matcher.get_matching_blocks():
            yield from ((start + old + number, new_start + new + number) for number in range(size))
    elif end - start == new_end - new_start:
        numbers = zip(range(start, end), range(new_start, new_end), strict=True)
        yield from ((old, new) for old, new in numbers if before[old] == after[new])


def group_values(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """Return the values of each key, in the order of ``pairs``."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def first_values(pairs: Iterable[tuple[K, V]]) -> Mapping[K, V]:
    """Return the first value of each key, in the order of ``pairs``."""
    values: dict[K, V] = {}
    for key, value in pairs:
        values.setdefault(key, value)
    return values


def is_nested(value: object, levels: int) -> bool:
    """Return whether lists and mappings are nested more than so many levels deep."""
    level = [value]
    for _ in range(levels):
        inner = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list))
        level = [*chain.from_iterable(inner)]
    return any(isinstance(one, dict | list) for one in level)


@lru_cache(maxsize=50_000)  # a few megabytes
def _find_equal(value: Any) -> Any:
    return value


def share_tuple(value: tuple[V, ...]) -> tuple[V, ...]:
    """Return a tuple equal to ``value``, the same object for all equal ones, since many files have ``(0, "id")``."""
    shared: tuple[V, ...] = _find_equal(value)
    return shared


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


T = TypeVar("T")


class LazyValues(Mapping[str, T]):
    """Values by key, each made by ``make`` on every access, which raises KeyError for other keys."""

    def __init__(self, keys: Collection[str], make: Callable[[str], T]) -> None:
        self._keys = keys
        self._make = make

    def __getitem__(self, key: str) -> T:
        return self._make(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
