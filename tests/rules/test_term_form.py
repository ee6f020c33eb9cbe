"""The form of names: signs at their ends, gaps inside, articles in front."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.convention import leading_article, term_punctuation
from glosslint.testing import expected, fixed, reported
from tests.support import glosslint, write


@pytest.mark.parametrize(
    ("name", "message", "after"),
    [
        ("softmax⟦.⟧", 'name "softmax." ends with a period', "softmax"),
        ("loss function⟦.⟧", 'name "loss function." ends with a period', "loss function"),
        ("softmax⟦:⟧", 'name "softmax:" ends with a colon', "softmax"),
        ("softmax⟦,⟧", 'name "softmax," ends with a comma', "softmax"),
        ("softmax⟦;⟧", 'name "softmax;" ends with a semicolon', "softmax"),
        ("token (of text)⟦.⟧", 'name "token (of text)." ends with a period', "token (of text)"),
        ("GPT-4⟦.⟧", 'name "GPT-4." ends with a period', "GPT-4"),
        ("Fonction de perte⟦.⟧", 'name "Fonction de perte." ends with a period', "Fonction de perte"),
        ("loss⟦  ⟧function", 'name "loss function" contains consecutive spaces', "loss function"),
        ("loss⟦\\t⟧function", 'name "loss function" contains a tab', "loss function"),
        ("loss⟦\\n⟧function", 'name "loss function" contains a line break', "loss function"),
        ("loss⟦\\r⟧function", 'name "loss function" contains a line break', "loss function"),
        ("loss⟦ \u00a0⟧function", 'name "loss function" contains consecutive spaces', "loss function"),
    ],
)
def test_punctuation(name: str, message: str, after: str) -> None:
    example = bad(f'id: x\nterm: "{name}"\n', message)
    assert reported(term_punctuation.RULE, example) == expected(example)[1]
    plain = name.replace("⟦", "").replace("⟧", "")
    (change,) = fixed(term_punctuation.RULE, Example({"x.yaml": f'id: x\nterm: "{plain}"\n'})).changes
    assert change[1].text == f'id: x\nterm: "{after}"\n'


@pytest.mark.parametrize(
    "entry",
    [
        "term: softmax",
        "term: etc.",
        "term: e.g.",
        "term: U.S.",
        "term: a.k.a.",
        "term: Acme Inc.",
        "term: Smith et al.",
        "term: Washington D.C.",
        "term: vs.",
        "term: 'C:'",
        "term: ...",
        "term: '::'",
        "term: Yahoo!",
        "term: 'why?'",
        "term: approximation\naliases: [approxim.]",
        "term: abbr.\nsummary: Short for abbreviation.",
        "term: .NET",
        "term: Node.js",
    ],
)
def test_punctuation_that_belongs_there(entry: str) -> None:
    assert reported(term_punctuation.RULE, good(f"id: x\n{entry}\n")) == []


def test_a_term_that_is_the_id_is_reported_and_left() -> None:
    example = Example({"x.yaml": "id: softmax.\nterm: softmax.\n"})
    assert len(reported(term_punctuation.RULE, example)) == 1
    assert fixed(term_punctuation.RULE, example).changes == []


@pytest.mark.parametrize(
    ("term", "message", "after"),
    [
        ("⟦the⟧ cloud", 'term "the cloud" begins with "the"', "cloud"),
        ("⟦The⟧ cloud", 'term "The cloud" begins with "The"', "Cloud"),
        ("⟦a⟧ token", 'term "a token" begins with "a"', "token"),
        ("⟦A⟧ loss function", 'term "A loss function" begins with "A"', "Loss function"),
        ("⟦an⟧ epoch", 'term "an epoch" begins with "an"', "epoch"),
        ("⟦an⟧ 8-bit number", 'term "an 8-bit number" begins with "an"', "8-bit number"),
        ("⟦the⟧ Internet", 'term "the Internet" begins with "the"', "Internet"),
        ("⟦the⟧ edge (of a network)", 'term "the edge (of a network)" begins with "the"', "edge (of a network)"),
        ("⟦to⟧ merge", 'term "to merge" begins with "to"', "merge"),
        ("⟦To⟧ push a branch", 'term "To push a branch" begins with "To"', "Push a branch"),
    ],
)
def test_articles(term: str, message: str, after: str) -> None:
    example = bad(f"id: x\nterm: {term}\n", message)
    assert reported(leading_article.RULE, example) == expected(example)[1]
    plain = term.replace("⟦", "").replace("⟧", "")
    (change,) = fixed(leading_article.RULE, Example({"x.yaml": f"id: x\nterm: {plain}\n"})).changes
    assert change[1].text == f"id: x\nterm: {after}\n"


@pytest.mark.parametrize(
    "entry",
    [
        "term: a priori",
        "term: A posteriori",
        "term: a la carte",
        "term: The Carpentries",
        "term: The Hague",
        "term: A/B test",
        "term: A* search",
        "term: A level",
        "term: A record",
        "term: to-do list",
        "term: to do list",
        "term: an",
        "term: Theorem",
        "term: Ant colony",
        "term: Total order",
        "term: token the model sees",
    ],
)
def test_words_that_only_look_like_articles(entry: str) -> None:
    assert reported(leading_article.RULE, good(f"id: x\n{entry}\n")) == []


@pytest.mark.parametrize("word", ["to", "the"])
def test_many_verbs_or_articles_are_a_habit(word: str) -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: {word} merge {number}\n" for number in range(11)}
    (found,) = {item.message for item in reported(leading_article.RULE, Example(files))}
    assert found == f'term "{word} merge 0" begins with "{word}" (also in 10 more terms)'


def test_words_of_a_name_behind_a_term_are_reported_where_they_are(tmp_path: Path) -> None:
    """Two names may be written in one value."""
    write(
        tmp_path,
        {
            "glosslint.toml": (
                '[layout]\nid = "id"\nterm = "term"\nprose = {definition = "summary"}\nmore-names = ["brackets"]\n'
                '[[discouraged]]\nwords = ["whitelist"]\nfields = ["alias"]\nreplacement = "pass list"\n'
                '[[pattern]]\npattern = \'thing\\b\'\nfields = ["alias"]\nmessage = "what thing?"\n'
            ),
            "glossary/a.yaml": "id: a\nterm: Allow list (whitelist thing)\nsummary: List of what may pass.\n",
            "glossary/b.yaml": "id: b\nterm: Data lake (L\u0430kehouse)\nsummary: Place for data.\n",
        },
    )
    said = glosslint("--output-format", "json", cwd=tmp_path)
    found = {(one["rule"], one["start"]["column"], one["end"]["column"]) for one in json.loads(said.out)["findings"]}
    assert found >= {("discouraged-word", 19, 28), ("discouraged-pattern", 29, 34), ("invisible-character", 19, 20)}
    assert "term: Allow list (pass list thing)" in glosslint("--diff", "--unsafe-fixes", cwd=tmp_path).out


def test_a_term_is_changed_where_its_pattern_finds_it(tmp_path: Path) -> None:
    """The same words may be before it in its value."""
    settings = (
        'files = ["terms.yaml"]\n'
        '[layout]\nentries = "list"\nid = "id"\nterm = "term"\nterm-pattern = \'^\\[.*\\] (.*)$\'\n'
        'prose = {definition = "definition"}\n'
    )
    terms = "- id: a\n  term: '[the cloud] the cloud'\n  definition: Water in the air.\n"
    write(tmp_path, {"glosslint.toml": settings, "terms.yaml": terms})
    assert "terms.yaml:2:22: warning leading-article" in glosslint(cwd=tmp_path).out
    assert "term: '[the cloud] cloud'" in glosslint("--diff", "--unsafe-fixes", cwd=tmp_path).out
    assert glosslint("rename", "a", "b", "--term", "the sky", cwd=tmp_path).code == 0
    assert "term: '[the cloud] the sky'" in (tmp_path / "terms.yaml").read_text()


def test_a_name_behind_a_term_is_shown_alone(tmp_path: Path) -> None:
    """What is wrong with it is not wrong with the term before it in the value."""
    settings = '[layout]\nid = "id"\nterm = "term"\nprose = {definition = "text"}\nmore-names = ["brackets"]\n'
    terms = {
        "a": "Haven (port)",
        "b": "Gate (port)",
        "c": "Knot (TODO)",
        "d": "COTR (contracting officer's representative)",
    }
    entries = {
        f"glossary/{name}.yaml": f"id: {name}\nterm: {term}\ntext: Thing at sea.\n" for name, term in terms.items()
    }
    write(tmp_path, {"glosslint.toml": settings, **entries})
    said = glosslint("--output-format", "json", cwd=tmp_path)
    found = {(one["rule"], one["start"]["column"], one["end"]["column"]) for one in json.loads(said.out)["findings"]}
    assert found >= {("duplicate-term", 13, 17), ("placeholder-text", 13, 17), ("acronym-mismatch", 13, 49)}
