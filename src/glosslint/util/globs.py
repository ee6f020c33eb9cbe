"""File patterns: which paths ``files``, ``exclude`` and ``per-file-ignores`` mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def literal_folder(pattern: str) -> str:
    """The folder a pattern begins with, without a slash at its end: ``glossary`` of ``glossary/**/*.yaml``."""
    fixed = []
    for part in pattern.removeprefix("./").removeprefix("/").split("/")[:-1]:
        if any(char in part for char in "*?"):
            break
        fixed.append(part)
    return "/".join(fixed)


def is_excluded(path: str, exclude: Sequence[str], top: str = "") -> bool:
    """Whether ``exclude`` leaves ``path`` out. Names say nothing of ``top``, the folder that a pattern spells out:
    whoever writes ``_data/*.yml`` means that folder, and ``_*`` what begins so in it."""
    below = path.removeprefix(f"{top}/") if top else path
    return any(matches(pattern, path if "/" in pattern.rstrip("/") else below) for pattern in exclude)


def unsupported_syntax(pattern: str, outside: bool = False) -> str:
    """What in a pattern can never work, in words, with what to write instead; nothing for one that may. ``outside``
    says that it may lead out of the folder of the settings."""
    if re.search(r"\{[^{}/]*,[^{}]*\}", pattern):
        return "{a,b} is not known in patterns: write one pattern for each"
    if not outside and ".." in pattern.split("/"):
        return "a pattern cannot lead out of the folder of the settings file: move that file up"
    return ""


def likely_mistake(pattern: str) -> str:
    """What in a pattern that matches nothing was perhaps meant otherwise, in words."""
    if re.search(r"\[[^\]/]*\]", pattern):
        return "[…] stands for itself in patterns, only *, ** and ? do not"
    if re.match(r"/|~|[A-Za-z]:[/\\]", pattern):
        return "patterns begin at the folder of the settings file"
    return "folders are separated by / in patterns" if "\\" in pattern else ""
