"""Write to standard output and error, whether a terminal, a pipe, or closed; and a line on standard error that shows
what a long run is doing.

That line comes after a second, and on a terminal only. It is written from a signal of a timer, not from a thread: a
process with a second thread could not share its work among processes (``util/parallel.py``), and a timer is not
inherited by them. Systems without such timers show no line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.report.style import Style

_VTE = 5000  # 0.50, the first with links
AFTER = 1.0  # seconds without an answer after which one wonders (J. Nielsen, Usability Engineering, 1993, ch. 5)
_EVERY = 0.2  # seconds between two states
_ERASE = "\r\x1b[2K"


def style(color: str, to_file: bool = False) -> Style:
    """Return the style for standard output: colours by ``color`` (auto, always, never) and environment, and width."""
    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    links = on and not to_file and is_terminal() and knows_links(os.environ)
    return Style(on, min(_columns(sys.__stdout__), 120), links=links)


def knows_links(env: Mapping[str, str]) -> bool:
    """Return whether a terminal says that it is one that makes links of OSC 8; ``FORCE_HYPERLINK`` decides otherwise.

    The list is that of the crate supports-hyperlinks, which cargo and others use. Others would show the address.
    """
    forced = env.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    if "TMUX" in env or env.get("TERM", "").startswith(("screen", "tmux")):
        return False
    known = env.get("TERM_PROGRAM") in ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "zed")
    own = any(env.get(name) for name in ("KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "KONSOLE_VERSION"))
    by_term, vte = env.get("TERM") in ("xterm-kitty", "foot", "alacritty"), env.get("VTE_VERSION", "0")
    return known or own or by_term or (vte.isdecimal() and int(vte) >= _VTE)


def _columns(stream: Any) -> int:
    """Return the width of the terminal, as ``shutil`` has it, which takes longer to import than a report to write."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0 and stream is sys.__stdout__:
        return int(stated)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (AttributeError, ValueError, OSError):
        return 80


#: Where all that is written is noted, if anywhere: whether it went to standard error, and the text.
_record: list[tuple[bool, str]] | None = None


@contextmanager
def record_writes() -> Iterator[list[tuple[bool, str]]]:
    """Note what is written during the block: whether to standard error, and the text."""
    global _record  # noqa: PLW0603 - there is one standard output
    record: list[tuple[bool, str]] = []
    _record = record
    try:
        yield record
    finally:
        _record = None


def write(text: str, error: bool = False) -> None:
    """Write to standard output (or error), whatever its encoding; a reader that has gone away is not an error.

    Raise GlosslintError if standard output is closed or full; what standard error cannot take is lost.
    """
    if _record is not None:
        _record.append((error, text))
    stream = sys.stderr if error else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    try:
        _send(stream, text)
    except GlosslintError:
        if not error:
            raise


def write_lines(lines: Iterable[str], error: bool = False) -> None:
    """Write lines, each with a line ending. Raise what ``write`` raises."""
    write("".join(f"{line}\n" for line in lines), error)


def write_warnings(notes: Iterable[str]) -> None:
    """Write each note to standard error, as a warning on a line of its own. Raise what ``write`` raises."""
    write_lines((f"warning: {note}" for note in notes), error=True)


def write_exactly(text: str) -> None:
    """Write the text of a file to standard output, byte for byte. Raise what ``write`` raises."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(text)
    else:
        _send(buffer, text.encode("utf-8", "surrogateescape"))


def is_open() -> bool:
    """Return whether there is a standard output; ``>&-`` closes it."""
    return sys.stdout is not None


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return is_open() and sys.stdout.isatty()


def discard(stream: Any) -> None:
    """Discard what is buffered, or Python would try to write it again, and fail, when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _send(stream: Any, text: str | bytes) -> None:
    if not text:
        return
    if stream is None:
        raise GlosslintError("standard output is closed")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        discard(stream)
    except OSError as failure:
        from glosslint.util.project_files import reason

        discard(stream)
        raise GlosslintError(f"cannot write to standard output: {reason(failure)}") from failure


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
    def show_line(self) -> Iterator[None]:
        """Show the line while the block inside runs."""
        self.start()
        try:
            yield
        finally:
            self.stop()

    @contextmanager
    def hide_line(self) -> Iterator[None]:
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
            self._write(f"{_ERASE}\x1b[2m{line[: _columns(sys.stderr) - 1]}…\x1b[0m")

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
