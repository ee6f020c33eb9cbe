"""The definition graph: which definitions stand on which entries, and where that leads round in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from glosslint.facts.entry import EntryFacts, Link
from glosslint.glossary import mentions
from glosslint.glossary.mentions import Mention
from glosslint.util.graphs import (
    cycles,
    rotated_to_smallest,
    short_cycles_through,
    shortest_cycle,
    strongly_connected_components,
)

__all__ = ["Cycle", "CycleKind", "Definitions", "Mention"]

_Edge = tuple[int, int]
_LOOPS = 100  # of one component; nobody cuts more than that
_CHAIN = 10  # how far a kind of a kind is followed


class CycleKind(StrEnum):
    """How bad it is that definitions lead back."""

    GENUS = "genus"  # each says only that it is the next
    SHORT = "short"  # one is a kind of the next, and the way back is short
    MUTUAL = "mutual"  # two that name each other, and say on their own what they are


@dataclass(frozen=True, eq=False, slots=True)
class Cycle:
    """Entries whose definitions stand on each other. ``edges`` lead once round, from the one best cut; ``more`` is the
    number of other loops among the same entries."""

    kind: CycleKind
    edges: tuple[Mention, ...]
    more: int


class Definitions:
    """The mentions of a glossary, and the loops they make."""

    def __init__(self, entries: Sequence[EntryFacts], linked: Callable[[Link], EntryFacts | None]) -> None:
        self.mentions: tuple[Mention, ...] = tuple(mentions.find(entries, linked))
        self._number = {id(entry): number for number, entry in enumerate(entries)}

    @cached_property
    def own(self) -> tuple[Mention, ...]:
        """The mentions by which entries define themselves."""
        return tuple(
            mention for mention in self.mentions if mention.source is mention.target and not mention.excluded_because
        )

    @cached_property
    def edges(self) -> Mapping[tuple[int, int], Mention]:
        """For each pair of entries, by their numbers, the mention that counts: the genus, else the first."""
        found: dict[_Edge, Mention] = {}
        for mention in self.mentions:
            if not mention.excluded_because and mention.source is not mention.target:
                edge = self._number[id(mention.source)], self._number[id(mention.target)]
                if edge not in found or (mention.genus and not found[edge].genus):
                    found[edge] = mention
        return found

    @cached_property
    def cycles(self) -> tuple[Cycle, ...]:
        """One loop for each group of entries that lean on each other, the worst first. What is left when the worse
        loops are cut counts for the lesser kinds."""
        edges = dict(self.edges)
        known: list[frozenset[int]] = []
        found: list[Cycle] = []
        for kind, search in (
            (CycleKind.GENUS, _genus_loops),
            (CycleKind.SHORT, _short_loops),
            (CycleKind.MUTUAL, _pairs),
        ):
            circles = [loop for loop in search(edges) if not any(group.issuperset(loop) for group in known)]
            cut = []
            for group, among in _groups(circles):
                loop, edge = self._told(kind, group, among)
                found.append(loop)
                cut.append(edge)
                known.append(frozenset(group))
            for edge in cut:
                del edges[edge]
        return tuple(found)

    def _told(self, kind: CycleKind, group: Collection[int], among: Sequence[tuple[int, ...]]) -> tuple[Cycle, _Edge]:
        """The loop to show of a group, and the edge that it begins with: the one best cut."""
        used = [edge for loop in among for edge in _edges(loop)]
        cut = min(used, key=lambda edge: self._rank(edge, used.count(edge)))
        graph = _graph(used)
        shortest = shortest_cycle(graph, *cut, group)
        return Cycle(kind, tuple(self.edges[edge] for edge in _edges(shortest)), len(among) - 1), cut

    def _rank(self, edge: _Edge, loops: int) -> tuple[object, ...]:
        """Where an edge is best cut: what only sets apart before the genus; the general entry need not know the special
        one; the more loops the better; the later in its sentence; then by id."""
        mention = self.edges[edge]
        source, target = edge
        needless = source in self._kinds(target) and not mention.genus
        breadth = self._breadth.get(source, 0) - self._breadth.get(target, 0)
        return mention.genus, not needless, -breadth, -loops, -mention.span.start, mention.source.key, edge

    @cached_property
    def _genus(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for (source, target), mention in self.edges.items():
            if mention.genus:
                found[source].add(target)
        return {source: frozenset(targets) for source, targets in found.items()}

    @cached_property
    def _breadth(self) -> Mapping[int, int]:
        """Of how many entries each is the genus."""
        found: dict[int, int] = defaultdict(int)
        for targets in self._genus.values():
            for target in targets:
                found[target] += 1
        return found

    def _kinds(self, number: int) -> frozenset[int]:
        """What an entry is a kind of, and what that is a kind of, and so on."""
        found: frozenset[int] = frozenset()
        ring = self._genus.get(number, frozenset())
        for _ in range(_CHAIN):
            found |= ring
            ring = frozenset(target for kind in ring for target in self._genus.get(kind, ())) - found
        return found


def _graph(edges: Iterable[_Edge]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for source, target in edges:
        found[source].add(target)
    return dict(found)


def _edges(loop: Sequence[int]) -> list[_Edge]:
    return list(zip(loop, (*loop[1:], loop[0]), strict=True))


def _groups(circles: Sequence[tuple[int, ...]]) -> list[tuple[tuple[int, ...], list[tuple[int, ...]]]]:
    """The loops by the entries that they share."""
    grouped = strongly_connected_components(_graph(edge for loop in circles for edge in _edges(loop)))
    return [(group, [loop for loop in circles if loop[0] in group]) for group in grouped]


def _genus_loops(edges: Mapping[_Edge, Mention]) -> list[tuple[int, ...]]:
    graph = _graph(edge for edge, mention in edges.items() if mention.genus)
    return [
        loop
        for group in strongly_connected_components(graph)
        for loop in cycles(graph, frozenset(group), len(group), _LOOPS)
    ]


def _short_loops(edges: Mapping[_Edge, Mention]) -> list[tuple[int, ...]]:
    graph = _graph(edges)
    genus = sorted(edge for edge, mention in edges.items() if mention.genus)
    return sorted({rotated_to_smallest(loop) for edge in genus for loop in short_cycles_through(graph, *edge)})


def _pairs(edges: Mapping[_Edge, Mention]) -> list[tuple[int, ...]]:
    return sorted(edge for edge in edges if edge[0] < edge[1] and edge[::-1] in edges)
