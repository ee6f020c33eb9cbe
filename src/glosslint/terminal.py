"""Writing to standard output as it is: a terminal, a pipe, or gone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glosslint.report.style import Style


def style(color: str, to_file: bool = False) -> Style:
    """How to write: colours as ``color`` (auto, always, never) and the environment say, as wide as the terminal is."""
    import shutil

    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    return Style(on, min(shutil.get_terminal_size((80, 24)).columns, 120))


def say(text: str, error: bool = False) -> None:
    """To standard output (or error), whatever its encoding; a reader that has gone away is no error of ours."""
    stream = sys.stderr if error else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def hand_over(text: str) -> None:
    """The text of a file to standard output, byte for byte."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        say(text)
        return
    try:
        buffer.write(text.encode("utf-8", "surrogateescape"))
        buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
