"""What keeps a place, and what only looks like it."""

from __future__ import annotations

import pytest

from glosslint.rule import Example
from glosslint.rules.schema.placeholder_text import RULE
from glosslint.testing import reported


def found(text: str) -> list[str]:
    return [text[item.start : item.end] for item in reported(RULE, Example({"entry.yaml": text}))]


@pytest.mark.parametrize(
    ("summary", "placeholder"),
    [
        ("tbd", "tbd"),
        ("**TODO**", "**TODO**"),
        ("to be defined.", "to be defined."),
        ("Definition here", "Definition here"),
        ("<insert a short definition here>", "<insert a short definition here>"),
        ("Your text goes here.", "Your text goes here."),
        ("Coming soon!", "Coming soon!"),
        ("...", "..."),
        ("FIXME check the year", "FIXME"),
        ("A piece of text. TODO: its length.", "TODO"),
        ("A piece [TBD] of text.", "[TBD]"),
        ("lorem ipsum", "lorem ipsum"),
    ],
)
def test_what_keeps_a_place(summary: str, placeholder: str) -> None:
    assert found(f'id: token\nterm: token\nsummary: "{summary}"\n') == [placeholder]


@pytest.mark.parametrize(
    "entry",
    [
        "id: tbd\nterm: TBD\nsummary: Short for to be determined.\n",
        "id: todo\nterm: TODO\nsummary: TODO marks unfinished code.\n",
        "id: lorem-ipsum\nterm: lorem ipsum\nsummary: Lorem ipsum is text without meaning.\n",
        "id: placeholder\nterm: placeholder\nsummary: Text that keeps a place.\n",
        "id: a\nterm: description\nsummary: The definition here is the short one.\n",
        "id: a\nterm: metodo\nsummary: Es todo lo que hay.\n",
        "id: a\nterm: backlog\nsummary: List of what is to be done.\n",
        "id: a\nterm: marker\nsummary: |\n  ```\n  TODO: code\n  ```\n  Marks such as `FIXME`.\n",
        "id: a\nterm: ellipsis\naliases: ['...']\nsummary: Three dots.\n",
        "id: a\nterm: a\nsummary: 'TODO comments show debt.'\n",
        "id: a\nterm: a\nsummary:\n",
    ],
)
def test_what_only_looks_like_it(entry: str) -> None:
    assert found(entry) == []
