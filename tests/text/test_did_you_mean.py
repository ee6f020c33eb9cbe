"""Did you mean."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.text.did_you_mean import NearestWords, edit_distance, nearest

KNOWN = ("softmax", "logit", "rope", "context-window", "gan", "deprecated", "published", "draft", "see_also", "aliases")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sotfmax", "softmax"),
        ("softmaxx", "softmax"),
        ("oftmax", "softmax"),
        ("rpoe", "rope"),
        ("ropes", "rope"),
        ("see-also", "see_also"),
        ("SEE ALSO", "see_also"),
        ("alias", "aliases"),
        ("publish", "published"),
        ("depricated", "deprecated"),
        ("context-widnows", "context-window"),
        ("gun", None),
        ("hope-less", None),
        ("soft", "softmax"),
        ("ROPS", None),
        ("ROPE", "rope"),
        ("attention", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_word_meant(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("g-force", "k-force"),
        ("layer-2", "layer-3"),
        ("type-1-error", "type-ii-error"),
        ("ipv6", "ipv4"),
        ("misconfiguration", "configuration"),
        ("directed graph", "undirected graph"),
        ("asymmetric-key", "symmetric-key"),
    ],
)
def test_a_name_that_differs_in_its_meaning_is_no_typo(word: str, other: str) -> None:
    assert nearest(word, (other,)) is None
    assert nearest(other, (word,)) is None
    assert nearest(f"{word}s", (other, word)) == word


def test_the_order_of_the_known_words_does_not_matter() -> None:
    assert nearest("tokan", ("token", "tokay")) == nearest("tokan", ("tokay", "token"))
    assert nearest("x", ()) is None


def test_distance_counts_a_swap_once_and_stops_at_the_limit() -> None:
    assert edit_distance("rope", "rope", 0) == 0
    assert edit_distance("rope", "rpoe", 1) == 1
    assert edit_distance("rope", "ropes", 1) == 1
    assert edit_distance("rope", "robes", 1) is None
    assert edit_distance("", "abc", 3) == 3
    assert edit_distance("kitten", "sitting", 3) == 3


@given(st.text("abcde", min_size=4, max_size=12), st.data())
def test_one_typo_is_forgiven(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typo = data.draw(
        st.sampled_from((word[:at] + word[at + 1 :], word[:at] + "z" + word[at:], word[:at] + "z" + word[at + 1 :]))
    )
    assert NearestWords((word, "0" * len(word))).nearest(typo) == word
