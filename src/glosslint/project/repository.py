"""Find where a folder is in its repository: tools on the web show files by their path from its top."""

from __future__ import annotations

from pathlib import Path

from glosslint.util.project_files import repository_top


def repository_prefix(root: Path) -> str:
    """Return the path from the top of the git repository to ``root``: ``docs/``, with forward slashes.

    It is empty if ``root`` is the top, or not in a repository.
    """
    top = repository_top(root)
    return "" if top is None or top == root else f"{root.relative_to(top).as_posix()}/"
