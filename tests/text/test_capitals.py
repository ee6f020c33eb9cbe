"""How texts write their words, and what follows for a term."""

from __future__ import annotations

import pytest

from glosslint.glossary.conventions import Capitalization, begins_with_capital, every_word_with_capital

TEXTS = (
    "The loss of a model. The loss grows, and a loss shrinks. Loss is all. Loss again.",
    "What Bayes said of bayes, bayes and bayes. Git keeps git, git/git, `git` and git.io.",
)


@pytest.mark.parametrize(
    ("word", "small", "raised"), [("loss", True, True), ("Loss", True, True), ("model", False, False)]
)
def test_a_word_that_is_often_small(word: str, small: bool, raised: bool) -> None:
    seen = Capitalization(TEXTS)
    assert (seen.is_lowercase(word), seen.is_capitalized(word)) == (small, raised)


def test_a_capital_in_mid_sentence_makes_a_name() -> None:
    assert not Capitalization(TEXTS).is_lowercase("bayes")


def test_parts_of_paths_and_addresses_are_no_words() -> None:
    assert not Capitalization(TEXTS).is_lowercase("git")


@pytest.mark.parametrize(
    ("name", "first", "later"),
    [
        ("Loss function", True, False),
        ("loss function", False, False),
        ("Loss Function", True, True),
        ("loss", False, None),
        ("Works on My Machine", True, True),
        ("layer of the net", False, None),  # later words are little
        ("GPU cluster", None, None),
        ("eBPF program", None, None),
        ("R Foundation", None, None),
        ("3D model", None, None),
        ("Layer GPUs", True, None),
        ("Loss function Value", True, None),
        ("Loss Function (in training)", True, True),
        ("損失関数", None, None),
        ("Éclair électrique", True, False),
    ],
)
def test_the_shape_of_a_name(name: str, first: bool | None, later: bool | None) -> None:
    assert (begins_with_capital(name), every_word_with_capital(name)) == (first, later)
