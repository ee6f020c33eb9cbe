"""Signs that must and must not be reported, beyond the examples of the rule."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.formatting.unbalanced_markup import RULE
from glosslint.testing import expected, reported
from tests.timing import assert_linear

QUIET = [
    "First a) words, b) signs; (c) bytes; (see 2) and 3.) rest",
    "Steps: 1) read, 2) cut, iv) count",
    "Numbered ([[group|G]] 1, [[group|G]] 2, etc.) and **nothing** else",
    "Steps: **1)** read, **2)** cut, _iii)_ count",
    "(options: a) first, b) second)",
    "In [0, 1), (0, 1], [0, 1[ and (-\u221e, 0]; also [a, b) with $x$ in [`a`, `b`)",
    "A guard and its bounds (e.g., loop [1, 10]) repeat",
    "The signs \u201c(\u201d, '[', \"}\" and (`)",
    r"Escaped \( and \[ and \` and \**",
    "Power 2**3, x ** 2, f(**kwargs), **args and docs/**/*.md",
    "Names: __init__, __slots and step__param, a blank ____ to fill",
    "**bold**, ***both***, __bold__, a**b**c, **[link](token)**, **`code`**",
    "It's rock 'n' roll, 5' 3\"",
    "Code `f(`, math $f($, <a href='('>text</a>, ![alt (](x.png)",
    "An aside (that goes\n\non in the next paragraph) ends",
    "A [GPU][gpu], a [note], a [ ] box, {{% shortcode x %}}",
    "a < b <= c -> d, <= e",
    "f(g(h[i{j}]))",
    "Write $port = read($ship.sails, `[a-z]+$`), or $ship->hoist($sail); on $n$ ropes",
    "The port ($ship.port), the sail ($ship.sail) and the $n$th rope, with $PATH",
]


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    block = "definition: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    assert reported(RULE, good(block)) == []


LOUD = [
    ("The $n$th sail, and ⟦$⟧f(x) of it", 'the "$" before "f" is unmatched'),
    ("A unit ⟦(⟧word, sign that is read", 'the "(" before "word" has no ")"'),
    ("A unit word, sign⟦)⟧ that is read", 'the ")" after "sign" has no "("'),
    ("A (unit (a word) ⟦[⟧sic)", 'the "[" before "sic" has no "]"'),
    ("A ⟦{⟧unit (a word)", 'the "{" before "unit" has no "}"'),
    ("Call ⟦`⟧f and be done", 'the "`" before "f" is unmatched'),
    ("Call `f` and g⟦`⟧.", 'the "`" after "g" is unmatched'),
    ("A ⟦**⟧bold word", 'the "**" before "bold" is unmatched'),
    ("A bold**⟦⟧ word".replace("**⟦⟧", "⟦**⟧"), 'the "**" before "word" is unmatched'),
    ("⟦__⟧Note: a word", 'the "__" before "Note" is unmatched'),
    ("**A** ⟦**⟧bold word", 'the "**" before "bold" is unmatched'),
    ("⟦(⟧", 'this "(" has no ")"'),
]


@pytest.mark.parametrize(("marked", "message"), LOUD)
def test_loud(marked: str, message: str) -> None:
    example = bad(f"definition: |\n  {marked}\n", message)
    assert reported(RULE, example) == expected(example)[1]


def test_a_slip_of_a_link_is_told_by_the_rule_for_links() -> None:
    assert (
        reported(RULE, good({"a.yaml": "id: a\ndefinition: A [token])(token) is read.\n", "token.yaml": "id: token\n"}))
        == []
    )


@pytest.mark.parametrize("part", ["(", ")", "(]", "a) ", "`a``", "**a ", "[0, ", "__", '"(" '])
def test_time_is_linear(part: str) -> None:
    def example(size: int) -> Example:
        return good(f"definition: |\n  {part * (size // len(part))}\n")

    assert_linear(lambda text: reported(RULE, text), example, 50_000)
