"""Regular expressions of a schema, matched with a time limit, which the keywords of ``jsonschema`` do not have.

A schema and the data may come from an attacker, and "^(a|aa)+$" takes hours for forty letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.model import GlosslintError
from glosslint.text.safe_regex import TIME_LIMIT, compile_pattern, has_many_parts

if TYPE_CHECKING:
    from regex import Pattern

#: The patterns of the native schema. They try each character at most twice, so they need no time limit, and most runs
#: do not import ``regex``, which takes as long as reading 54 entries.
NATIVE = frozenset(
    (
        r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        r"^(?:\S(?:.*\S)?)?$",
        r"^(?!\s)",
        r"^/(?![/\\])\S*$",
        r"^10\.[0-9]{4,9}/\S+$",
        r"^https?://\S+$",
    )
)
_SHOWN = 60  # characters of a pattern or text in the error


class SchemaCostError(GlosslintError):
    """A part of a schema takes too long; the message says which one."""


def search(pattern: str, text: str) -> bool:
    """Return whether ``pattern`` matches somewhere in ``text``.

    Raise re.error for an invalid pattern, and SchemaCostError for one that takes longer than ``TIME_LIMIT`` (seconds)
    or has too many parts.
    """
    if pattern in NATIVE:
        return re.search(pattern, text) is not None
    try:
        return _compiled(pattern).search(text, timeout=TIME_LIMIT) is not None
    except TimeoutError:
        message = f'the pattern "{pattern[:_SHOWN]}" takes over {TIME_LIMIT:g} s for "{text[:_SHOWN]}"'
        raise SchemaCostError(message) from None


@lru_cache
def _compiled(pattern: str) -> Pattern[str]:
    re.compile(pattern)  # decides which patterns are valid
    if has_many_parts(pattern):
        raise SchemaCostError(f'the pattern "{pattern[:_SHOWN]}" repeats too much')
    return compile_pattern(pattern)
