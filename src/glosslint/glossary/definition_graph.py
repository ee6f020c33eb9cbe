"""The definition graph: which definitions depend on which entries, the cycles among them, and a reading order.

In that order, each entry comes after those that its definition depends on, and after most of those it links to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts, Link
from glosslint.glossary import mentions
from glosslint.glossary.mentions import Mention
from glosslint.model.frozen import cached_property, dataclass
from glosslint.util.graphs import (
    cycles,
    rotate_to_smallest,
    short_cycles_through,
    shortest_cycle,
    strongly_connected_components,
)
from glosslint.util.sequences import group_values

Edge = tuple[int, int]
_MOST_CYCLES = 100  # of one component: their number may grow exponentially with its entries
_CHAIN = 10  # how far a kind of a kind is followed


@dataclass(frozen=True, eq=False, slots=True)
class Cycle:
    """Entries whose definitions depend on each other."""

    kind: str  # how bad it is: a key of ``_SEARCHES``
    edges: tuple[Mention, ...]  # first the best one to remove
    more: int  # how many other cycles there are among the entries


class Definitions:
    """The mentions of a glossary, and the cycles they make."""

    def __init__(self, entries: Sequence[EntryFacts], resolve_link: Callable[[Link], EntryFacts | None]) -> None:
        self.mentions: tuple[Mention, ...] = tuple(mentions.find(entries, resolve_link))
        self._entries = entries
        self._resolve_link = resolve_link

    @cached_property
    def own(self) -> tuple[Mention, ...]:
        """The mentions by which entries define themselves."""
        return tuple(
            mention for mention in self.mentions if mention.source is mention.target and not mention.excluded_because
        )

    @cached_property
    def edges(self) -> Mapping[Edge, Mention]:
        """For each pair of entries, by their numbers, the mention that counts: the genus, else the first."""
        edges: dict[Edge, Mention] = {}
        numbers = self._numbers()
        for mention in self.mentions:
            if not mention.excluded_because and mention.source is not mention.target:
                edge = numbers[id(mention.source)], numbers[id(mention.target)]
                if edge not in edges or (mention.genus and not edges[edge].genus):
                    edges[edge] = mention
        return edges

    @cached_property
    def links(self) -> frozenset[Edge]:
        """The pairs of entries, by their numbers, of which the first links to the second."""
        numbers = self._numbers()
        return frozenset(
            (number, target)
            for number, entry in enumerate(self._entries)
            for link in entry.links
            if (target := numbers.get(id(self._resolve_link(link)), number)) != number
        )

    def _numbers(self) -> dict[int, int]:
        """Return the numbers of entries by their identity. Not cached: it is rarely needed and takes some megabytes."""
        return {id(entry): number for number, entry in enumerate(self._entries)}

    @cached_property
    def cycles(self) -> tuple[Cycle, ...]:
        """One cycle for each group of entries that depend on each other, the worst first. Edges that are removed in
        worse cycles do not count for less severe kinds."""
        edges = dict(self.edges)
        groups: dict[int, set[int]] = defaultdict(set)  # the numbers of the cycles reported for a group, by its entries
        reported: list[Cycle] = []
        for kind, search in _SEARCHES.items():
            candidates = [path for path in search(edges) if not set.intersection(*(groups[node] for node in path))]
            by_start = group_values((path[0], path) for path in candidates)
            cuts = []
            for group in strongly_connected_components(adjacency(edge for path in candidates for edge in _edges(path))):
                cycle, cut = self._cycle(kind, group, [path for start in group for path in by_start.get(start, ())])
                reported.append(cycle)
                cuts.append(cut)
                for node in group:
                    groups[node].add(len(reported))
            for cut in cuts:
                del edges[cut]
        return tuple(reported)

    def _cycle(self, kind: str, group: Collection[int], paths: Sequence[tuple[int, ...]]) -> tuple[Cycle, Edge]:
        """Return the cycle to show of a group, and the edge that it begins with: the one best cut."""
        edges = Counter(edge for path in paths for edge in _edges(path))
        cut = min(edges, key=lambda edge: self._rank(edge, edges[edge]))
        shortest = shortest_cycle(adjacency(edges), *cut, group)
        return Cycle(kind, tuple(self.edges[edge] for edge in _edges(shortest)), len(paths) - 1), cut

    def _rank(self, edge: Edge, cycle_count: int) -> tuple[object, ...]:
        """Return a sort key that puts the best edge to remove first: a differentia before a genus; a mention by the
        more general entry; the edge in most cycles; the one later in its sentence; then by id."""
        mention = self.edges[edge]
        source, target = edge
        needless = source in self._kinds(target) and not mention.genus
        breadth = self._breadth[source] - self._breadth[target]
        return mention.genus, not needless, -breadth, -cycle_count, -mention.span.start, mention.source.key, edge

    @cached_property
    def genus(self) -> Mapping[int, set[int]]:
        """Of what each entry is a kind, by their numbers."""
        return adjacency(edge for edge, mention in self.edges.items() if mention.genus)

    @cached_property
    def _breadth(self) -> Counter[int]:
        """Of how many entries each is the genus."""
        return Counter(target for targets in self.genus.values() for target in targets)

    def _kinds(self, number: int) -> frozenset[int]:
        """Return what an entry is a kind of, what that is a kind of, and so on."""
        kinds: frozenset[int] = frozenset()
        ring = frozenset(self.genus.get(number, ()))
        for _ in range(_CHAIN):
            kinds |= ring
            ring = frozenset(target for kind in ring for target in self.genus.get(kind, ())) - kinds
        return kinds


def adjacency(edges: Iterable[Edge]) -> dict[int, set[int]]:
    """Return the graph of these edges: the targets by source."""
    return {source: set(targets) for source, targets in group_values(edges).items()}


def _edges(path: Sequence[int]) -> list[Edge]:
    return list(zip(path, (*path[1:], path[0]), strict=True))


def _genus_cycles(edges: Mapping[Edge, Mention]) -> list[tuple[int, ...]]:
    graph = adjacency(edge for edge, mention in edges.items() if mention.genus)
    return [
        path for group in strongly_connected_components(graph) for path in islice(cycles(graph, group), _MOST_CYCLES)
    ]


def _short_cycles(edges: Mapping[Edge, Mention]) -> list[tuple[int, ...]]:
    graph = adjacency(edges)
    genus = sorted(edge for edge, mention in edges.items() if mention.genus)
    return sorted({rotate_to_smallest(path) for edge in genus for path in short_cycles_through(graph, *edge)})


def _mutual_pairs(edges: Mapping[Edge, Mention]) -> list[tuple[int, ...]]:
    return sorted(edge for edge in edges if edge[0] < edge[1] and edge[::-1] in edges)


_SEARCHES = {
    "genus-loop": _genus_cycles,  # each is defined only as a kind of the next
    "loop": _short_cycles,  # one is a kind of the next, and the way back is short
    "mutual-mention": _mutual_pairs,  # two that name each other, each with a genus of its own
}


class Order(NamedTuple):
    """Entries as they are best read."""

    entries: tuple[EntryFacts, ...]
    forward: tuple[Mention, ...]  # those of entries that come later, since two definitions depend on each other
    closed_groups: tuple[tuple[EntryFacts, ...], ...]  # each is defined only as a kind of the next


def reading_order(entries: Sequence[EntryFacts], definitions: Definitions) -> Order:
    """Return the entries, each after those its definition depends on and, as far as possible, those it links to; what
    more entries need comes first, and all else is in the order of the glossary."""
    edges = dict(definitions.edges)
    needed = edges.keys() - _find_cuts(edges)
    order = _Queue(len(entries), needed, definitions.links).order()
    position = {number: index for index, number in enumerate(order)}
    return Order(
        tuple(entries[number] for number in order),
        tuple(mention for (source, target), mention in sorted(edges.items()) if position[source] < position[target]),
        tuple(tuple(entries[number] for number in group) for group in strongly_connected_components(definitions.genus)),
    )


def _find_cuts(edges: Mapping[Edge, Mention]) -> frozenset[Edge]:
    """Return edges whose removal leaves no cycles: of each cycle an edge that is not a genus, if there is one, and of
    these the last in its sentence."""
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
        fame = len(self._wanting.get(number, ()))
        return wants > 0, wants - waiting if wants else 0, -fame, number

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
