"""Regular expressions of a schema, matched with a time limit, which the keywords of ``jsonschema`` do not have.

A schema and the texts that it judges may come from the same stranger, and "^(a|aa)+$" takes hours for forty letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glosslint.model import GlosslintError
from glosslint.text.safe_regex import TIME_LIMIT, compile_pattern, has_many_parts

if TYPE_CHECKING:
    from regex import Pattern

#: The patterns of the native schema. They try a character once, or twice at most, so that nearly every run does without
#: ``regex``, which takes as long to import as 54 entries to read.
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
    """Something in a schema takes too long; the message says what."""


def search(pattern: str, text: str) -> bool:
    """Return whether ``pattern`` matches somewhere in ``text``. Raise re.error for one that is not valid, and
    SchemaCostError for one that takes longer than ``TIME_LIMIT`` or has too many parts."""
    if pattern in NATIVE:
        return re.search(pattern, text) is not None
    try:
        return _compiled(pattern).search(text, timeout=TIME_LIMIT) is not None
    except TimeoutError:
        message = f'the pattern "{pattern[:_SHOWN]}" takes over {TIME_LIMIT:g} s for "{text[:_SHOWN]}"'
        raise SchemaCostError(message) from None


@lru_cache
def _compiled(pattern: str) -> Pattern[str]:
    re.compile(pattern)  # decides what is valid
    if has_many_parts(pattern):
        raise SchemaCostError(f'the pattern "{pattern[:_SHOWN]}" repeats too much')
    return compile_pattern(pattern)
