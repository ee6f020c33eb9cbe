"""Which patterns are refused, and that those which are not end soon on the worst of texts."""

from __future__ import annotations

import re

import pytest

from glosslint.model import Span
from glosslint.text.safe_regex import LONGEST, find_matches, pattern_error

REFUSED = [
    r"(a+)+$",
    r"(?:a|b|ab)*c",
    r"(\w+\s?)+$",
    r"(a|aa)+$",
    r"(x+x+)+y",
    r"((a{1,10}){1,10}){1,10}$",
    r"(.*)(.*)(.*)=",
    r".*foo.*bar",
    r"(?:\s*,\s*)+x",
    r"(?:a?){50}a{50}b",
    r"(?=(a+)+$)a",
    r"(?:\w+-?)+!",
    r"a{5000}",
]
FIT = [
    r"\bclick\s+here\b",
    r"(?:\w+\s+)+of",
    r".*foo",
    r".{0,40}foo.{0,40}bar",
    r'"[^"]*"',
    r"(?i)\b(?:foo|bar|far)s?\b",
    r"\d+(?:\.\d+)*",
    r"(\w+)\s+\1",
    r"\bthe\s+(?:\w+\s+){0,3}of\b",
    r"^(?:A|An|The)\b",
    r"(?<!\w)e\.?g\.?,",
    r"[а-я]+ный",
    r"(?P<first>a)(?(first)b|c)",
    r"(?>a+)b",
    r"a++b",
]


@pytest.mark.parametrize("pattern", REFUSED)
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    assert pattern_error(pattern) != ""


@pytest.mark.parametrize("pattern", FIT)
def test_a_pattern_that_cannot_is_taken(pattern: str) -> None:
    assert pattern_error(pattern) == ""


HOSTILE = ("a" * 100_000, "the " * 25_000, "foo " * 25_000, '"' * 100_000, "\u0430" * 100_000)


@pytest.mark.parametrize("pattern", [r".*foo", r"(\w+)\s+\1", r'"[^"]*"', r"\bthe\s+(?:\w+\s+){0,3}of\b"])
def test_what_is_taken_ends_on_a_hostile_text(pattern: str) -> None:
    """Fails by never ending; each search takes a second at most."""
    for text in HOSTILE:
        assert sum(1 for _ in find_matches(re.compile(pattern), text, [Span(0, len(text))])) >= 0


NESTED = ["(" * 300 + "a" + ")" * 300, "(?:" * 100 + "a+" + ")+" * 100, "(a|b|" * 60 + "c" + ")" * 60]


@pytest.mark.parametrize("pattern", [*NESTED, "(" * 5000, "[", "(?<x", "a{2,1}", "a" * 2000])
def test_no_pattern_breaks_the_reader(pattern: str) -> None:
    assert isinstance(pattern_error(pattern), str)


def test_a_long_text_is_searched_by_sentences() -> None:
    text = f"{'a' * LONGEST}. needle and. needle"
    spans = [Span(0, LONGEST + 1), Span(LONGEST + 2, LONGEST + 13), Span(LONGEST + 14, len(text))]
    found = find_matches(re.compile("needle"), text, spans)
    assert [match.start() for match in found] == [LONGEST + 2, LONGEST + 14]
