"""The error of wrong usage."""

from __future__ import annotations


class GlosslintError(Exception):
    """An error in the call, the settings or a file they name: one line that says what to do (exit code 2)."""
