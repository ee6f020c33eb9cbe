"""The command that changes an id, for advice."""

from __future__ import annotations

from shlex import quote


def rename_command(old: str, new: str) -> str:
    """Return the command as a shell takes it; an id such as ``-v`` is no option."""
    options_end = "-- " if "-" in (old[:1], new[:1]) else ""
    return f"glosslint rename {options_end}{quote(old)} {quote(new)}"
