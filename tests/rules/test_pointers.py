"""Texts that only point readers elsewhere have no length, no final period and no twin."""

from __future__ import annotations

import pytest

from glosslint.rule import Example
from glosslint.rules.consistency.same_definition import DUPLICATE_DEFINITION as DUPLICATE
from glosslint.rules.convention.final_period import RULE as FINAL_PERIOD
from glosslint.rules.definition.lengths import SHORT_DEFINITION as SHORT
from glosslint.testing import reported

POINTERS = [
    "'See: softmax'",
    "'See: softmax and sigmoid.'",
    "see softmax",
    "See also softmax, sigmoid or logit",
    "'(See softmax)'",
    "Also see softmax",
    "See also under softmax",
    "'*See* [softmax](softmax)'",
    "'[softmax](softmax), [sigmoid](sigmoid)'",
    "→ softmax",
    "'See: softmax. See also: sigmoid'",
    "Siehe softmax",
    "cf. softmax",
]


@pytest.mark.parametrize("text", POINTERS)
@pytest.mark.parametrize("field", ["summary", "definition"])
def test_a_pointer_is_no_short_and_no_unfinished_text(text: str, field: str) -> None:
    entry = f"id: logit\n{field}: {text}\n"
    assert reported(SHORT, Example({"a.yaml": entry})) == []
    found = reported(FINAL_PERIOD, Example({"a.yaml": entry}, options={"style": "always"}))
    assert len(found) == (text == "'*See* [softmax](softmax)'")  # a sentence, whose level is info


@pytest.mark.parametrize("text", POINTERS)
def test_two_pointers_to_one_entry_are_no_duplicates(text: str) -> None:
    files = {f"{name}.yaml": f"id: {name}\nterm: {name}\nsummary: {text}\n" for name in ("logit", "score")}
    assert reported(DUPLICATE, Example(files)) == []


@pytest.mark.parametrize("text", ["See whether it fits", "Seen from afar", "Softmax"])
def test_what_only_looks_like_a_pointer_is_short(text: str) -> None:
    assert len(reported(SHORT, Example({"a.yaml": f"id: logit\nsummary: {text}\n"}))) == 1
