"""TOML within limits. ``tomllib`` has none: a key of n parts takes n² steps, and each bracket a call within a call."""

from __future__ import annotations

import re
import tomllib
from typing import Any

#: Dots in a key, and brackets around it, that may be open at once: as many levels as YAML and JSON may have.
MAX_LEVELS = 100

#: What a level may begin or end with, and what hides these signs. Strings that are not closed reach to the end of the
#: line or text, where ``tomllib`` stops; nothing is tried twice.
_PARTS = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*"{0,5}|' + r"'''(?:[^']++|'{1,2}(?!'))*'{0,5}|"
    r'"(?:[^"\\\n]++|\\[^\n])*"?|' + r"'[^'\n]*+'?|#[^\n]*+|[\[\]{}.,\n]",
    re.DOTALL,
)


class TooDeepError(ValueError):
    """More levels than ``MAX_LEVELS``; ``at`` is the offset of the first one too many."""

    def __init__(self, text: str, at: int) -> None:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        super().__init__(f"lists and tables are nested more than {MAX_LEVELS} deep (at line {line}, column {column})")
        self.at = at


def loads(text: str) -> dict[str, Any]:
    """Parse TOML. Raise tomllib.TOMLDecodeError, or TooDeepError before anything is parsed."""
    _refuse_deep(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # of int(), for thousands of digits
        raise tomllib.TOMLDecodeError("A number has too many digits") from error


def _refuse_deep(text: str) -> None:
    levels = [0]  # the dots of the key in each open bracket, and one for the bracket
    depth = 0
    for part in _PARTS.finditer(text):
        sign = part[0]
        if sign == ".":
            levels[-1] += 1
            depth += 1
        elif sign in "[{":
            levels.append(1)
            depth += 1
        elif sign in "]}" and len(levels) > 1:
            depth -= levels.pop()
        elif sign in ",\n":
            least = min(levels[-1], len(levels) > 1)
            depth -= levels[-1] - least
            levels[-1] = least
        if depth > MAX_LEVELS:
            raise TooDeepError(text, part.start())
