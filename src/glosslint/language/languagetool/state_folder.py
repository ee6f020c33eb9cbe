"""The folder where runs leave word of the server that they started, for later runs of the same user."""

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

SERVER = "server.json"
LOG = "server.log"
_LOCK = "lock"
_WAIT = 0.1  # seconds between two looks at a lock


def folder() -> Path:
    """The folder, which only the user may read; made when missing. Raises OSError."""
    path = location()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def location() -> Path:
    """Where the folder is, or will be."""
    return cache_folder() / "languagetool"


def read(path: Path) -> Mapping[str, Any]:
    """What a file of the folder holds; nothing when it is missing or broken."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def write(path: Path, value: Mapping[str, Any]) -> None:
    """Puts a file into the folder, all of it at once; only the user may read it. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def seal(token: str, *words: str) -> str:
    """What only who knows the token can say of the words; so neither side of a connection needs to send it."""
    return hmac.new(token.encode(), " ".join(words).encode(), hashlib.sha256).hexdigest()


@contextmanager
def locked(where: Path, seconds: float) -> Iterator[None]:
    """While no other run starts or seeks a server. The system frees the lock of a run that was killed. Raises
    TimeoutError after so many seconds, and OSError."""
    end = time.monotonic() + seconds
    with (where / _LOCK).open("a+b") as file:
        while not _lock(file.fileno()):
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(_WAIT)
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
