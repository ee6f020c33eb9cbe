"""``glosslint deprecate``."""

from __future__ import annotations

from typing import Any

import click

from glosslint.cli.commands.change._refactor import finish, open_space, refactor_options
from glosslint.cli.completions import entry_ids
from glosslint.cli.help import Command
from glosslint.refactor.deprecate import deprecate as deprecated


@click.command(
    cls=Command,
    examples={
        "glosslint deprecate nn --replaced-by neural-network": "Deprecate nn.",
    },
)
@click.argument("name", metavar="ID", shell_complete=entry_ids)
@click.option(
    "--replaced-by", "replacement", required=True, metavar="ID", shell_complete=entry_ids, help="Entry to use instead."
)
@refactor_options
def deprecate(name: str, replacement: str, **options: Any) -> None:
    """Mark the entry ID as deprecated in favour of another.

    References to it are kept; `glosslint` reports them, and `--fix` updates them.
    """
    space = open_space(options)
    done = deprecated(space, name, replacement)
    lines = [f'"{name}" is {"now" if done.changes else "already"} deprecated in favour of "{replacement}".']
    if done.places:
        lines.append(
            f"References and links to it: {done.places:,}; glosslint reports them, and --fix updates what it can."
        )
    finish(space, done.changes, lines, options)
