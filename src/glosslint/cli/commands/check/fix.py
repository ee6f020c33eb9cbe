"""``glosslint fix``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from glosslint.cli.commands.check._run import run_command
from glosslint.cli.options import check_options


@click.command()
@check_options
@click.option("-i", "--interactive", is_flag=True, help="Show each fix, and ask before applying it.")
def fix(paths: tuple[Path, ...], **options: Any) -> None:
    """Apply safe fixes, and report the rest. Same as `glosslint check --fix`.

    With PATHS, change only those files and folders. A file is written only if nothing else in it changes, and whole or
    not at all.
    """
    run_command(paths, {**options, "fix": True})
