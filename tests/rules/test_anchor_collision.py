"""Collisions beyond the examples: who is named first, and what is left to other rules."""

from __future__ import annotations

import pytest

from glosslint.rule import bad, good
from glosslint.rules.references.anchor_collision import RULE
from glosslint.testing import expected, reported


@pytest.mark.parametrize(
    "ids",
    [
        ("c", "cpp"),
        ("layer-norm", "layer_norm"),
        ("a", "a"),
        ("Softmax", "softmax"),
        ("layer norm", "layer-norm"),
        ("", " "),
    ],
)
def test_quiet(ids: tuple[str, str]) -> None:
    files = {f"{number}.yaml": f"id: '{name}'\n" for number, name in enumerate(ids)}
    assert reported(RULE, good(files)) == []


def test_every_later_one_points_at_the_first() -> None:
    example = bad(
        {"a.yaml": "id: c\n", "b.yaml": "id: ⟦'c#'⟧\n", "c.yaml": "id: ⟦c++⟧\n"},
        'the ids "c#" and "c" produce the same anchor, "c"',
        'the ids "c++" and "c" produce the same anchor, "c"',
    )
    assert reported(RULE, example) == expected(example)[1]


def test_terms_are_asked_only_when_told() -> None:
    files = {"a.yaml": "id: cpp\nterm: C++\n", "b.yaml": "id: cs\nterm: C#\n", "c.yaml": "id: c\nterm: C\n"}
    assert reported(RULE, good(files)) == []
