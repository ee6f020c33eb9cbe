"""Where the repository begins, found without git: tools on the web show files by their path from there."""

from __future__ import annotations

from pathlib import Path


def repository_prefix(root: Path) -> str:
    """What leads from the top of the git repository around ``root`` to ``root``: ``docs/``, with forward slashes.

    Empty where ``root`` is the top, or where there is no repository.
    """
    for folder in (root, *root.parents):
        if _is_top(folder):
            path = root.relative_to(folder).as_posix()
            return "" if path == "." else f"{path}/"
    return ""


def _is_top(folder: Path) -> bool:
    """A work tree and a submodule have a file ``.git`` that leads to the folder; an empty folder is no repository."""
    git = folder / ".git"
    return (git / "HEAD").is_file() or git.is_file()
