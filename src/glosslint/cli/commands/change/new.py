"""``glosslint new``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from glosslint.cli.commands.change._refactor import finish, open_space, refactor_options
from glosslint.cli.help import Command
from glosslint.cli.here import here
from glosslint.project.discover import relative
from glosslint.refactor.new_entry import add_entry


@click.command(
    cls=Command,
    examples={
        'glosslint new "loss function"': "Add an entry where the layout expects it.",
    },
)
@click.argument("term")
@click.option("--id", "name", default="", metavar="ID", help="Id of the entry; by default, it is made from TERM.")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="File to add the entry to.")
@refactor_options
def new(term: str, name: str, file: Path | None, **options: Any) -> None:
    """Add an entry for TERM in the form of the others: the right file and position, an id, and the required keys."""
    space = open_space(options)
    entry = add_entry(space, term, name, relative(file, space.settings.root) if file is not None else "")
    ((old, text),) = entry.changes
    lines = [
        f'{"wrote " if old is None else "Added to"} {here(space.settings.root)(text.path)}, with the id "{entry.id}"'
    ]
    for key, value in entry.guessed.items():
        lines.append(f'{key} is set to "{value}", the most frequent value; change it if it is wrong')
    lines += [f"Still empty: {', '.join(entry.empty)}"] if entry.empty else []
    finish(space, entry.changes, lines, options)
