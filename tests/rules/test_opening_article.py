"""Articles at the start of definitions: those that differ, and those that could not be otherwise."""

from __future__ import annotations

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.convention import restated_term
from glosslint.rules.convention.opening_article import RULE
from glosslint.testing import expected, fixed, reported

NEVER, ALWAYS = {"style": "never"}, {"style": "always"}


@pytest.mark.parametrize(
    "text",
    [
        "⟦A⟧ function that turns numbers into probabilities.",
        "⟦An⟧ ordered list of layers.",
        "⟦The⟧ share of answers that are right.",
        "⟦a⟧ score before softmax.",
        "⟦The⟧ number of units side by side.",
        "⟦A⟧ set of examples that a model never sees.",
        "⟦A⟧ [score](score) before softmax.",
        "⟦The⟧ smallest unit of text.",
        "*⟦A⟧ score* of a class.",
        "⟦An⟧ 8-bit number.",
    ],
)
def test_needless(text: str) -> None:
    article = text[text.index("⟦") + 1 : text.index("⟧")]
    example = bad(f"id: x\nterm: Logit\nsummary: |\n  {text}\n", f'definition opens with "{article}"', options=NEVER)
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Function that turns numbers into probabilities.",
        "A few examples in the prompt.",
        "A number of units side by side.",
        "A lot of text.",
        "A couple of layers.",
        "A logit is a score before softmax.",
        "The logit of a class is its score.",
        "To merge two lists.",
        "In statistics, a score before softmax.",
        "See [softmax](softmax).",
        "Any score.",
        "An",
    ],
)
def test_none_to_take_away(text: str) -> None:
    assert reported(RULE, good(f"id: x\nterm: Logit\nsummary: |\n  {text}\n", options=NEVER)) == []


COUNTED = {
    "one.yaml": "id: one\nsummary: A score of one class.\n",
    "two.yaml": "id: two\nsummary: An ordered list of numbers.\n",
    "three.yaml": "id: three\nsummary: A program that runs.\n",
}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("⟦Score⟧ before softmax.", "score"),
        ("⟦Unnormalised⟧ score of a class.", "score"),
        ("⟦List⟧ of numbers.", "list"),
        ("⟦Computer⟧ program.", "program"),
    ],
)
def test_missing(text: str, noun: str) -> None:
    example = bad(
        {**COUNTED, "x.yaml": f"id: x\nsummary: {text}\n"}, f'missing article before "{noun}"', options=ALWAYS
    )
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Software for one device.",
        "Scores before softmax.",
        "Memory that is fast.",
        "To score a class.",
        "In statistics, score of a class.",
        "Any score.",
        "Its score.",
        "Two lists of numbers.",
        "Logit is a score.",
        "See score.",
    ],
)
def test_none_missing(text: str) -> None:
    assert reported(RULE, good({**COUNTED, "x.yaml": f"id: x\nterm: Logit\nsummary: {text}\n"}, options=ALWAYS)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A score of a class.", "Score of a class."),
        ("The [score](score) of a class.", "[Score](score) of a class."),
        ("a score of a class.", "score of a class."),
        ("A JSON file.", "JSON file."),
        ("A\n  score of a class.", "Score of a class."),
        ("A `list` of numbers.", "`list` of numbers."),
    ],
)
def test_an_article_is_taken_away(before: str, after: str) -> None:
    (change,) = fixed(RULE, Example({"x.yaml": f"id: x\nsummary: |\n  {before}\n"}, options=NEVER)).changes
    assert change[1].text == f"id: x\nsummary: |\n  {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Score of a class.", "A score of a class."),
        ("Unique score.", "A unique score."),
        ("Honest score.", "An honest score."),
        ("Even score.", "An even score."),
        ("JSON list.", "A JSON list."),
    ],
)
def test_an_article_is_written(before: str, after: str) -> None:
    example = Example({**COUNTED, "x.yaml": f"id: x\nsummary: {before}\n"}, options=ALWAYS)
    (change,) = fixed(RULE, example).changes
    assert change[1].text == f"id: x\nsummary: {after}\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The k8s list of ships.", "k8s list of ships."),
        ("The my_ship list of sails.", "my_ship list of sails."),
        ("The sail of a boat.", "Sail of a boat."),
    ],
)
def test_a_word_with_a_form_of_its_own_stays_so_without_the_article(text: str, after: str) -> None:
    files = {"x.yaml": f"id: x\nterm: Harbour\nsummary: {text}\n"}
    ((_, new),) = fixed(RULE, Example(files, options=NEVER)).changes
    assert f"summary: {after}" in new.text


def test_a_name_keeps_its_capital_after_the_article() -> None:
    uses = "A vessel that floats, as Bayes and Markov say."
    files = {
        "one.yaml": f"id: one\nsummary: {uses}\n",
        "x.yaml": "id: x\nterm: Sail\nsummary: Markov vessel that drifts.\n",
        "y.yaml": "id: y\nterm: Oar\nsummary: Long vessel that drifts.\n",
    }
    outcome = fixed(RULE, Example(files, options=ALWAYS))
    written = {new.path: new.text.partition("summary: ")[2] for _, new in outcome.changes}
    assert written["x.yaml"] == "A Markov vessel that drifts.\n"
    assert written["y.yaml"] == "A long vessel that drifts.\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Harbours are k8s files.", "k8s files."),
        ("Harbours are long files.", "Long files."),
    ],
)
def test_a_word_with_a_form_of_its_own_stays_so_without_the_term(text: str, after: str) -> None:
    files = {"x.yaml": f"id: x\nterm: Harbour\nsummary: {text}\n"}
    ((_, new),) = fixed(restated_term.RULE, Example(files, options=NEVER)).changes
    assert f"summary: {after}" in new.text
