"""Regular expressions that are compiled when they are first used.

A rule has patterns for the odd cases that nearly no text needs; compiling all of them takes longer than reading a small
glossary (of 263 patterns, a clean run uses 70).
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to call methods of, as ``re.compile`` does. It is no ``re.Pattern`` for ``isinstance``, nor the
    ``re`` of its matches."""
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, which ``re`` remembers, and keep what was asked for: the next access finds it."""
        value = getattr(re.compile(*self._arguments), name)
        self.__dict__[name] = value
        return value
