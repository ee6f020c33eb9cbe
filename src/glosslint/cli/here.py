"""Paths as they are typed in the current folder."""

from __future__ import annotations

from pathlib import Path

from glosslint.report.rebase import Move, seen_from


def here(root: Path) -> Move:
    """Return what turns a path relative to ``root`` into one relative to the current folder."""
    try:
        return seen_from(Path.cwd(), root)
    except FileNotFoundError:  # the current folder is gone
        return seen_from(root, root)
