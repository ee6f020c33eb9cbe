"""The folder in which a daemon records where it listens, for the runs of the same user."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from glosslint.util.system import user_folder

SERVER = "server.json"
_LOCK = "lock"
_POLL = 0.1  # seconds between two attempts to lock


def folder(name: str) -> Path:
    """Return the folder of the daemon ``name``, which only the user may enter, and create it if missing. Raises
    OSError, also if others may write to it."""
    path = location(name)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    info = path.lstat()
    if hasattr(os, "geteuid") and (info.st_uid != os.geteuid() or stat.S_IMODE(info.st_mode) & 0o077):
        raise PermissionError(0, "others may use this folder", str(path))
    return path


def location(name: str) -> Path:
    """Return the path of the folder, which may not exist."""
    return user_folder("cache") / name


def read(path: Path) -> Mapping[str, Any]:
    """Return the mapping in a file of the folder; an empty one if the file is missing or broken."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def write(path: Path, value: Mapping[str, Any]) -> None:
    """Write a file of the folder atomically; only the user may read it. Raises OSError."""
    import tempfile  # takes longer to import than all else that a run needs to ask a daemon

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def locked(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the lock under which a daemon is found or started. The system frees the lock of a process that is killed.
    Raises TimeoutError after ``seconds``, and OSError."""
    end = time.monotonic() + seconds
    with (folder / _LOCK).open("a+b") as file:
        while not _lock(file.fileno()):
            if time.monotonic() >= end:
                raise TimeoutError
            time.sleep(_POLL)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        with contextlib.suppress(OSError):
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _lock(file: int) -> bool:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
