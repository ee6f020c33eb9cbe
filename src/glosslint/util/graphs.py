"""Cycles in directed graphs of numbered nodes. Every result has a fixed order.

Importing networkx would take longer than checking a small glossary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

#: Nodes on the paths that a search for cycles visits: about a second, far more than a glossary needs.
_MOST_STEPS = 20_000_000

Graph = Mapping[int, Collection[int]]  # the successors of each node


def strongly_connected_components(graph: Graph) -> list[tuple[int, ...]]:
    """Return the strongly connected components of more than one node, each sorted, in the order of their first nodes.

    Tarjan, "Depth-first search and linear graph algorithms", 1972, without recursion.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    groups: list[tuple[int, ...]] = []
    for root in sorted(graph):
        path = [] if root in index else [(root, iter(sorted(graph[root])))]
        while path:
            node, following = path[-1]
            if node not in index:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            child = next((child for child in following if child not in index or child in on_stack), None)
            if child is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    members = [stack.pop()]
                    while members[-1] != node:
                        members.append(stack.pop())
                    on_stack.difference_update(members)
                    groups.append(tuple(sorted(members)))
            elif child in index:
                low[node] = min(low[node], index[child])
            else:
                path.append((child, iter(sorted(graph.get(child, ())))))
    return sorted(members for members in groups if len(members) > 1)


def cycles(graph: Graph, nodes: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield the cycles that stay within some nodes, each from its smallest node on.

    The search ends after ``_MOST_STEPS``, since there may be more paths than atoms in the universe.
    """
    within = set(nodes)
    left = _MOST_STEPS
    while left > 0:
        inner = {node: [child for child in graph.get(node, ()) if child in within] for node in within}
        groups = strongly_connected_components(inner)
        if not groups:
            return
        left -= len(within)
        paths: list[tuple[int, ...]] = [(groups[0][0],)]  # the smallest node on a cycle; its cycles stay in its group
        group = set(groups[0])
        while paths and left > 0:
            path = paths.pop()
            left -= len(path)
            for node in sorted(inner[path[-1]], reverse=True):
                if node == path[0] and len(path) > 1:
                    yield path
                elif node in group and node not in path:
                    paths.append((*path, node))
        within = {node for node in within if node > groups[0][0]}


def short_cycles_through(graph: Graph, first: int, second: int) -> Iterator[tuple[int, ...]]:
    """Yield the cycles of at most four nodes that begin with the edge from ``first`` to ``second``."""
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


def rotate_to_smallest(cycle: tuple[int, ...]) -> tuple[int, ...]:
    """Return a cycle from its smallest node on."""
    at = cycle.index(min(cycle))
    return cycle[at:] + cycle[:at]


def shortest_cycle(graph: Graph, first: int, second: int, within: Collection[int]) -> tuple[int, ...]:
    """Return a shortest cycle ``within`` a set that begins with the edge from ``first`` to ``second``, or raise
    KeyError."""
    before = {second: first}
    ring = [second]
    while ring and first not in ring:
        reached = {child: node for node in reversed(ring) for child in graph.get(node, ())}
        ring = sorted(child for child in reached if child in within and child not in before)
        before |= {child: reached[child] for child in ring}
    backwards = [before[first]]
    while backwards[-1] != first:
        backwards.append(before[backwards[-1]])
    return tuple(reversed(backwards))
