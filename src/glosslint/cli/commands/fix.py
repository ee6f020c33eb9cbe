"""``glosslint fix``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from glosslint.cli.help import FIXES, command, section
from glosslint.cli.options import check_options, paths_argument, staged_option, stdin_option
from glosslint.cli.run import run_command


@command(
    examples={
        "glosslint fix": "Apply all safe fixes.",
        "glosslint fix --diff": "Show them as a diff.",
        "glosslint fix -i": "Review each fix, also unsafe ones and suggestions.",
    },
)
@paths_argument
@section(FIXES)("-i", "--interactive", is_flag=True, help="Show each fix, and ask before applying it.")
@check_options
@staged_option
@stdin_option
def fix(paths: tuple[Path, ...], **options: Any) -> None:
    """Apply safe fixes, and report the rest. Same as `glosslint check --fix`.

    With PATHS, change only those files and folders. A file is written only if nothing else in it changes. Files are
    replaced atomically.
    """
    run_command(paths, {**options, "fix": True})
