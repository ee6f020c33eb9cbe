"""Capitals of terms: which are slips, and which belong to the word."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example, bad, good
from glosslint.rules.convention.term_case import RULE
from glosslint.testing import expected, fixed, reported
from tests.support import glosslint, write

SMALL, SENTENCE, TITLE = {"style": "small"}, {"style": "sentence"}, {"style": "title"}
#: Plain words, each three times small and twice with a capital.
WORDS = "loss function score layer mean absolute error square root network neural data set rule method in the of box"
TEXT = " ".join(f"It has {word}, and {word}, or {word}. {word.title()}. {word.title()}." for word in WORDS.split())
NAMES = "The rules of Bayes and of Markov, as Git does. Any Creative Commons will do, as creative, creative, creative."
BASE = {"base.yaml": f"id: base\ndefinition: |\n  {TEXT}\n  {NAMES}\n"}


def one(term: str, more: str = "") -> dict[str, str]:
    return {**BASE, "x.yaml": f"id: x\nterm: {term}\n{more}"}


@pytest.mark.parametrize(
    ("term", "said_of_it", "written"),
    [
        ("Loss", "begins with a capital", "loss"),
        ("Loss function", "begins with a capital", "loss function"),
        ("Square root", "begins with a capital", "square root"),
        ("Mean absolute error (MAE-like)", "begins with a capital", "mean absolute error (MAE-like)"),
        ("Neural Network", "begins with a capital", "neural network"),
        ("Loss Function", "begins with a capital", "loss function"),
        ("loss Function", "capitalises later words", "loss function"),
        ("Data set", "begins with a capital", "data set"),
        ("Layer of GPUs", "begins with a capital", "layer of GPUs"),
        ("Score", "begins with a capital", "score"),
        ("Mean Absolute Error", "begins with a capital", "mean absolute error"),
    ],
)
def test_among_small_terms(term: str, said_of_it: str, written: str) -> None:
    example = bad(one(f"⟦{term}⟧"), f'"{term}" {said_of_it}', options=SMALL)
    assert reported(RULE, example) == expected(example)[1]
    (change,) = fixed(RULE, Example(one(term), options=SMALL)).changes
    assert change[1].text == f"id: x\nterm: {written}\n"


@pytest.mark.parametrize(
    "term",
    [
        "loss function",
        "GPU",
        "LaTeX",
        "eBPF",
        "R",
        "A/B test",
        "Bayes rule",
        "Markov chain",
        "Git branch",
        "Creative Commons",
        "Kubernetes",  # nobody writes it small
        "3D model",
        "Self-attention",
        "t-test",
        "損失関数",
        "TF-IDF score",
    ],
)
def test_not_among_small_terms(term: str) -> None:
    assert reported(RULE, good(one(term), options=SMALL)) == []


@pytest.mark.parametrize(("term", "level"), [("Loss function", "warning"), ("Loss Function", "info")])
def test_a_term_in_title_case_may_be_a_name(term: str, level: str, tmp_path: Path) -> None:
    terms = "".join(f"- term: loss number {number}\n" for number in "abcdefghijklmnopqrstuvwxyz")
    uses = "A loss or a loss or a loss. A function, function, or function."
    texts = {"glosslint.toml": 'files = ["*.yaml"]\nlayout = "jekyll-data"\n'}
    write(tmp_path, {**texts, "a.yaml": f"{terms}- term: {term}\n  definition: {uses}\n"})
    told = glosslint("--output-format", "concise", "--select", "term-case", cwd=tmp_path).out
    assert told.count(f" {level} term-case ") == 1


def test_capitals_of_which_an_acronym_is_made() -> None:
    assert reported(RULE, good(one("Mean Absolute Error", "aliases: [MAE]\n"), options=SMALL)) == []
    assert reported(RULE, good(one("Mean Absolute Error (MAE)"), options=SMALL)) == []


@pytest.mark.parametrize(
    ("term", "style", "said_of_it", "written"),
    [
        ("loss", SENTENCE, "begins with a lowercase letter", "Loss"),
        ("loss function", SENTENCE, "begins with a lowercase letter", "Loss function"),
        ("Loss Function", SENTENCE, "capitalises later words", "Loss function"),
        ("square root", SENTENCE, "begins with a lowercase letter", "Square root"),
        ("loss function", TITLE, "begins with a lowercase letter", "Loss Function"),
        ("Loss function", TITLE, "is not in title case", "Loss Function"),
        ("Layer of the network", TITLE, "is not in title case", "Layer of the Network"),
        ("Neural network (box)", TITLE, "is not in title case", "Neural Network (box)"),
    ],
)
def test_other_styles(term: str, style: dict[str, str], said_of_it: str, written: str) -> None:
    example = bad(one(f"⟦{term}⟧"), f'"{term}" {said_of_it}', options=style)
    assert reported(RULE, example) == expected(example)[1]
    (change,) = fixed(RULE, Example(one(term), options=style)).changes
    assert change[1].text == f"id: x\nterm: {written}\n"


@pytest.mark.parametrize(
    ("term", "style", "advice"),
    [
        ("Loss Gradient", "small", "write it in lowercase, but for names"),
        ("loss gradient", "title", "write its words with capitals"),
    ],
)
def test_words_of_which_nothing_is_known_are_not_left_in_the_other_case(
    term: str, style: str, advice: str, tmp_path: Path
) -> None:
    settings = f'files = ["*.yaml"]\nselect = ["term-case"]\nrules.term-case.style = "{style}"\n'
    write(tmp_path, {"glosslint.toml": settings, **one(term)})
    report = glosslint("--output-format", "full", cwd=tmp_path).out
    assert f"help: {advice}\n" in report
    assert "fixable" not in report


@pytest.mark.parametrize("term", ["npm", "eBPF", "git", "pandas", "iOS app", "Loss", "x", "k-means"])
def test_own_small_letters(term: str) -> None:
    assert reported(RULE, good(one(term), options=SENTENCE)) == []


def test_one_of_twenty_with_the_numbers() -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: box {number}\n" for number in range(19)}
    example = bad(
        {**files, **one("⟦Loss⟧")}, '"Loss" begins with a capital; 19 other terms begin with a lowercase letter'
    )
    assert reported(RULE, example) == expected(example)[1]
    few = dict(list(files.items())[:18])
    assert reported(RULE, good({**few, **one("Loss")})) == []


def test_a_capital_that_nobody_can_judge_does_not_dilute_the_majority() -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: box {number}\n" for number in range(19)}
    names = {f"n{number}.yaml": f"id: n{number}\nterm: Zuse{chr(97 + number)}\n" for number in range(5)}
    example = bad(
        {**files, **names, **one("⟦Loss⟧")},
        '"Loss" begins with a capital; 19 other terms begin with a lowercase letter',
    )
    assert reported(RULE, example) == expected(example)[1]


@pytest.mark.parametrize(("names", "count"), [(4, 1), (8, 0)])
def test_where_many_terms_are_in_title_case_none_is_a_slip(names: int, count: int) -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: Box layer {number}\n" for number in range(19)}
    titled = {f"n{number}.yaml": f"id: n{number}\nterm: Random Zuse{chr(97 + number)}\n" for number in range(names)}
    assert len(reported(RULE, good({**files, **titled, **one("Loss Function")}))) == count


@pytest.mark.parametrize(("names", "count"), [(6, 1), (8, 0)])
def test_where_many_terms_begin_with_a_capital_none_is_a_slip(names: int, count: int) -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: box {number}\n" for number in range(21)}
    named = {f"n{number}.yaml": f"id: n{number}\nterm: Zuse{chr(97 + number)}\n" for number in range(names)}
    assert len(reported(RULE, good({**files, **named, **one("Loss")}))) == count


@pytest.mark.parametrize(("names", "count"), [(1, 1), (2, 0)])
def test_one_of_several_names_of_a_kind_is_no_slip(names: int, count: int) -> None:
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: box {number}\n" for number in range(40)}
    named = {f"n{n}.yaml": f"id: n{n}\nterm: Zuse{chr(97 + n)} rule\n" for n in range(names)}
    assert len(reported(RULE, good({**files, **named, **one("Score rule")}))) == count


def test_a_term_that_the_texts_write_as_it_is_is_no_slip_among_titles() -> None:
    use = {"y.yaml": "id: y\ndefinition: It is made by the Score rule. Rule one. Rule two. Each rule has one.\n"}
    files = {f"e{number:02}.yaml": f"id: e{number:02}\nterm: Box{number}a Set\n" for number in range(20)}
    assert reported(RULE, good({**files, **use, "x.yaml": "id: x\nterm: Score rule\n"})) == []
