"""``glosslint watch``: check again whenever a file is saved."""

from __future__ import annotations

from time import sleep
from typing import NoReturn

import click

from glosslint.cli import console
from glosslint.cli.help import Command
from glosslint.cli.options import color_option

_PAUSE = 0.3  # seconds between two looks at the files: less than a glance at another window takes
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


@click.command(
    cls=Command,
    examples={"glosslint watch": "Check now, and again after each change, until Ctrl-C."},
)
@color_option
def watch(color: str) -> NoReturn:
    """Check again whenever a file of the glossary or its settings is saved.

    New findings come first. Only changed files are read again. Press Ctrl-C to stop.
    """
    from glosslint.cli.commands.edit._watching import Watcher

    watcher = Watcher()
    while True:
        if watcher.changed():
            text = watcher.check(console.style(color))
            console.write((_CLEAR if console.is_terminal() else "") + text)
        sleep(_PAUSE)
