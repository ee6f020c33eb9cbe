"""How the process ends: exit codes, and the last words on standard error."""

from __future__ import annotations

import sys
from typing import NoReturn

from glosslint.cli import console

CLEAN, FOUND, USAGE, OURS = 0, 1, 2, 3
REPORT_TO = "this is a fault of glosslint; please report it with the lines above"


def leave(message: str, code: int) -> NoReturn:
    """End with an error line and an exit code."""
    console.say(f"error: {message}\n", error=True)
    sys.exit(code)


def crashed(error: str) -> NoReturn:
    """End with the trace of the present exception: a fault of ours."""
    import traceback

    console.say(f"{traceback.format_exc()}\n", error=True)
    leave(f"{error}\n{REPORT_TO}", OURS)
