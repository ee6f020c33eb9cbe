"""The daemon of one local LanguageTool server: it starts the server in Java, counts the runs that use it, and ends with
it when none does.

``daemon_client.start`` starts it as ``python -m`` of this module, with a task as JSON on the standard input: the
``folder``, the ``command``, the seconds for the ``start`` and the ``idle`` ones, and ``record``, what the file that
records the server is to hold besides. It answers with one line. A run that uses the server holds a connection, in the
folder or on the loopback interface, and proves that it knows a token that only the user can read; it talks to Java by
itself. The connection ends with the run, however that ends. After the given time without a connection the daemon ends;
so it does when Java has ended, or when the file that records it is gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Thread, current_thread
from typing import Any

from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.channel import HOST, Channel, listener, remove
from glosslint.language.languagetool.daemon_client import LOG, SERVER, read, write
from glosslint.language.types import EngineError

_TRIES = 3  # ports: another process may take a free one before Java does
_POLL = 0.5  # seconds between two looks at Java and at the clock
_LEAST_IDLE = 3  # seconds: the run that starts the daemon must have time to connect
_TIMEOUT = 30  # seconds within which a connection must show that it is a run of this user


class Java:
    """The server. ``record`` is what the file that records it holds of it, once it has started."""

    def __init__(self, task: Mapping[str, Any]) -> None:
        self._task = task
        self._folder = Path(task["folder"])
        self._process: subprocess.Popen[bytes] | None = None
        self.record: Mapping[str, Any] = {}

    def start(self) -> str:
        """Start the server; return why that failed, or an empty string."""
        failure = ""
        for _ in range(_TRIES):
            with socket.socket() as probe:
                probe.bind((HOST, 0))
                port = probe.getsockname()[1]
            self._process = _popen([*self._task["command"], "--port", str(port)], self._folder)
            self.record = {**self._task["record"], "port": port, "java": self._process.pid}
            failure = self._wait(self._process, Api(f"http://{HOST}:{port}", 5))
            if not failure or self._process.poll() is None or "in use" not in failure:
                break
        return failure

    def _wait(self, java: subprocess.Popen[bytes], api: Api) -> str:
        end = time.monotonic() + self._task["start"]
        while time.monotonic() < end:
            if (code := java.poll()) is not None:
                return f"Java ended with code {code}{self._log_excerpt()}"
            with contextlib.suppress(EngineError):
                api.version()
                return ""
            time.sleep(0.1)
        return f"it did not answer within {self._task['start']} s{self._log_excerpt()}"

    def _log_excerpt(self) -> str:
        """Return the last line of the log that reports an error, or the last line, after a colon."""
        text = (self._folder / LOG).read_text("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\t", " "))]
        errors = [line for line in lines if "rror" in line or "xception" in line] or lines
        return f": {errors[-1][:120]}" if errors else ""

    def runs(self) -> bool:
        """Return whether Java runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Stop the server, also if it was not started."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def _popen(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start Java with its output in the log. On Linux it ends with this process, even if that is killed."""
    options: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    if sys.platform == "linux":
        options["preexec_fn"] = _die_with_parent
    elif sys.platform == "win32":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW
    with (folder / LOG).open("wb") as log:
        return subprocess.Popen(command, stdout=log, **options)


def _die_with_parent() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Daemon:
    """The server, and the runs that use it. It ends after ``idle`` seconds without a run."""

    def __init__(self, folder: Path, idle: float, java: Java) -> None:
        self._file = folder / SERVER
        self._idle = max(idle, _LEAST_IDLE)
        self._java = java
        self._token = secrets.token_hex(16)
        self._users: set[Channel] = set()
        self._stopping: list[Thread] = []
        self._used = time.monotonic()
        self._address: Any = None

    def start(self) -> str:
        """Start the server, and record it; return why that failed, or an empty string."""
        failure = self._java.start()
        if not failure:
            self._listener, self._address = listener(self._file.parent)
            own = {"address": self._address, "token": self._token, "pid": os.getpid()}
            write(self._file, {**self._java.record, **own})
        return failure

    def serve(self) -> None:
        """Serve runs until the server is no longer needed."""
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
        if self._stopping or not self._java.runs():
            return False
        if self._users:
            self._used = time.monotonic()
            return True
        return self._recorded() and time.monotonic() - self._used < self._idle

    def _recorded(self) -> bool:
        return read(self._file).get("token") == self._token

    def _hear(self, line: socket.socket) -> None:
        """Answer a run until it ends. Close the connection if it does not prove that it is a run of this user."""
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
        """End the server, and remove the file that records it."""
        if self._recorded():
            self._file.unlink(missing_ok=True)
        remove(self._address)
        self._java.stop()


def main() -> None:
    """Keep a server, while the run that has given the task waits for a line that says why it could not be started."""
    task = json.load(sys.stdin)
    os.chdir(task["folder"])  # so that no other folder is in use, which could then not be removed
    daemon = Daemon(Path(task["folder"]), task["idle"], Java(task))
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


if __name__ == "__main__":
    main()
