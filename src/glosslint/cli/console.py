"""Write to standard output and error, whether a terminal, a pipe, or closed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.report.style import Style


_VTE = 5000  # 0.50, the first with links


def style(color: str, to_file: bool = False) -> Style:
    """Return the style for standard output: colours by ``color`` (auto, always, never) and environment, and width."""
    from glosslint.report.style import Style

    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = forced or (is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")
    on = color == "always" or (color == "auto" and wanted and not to_file)
    return Style(on, min(_columns(), 120), links=on and not to_file and is_terminal() and knows_links(os.environ))


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
    vte = env.get("VTE_VERSION", "0")
    return (
        known
        or own
        or (vte.isdecimal() and int(vte) >= _VTE)
        or env.get("TERM") in ("xterm-kitty", "foot", "alacritty")
    )


def _columns() -> int:
    """Return the width of the terminal, as ``shutil`` has it, which takes longer to import than a report to write."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
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
