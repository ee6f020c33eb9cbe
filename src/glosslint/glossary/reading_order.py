"""A reading order: no entry before those that its definition stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Definitions, Mention
from glosslint.util.graphs import strongly_connected_components

_Edge = tuple[int, int]


class Order(NamedTuple):
    """Entries as they are best read.

    ``forward`` holds the mentions of entries that come later, since two definitions depend on each other.
    ``closed_groups`` holds groups of entries each of which is defined only as a kind of the next.
    """

    entries: tuple[EntryFacts, ...]
    forward: tuple[Mention, ...]
    closed_groups: tuple[tuple[EntryFacts, ...], ...]


def reading_order(entries: Sequence[EntryFacts], definitions: Definitions) -> Order:
    """The entries in the order of the glossary, but each after what its definition stands on."""
    edges = dict(definitions.edges)
    cut = _cut(edges)
    order = _after(len(entries), _graph(edge for edge in edges if edge not in cut))
    at = {number: place for place, number in enumerate(order)}
    genus = _graph(edge for edge, mention in edges.items() if mention.genus)
    return Order(
        tuple(entries[number] for number in order),
        tuple(mention for (source, target), mention in sorted(edges.items()) if at[source] < at[target]),
        tuple(tuple(entries[number] for number in group) for group in strongly_connected_components(genus)),
    )


def _cut(edges: Mapping[_Edge, Mention]) -> frozenset[_Edge]:
    """Edges without which nothing leads round in a circle: of each circle the one least missed, which is none of a
    genus where there is another, and then the latest in its sentence."""
    left = dict(edges)
    cut: set[_Edge] = set()
    while groups := strongly_connected_components(_graph(left)):
        for group in groups:
            members = frozenset(group)
            inside = [edge for edge in left if members.issuperset(edge)]
            worst = min(inside, key=lambda edge: (left[edge].genus, -left[edge].span.start, edge))
            cut.add(worst)
            del left[worst]
    return frozenset(cut)


def _graph(edges: Iterable[_Edge]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for source, target in edges:
        found[source].add(target)
    return dict(found)


def _after(count: int, graph: Mapping[int, set[int]]) -> list[int]:
    """All nodes, each after those it leads to, else by number. The graph has no circles."""
    order: list[int] = []
    seen: set[int] = set()
    for root in range(count):
        path = [] if root in seen else [(root, iter(sorted(graph.get(root, ()))))]
        seen.add(root)
        while path:
            node, following = path[-1]
            child = next((child for child in following if child not in seen), None)
            if child is None:
                order.append(node)
                path.pop()
            else:
                seen.add(child)
                path.append((child, iter(sorted(graph.get(child, ())))))
    return order
