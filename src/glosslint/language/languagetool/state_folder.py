"""The folder in which a run records the local server it started, for later runs of the same user."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from glosslint.language.cache import cache_folder

HOST = "127.0.0.1"  # of server and daemon
SERVER = "server.json"
LOG = "server.log"
_LOCK = "lock"
_POLL = 0.1  # seconds between two attempts to lock


def folder() -> Path:
    """Return the folder, which only the user may read, and create it if missing. Raises OSError."""
    path = location()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def location() -> Path:
    """Return the path of the folder, which may not exist."""
    return cache_folder() / "languagetool"


def read(path: Path) -> Mapping[str, Any]:
    """Return the mapping in a file of the folder; an empty one if the file is missing or broken."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def write(path: Path, value: Mapping[str, Any]) -> None:
    """Write a file of the folder atomically; only the user may read it. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sign(token: str, *words: str) -> str:
    """Return a signature of the words by the token, so that neither side of a connection sends the token itself."""
    return hmac.new(token.encode(), " ".join(words).encode(), hashlib.sha256).hexdigest()


@contextmanager
def locked(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the lock under which a run finds or starts a server. The system frees the lock of a run that is killed.
    Raises TimeoutError after ``seconds``, and OSError."""
    end = time.monotonic() + seconds
    with (folder / _LOCK).open("a+b") as file:
        while not _lock(file.fileno()):
            if time.monotonic() > end:
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
