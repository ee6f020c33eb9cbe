"""``glosslint fix``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from glosslint.cli.commands.check._run import run_command
from glosslint.cli.options import check_options


@click.command()
@check_options
@click.option("-i", "--interactive", is_flag=True, help="Show each fix, and ask before it is made.")
def fix(paths: tuple[Path, ...], **options: Any) -> None:
    """Repair what can be repaired without asking in PATHS (everywhere, without any): “glosslint check --fix”.

    A file is written only if it can be proven that nothing else changes in it, and whole or not at all.
    """
    run_command(paths, {**options, "fix": True})
