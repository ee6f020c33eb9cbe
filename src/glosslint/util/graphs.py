"""Directed graphs of numbered things: what leads round in a circle. Every answer has a fixed order.

A library of graphs would take longer to import than a whole check of a small glossary takes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

Graph = Mapping[int, Collection[int]]  # the nodes that each node leads to


def strongly_connected_components(graph: Graph) -> list[tuple[int, ...]]:
    """The strongly connected components of more than one node, each sorted, in the order of their first nodes.

    Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    found: list[tuple[int, ...]] = []
    for root in sorted(graph):
        path = [] if root in index else [(root, iter(sorted(graph[root])))]
        while path:
            node, following = path[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                waiting.add(node)
            child = next((child for child in following if child not in index or child in waiting), None)
            if child is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    members = stack[stack.index(node) :]
                    del stack[-len(members) :]
                    waiting.difference_update(members)
                    found.append(tuple(sorted(members)))
            elif child in index:
                low[node] = min(low[node], index[child])
            else:
                path.append((child, iter(sorted(graph.get(child, ())))))
    return sorted(members for members in found if len(members) > 1)


def cycles(graph: Graph, within: Collection[int], longest: int, most: int) -> list[tuple[int, ...]]:
    """The loops among some nodes, of at most ``longest`` nodes, each from its smallest node on; the first ``most``."""
    found: list[tuple[int, ...]] = []
    for start in sorted(within):
        for loop in _loops_from(graph, start, within, longest):
            found.append(loop)
            if len(found) == most:
                return found
    return found


def _loops_from(graph: Graph, start: int, within: Collection[int], longest: int) -> Iterator[tuple[int, ...]]:
    paths: list[tuple[int, ...]] = [(start,)]
    while paths:
        path = paths.pop()
        for node in sorted(graph.get(path[-1], ()), reverse=True):
            if node == start and len(path) > 1:
                yield path
            elif node > start and node in within and node not in path and len(path) < longest:
                paths.append((*path, node))


def short_cycles_through(graph: Graph, first: int, second: int) -> Iterator[tuple[int, ...]]:
    """The loops of at most four nodes that begin with the edge from ``first`` to ``second``."""
    for third in graph.get(second, ()):
        if third == first:
            yield first, second
        elif third != second:
            following = graph.get(third, ())
            if first in following:
                yield first, second, third
            yield from (
                (first, second, third, fourth)
                for fourth in following
                if fourth not in (first, second, third) and first in graph.get(fourth, ())
            )


def rotated_to_smallest(loop: tuple[int, ...]) -> tuple[int, ...]:
    """The same loop, told from its smallest node on."""
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]


def shortest_cycle(graph: Graph, first: int, second: int, within: Collection[int]) -> tuple[int, ...]:
    """A shortest loop among some nodes that begins with the edge from ``first`` to ``second``."""
    before = {second: first}
    ring = [second]
    while ring and first not in ring:
        reached = {child: node for node in reversed(ring) for child in graph.get(node, ())}
        ring = sorted(child for child in reached if child in within and child not in before)
        before |= {child: reached[child] for child in ring}
    loop = [first]
    node = before[first]
    while node != first:
        loop.append(node)
        node = before[node]
    return (first, *reversed(loop[1:]))
