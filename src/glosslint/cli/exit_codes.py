"""End the process with an exit code and a message on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from glosslint.cli import console

if TYPE_CHECKING:
    from glosslint.model.report import Crash

OK, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
INTERNAL_ERROR = "internal error in glosslint; please report it with the traceback above"


def exit_code(found: bool = False, failed: bool = False, interrupted: bool = False) -> int:
    """Return the exit code of a command that did what it was asked.

    ``found``: it found what it was to fail for, such as findings at that level, or changes that ``--diff`` shows.
    ``failed``: something could not be done, such as writing a file. ``interrupted``: the user left it early.
    """
    if failed:
        return USAGE
    if interrupted:
        return INTERRUPTED
    return FINDINGS if found else OK


def _write(lines: Iterable[str]) -> None:
    from glosslint.report.style import inert, safe

    console.write(inert("".join(f"{safe(line)}\n" for line in lines)), error=True)


def exit_with(message: str, code: int) -> NoReturn:
    """Print an error line and exit with ``code``."""
    _write(f"error: {message}".split("\n"))
    sys.exit(code)


def exit_with_crashes(crashes: Iterable[Crash], message: str) -> NoReturn:
    """Print what failed, each rule or part of glosslint once, with the first of its tracebacks, and exit."""
    from glosslint.util.sequences import group_values

    for first, *others in group_values((crash.part, crash) for crash in crashes).values():
        also = f" and {len(others):,} more times" if others else ""
        _write((*first.trace.split("\n"), f"error: {first.what_failed}{also}"))
    exit_with(message, INTERNAL)


def exit_with_traceback(error: str) -> NoReturn:
    """Print the traceback of the current exception and exit: an internal error."""
    import traceback

    console.write(f"{traceback.format_exc()}\n", error=True)
    exit_with(f"{error}\n{INTERNAL_ERROR}", INTERNAL)
