"""Writing to standard output as it is: a terminal, a pipe, or gone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.report.style import Style


def style(color: str, to_file: bool = False) -> Style:
    """How to write: colours as ``color`` (auto, always, never) and the environment say, as wide as the terminal is."""
    import shutil

    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    return Style(on, min(shutil.get_terminal_size((80, 24)).columns, 120))


def write(text: str, error: bool = False) -> None:
    """To standard output (or error), whatever its encoding; a reader that has gone away is no error of ours.

    Raises GlosslintError where standard output is closed or full; what standard error cannot take is lost.
    """
    stream = sys.stderr if error else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    try:
        _send(stream, text)
    except GlosslintError:
        if not error:
            raise


def write_exactly(text: str) -> None:
    """The text of a file to standard output, byte for byte. Raises what ``write`` raises."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(text)
    else:
        _send(buffer, text.encode("utf-8", "surrogateescape"))


def is_open() -> bool:
    """Whether there is a standard output; ``>&-`` closes it."""
    return sys.stdout is not None


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return is_open() and sys.stdout.isatty()


def discard(stream: Any) -> None:
    """Let what is still to be written go nowhere, or Python would try again, and fail, when it ends."""
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
        discard(stream)
        reason = (failure.strerror or str(failure)).lower()
        raise GlosslintError(f"standard output cannot be written: {reason}") from failure
