"""Errors of the caller."""

from __future__ import annotations


class GlosslintError(Exception):
    """A fault of the user's call or settings: one line that names what is wrong and what to do (exit code 2)."""
