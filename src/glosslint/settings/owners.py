"""Whose files are: the user's own, those of the owner of a folder, or a stranger's."""

from __future__ import annotations

import os
from pathlib import Path


def owner_of(file: Path, follow: bool = True) -> int:
    """Return the number of the user who owns a file, or with ``follow`` off, the link with its name. Raise OSError."""
    return file.stat(follow_symlinks=follow).st_uid


def stranger(file: Path, top: Path) -> int | None:
    """Return the number of the user who owns ``file``, or the link with its name, if that is a stranger.

    Whoever owns the folder ``top`` is none, nor is who runs this or, as in git, who called root by sudo. On systems
    without numbers of users, nobody is.
    """
    if not hasattr(os, "geteuid"):
        return None
    known = {os.geteuid(), *_owners(top)}
    caller = os.environ.get("SUDO_UID", "")
    if os.geteuid() == 0 and caller.isdecimal():
        known.add(int(caller))
    return next((owner for owner in (owner_of(file, follow=False), *_owners(file)) if owner not in known), None)


def _owners(file: Path) -> list[int]:
    """Return the owner of a file that exists, with links followed, in a list."""
    return [owner_of(file)] if os.path.exists(file) else []  # noqa: PTH110 - False where the user may not look


def name_of(owner: int) -> str:
    """Return the user with a number in words: ``user NAME (NUMBER)``, or ``user NUMBER`` if the system has no name."""
    import pwd

    try:
        return f"user {pwd.getpwuid(owner).pw_name} ({owner})"
    except KeyError:
        return f"user {owner}"
