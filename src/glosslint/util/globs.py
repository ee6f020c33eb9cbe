"""File patterns: which paths ``files``, ``exclude`` and ``per-file-ignores`` match.

They are simpler than those of .gitignore: only ``*``, ``**`` and ``?`` are special. ``pathspec`` would also interpret
``[``, ``!`` and ``#``, and takes 18 ms to import, a quarter of the time to check a small glossary. It, ``wcmatch`` and
``pathlib`` try every way in which the wildcards can share a path: hours for thirty ``*`` and a name of 100 letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

#: Most bytes in the name of a file or folder: NAME_MAX of Linux and macOS. NTFS allows as many UTF-16 units.
_LONGEST_NAME = 255
#: What ``**/`` and ``**`` skip, as little as possible; ``**/`` stops only after a slash.
_SKIPPED = {"**/": "(?:.*?/)??", "**": ".*?"}
_END = r"(?:/.*)?\Z"


def matches(pattern: str, path: str) -> bool:
    """Return whether a pattern matches ``path`` (relative, forward slashes) or a folder above it.

    Without a slash a pattern matches a name at any depth; ``*`` stays within a name, ``**`` crosses folders.
    """
    return _compile_pattern(pattern).match(path) is not None


@lru_cache
def _compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that matching takes at most the square of the length of a path.

    What is before the next wildcard is matched as early as possible, and in an atomic group, ``(?>…)``: if the rest
    does not match after it, it does not match after a later place either, which ``re`` would try.
    """
    text = pattern.rstrip("/")
    text = text.removeprefix("./").removeprefix("/") if "/" in text else f"**/{text}"
    first, *others = re.split(r"((?<![^/])\*\*/|\*\*)", text)
    *blocks, last = zip(["", *map(_SKIPPED.__getitem__, others[::2])], [first, *others[1::2]], strict=True)
    begin = "".join(f"(?>{skipped}{_names(block)})" for skipped, block in blocks)
    return re.compile(f"{begin}{last[0]}{_names(last[1], _END)}", re.DOTALL)


def _names(pattern: str, end: str = "") -> str:
    """Return the regular expression for a part of a pattern without ``**``, and for ``end``, which follows it."""
    first, *others = (re.escape(piece).replace(r"\?", "[^/]") for piece in pattern.split("*"))
    pieces = [first, *(f"[^/]*?{piece}" for piece in others)]
    return "".join(f"(?>{piece})" for piece in (*pieces[:-1], pieces[-1] + end))


def literal_folder(pattern: str) -> str:
    """Return the folder before the first wildcard, without a trailing slash: ``a/b`` of ``a/b/**/*.yaml``."""
    folders = pattern.removeprefix("./").removeprefix("/").split("/")[:-1]
    return "/".join(takewhile(lambda folder: "*" not in folder and "?" not in folder, folders))


def may_match_below(pattern: str, folder: str) -> bool:
    """Return whether a pattern may match a path in ``folder`` (relative, forward slashes)."""
    parts = pattern.rstrip("/").removeprefix("./").removeprefix("/").split("/")
    pairs = takewhile(lambda pair: "**" not in pair[0], zip(parts, folder.split("/"), strict=False))
    return len(parts) == 1 or all(_compile_pattern(f"/{part}").match(name) for part, name in pairs)


def is_excluded(path: str, exclude: Sequence[str], top: str = "") -> bool:
    """Return whether ``exclude`` matches ``path``.

    Patterns without a slash do not apply to ``top``, the literal folder of a pattern in ``files``: if that is
    ``_data/*.yml``, ``_*`` excludes files in the folder, and not the folder itself.
    """
    below = path.removeprefix(f"{top}/") if top else path
    return any(matches(pattern, path if "/" in pattern.rstrip("/") else below) for pattern in exclude)


def unsupported_syntax(pattern: str, outside: bool = False) -> str:
    """Return which syntax in a pattern is not supported and what to write instead, or an empty string.

    With ``outside``, the pattern may match files outside the folder of the settings.
    """
    if re.search(r"\{[^{}/,]*,[^{}]*\}", pattern):
        return "{a,b} is not supported in patterns: write one pattern for each"
    if not outside and ".." in pattern.split("/"):
        return "a pattern cannot match outside the folder of the settings file: move that file up"
    return ""


def impossible_path(path: str) -> str:
    """Return why no system can have a file of this name, or none should, or "" if one can."""
    if not path.strip():
        return "a path cannot be empty; remove it"
    if "\0" in path:
        return "a path cannot contain a NUL character; remove it"
    if any(len(name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME for name in path.split("/")):
        return f"a name in a path can have {_LONGEST_NAME} bytes; shorten it"
    return ""


def likely_mistake(pattern: str) -> str:
    """Return what is probably wrong with a pattern that matches nothing, or an empty string."""
    if re.search(r"\[[^\[\]/]*\]", pattern):
        return "[…] is literal in patterns; only *, ** and ? are wildcards"
    if re.match(r"/|~|[A-Za-z]:[/\\]", pattern):
        return "patterns are relative to the folder of the settings file"
    return "folders are separated by / in patterns" if "\\" in pattern else ""
