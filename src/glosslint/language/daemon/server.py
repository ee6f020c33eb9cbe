"""A daemon: it keeps an engine loaded, counts the runs that use it, and ends when none does.

``client.start`` starts it as ``python -m`` of a module whose ``main`` calls ``serve``, with a task as JSON on the
standard input; it answers with one line. A run that uses it holds a connection, in the folder of the daemon or on the
loopback interface, and proves that it knows a token that only the user can read. The connection ends with the run,
however that ends. After the given time without a connection the daemon ends; so it does when what it keeps has ended,
or when the file that records it is gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from glosslint.language.daemon import folder as state
from glosslint.language.daemon.channel import Channel, listener, remove

_POLL = 0.5  # seconds between two looks at what is kept and at the clock
_LEAST_IDLE = 3  # seconds: the run that starts the daemon must have time to connect
_TIMEOUT = 30  # seconds within which a connection must show that it is a run of this user


class Kept(Protocol):
    """What a daemon keeps."""

    def start(self) -> Mapping[str, Any]:
        """Load or start it, and return what the record holds besides address, token and process. Raises StartError."""

    def runs(self) -> bool:
        """Return whether it can still be used."""

    def stop(self) -> None:
        """End it, also if it was not started; it may be called twice."""


class StartError(Exception):
    """Raised when what is to be kept does not start; its text says why."""


class Daemon:
    """An engine that is kept loaded, and the runs that use it. It ends after ``idle`` seconds without a run."""

    def __init__(self, folder: Path, idle: float, kept: Kept) -> None:
        self._file = folder / state.SERVER
        self._idle = max(idle, _LEAST_IDLE)
        self._kept = kept
        self._token = secrets.token_hex(16)
        self._users: set[Channel] = set()
        self._stopping: list[Thread] = []
        self._used = time.monotonic()
        self._address: Any = None

    def start(self) -> str:
        """Start what is kept, and record it; return why that failed, or an empty string."""
        try:
            record = self._kept.start()
        except StartError as error:
            return str(error)
        self._listener, self._address = listener(self._file.parent)
        own = {"address": self._address, "token": self._token, "pid": os.getpid()}
        state.write(self._file, {**record, **own})
        return ""

    def serve(self) -> None:
        """Serve runs until what is kept is no longer needed."""
        self._used = time.monotonic()
        self._listener.setblocking(False)
        while self._needed():
            if not select.select((self._listener,), (), (), _POLL)[0]:
                continue
            with contextlib.suppress(OSError):
                line, _ = self._listener.accept()
                Thread(target=self._hear, args=(line,), daemon=True).start()
        for thread in self._stopping:  # which has its answer still to send
            thread.join()

    def _needed(self) -> bool:
        if self._stopping or not self._kept.runs():
            return False
        if self._users:
            self._used = time.monotonic()
            return True
        return self._recorded() and time.monotonic() - self._used < self._idle

    def _recorded(self) -> bool:
        return state.read(self._file).get("token") == self._token

    def _hear(self, line: socket.socket) -> None:
        """Answer a run until it ends. Close the connection if it does not prove that it is a run of this user."""
        from threading import current_thread

        channel = Channel(line, self._token)
        try:
            message = channel.receive(_TIMEOUT)
            while True:
                if message.word != "stop":
                    self._users.add(channel)
                    channel.answer(message, "ok" if message.word == "use" else "no")
                elif not all(user.has_ended() for user in self._users - {channel}):
                    channel.answer(message, "busy")
                else:
                    self._stopping.append(current_thread())
                    self.end()
                    channel.answer(message, "ok")
                    return
                message = channel.receive(None)
        except (OSError, ValueError):
            pass
        finally:
            self._users.discard(channel)
            channel.close()

    def end(self) -> None:
        """End what is kept, and remove the file that records it."""
        if self._recorded():
            self._file.unlink(missing_ok=True)
        remove(self._address)
        self._kept.stop()


def serve(folder: Path, idle: float, kept: Kept) -> None:
    """Keep it in this process, whose parent waits for a line that says why it could not be started."""
    os.chdir(folder)  # so that no other folder is in use, which could then not be removed
    daemon = Daemon(folder, idle, kept)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: sys.exit())
    try:
        failure = daemon.start()
        # Answer the run that waits, and close the pipe to it.
        sys.stdout.write(json.dumps({"failure": failure}) + "\n")
        sys.stdout.flush()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.close(silent)
        if not failure:
            daemon.serve()
    finally:
        daemon.end()
