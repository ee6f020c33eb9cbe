"""Find the top of the repository without git: tools on the web show files by their path from there."""

from __future__ import annotations

from pathlib import Path


def repository_prefix(root: Path) -> str:
    """Return the path from the top of the git repository to ``root``: ``docs/``, with forward slashes.

    Empty if ``root`` is the top, or in no repository.
    """
    for folder in (root, *root.parents):
        git = folder / ".git"
        # A worktree and a submodule have a file .git that names the folder; an empty folder .git is no repository.
        if (git / "HEAD").is_file() or git.is_file():
            path = root.relative_to(folder).as_posix()
            return "" if path == "." else f"{path}/"
    return ""
