"""The daemon of one local LanguageTool server: it starts the server in Java, watches over it, and stops it.

``local_server`` starts it; the runs talk to Java by themselves, and to the daemon only to say that they use the server.
"""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from glosslint.language.daemon.channel import HOST
from glosslint.language.daemon.server import StartError, serve
from glosslint.language.languagetool.api import Api
from glosslint.language.types import EngineError

LOG = "server.log"
_TRIES = 3  # ports: another process may take a free one before Java does


class Java:
    """A server; see ``Kept``.

    ``task`` holds the ``folder``, the ``command``, the seconds for the ``start``, and ``record``, what the file that
    records the server is to hold besides.
    """

    def __init__(self, task: Mapping[str, Any]) -> None:
        self._task = task
        self._java: subprocess.Popen[bytes] | None = None

    def start(self) -> Mapping[str, Any]:
        """Start the server, and return its port and process for the record."""
        failure = ""
        for _ in range(_TRIES):
            with socket.socket() as probe:
                probe.bind((HOST, 0))
                port = probe.getsockname()[1]
            self._java = _popen([*self._task["command"], "--port", str(port)], Path(self._task["folder"]))
            failure = self._wait(self._java, Api(f"http://{HOST}:{port}", 5))
            if not failure:
                return {**self._task["record"], "port": port, "java": self._java.pid}
            if self._java.poll() is None or "in use" not in failure:
                break
        raise StartError(failure)

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
        text = (Path(self._task["folder"]) / LOG).read_text("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("\t", " "))]
        errors = [line for line in lines if "rror" in line or "xception" in line] or lines
        return f": {errors[-1][:120]}" if errors else ""

    def runs(self) -> bool:
        """Return whether Java runs."""
        return self._java is not None and self._java.poll() is None

    def stop(self) -> None:
        """Stop the server."""
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
    with (folder / LOG).open("wb") as log:
        return subprocess.Popen(command, stdout=log, **options)


def _die_with_parent() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def main() -> None:
    """Run the daemon with the task on the standard input."""
    task = json.load(sys.stdin)
    serve(Path(task["folder"]), task["idle"], Java(task))


if __name__ == "__main__":
    main()
