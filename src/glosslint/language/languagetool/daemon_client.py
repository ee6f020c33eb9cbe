"""The daemon as a run sees it: the folder in which it records where it listens; how it is joined, started and ended."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from glosslint.language.languagetool.channel import Channel, connect
from glosslint.util.system import user_folder

SERVER, LOG = "server.json", "server.log"  # files of the folder: the record, and what Java prints
_DAEMON = "glosslint.language.languagetool.daemon"
_LOCK = "lock"
_POLL = 0.1  # seconds between two attempts to lock
_TIMEOUT = 3  # seconds within which a daemon accepts a connection
_STOPPING = 10  # seconds: a daemon answers "stop" when the server has ended


def location() -> Path:
    """Return the path of the folder, which may not exist."""
    return user_folder("cache") / "languagetool"


def folder() -> Path:
    """Return the folder, made if missing. Raises OSError, also if others than the user may enter it or write to it."""
    path = location()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    info = path.lstat()
    if hasattr(os, "geteuid") and (info.st_uid != os.geteuid() or stat.S_IMODE(info.st_mode) & 0o077):
        raise PermissionError(0, "others may use this folder", str(path))
    return path


def record() -> Mapping[str, Any]:
    """Return what is recorded of the daemon; empty if there is none."""
    return read(location() / SERVER)


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


def _connected(record: Mapping[str, Any]) -> Channel | None:
    """Return a connection to the recorded daemon; ``None`` if it does not run. Raises OSError if it does not answer."""
    try:
        return Channel(connect(record.get("address"), _TIMEOUT), str(record.get("token")))
    except (ConnectionRefusedError, FileNotFoundError, ValueError):
        return None


def joined(record: Mapping[str, Any]) -> Channel | None:
    """Return a connection to the recorded daemon, whose user this run now is; ``None`` if none of this user answers."""
    with contextlib.suppress(OSError, ValueError):
        channel = _connected(record)
        if channel is not None:
            with contextlib.suppress(OSError, ValueError):
                if channel.ask("use", _TIMEOUT) == "ok":
                    return channel
            channel.close()
    return None


def stopped(record: Mapping[str, Any], own: Channel | None) -> bool:
    """Stop the daemon unless another run than that with ``own`` uses it; return whether it is not running now."""
    try:
        channel = own or _connected(record)
        if channel is None:
            return True
        try:
            return channel.ask("stop", _STOPPING) != "busy"
        finally:
            channel.close()
    except (OSError, ValueError):
        return True


def start(task: Mapping[str, Any]) -> str:
    """Start the daemon, detached from this process and its terminal; return why that failed, or an empty string."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    daemon = subprocess.Popen(
        [sys.executable, "-P", "-m", _DAEMON],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )
    assert daemon.stdin is not None
    assert daemon.stdout is not None
    with daemon.stdin as task_in, daemon.stdout as answer:
        task_in.write(json.dumps(task).encode())
        task_in.close()
        line = answer.readline()
    daemon.returncode = 0  # it outlives this process; without a code, Popen warns that it still runs
    try:
        failure: str = json.loads(line)["failure"]
    except (ValueError, KeyError):
        return "its daemon failed"
    return failure
