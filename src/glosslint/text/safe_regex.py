"""Patterns that users write: what is wrong with one, and its matches in a text within a time limit.

Python's ``re`` tries every way in which a pattern may match before it gives up, which for "(x+x+)+y" on forty letters
takes hours, and cannot be stopped. So ``re`` decides what a valid pattern is, and the ``regex`` package matches it: it
takes the same syntax, and a time limit. It is imported only where the settings hold patterns (20 ms).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from glosslint.model import GlosslintError, Span
from glosslint.util.regexes import lazy_pattern

if TYPE_CHECKING:
    from regex import Match, Pattern

_T = TypeVar("_T")
#: Characters of a text that is searched as a whole; in a longer one each sentence is searched by itself.
LONGEST = 1000
#: Seconds of processor time for one text, so that a busy machine changes nothing; most patterns need microseconds.
TIME_LIMIT = 1.0
#: ``regex`` copies what must occur n times n times, and nested repetitions multiply: this many parts take 0.2 s.
_MAX_PARTS = 100_000
_SHOWN = 60  # characters of a text, or of a pattern that is longer, in an error

#: A brace that repeats nothing, which ``re`` takes literally; in ``regex``, "a{e}" would match with any errors.
_LITERAL_BRACE = lazy_pattern(r"(\\N\{[^}]*\}|\\.|\{(?:\d+|\d*,\d*)\})|\{", re.DOTALL)
_PART = lazy_pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+)(?:,\d*)?\}|.", re.DOTALL)


class PatternCostError(GlosslintError):
    """A pattern takes too long for a text; the message names both."""


class UserPattern:
    """A pattern that a user wrote. ``key`` is where, as errors name it: "glosslint.toml: layout: id-pattern"; ``shown``
    is what the user wrote, if the pattern was made from it."""

    def __init__(self, pattern: str, key: str = "", shown: str = "") -> None:
        self.pattern, self.key, self.shown = pattern, key, shown or pattern

    @cached_property
    def _compiled(self) -> Pattern[str]:
        if error := syntax_error(self.pattern):
            raise self._cost(error)
        return compile_pattern(self.pattern)

    def search(self, text: str) -> Match[str] | None:
        """Return the first match in a text. Like the other methods, raise PatternCostError after ``TIME_LIMIT``."""
        return self._run_timed(lambda: self._compiled.search(text, timeout=TIME_LIMIT), text)

    def fullmatch(self, text: str) -> Match[str] | None:
        """Return the match of all of a text."""
        return self._run_timed(lambda: self._compiled.fullmatch(text, timeout=TIME_LIMIT), text)

    def matches(self, text: str) -> list[Match[str]]:
        """Return all matches in a text."""
        return self._run_timed(lambda: list(self._compiled.finditer(text, timeout=TIME_LIMIT)), text)

    def _run_timed(self, run: Callable[[], _T], text: str) -> _T:
        try:
            return run()
        except TimeoutError:
            raise self._cost(f'takes over {TIME_LIMIT:g} s for "{_shorten(text)}"') from None

    def _cost(self, reason: str) -> PatternCostError:
        return PatternCostError(f'{self.key}: the pattern "{_shorten(self.shown)}" {reason}'.removeprefix(": "))


def _shorten(text: str) -> str:
    words = text.strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def pattern_error(pattern: str) -> str:
    """Return why a pattern cannot be used to search texts, in words that follow it, or an empty string."""
    if error := syntax_error(pattern):
        return error
    try:
        matches_nothing = UserPattern(pattern).fullmatch("") is not None
    except PatternCostError:
        return "takes too long for an empty text; do not nest repetitions of what may be empty"
    return "matches an empty text; write what it is to find" if matches_nothing else ""


def syntax_error(pattern: str) -> str:
    """Return why a pattern is not one that can be matched, in words that follow it, or an empty string."""
    try:
        re.compile(pattern)
        if _count_parts(pattern) > _MAX_PARTS:
            return f"has more than {_MAX_PARTS:,} parts when its repetitions are written out; lower their numbers"
        compile_pattern(pattern)
    except (RecursionError, OverflowError):
        return "is nested too deeply"
    except re.error as error:
        return f"is not a regular expression: {error}"
    return ""


def replacement_error(pattern: str, replacement: str) -> str:
    """Return why a replacement does not fit a valid pattern, such as a group that is missing, or an empty string."""
    compiled = re.compile(pattern)
    names = {number: name for name, number in compiled.groupindex.items()}
    groups = (f"(?P<{names[at]}>)" if at in names else "()" for at in range(1, compiled.groups + 1))
    try:  # with the same groups and nothing to try, since the pattern itself has no time limit here
        re.sub("".join(groups), replacement, "")
    except (re.error, IndexError) as error:
        return str(error)
    return ""


def _count_parts(pattern: str) -> int:
    """Return how many parts a valid pattern has when each repetition is written out as often as it must occur."""
    totals, last = [0], 0  # of the open groups; of what a repetition would repeat
    for part in _PART.finditer(pattern):
        if part[0] == "(":
            totals.append(0)
        elif part[0] == ")" and len(totals) > 1:  # more may be closed in a comment of (?x)
            last = totals.pop()
            totals[-1] += last
        elif part[0] == "+" or part[1]:
            times = int(part[1] or 1)
            totals[-1] += last * times
            last += last * times
        elif not part[0].isspace():  # which (?x) allows before a repetition
            totals[-1] += 1
            last = 1
    return sum(totals)


def compile_pattern(pattern: str) -> Pattern[str]:
    """Compile a pattern in which ``pattern_error`` finds no error."""
    import regex

    return regex.compile(_LITERAL_BRACE.sub(lambda brace: brace[1] or r"\{", pattern))


def find_matches(pattern: Pattern[str], text: str, sentences: Sequence[Span]) -> list[Match[str]]:
    """Return the matches in a text; in a long one, those in each of its sentences, of which the longest are cut. Raises
    TimeoutError for a pattern that needs more than ``TIME_LIMIT`` for the text or one of its pieces."""
    spans = [Span(0, len(text))] if len(text) <= LONGEST else sentences
    pieces = [(at, min(at + LONGEST, end)) for start, end in spans for at in range(start, end, LONGEST)]
    return [match for start, end in pieces for match in pattern.finditer(text, start, end, timeout=TIME_LIMIT)]
