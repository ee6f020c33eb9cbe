"""The process that keeps one LanguageTool server: it starts it, counts the runs that use it, and stops it.

Started by ``managed`` as ``python -m glosslint.language.languagetool.keeper``, with its task as JSON on the standard
input; it answers with one line. A run that uses the server holds a connection to the keeper, on the loopback interface,
and proves that it knows a token that only the user can read: when the run ends, however it ends, the connection ends.
Without a connection for the given time the keeper stops the server and itself, as it does when the server dies, or when
the file that leads to it is gone.
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
from typing import Any, NoReturn

from glosslint.language.languagetool import state_folder as state
from glosslint.language.languagetool.api import Api
from glosslint.language.types import EngineError

HOST = "127.0.0.1"
_LOOK = 0.5  # seconds between two looks at the server and at the clock
_LINE = 256  # bytes of a request at most
_SOONEST = 3  # seconds without a run that are no idleness
_TRIES = 3  # ports


class Daemon:
    """A server and the runs that use it. ``task``: folder, command, token, seconds of idleness and for the start, and
    what the file that leads here is to say besides."""

    def __init__(self, task: dict[str, Any]) -> None:
        self._task = task
        self._file = Path(task["folder"]) / state.SERVER
        self._selector = selectors.DefaultSelector()
        self._listener = socket.create_server((HOST, 0))
        self._users: set[socket.socket] = set()
        self._java: subprocess.Popen[bytes] | None = None
        self._used = time.monotonic()

    def start(self) -> str:
        """Starts the server and says why it could not; nothing when it could."""
        said = ""
        for _ in range(_TRIES):
            port = _free_port()
            self._java = _popen([*self._task["command"], "--port", str(port)], Path(self._task["folder"]))
            said = self._wait(Api(f"http://{HOST}:{port}", 5))
            if not said:
                control = self._listener.getsockname()[1]
                told = {"port": port, "control": control, "token": self._task["token"], "pid": os.getpid()}
                state.write(self._file, {**self._task["told"], **told, "java": self._java.pid})
                return ""
            if self._java.poll() is None or "in use" not in said:
                break
        return said

    def _wait(self, api: Api) -> str:
        assert self._java is not None
        end = time.monotonic() + self._task["start"]
        while time.monotonic() < end:
            if (code := self._java.poll()) is not None:
                return f"Java ended with code {code}{self._last_words()}"
            with contextlib.suppress(EngineError):
                api.version()
                return ""
            time.sleep(0.1)
        return f"it did not answer within {self._task['start']} s{self._last_words()}"

    def _last_words(self) -> str:
        """The line of the log that tells most."""
        text = (Path(self._task["folder"]) / state.LOG).read_text("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\t", " "))]
        telling = [line for line in lines if "rror" in line or "xception" in line] or lines
        return f": {telling[-1][:120]}" if telling else ""

    def keep(self) -> None:
        """Serves the runs until nobody needs the server any more."""
        self._used = time.monotonic()
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        while self._needed():
            for key, _ in self._selector.select(_LOOK):
                if key.fileobj is self._listener:
                    self._accept()
                else:
                    assert isinstance(key.fileobj, socket.socket)
                    self._hear(key.fileobj)

    def _needed(self) -> bool:
        assert self._java is not None
        if self._java.poll() is not None:
            return False
        if self._users:
            self._used = time.monotonic()
            return True
        if state.read(self._file).get("token") != self._task["token"]:
            return False
        idle: float = max(self._task["idle"], _SOONEST)
        return time.monotonic() - self._used < idle

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            connection, _ = self._listener.accept()
            connection.setblocking(False)
            self._selector.register(connection, selectors.EVENT_READ)

    def _hear(self, connection: socket.socket) -> None:
        """A line of a run: a number used once, "use" or "stop", and the seal on both; or the end of the run."""
        try:
            nonce, word, seal = connection.recv(_LINE).decode("ascii").split()
            if not hmac.compare_digest(seal, state.seal(self._task["token"], nonce, word)):
                raise ValueError("not a run of this user")
            answer = self._stopped(connection) if word == "stop" else "ok"
            self._users.add(connection)
            connection.sendall(f"{answer} {state.seal(self._task['token'], nonce, answer)}\n".encode())
        except (OSError, ValueError):
            self._selector.unregister(connection)
            self._users.discard(connection)
            connection.close()

    def _stopped(self, connection: socket.socket) -> str:
        if self._users - {connection}:
            return "busy"
        self.end()
        return "ok"

    def end(self) -> None:
        """Stops the server, and takes the file away that leads to it."""
        if state.read(self._file).get("token") == self._task["token"]:
            self._file.unlink(missing_ok=True)
        if self._java is not None and self._java.poll() is None:
            self._java.terminate()
            try:
                self._java.wait(5)
            except subprocess.TimeoutExpired:
                self._java.kill()
                self._java.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _popen(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Java, its output in the log. On Linux it ends with this process, even if that is killed."""
    more: dict[str, Any] = {}
    if sys.platform == "linux":
        more["preexec_fn"] = _die_with_parent
    elif sys.platform == "win32":
        more["creationflags"] = subprocess.CREATE_NO_WINDOW
    with (folder / state.LOG).open("wb") as log:
        streams: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": subprocess.STDOUT}
        return subprocess.Popen(command, cwd=folder, **streams, **more)


def _die_with_parent() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _answer(failure: str) -> None:
    """Tells the run that waits, and lets go of it."""
    sys.stdout.write(json.dumps({"failure": failure}) + "\n")
    sys.stdout.flush()
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.close(silent)


def _leave(*_: object) -> NoReturn:
    raise SystemExit


def main() -> None:
    """Keeps a server as the standard input says."""
    task = json.load(sys.stdin)
    os.chdir(task["folder"])  # no other folder is held
    keeper = Daemon(task)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)
    try:
        failure = keeper.start()
        _answer(failure)
        if not failure:
            keeper.keep()
    finally:
        keeper.end()


if __name__ == "__main__":
    main()
