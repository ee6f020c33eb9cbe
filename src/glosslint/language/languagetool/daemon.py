"""The daemon of one local LanguageTool server: it starts the server, counts the runs that use it, and stops it.

``local_server`` starts it as ``python -m glosslint.language.languagetool.daemon`` with its task as JSON on the standard
input; it answers with one line. A run that uses the server holds a connection to the daemon on the loopback interface,
and proves that it knows a token that only the user can read. The connection ends with the run, however that ends.
After the given time without a connection the daemon stops the server and itself; so it does when the server dies, or
when the file that records it is gone.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from glosslint.language.languagetool import state_folder as state
from glosslint.language.languagetool.api import Api
from glosslint.language.types import EngineError

_POLL = 0.5  # seconds between two looks at the server and the clock
_LINE = 256  # bytes of a request at most
_LEAST_IDLE = 3  # seconds: the run that starts the daemon must have time to connect
_TRIES = 3  # ports: another process may take a free one before Java does


class Daemon:
    """A server and the runs that use it.

    ``task`` holds the ``folder``, the ``command``, the ``token``, the seconds until ``idle`` and for the ``start``, and
    ``record``, what the file that records the server is to hold besides.
    """

    def __init__(self, task: dict[str, Any]) -> None:
        self._task = task
        self._file = Path(task["folder"]) / state.SERVER
        self._selector = selectors.DefaultSelector()
        self._listener = socket.create_server((state.HOST, 0))
        self._users: set[socket.socket] = set()
        self._java: subprocess.Popen[bytes] | None = None
        self._used = time.monotonic()

    def start(self) -> str:
        """Start the server; return why it could not be started, or an empty string."""
        failure = ""
        for _ in range(_TRIES):
            with socket.socket() as probe:
                probe.bind((state.HOST, 0))
                port = probe.getsockname()[1]
            self._java = _popen([*self._task["command"], "--port", str(port)], Path(self._task["folder"]))
            failure = self._wait(Api(f"http://{state.HOST}:{port}", 5))
            if not failure:
                control = self._listener.getsockname()[1]
                record = {"port": port, "control": control, "token": self._task["token"], "pid": os.getpid()}
                state.write(self._file, {**self._task["record"], **record, "java": self._java.pid})
                return ""
            if self._java.poll() is None or "in use" not in failure:
                break
        return failure

    def _wait(self, api: Api) -> str:
        assert self._java is not None
        end = time.monotonic() + self._task["start"]
        while time.monotonic() < end:
            if (code := self._java.poll()) is not None:
                return f"Java ended with code {code}{self._log_excerpt()}"
            with contextlib.suppress(EngineError):
                api.version()
                return ""
            time.sleep(0.1)
        return f"it did not answer within {self._task['start']} s{self._log_excerpt()}"

    def _log_excerpt(self) -> str:
        """Return the last line of the log that reports an error, or the last line, after a colon."""
        text = (Path(self._task["folder"]) / state.LOG).read_text("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\t", " "))]
        errors = [line for line in lines if "rror" in line or "xception" in line] or lines
        return f": {errors[-1][:120]}" if errors else ""

    def serve(self) -> None:
        """Serve runs until the server is no longer needed."""
        self._used = time.monotonic()
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        while self._needed():
            for key, _ in self._selector.select(_POLL):
                assert isinstance(key.fileobj, socket.socket)
                if key.fileobj is not self._listener:
                    self._answer(key.fileobj)
                    continue
                with contextlib.suppress(OSError):
                    connection, _ = self._listener.accept()
                    connection.setblocking(False)
                    self._selector.register(connection, selectors.EVENT_READ)

    def _needed(self) -> bool:
        assert self._java is not None
        if self._java.poll() is not None:
            return False
        if self._users:
            self._used = time.monotonic()
            return True
        if state.read(self._file).get("token") != self._task["token"]:
            return False
        idle: float = max(self._task["idle"], _LEAST_IDLE)
        return time.monotonic() - self._used < idle

    def _answer(self, connection: socket.socket) -> None:
        """Answer a line of a run: a nonce, "use" or "stop", and the signature of both. An end of the connection is the
        end of the run."""
        token = self._task["token"]
        try:
            nonce, word, signature = connection.recv(_LINE).decode("ascii").split()
            if not hmac.compare_digest(signature, state.sign(token, nonce, word)):
                raise ValueError("not a run of this user")
            answer = "ok"
            if word == "stop" and self._users - {connection}:
                answer = "busy"
            elif word == "stop":
                self.end()
            self._users.add(connection)
            connection.sendall(f"{answer} {state.sign(token, nonce, answer)}\n".encode())
        except (OSError, ValueError):
            self._selector.unregister(connection)
            self._users.discard(connection)
            connection.close()

    def end(self) -> None:
        """Stop the server, and remove the file that records it."""
        if state.read(self._file).get("token") == self._task["token"]:
            self._file.unlink(missing_ok=True)
        if self._java is not None and self._java.poll() is None:
            self._java.terminate()
            try:
                self._java.wait(5)
            except subprocess.TimeoutExpired:
                self._java.kill()
                self._java.wait()


def _popen(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start Java with its output in the log. On Linux it ends with this process, even if that is killed."""
    options: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    if sys.platform == "linux":
        options["preexec_fn"] = _die_with_parent
    elif sys.platform == "win32":
        options["creationflags"] = subprocess.CREATE_NO_WINDOW
    with (folder / state.LOG).open("wb") as log:
        return subprocess.Popen(command, stdout=log, **options)


def _die_with_parent() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def main() -> None:
    """Run the daemon with the task on the standard input."""
    task = json.load(sys.stdin)
    os.chdir(task["folder"])  # so that no other folder is in use, which could then not be removed
    daemon = Daemon(task)
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
