"""File patterns: which paths ``files``, ``exclude`` and ``per-file-ignores`` mean."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means ``path`` (relative, forward slashes), or a folder above it.

    Without a slash a pattern means a name at any depth; ``*`` stays within a name, ``**`` crosses folders.
    """
    return _compiled(pattern).match(path) is not None


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    text = pattern.rstrip("/")
    anywhere = "" if "/" in text else "(?:.*/)?"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", text.removeprefix("./").removeprefix("/"))
    return re.compile(
        anywhere + "".join(_WORDS.get(part, re.escape(part)) for part in parts) + r"(?:/.*)?\Z", re.DOTALL
    )


def fixed_part(pattern: str) -> str:
    """The folder a pattern begins with, without a slash at its end: ``glossary`` of ``glossary/**/*.yaml``."""
    fixed = []
    for part in pattern.removeprefix("./").split("/")[:-1]:
        if any(char in part for char in "*?"):
            break
        fixed.append(part)
    return "/".join(fixed)
