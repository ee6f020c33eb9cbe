"""Find the top folder of a project's repository, without git, and paths that lead out of it."""

from __future__ import annotations

import os
from pathlib import Path


def repository_top(folder: Path) -> Path | None:
    """Return the top of the git repository that holds ``folder``, or ``None``."""
    return next((candidate for candidate in (folder, *folder.parents) if is_repository_top(candidate)), None)


def repository_prefix(root: Path) -> str:
    """Return the path from the top of the git repository to ``root``: ``docs/``, with forward slashes.

    It is empty if ``root`` is the top, or not in a repository.
    """
    top = repository_top(root)
    return "" if top is None or top == root else f"{root.relative_to(top).as_posix()}/"


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
        return is_part(os.path.abspath(path), top) and is_part(os.path.realpath(path), top)  # noqa: PTH100
    except (OSError, ValueError):  # ValueError: a NUL
        return False


def leads_out(path: str | Path, top: Path) -> bool:
    """Return whether ``path`` is in the folder ``top`` by its name, but not with links resolved."""
    return is_part(os.path.abspath(path), top) and not stays_in(path, top)  # noqa: PTH100


def is_below(path: str, top: Path) -> bool:
    """Return whether an absolute path is ``top`` or in it, by its name."""
    plain, folder = os.path.normcase(path), os.path.normcase(top)
    return plain == folder or plain.startswith(folder.rstrip(os.sep) + os.sep)


def names_git(path: str, top: Path) -> bool:
    """Return whether a path below ``top`` names a folder or file ``.git``."""
    return any(map(is_git, parts_below(path, top)))


def parts_below(path: str, top: Path) -> list[str]:
    """Return the names from ``top`` to an absolute path in it; one empty name for ``top`` itself."""
    return path[len(str(top)) :].lstrip(os.sep).split(os.sep)  # noqa: PTH206 - a tenth of the time


def is_git(name: str) -> bool:
    """Return whether a file system may take ``name`` for ``.git``.

    Some ignore case, Windows also periods and spaces at the end and what follows a colon, and it has the short name
    ``git~1``; HFS+ ignores invisible characters. These are the names that git refuses (``core.protectNTFS`` and
    ``core.protectHFS``).
    """
    plain = name if name.isascii() else "".join(filter(str.isprintable, name))
    return plain.partition(":")[0].rstrip(" .").lower() in (".git", "git~1")


def is_part(path: str, top: Path) -> bool:
    """Return whether an absolute path is in ``top``, but not in ``.git``, by its name."""
    return is_below(path, top) and not names_git(path, top)
