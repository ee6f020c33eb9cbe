"""Errors of the operating system in words."""

from __future__ import annotations


def reason(error: OSError) -> str:
    """Return what the system says is wrong, as the end of a message: "is a directory"."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
