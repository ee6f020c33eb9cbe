"""``glosslint rename``."""

from __future__ import annotations

from typing import Any

import click

from glosslint.cli.commands.change._refactor import finish, open_space, refactor_options
from glosslint.cli.completions import entry_ids
from glosslint.cli.help import Command
from glosslint.cli.here import here
from glosslint.refactor.rename import Renaming, rename as renamed, resume
from glosslint.text.messages import count


@click.command(
    cls=Command,
    examples={
        "glosslint rename softmx softmax": "Rename an entry and update all links.",
        "glosslint rename nn neural-network --diff": "Show what would change.",
    },
)
@click.argument("old", metavar="OLD-ID", shell_complete=entry_ids)
@click.argument("new", metavar="NEW-ID")
@click.option("--term", default="", metavar="TERM", help="New term, if that changes, too.")
@click.option("--keep-alias", is_flag=True, help="Keep the old term as an alias, and the old page as a redirect.")
@refactor_options
def rename(old: str, new: str, term: str, keep_alias: bool, **options: Any) -> None:
    """Rename the entry OLD-ID, and update all references and links to it, and the name of its file.

    Either all files are updated or none; none if that would cause an error. After a run that was killed, the same
    command does the rest.
    """
    space = open_space(options)
    asked = Renaming(old, new, term, keep_alias)
    done = resume(space, asked) or renamed(space, asked)
    move = here(space.settings.root)
    moves = [f"moved  {move(path)} to {move(to)}" for path, to in done.moves.items()]
    places = f" and updated {count(done.places, 'reference or link', 'references and links')}" if done.places else ""
    files = count(len(done.changes), "file")
    finish(space, done.changes, [*moves, f'Renamed "{old}" to "{new}"{places} in {files}.'], options)
