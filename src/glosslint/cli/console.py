"""Write to standard output and error, whether a terminal, a pipe, or closed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.report.style import Style


def style(color: str, to_file: bool = False) -> Style:
    """Return the style for standard output: colours by ``color`` (auto, always, never) and environment, and width."""
    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    return Style(on, min(_columns(), 120))


def _columns() -> int:
    """Return the width of the terminal, as ``shutil`` has it, which takes longer to import than a report to write."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def write(text: str, error: bool = False) -> None:
    """Write to standard output (or error), whatever its encoding; a reader that has gone away is not an error.

    Raise GlosslintError if standard output is closed or full; what standard error cannot take is lost.
    """
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
        from glosslint.util.os_errors import reason

        discard(stream)
        raise GlosslintError(f"cannot write to standard output: {reason(failure)}") from failure
