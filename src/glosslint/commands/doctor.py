"""The command ``doctor``."""

from __future__ import annotations

import sys
from typing import Any

import click

from glosslint import terminal
from glosslint.cli_options import settings_of, settings_options
from glosslint.exits import CLEAN, USAGE


@click.command()
@settings_options
def doctor(**options: Any) -> None:
    """Show what is installed, which engines can run, and what would be checked.

    Nothing is started, and no text is sent. Exit code 2 when something that the settings require is missing.
    """
    from glosslint.doctor import examine, written

    lines = examine(settings_of((), options))
    terminal.say(written(lines))
    sys.exit(USAGE if any(line.wrong for line in lines) else CLEAN)
