"""A reading order: each entry comes after those that its definition depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Return the entries in the order of the glossary, but each after those its definition depends on."""
    edges = dict(definitions.edges)
    cut = _cut(edges)
    order = _topological(len(entries), adjacency(edge for edge in edges if edge not in cut))
    position = {number: index for index, number in enumerate(order)}
    genus = adjacency(edge for edge, mention in edges.items() if mention.genus)
    return Order(
        tuple(entries[number] for number in order),
        tuple(mention for (source, target), mention in sorted(edges.items()) if position[source] < position[target]),
        tuple(tuple(entries[number] for number in group) for group in strongly_connected_components(genus)),
    )


def _cut(edges: Mapping[Edge, Mention]) -> frozenset[Edge]:
    """Return edges without which the graph has no cycle: of each cycle the one least missed, no genus if there is
    another, and then the last in its sentence."""
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


def _topological(count: int, graph: Mapping[int, set[int]]) -> list[int]:
    """Return all nodes, each after those it points to, else by number. The graph has no cycles."""
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
