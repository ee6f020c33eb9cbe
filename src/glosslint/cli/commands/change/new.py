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
@click.option("--id", "name", default="", metavar="ID", help="The id, instead of one made of the term.")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="The file that is to hold it.")
@refactor_options
def new(term: str, name: str, file: Path | None, **options: Any) -> None:
    """Begin an entry for TERM, in the form of the others: the right file and place, an id, and the keys it needs."""
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
