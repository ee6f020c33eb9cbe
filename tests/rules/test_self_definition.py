"""Definitions that use their own name, and those that only seem to."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.circularity.self_definition import RULE
from glosslint.testing import expected, reported

GENUS = '"{0}" is defined as "{0}", its own name'
NAME = '"{0}" is used in its own definition'


def _entry(term: str, text: str, more: str = "") -> str:
    return f"id: x\nterm: {term}\n{more}summary: |\n  {text}\n"


EXAMPLES = [
    bad(_entry("Graph", "A ⟦graph⟧ of points."), GENUS.format("graph")),
    bad(_entry("Graph", "A graph is a ⟦graph⟧ of points."), GENUS.format("graph")),
    bad(_entry("Graph", "A kind of ⟦graph⟧ that has points."), GENUS.format("graph")),
    bad(_entry("Neural network", "Learned ⟦neural networks⟧ of layers."), GENUS.format("neural networks")),
    bad(_entry("Graph", "Set of points in a ⟦graph⟧ and of lines in the graph."), NAME.format("graph")),
    bad(_entry("RoPE", "Scheme on which ⟦RoPE⟧ rests."), NAME.format("RoPE")),
    bad(_entry("Loss", "Number, the ⟦cost⟧, to be made small.", "aliases: [cost]\n"), NAME.format("cost")),
    bad(_entry("Merge", "To ⟦merge⟧ two branches."), GENUS.format("merge")),
    bad(_entry("Graph", "⟦The graph.⟧").replace("⟦The graph.⟧", "The graph.").replace("|\n  The", "⟦The").replace(
        "graph.\n", "graph.⟧\n"), '"The graph." only repeats a name of the entry'),
    bad(_entry("Queue", "A *queue* is a ⟦queue⟧ of things."), GENUS.format("queue")),
    bad(_entry("Heap", "A heap, or pile, is a ⟦heap⟧ of values in order."), GENUS.format("heap")),
    bad(_entry("Deque", "Deques are a ⟦deque⟧ with two open ends."), GENUS.format("deque")),
    bad(_entry("Graph (mathematics)", "A graph is a ⟦graph⟧ of vertices."), GENUS.format("graph")),
    good(_entry("Pass (a test)", "A test passes if what happens is what should.")),
    good(_entry("Graph", "A graph, or *graph* of points, is a set.")),
    good(_entry("Graph", "The term graph denotes a set of points.")),
    good(_entry("Node", "Computer that works with other nodes.")),
    good(_entry("Node", "Computer that works with computers, or nodes, for one goal.")),
    good(_entry("Absolute path", "Path from the root of all folders.")),
    good(_entry("Error (in a test)", "Sign that something raised an error.")),
    good(_entry("Graph", "Set of points, unlike the graph of a function.")),
    good(_entry("Graph", "Set of points; a graph has lines, too.")),
    good(_entry("Graph", "Set of points. A graph has lines, too.")),
    good(_entry("DevOps", "DevOps is a methodology of development and operations, hence DevOps.")),
    good(_entry("Merge", "To join two branches into one.")),
    good(_entry("GNU", "System of free software (GNU is Not Unix).")),
    good("id: x\nterm: Old\nsummary: See Old.\n"),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_it_tells_the_use_of_a_name_from_its_mention(example: Example) -> None:
    assert reported(RULE, example) == expected(example)[1]
