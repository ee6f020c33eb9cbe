"""Components and loops of small graphs, and of graphs too deep for recursion."""

from __future__ import annotations

from itertools import islice

from hypothesis import given, strategies as st

from glosslint.util.graphs import (
    cycles,
    rotate_to_smallest,
    short_cycles_through,
    shortest_cycle,
    strongly_connected_components,
)

NODES = st.integers(0, 5)
GRAPHS = st.dictionaries(NODES, st.sets(NODES), max_size=8)


def _reach(graph: dict[int, set[int]], start: int) -> set[int]:
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        for node in graph.get(waiting.pop(), ()):
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return reached


@given(GRAPHS)
def test_a_component_holds_what_reaches_one_another(graph: dict[int, set[int]]) -> None:
    nodes = {*graph, *(node for targets in graph.values() for node in targets)}
    reach = {node: _reach(graph, node) for node in nodes}
    groups = {tuple(sorted({node} | {o for o in nodes if o in reach[node] and node in reach[o]})) for node in nodes}
    assert strongly_connected_components(graph) == sorted(group for group in groups if len(group) > 1)


@given(GRAPHS)
def test_short_loops_are_found_from_each_of_their_edges(graph: dict[int, set[int]]) -> None:
    graph = {node: targets - {node} for node, targets in graph.items()}
    every = {loop for loop in cycles(graph, range(8)) if len(loop) <= 4}
    edges = [(node, target) for node, targets in graph.items() for target in targets]
    assert {rotate_to_smallest(loop) for edge in edges for loop in short_cycles_through(graph, *edge)} == every
    for group in strongly_connected_components(graph):
        inside = [(node, target) for node, target in edges if node in group and target in group]
        for edge in inside:
            lengths = [len(loop) for loop in cycles(graph, group) if _has(loop, edge)]
            cycle = shortest_cycle(graph, *edge, group)
            assert cycle[:2] == edge
            assert len(cycle) == min(lengths)
            assert all(target in graph[node] for node, target in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


def _has(loop: tuple[int, ...], edge: tuple[int, int]) -> bool:
    return edge in zip(loop, (*loop[1:], loop[0]), strict=True)


def test_a_ring_of_many_nodes() -> None:
    ring = {node: {(node + 1) % 20_000} for node in range(20_000)}
    assert strongly_connected_components(ring) == [tuple(range(20_000))]


def test_the_first_cycles_of_many_are_found_without_the_others() -> None:
    complete = {node: set(range(12)) - {node} for node in range(12)}
    assert len(list(islice(cycles(complete, range(12)), 50))) == 50
