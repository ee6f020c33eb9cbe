"""End the process with an exit code and a message on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from glosslint.cli import console

OK, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
INTERNAL_ERROR = "internal error in glosslint; please report it with the traceback above"


def of_diff(changes: Sequence[object], exit_zero: bool) -> int:
    """Return the exit code of ``--diff``, which shows these changes."""
    return FINDINGS if changes and not exit_zero else OK


def exit_with(message: str, code: int) -> NoReturn:
    """Print an error line and exit with ``code``."""
    from glosslint.report.style import safe

    console.write("".join(f"{safe(line)}\n" for line in f"error: {message}".split("\n")), error=True)
    sys.exit(code)


def exit_with_traceback(error: str) -> NoReturn:
    """Print the traceback of the current exception and exit: an internal error."""
    import traceback

    console.write(f"{traceback.format_exc()}\n", error=True)
    exit_with(f"{error}\n{INTERNAL_ERROR}", INTERNAL)
