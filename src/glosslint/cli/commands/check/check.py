"""``glosslint check``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from glosslint.cli.commands.check._run import run_command
from glosslint.cli.options import check_options, fix_option
from glosslint.model import GlosslintError


@click.command()
@check_options
@fix_option
@click.option("--profile", is_flag=True, help="Print the time taken by each stage and rule to standard error.")
def check(paths: tuple[Path, ...], **options: Any) -> None:
    """Check the glossary. With PATHS, report only findings in those files and folders.

    Exit code: 0 no findings at or above --fail-on, which is "error" unless set; 1 findings; 2 usage, configuration or
    I/O error; 3 internal error; 130 interrupted.
    """
    _refuse_misspelt_command(paths)
    run_command(paths, options)


def _refuse_misspelt_command(paths: Sequence[Path]) -> None:
    if len(paths) == 1 and not os.path.lexists(paths[0]):
        from difflib import get_close_matches

        context = click.get_current_context().parent
        group = context.command if context is not None else None
        commands = group.list_commands(context) if isinstance(group, click.Group) and context is not None else []
        for command in get_close_matches(str(paths[0]), commands, n=1, cutoff=0.7):
            raise GlosslintError(f"{paths[0]}: no such file or folder; the command is: glosslint {command}")
