"""``glosslint check`` and ``glosslint fix``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from glosslint.cli.help import FIXES, command, find_meant_command, section
from glosslint.cli.options import fix_option, only_check_options, path_options
from glosslint.cli.run import run_command
from glosslint.model import GlosslintError


@command(
    examples={
        "glosslint": "Check the glossary in this folder.",
        "glosslint glossary/softmax.yaml": "Report only findings in this file.",
        "glosslint --changed-since origin/main": "Report only findings that a branch causes.",
        "glosslint --output-format sarif=out.sarif": "Also write a report for code scanning.",
        'glosslint --add-ignore="old entries"': "Suppress all current findings with comments.",
    },
)
@fix_option
@path_options
@only_check_options
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Check the glossary. With PATHS, report only findings in those files and folders.

    Exit code: 0 no findings at or above --fail-on, which is "error" unless set; 1 findings; 2 usage, configuration or
    I/O error; 3 internal error; 130 interrupted.
    """
    _refuse_misspelt_command(paths)
    run_command(paths, options)


def _refuse_misspelt_command(paths: Sequence[Path]) -> None:
    context = click.get_current_context().parent
    group = context.command if context is not None else None
    commands = group.list_commands(context) if isinstance(group, click.Group) and context is not None else []
    meant = find_meant_command(paths, commands)
    if meant:
        rest = " ".join(map(str, paths[1:])) if not meant.startswith("-") else ""
        call = f"glosslint {meant} {rest}".rstrip()
        raise GlosslintError(f"{paths[0]}: neither a command nor a file; did you mean: {call}")


@command(
    examples={
        "glosslint fix": "Apply all safe fixes.",
        "glosslint fix --diff": "Show them as a diff.",
        "glosslint fix -i": "Review each fix, also unsafe ones and suggestions.",
    },
)
@section(FIXES)("-i", "--interactive", is_flag=True, help="Show each fix, and ask before applying it.")
@path_options
def fix(paths: tuple[Path, ...], **options: Any) -> None:
    """Apply safe fixes, and report the rest. Same as `glosslint check --fix`.

    With PATHS, change only those files and folders. A file is written only if nothing else in it changes. Files are
    replaced atomically.
    """
    run_command(paths, {**options, "fix": True})
