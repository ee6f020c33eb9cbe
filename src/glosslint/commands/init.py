"""``glosslint init``."""

from __future__ import annotations

from pathlib import Path

import click

from glosslint import terminal


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=Path())
def init(folder: Path) -> None:
    """Write settings for the glossary in FOLDER (here, without one), or a starter if it holds none; never overwrite."""
    from glosslint.init import write_settings

    for line in write_settings(folder):
        terminal.say(line + "\n")
