"""Single keys and lines from the terminal that the user types on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from glosslint.cli import console

#: What a closed terminal, or Ctrl-D, answers.
END = ""


class Keyboard:
    """The keys of a terminal. Inside ``attentive``, a key counts at once and is not shown."""

    def __init__(self) -> None:
        self._typed = ""

    @contextmanager
    def attentive(self) -> Iterator[None]:
        """Read single keys inside the block; keys typed before are dropped, since they answer no question."""
        try:
            import termios
            import tty
        except ImportError:  # Windows has keys at once, anyway
            _drop_on_windows()
            yield
            return
        stream = sys.stdin.fileno()
        before = termios.tcgetattr(stream)
        self._typed = ""
        tty.setcbreak(stream, termios.TCSAFLUSH)
        try:
            yield
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, before)

    def key(self) -> str:
        """Return the next key, in lower case: ``END`` if the terminal is closed, an escape for keys of no letter."""
        if sys.platform == "win32":
            return _windows_key()
        while not self._typed:
            data = os.read(sys.stdin.fileno(), 64)
            if not data or data == b"\x04":
                return END
            typed = data.decode("utf-8", "replace")
            if typed.startswith("\x1b"):
                return "\x1b"
            self._typed = typed
        key, self._typed = self._typed[0], self._typed[1:]
        return key.lower()

    def line(self, question: str) -> str:
        """Ask for a line, shown as it is typed. Return it without spaces around it; empty if nothing is typed."""
        console.write(question)
        try:
            import termios
        except ImportError:
            return sys.stdin.readline().strip()
        stream = sys.stdin.fileno()
        attentive = termios.tcgetattr(stream)
        shown = termios.tcgetattr(stream)
        shown[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(stream, termios.TCSADRAIN, shown)
        try:
            return os.read(stream, 4096).decode("utf-8", "replace").strip()
        finally:
            termios.tcsetattr(stream, termios.TCSADRAIN, attentive)

    def drop(self) -> None:
        """Forget the keys that were typed and not yet taken."""
        self._typed = ""
        try:
            import termios
        except ImportError:
            _drop_on_windows()
            return
        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


if sys.platform == "win32":
    import msvcrt

    def _drop_on_windows() -> None:
        while msvcrt.kbhit():
            msvcrt.getwch()

    def _windows_key() -> str:
        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        if key in ("\x00", "\xe0"):  # of a key without a letter; a second one names it
            msvcrt.getwch()
            return "\x1b"
        return END if key in ("\x04", "\x1a") else key.lower()
else:

    def _drop_on_windows() -> None:
        """Do nothing: elsewhere, termios does it."""

    def _windows_key() -> str:
        return END
