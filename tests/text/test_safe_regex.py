"""Which patterns are refused, and that those which are not end soon on the worst of texts."""

from __future__ import annotations

import contextlib
import re

import pytest

from glosslint.model import Span
from glosslint.text import safe_regex
from glosslint.text.safe_regex import LONGEST, compile_pattern, find_matches, pattern_error

CATASTROPHIC = [
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


HOSTILE = (
    "a" * 900,
    "a" * 100_000,
    "ab" * 500,
    "x" * 900,
    "the " * 25_000,
    "foo " * 25_000,
    "," * 1000,
    '"' * 100_000,
    "\u0430" * 100_000,
)


@pytest.mark.parametrize("pattern", [*CATASTROPHIC, *FIT])
def test_every_pattern_ends_on_every_text(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails by never ending."""
    monkeypatch.setattr(safe_regex, "TIME_LIMIT", 0.02)
    assert pattern_error(pattern) == ""
    for text in HOSTILE:
        with contextlib.suppress(TimeoutError):
            find_matches(compile_pattern(pattern), text, [Span(0, len(text))])


@pytest.mark.parametrize(("pattern", "text"), [(r"(x+x+)+y", "x" * 900), (r"(?:a?){50}a{50}b", "a" * 900)])
def test_a_pattern_that_takes_too_long_is_stopped(pattern: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_regex, "TIME_LIMIT", 0.02)
    with pytest.raises(TimeoutError):
        find_matches(compile_pattern(pattern), text, [])


TEXTS = (
    "See a{e}, %{s}, {name} and {} here: a{1,x}.",
    "The the foo foobar foo-bar click  here",
    'e.g., 1.2.3 \u0434\u043b\u0438\u043d\u043d\u044b\u0439 "quoted" aab aaab',
)
LITERAL_BRACES = [r"a{e}", r"%{s}", r"\{name}", r"a\{e\}", r"[{}]", r"a{1,x}", r"\N{COMMA}", r"o{2}", r"o{1,}", r"{}"]


@pytest.mark.parametrize("pattern", [*FIT, *LITERAL_BRACES])
def test_a_pattern_means_what_it_means_to_python(pattern: str) -> None:
    for text in TEXTS:
        matches = find_matches(compile_pattern(pattern), text, [])
        assert [match.span() for match in matches] == [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize(
    "pattern", [r"(?:a{5}){5}", r"(?:(?:ab+)+c)+", r"[)+(]{3}\)+", r"(?x)a {3} # :)", r"\bthe\s+(?:\w+\s+){0,3}of\b"]
)
def test_a_pattern_of_ordinary_size_is_taken(pattern: str) -> None:
    assert pattern_error(pattern) == ""


@pytest.mark.parametrize(
    "pattern",
    [r"(?:a{999}){999}", "(?:" * 40 + "a" + ")+" * 40, r"(?x)(?:(?:a{999}) {99}) {99}", "(a{5,6}|b){100000}"],
)
def test_a_pattern_that_would_fill_the_memory_is_refused(pattern: str) -> None:
    assert "has more than 100,000 parts" in pattern_error(pattern)


NESTED = ["(" * 300 + "a" + ")" * 300, "(?:" * 100 + "a+" + ")+" * 100, "(a|b|" * 60 + "c" + ")" * 60]


@pytest.mark.parametrize("pattern", [*NESTED, "(" * 5000, "[", "(?<x", "a{2,1}", "a" * 2000])
def test_no_pattern_breaks_the_reader(pattern: str) -> None:
    assert isinstance(pattern_error(pattern), str)


def test_a_long_text_is_searched_by_sentences() -> None:
    text = f"{'a' * LONGEST}. needle and. needle"
    spans = [Span(0, LONGEST + 1), Span(LONGEST + 2, LONGEST + 13), Span(LONGEST + 14, len(text))]
    matches = find_matches(compile_pattern("needle"), text, spans)
    assert [match.start() for match in matches] == [LONGEST + 2, LONGEST + 14]
