"""``glosslint new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    pass
from glosslint.cli.commands.change._refactor import finish, open_space, refactor_options


@click.command()
@click.argument("term")
@click.option("--id", "name", default="", metavar="ID", help="Id of the entry; by default, it is made from TERM.")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="File to add the entry to.")
@refactor_options
def new(term: str, name: str, file: Path | None, **options: Any) -> None:
    """Add an entry for TERM in the form of the others: the right file and position, an id, and the required keys."""
    from glosslint.project.discover import relative
    from glosslint.refactor.new_entry import begin

    space = open_space(options)
    begun = begin(space, term, name, relative(file, space.settings.root) if file is not None else "")
    ((old, text),) = begun.changes
    told = [f'{"wrote " if old is None else "Added to"} {text.path}, with the id "{begun.id}"']
    for key, value in begun.guessed.items():
        told.append(f'{key} is set to "{value}", the most frequent one; correct it if it is another')
    told += [f"To be written: {', '.join(begun.empty)}"] if begun.empty else []
    finish(space, begun.changes, told, options)
