"""A reading order: each entry comes after those that its definition depends on, and after most of those it links to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Definitions, Edge, Mention, adjacency
from glosslint.util.graphs import strongly_connected_components


class Order(NamedTuple):
    """Entries as they are best read.

    ``forward`` holds the mentions of entries that come later, since two definitions depend on each other.
    ``closed_groups`` holds groups of entries each of which is defined only as a kind of the next.
    """

    entries: tuple[EntryFacts, ...]
    forward: tuple[Mention, ...]
    closed_groups: tuple[tuple[EntryFacts, ...], ...]


def reading_order(entries: Sequence[EntryFacts], definitions: Definitions) -> Order:
    """Return the entries, each after those its definition depends on and, as far as possible, those it links to.

    What more entries need comes first, and all else is in the order of the glossary.
    """
    edges = dict(definitions.edges)
    needed = edges.keys() - _cut(edges)
    order = _Queue(len(entries), needed, definitions.links).order()
    position = {number: index for index, number in enumerate(order)}
    genus = adjacency(edge for edge, mention in edges.items() if mention.genus)
    return Order(
        tuple(entries[number] for number in order),
        tuple(mention for (source, target), mention in sorted(edges.items()) if position[source] < position[target]),
        tuple(tuple(entries[number] for number in group) for group in strongly_connected_components(genus)),
    )


def _cut(edges: Mapping[Edge, Mention]) -> frozenset[Edge]:
    """Return edges whose removal leaves no cycles: of each cycle an edge that is not a genus, if there is one, and of
    these the last in its sentence.
    """
    left = dict(edges)
    cut: set[Edge] = set()
    while groups := strongly_connected_components(adjacency(left)):
        for group in groups:
            members = frozenset(group)
            inside = [edge for edge in left if members.issuperset(edge)]
            worst = min(inside, key=lambda edge: (left[edge].genus, -left[edge].span.start, edge))
            cut.add(worst)
            del left[worst]
    return frozenset(cut)


class _Queue:
    """The entries that are still to be placed, by number.

    An entry is ready when all entries that it needs are placed. Of the ready entries, one without links to unplaced
    entries comes first; if there is none, the one with the highest ratio of entries that wait for it to entries that it
    waits for (the heuristic of Eades, Lin and Smyth for feedback arcs, 1993).
    """

    def __init__(self, count: int, needed: Collection[Edge], links: Collection[Edge]) -> None:
        graph = adjacency({*needed, *links})
        self._wanting = adjacency((target, source) for source, targets in graph.items() for target in targets)
        self._needing = adjacency((target, source) for source, target in needed)
        self._needs = Counter(source for source, _ in needed)  # not yet placed, as all that follows
        self._wants = Counter({source: len(targets) for source, targets in graph.items()})
        self._waiting = Counter({target: len(sources) for target, sources in self._wanting.items()})
        self._fame = Counter(self._waiting)
        self._graph = graph
        self._left = set(range(count))

    def order(self) -> list[int]:
        """Return the numbers of all entries. The needs have no cycles."""
        order: list[int] = []
        heap = [self._key(number) for number in self._left if not self._needs[number]]
        heapify(heap)
        while heap:
            key = heappop(heap)
            number = key[-1]
            if number in self._left and key == self._key(number):  # else it is in the heap with a newer key
                order.append(number)
                self._left.remove(number)
                for changed in self._place(number):
                    heappush(heap, self._key(changed))
        return order

    def _key(self, number: int) -> tuple[bool, int, int, int]:
        wants, waiting = self._wants[number], self._waiting[number]
        return wants > 0, wants - waiting if wants else 0, -self._fame[number], number

    def _place(self, number: int) -> list[int]:
        """Count an entry as placed, and return the ready ones of which the key has changed."""
        for source in self._needing.get(number, ()):
            self._needs[source] -= 1
        for source in self._wanting.get(number, ()):
            self._wants[source] -= 1
        for target in self._graph.get(number, ()):
            self._waiting[target] -= 1
        near = {*self._wanting.get(number, ()), *self._graph.get(number, ())}
        return [other for other in near & self._left if not self._needs[other]]
