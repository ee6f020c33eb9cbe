"""Patterns that a user writes: whether matching one is bounded, and matching it.

Python's matcher tries every way in which a pattern may fit before it says no; for "(a+)+$" on thirty letters that takes
longer than anybody waits. So each pattern is read first (with the parser of ``re`` itself), and refused when a place in
a text could be tried in more than so many ways; and long texts are searched in pieces.
"""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator, Sequence
from typing import Any

from glosslint.model import Span

LONGEST = 1000  # characters of a text that is searched as a whole; of longer ones each sentence is, for itself
_WAYS = 2000  # to try at one place; the thousand places of a piece are then done in a hundredth of a second
_LETTERS = "".join(map(chr, range(32, 127))) + "\n\t\r\u00e4\u00df\u00c9\u0436\u4e2d\u0663\u2019\u2013\u201c"

_LONGEST_PATTERN = 1000
_ENDLESS = 1e9
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")

_Chars = frozenset[str]
_NONE: _Chars = frozenset()


def pattern_error(pattern: str) -> str:
    """Why a pattern cannot be used, in words that follow "pattern": not valid, matches nothing, or may take for ever.
    Nothing when it is fit."""
    if len(pattern) > _LONGEST_PATTERN:
        return f"is longer than {_LONGEST_PATTERN} characters"
    try:
        parsed = parser.parse(pattern)
        ways = _Reader(pattern, parsed).ways()
    except re.error as error:
        return f"is not a regular expression: {error}"
    except (RecursionError, OverflowError):
        return "is nested too deeply"
    if ways > _WAYS:
        return (
            "could be tried in too many ways on one text, and take for ever; let no repetition stand in another that "
            "can match the same, and bound repetitions, as in .{0,40}"
        )
    return "matches an empty text; write what it is to find" if re.compile(pattern).fullmatch("") else ""


def find_matches(pattern: re.Pattern[str], text: str, sentences: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches in a text; in a long one, those in each of its sentences, of which the longest are cut."""
    if len(text) <= LONGEST:
        yield from pattern.finditer(text)
        return
    for start, end in sentences:
        for at in range(start, end, LONGEST):
            yield from pattern.finditer(text, at, min(at + LONGEST, end))


class _Reader:
    """Counts the ways in which a parsed pattern may be tried at one place: the product of those of its repetitions
    whose next character may as well belong to what follows. Any other repetition ends where it must."""

    def __init__(self, pattern: str, parsed: Any) -> None:
        self._parsed = parsed
        self._flags = parsed.state.flags
        self._letters = frozenset(_LETTERS + pattern + pattern.swapcase())

    def ways(self) -> float:
        return self._ways(list(self._parsed), _NONE)

    def _ways(self, items: Sequence[Any], after: _Chars) -> float:
        """The ways to try ``items`` where ``after`` are the characters that may follow."""
        ways = 1.0
        for number, (operation, value) in enumerate(items):
            ways *= self._of(str(operation), value, self._first(items[number + 1 :], after))
            if ways > _WAYS:
                return _ENDLESS
        return ways

    def _of(self, name: str, value: Any, after: _Chars) -> float:
        if name in _REPEATS:
            return self._repeated(value, after, name == "POSSESSIVE_REPEAT")
        if name in ("BRANCH", "GROUPREF_EXISTS"):
            return self._in_branches(_branches(name, value), after)
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self._ways(list(value[-1] if name == "SUBPATTERN" else value), after)
        return self._ways(list(value[1]), _NONE) if name in ("ASSERT", "ASSERT_NOT") else 1

    def _first(self, items: Sequence[Any], after: _Chars) -> _Chars:
        """The characters with which ``items`` and what follows them may begin."""
        for operation, value in reversed(items):
            name = str(operation)
            if name in _REPEATS:
                inner = self._first(list(value[2]), after)
                after = inner if value[0] else inner | after
            elif name in ("BRANCH", "GROUPREF_EXISTS"):
                after = _NONE.union(*(self._first(list(branch), after) for branch in _branches(name, value)))
            elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
                after = self._first(list(value[-1] if name == "SUBPATTERN" else value), after)
            elif name not in ("AT", "ASSERT", "ASSERT_NOT"):
                after = self._letters if name == "GROUPREF" else self._begins((operation, value))
        return after

    def _begins(self, node: Any) -> _Chars:
        """The characters that a part of one character matches, of those that tell classes apart."""
        one = parser.SubPattern(self._parsed.state, [node])
        matches = compiler.compile(one, self._flags).fullmatch
        return frozenset(letter for letter in self._letters if matches(letter))

    def _in_branches(self, branches: Sequence[Any], after: _Chars) -> float:
        begins = [self._first(list(items), after) for items in branches]
        apart = len(_NONE.union(*begins)) == sum(map(len, begins))
        ways = [self._ways(list(items), after) for items in branches]
        return max(ways) if apart else sum(ways)

    def _repeated(self, value: Any, after: _Chars, possessive: bool) -> float:
        least, most, body = value
        items, times = list(body), min(int(most), LONGEST)
        if least > LONGEST:
            return _ENDLESS  # no text that is searched is so long
        inner = self._first(items, _NONE)
        ways = self._ways(items, inner | after if times > 1 else after)
        if possessive:
            return min(ways * times, _ENDLESS)
        longer = times - least + 1 if inner & after else 1
        return min(_power(ways, times) * longer, _ENDLESS)


def _branches(name: str, value: Any) -> list[Any]:
    return [items for items in value[1:] if items is not None] if name == "GROUPREF_EXISTS" else list(value[1])


def _power(ways: float, times: int) -> float:
    return 1.0 if ways == 1 else min(ways ** min(times, 20), _ENDLESS)
