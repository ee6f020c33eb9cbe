"""What is above what, and above itself."""

from __future__ import annotations

from itertools import pairwise

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.circularity.loops import HIERARCHY_CYCLE
from glosslint.testing import expected, reported

EXAMPLES = [
    bad(
        {
            "a.yaml": "id: a\nterm: A\nbroader: [⟦b⟧, d]\n",
            "b.yaml": "id: b\nterm: B\nbroader: [c]\n",
            "c.yaml": "id: c\nterm: C\nbroader: [a]\n",
            "d.yaml": "id: d\nterm: D\n",
        },
        '"b" closes a cycle in broader: "A" is below "B", "B" is below "C", and "C" is below "A"',
    ),
    bad(  # the shortest circle of a group
        {
            "a.yaml": "id: a\nterm: A\nbroader: [b, ⟦c⟧]\n",
            "b.yaml": "id: b\nterm: B\nbroader: [c]\n",
            "c.yaml": "id: c\nterm: C\nbroader: [a]\n",
        },
        '"c" closes a cycle in broader: "A" is below "C", and "C" is below "A"',
    ),
    bad(  # of a long circle, the first steps and the last
        {
            "a.yaml": "id: a\nterm: A\nbroader: [⟦b⟧]\n",
            **{
                f"{low}.yaml": f"id: {low}\nterm: {low.upper()}\nbroader: [{high}]\n"
                for low, high in pairwise("bcdefghijka")
            },
        },
        '"b" closes a cycle in broader: "A" is below "B", "B" is below "C", "C" is below "D", "D" is below "E", '
        '"E" is below "F", "F" is below "G", "G" is below "H", 3 more steps, and "K" is below "A"',
    ),
    good({"a.yaml": "id: a\nsee_also: [b]\n", "b.yaml": "id: b\nbroader: [a]\n"}),
    good({"a.yaml": "id: a\nbroader: [a]\n"}),  # self-reference
    good({"a.yaml": "id: a\nbroader: [gone]\n"}),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_shortest_circle_of_a_relation(example: Example) -> None:
    assert reported(HIERARCHY_CYCLE, example) == expected(example)[1]
