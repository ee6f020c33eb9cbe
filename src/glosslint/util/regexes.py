"""Regular expressions that are compiled on first use.

Rules have patterns for cases that occur in few texts; compiling all of them takes longer than reading a small glossary
(a clean run uses 70 of 263 patterns).
"""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an object with the methods of a compiled pattern.

    It is not an instance of ``re.Pattern``, and not the attribute ``re`` of its matches.
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    def __init__(self, pattern: str, flags: int) -> None:
        self._arguments = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the compiled pattern, which ``re`` caches, and store it for the next access."""
        value = getattr(re.compile(*self._arguments), name)
        self.__dict__[name] = value
        return value
