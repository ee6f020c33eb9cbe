"""Small letters at the start of a text: which to raise, and which belong there."""

from __future__ import annotations

import pytest

from glosslint.rule import bad, good
from glosslint.rules.convention.initial_case import RULE
from glosslint.testing import expected, reported

CAPITAL = {"style": "capital"}


@pytest.mark.parametrize(
    "text",
    [
        "⟦function⟧ that turns numbers into probabilities",
        "⟦a⟧ function that turns numbers into probabilities",
        "⟦the⟧ share of right answers",
        "⟦to⟧ merge two lists",
        "⟦in⟧ statistics, the middle value",
        "⟦number⟧, or list of numbers",
        "⟦used⟧ to name a thing",
        "[⟦layer⟧](layer) that normalises",
        "*⟦layer⟧* that normalises",
        "⟦état⟧ d'un système",
    ],
)
def test_raised(text: str) -> None:
    word = text[text.index("⟦") + 1 : text.index("⟧")]
    message = f'text begins with lowercase "{word}"'
    example = bad(f"id: x\nterm: softmax\nsummary: |\n  {text}\n", message, options=CAPITAL)
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("eBPF", "eBPF runs programs in the kernel"),
        ("tool", "iOS and macOS apps that help"),
        ("npm", "npm fetches packages"),
        ("git", "git keeps the history of files"),
        ("pip", "pip, which installs packages"),
        ("p-value", "p-value below which a result counts"),
        ("entropy", "x that is drawn"),
        ("cat", "`cat` prints files"),
        ("map", "f(x) for each x"),
        ("path", "etc/passwd and the like"),
        ("module", "__init__ runs first"),
        ("year", "365 days"),
        ("quote", '"quoted" words'),
        ("logit", "Score before softmax"),
        ("損失", "損失関数の値"),
        ("variable", "foo_bar is one"),
    ],
)
def test_left_alone(term: str, text: str) -> None:
    assert reported(RULE, good(f"id: x\nterm: {term}\nsummary: |\n  {text}\n", options=CAPITAL)) == []


def test_a_small_letter_that_most_texts_have_is_no_fault() -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nsummary: piece of text\n" for number in range(20)}
    assert reported(RULE, good({**files, "x.yaml": "id: x\nsummary: Score\n"})) == []


def test_one_of_twenty() -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nsummary: Piece of text\n" for number in range(19)}
    message = 'text begins with lowercase "score"; 19 other summaries begin with a capital'
    example = bad({**files, "x.yaml": "id: x\nsummary: ⟦score⟧\n"}, message)
    assert reported(RULE, example) == expected(example)[1]
