"""Names in text: which are found, where, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from glosslint.text.english.term_matcher import TermMatcher, base_words, lower_text
from tests.timing import assert_linear

NAMES = [
    "network",
    "neural network",
    "API",
    "RoPE",
    "C",
    "C++",
    "data set",
    "analysis",
    "user's guide",
    "the",
    "Bayes' rule",
]
VERBS = ["merge", "look up"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a network of nodes", ["network"]),
        ("all Networks, and every network's edge", ["Networks", "network"]),
        ("a neural network", ["neural network"]),
        ("a neural-network", ["neural-network"]),
        ("a neural\n  network", ["neural\n  network"]),
        ("a neural, network", ["network"]),
        ("a *neural* network", ["neural* network"]),
        ("a network-based thing, a sub-network", []),
        ("networking", []),
        ("an API, the APIs, an api", ["API", "APIs"]),
        ("RoPE on a rope", ["RoPE"]),
        ("in C and C++, not c", ["C", "C++"]),
        ("a dataset, a data set, a data-set, data sets", ["data set", "data-set", "data sets"]),
        ("several analyses", ["analyses"]),
        ("the user's guide", ["user's guide"]),
        ("by Bayes' rule", ["Bayes' rule"]),
        ("it merges what was merged by merging", ["merges", "merged", "merging"]),
        ("to look up, looked up", ["look up", "looked up"]),
        ("client/network", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, names: list[str]) -> None:
    finder = TermMatcher([(name, name) for name in NAMES], [(verb, verb) for verb in VERBS])
    spans = [hit.span for hit in finder.find(text, lower_text(text), 0, len(text))]
    assert [text[slice(*span)] for span in spans] == names
    assert finder.may_match(base_words(text)) or not names


@given(st.text(alphabet="aB1 -_+#'.\t\n\x1c"))
def test_ascii_words_are_those_of_any_text(text: str) -> None:
    assert [*base_words(text), "é"] == base_words(f"{text} é")


def test_all_owners_of_a_name_are_returned_and_proper_names_match_only_in_their_own_case() -> None:
    finder = TermMatcher([("kernel", 1), ("Kernel", 2)], exact=[("Make", 3)])
    text = "Kernels that make use of Make"
    matches = list(finder.find(text, lower_text(text), 0, len(text)))
    assert [(text[slice(*hit.span)], hit.owners) for hit in matches] == [("Kernels", (1, 2)), ("Make", (3,))]


def test_what_lower_case_makes_longer_keeps_its_length() -> None:
    assert len(lower_text("İstanbul API")) == len("İstanbul API")


def test_a_text_takes_no_longer_for_thousands_of_names() -> None:
    text = "A thing that holds word7 thing7 and single9 among many other words, so that it has some thirty of them."

    def find(count: int) -> None:
        """Find ``count`` names in ``count`` texts."""
        names = [(f"word{number} thing{number}", number) for number in range(count // 2)]
        finder = TermMatcher([*names, *((f"single{number}", number) for number in range(count // 2))])
        hits = [hit for _ in range(count) for hit in finder.find(text, lower_text(text), 0, len(text))]
        assert len(hits) == 2 * count

    assert_linear(find, int, 4_000)
