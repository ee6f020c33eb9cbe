"""A line on standard error that shows what a long run is doing: after a second, and on a terminal only.

The line is written from a signal of a timer, not from a thread: a process with a second thread could not share its work
among processes (``util/parallel.py``), and a timer is not inherited by them. Systems without such timers show no line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

AFTER = 1.0  # seconds without an answer after which one wonders (J. Nielsen, Usability Engineering, 1993, ch. 5)
_EVERY = 0.2  # seconds between two states
_ERASE = "\r\x1b[2K"


class Progress:
    """The line of a run. It is erased before anything else is written."""

    def __init__(self, wanted: bool) -> None:
        self._on = wanted and is_wanted()
        self._shown = False

    def start(self) -> None:
        """Show the line from a second later on."""
        if self._on:
            import signal

            signal.signal(signal.SIGALRM, self._show)
            signal.siginterrupt(signal.SIGALRM, False)
            signal.setitimer(signal.ITIMER_REAL, AFTER, _EVERY)

    def stop(self) -> None:
        """Erase the line, and show it no longer."""
        if self._on:
            import signal

            signal.setitimer(signal.ITIMER_REAL, 0)
            if self._shown:
                self._write(_ERASE)
                self._shown = False

    @contextmanager
    def running(self) -> Iterator[None]:
        """Show the line while the block inside runs."""
        self.start()
        try:
            yield
        finally:
            self.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keep the line away while the block inside runs."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def _show(self, _signal: int, _frame: Any) -> None:
        from glosslint.util.timing import NOW

        line = NOW.line
        if line:
            self._shown = True
            self._write(f"{_ERASE}\x1b[2m{line[: _columns() - 1]}…\x1b[0m")

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError):  # a terminal that is gone needs no line
            os.write(sys.stderr.fileno(), text.encode("utf-8"))


def is_wanted() -> bool:
    """Return whether standard error is a terminal that one looks at: not in CI, nor in a hook of git."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        return False
    import signal

    watched = not any(os.environ.get(name) for name in ("CI", "PRE_COMMIT", "GIT_INDEX_FILE"))
    return watched and hasattr(signal, "setitimer")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
