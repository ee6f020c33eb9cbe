"""Texts that say the same have one outline; of others few do."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.text.english.similarity import Difference, are_opposites, content_initials, differences, is_minor, tokens

_LISTED = "a vote Vote votes the of in favour favor it's state-of-the-art (see) *bold* x = 3, end."
_WORDS = st.sampled_from(tuple(_LISTED.split()))


def _outline(text: str) -> str:
    return content_initials(text)


@given(st.lists(_WORDS, max_size=12), st.lists(_WORDS, max_size=12))
def test_what_is_equal_or_nearly_so_has_one_outline(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    words, others = tokens(first, ()), tokens(second, ())
    if words == others or all(map(is_minor, differences(words, others))):
        assert _outline(first) == _outline(second)


@given(st.lists(_WORDS, min_size=1, max_size=12))
def test_signs_and_little_words_make_no_difference(words: list[str]) -> None:
    text = " ".join(words)
    assert _outline(text) == _outline(f"The {text.upper()}!") == _outline("\n".join(["*the*", *words]))


def test_other_words_do() -> None:
    assert _outline("A vote in favour.") != _outline("A vote against it.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the", "a"),
        ("is", "can be"),
        ("vote", "votes"),
        ("in containers", "on container"),
    ],
)
def test_a_difference_that_means_little(one: str, other: str) -> None:
    assert is_minor(Difference(one, other))
    assert is_minor(Difference(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("and", "or"),
        ("from the", "to a"),
        ("from", "into"),
        ("employer", "employee"),
        ("moral", ""),
        ("five", "fire"),
    ],
)
def test_a_difference_that_matters(one: str, other: str) -> None:
    assert not is_minor(Difference(one, other))
    assert not is_minor(Difference(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in-format", "out-of-format"),
        ("Upper", "lower deck"),
        ("Port side", "starboard side"),
        ("upper left", "lower right"),
        ("read locks", "write lock"),
    ],
)
def test_opposites(one: str, other: str) -> None:
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("log in", "opt out"), ("upper deck", "lower mast"), ("deck", "lower deck")]
)
def test_no_opposites(one: str, other: str) -> None:
    assert not are_opposites(one, other)
    assert not are_opposites(other, one)
