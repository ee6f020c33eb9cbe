"""Find the top folder of a project's repository, without git, and paths that lead out of it."""

from __future__ import annotations

import os
from pathlib import Path


def repository_top(folder: Path) -> Path | None:
    """Return the top of the git repository that holds ``folder``, or ``None``."""
    return next((candidate for candidate in (folder, *folder.parents) if is_repository_top(candidate)), None)


def is_repository_top(folder: Path) -> bool:
    """Return whether ``folder`` is the top of a git repository."""
    git = folder / ".git"
    # Worktrees and submodules have a file .git that names the folder; an empty folder .git is not a repository.
    return os.path.isfile(git / "HEAD") or os.path.isfile(git)  # noqa: PTH113 - False where the user may not look


def stays_in(path: str | Path, top: Path) -> bool:
    """Return whether ``path`` is in the folder ``top``, by its name and with links resolved, but not in ``.git``.

    ``top`` has no links. A path that is outside by its name is not accessed: on Windows, accessing ``//host/share``
    contacts the host.
    """
    try:
        return _is_below(os.path.abspath(path), top) and _is_below(os.path.realpath(path), top)  # noqa: PTH100
    except (OSError, ValueError):  # ValueError: a NUL
        return False


def leads_out(path: str | Path, top: Path) -> bool:
    """Return whether ``path`` is in the folder ``top`` by its name, but not with links resolved."""
    return _is_below(os.path.abspath(path), top) and not stays_in(path, top)  # noqa: PTH100


def _is_below(path: str, top: Path) -> bool:
    plain = Path(path)
    return plain.is_relative_to(top) and ".git" not in (part.lower() for part in plain.relative_to(top).parts)
