"""``glosslint new``, ``rename`` and ``deprecate``: commands that change entries, and write or show the changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.completion import entry_ids
from glosslint.cli.exit_codes import exit_code
from glosslint.cli.fix_files import patch
from glosslint.cli.help import command
from glosslint.cli.options import color_option, combine_options, settings_of, settings_options
from glosslint.engine.session import Session
from glosslint.project.discover import make_relative
from glosslint.refactor.deprecate import deprecate as deprecated
from glosslint.refactor.new_entry import add_entry
from glosslint.refactor.rename import Renaming, rename as renamed, resume
from glosslint.refactor.workspace import Change, open_workspace, write_all
from glosslint.report.rebase import make_move
from glosslint.text.messages import count
from glosslint.util.atomic_write import remove_leftovers

#: Options of the commands that change entries.
refactor_options = combine_options(
    click.option(
        "--diff", is_flag=True, help="Show the changes as a diff without applying them; exit with 1 if there are any."
    ),
    color_option,
    settings_options,
)


def open_space(options: dict[str, Any]) -> Session:
    space = open_workspace(settings_of((), options))
    if not options["diff"]:
        remove_leftovers(space.settings.root / path for path in space.documents)
    return space


def finish(space: Session, changes: Sequence[Change], lines: Sequence[str], options: dict[str, Any]) -> None:
    """Write the changes and print ``lines``; with ``--diff``, only show the changes, and exit."""
    if options["diff"]:
        console.write_exactly(patch(changes, console.style(options["color"]), make_move(space.settings.root)))
        files = count(len(changes), "file")
        console.write_lines([f"Would change {files}. Run without --diff to apply."], error=True)
        sys.exit(exit_code(found=bool(changes)))
    write_all(space.settings, changes)
    console.write_lines(lines)


@command(examples={'glosslint new "loss function"': "Add an entry where the layout expects it."})
@click.argument("term")
@click.option("--id", "name", default="", metavar="ID", help="Id of the entry; by default, it is made from TERM.")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="File to add the entry to.")
@refactor_options
def new(term: str, name: str, file: Path | None, **options: Any) -> None:
    """Add an entry for TERM in the form of the others: the right file and position, an id, and the required keys."""
    space = open_space(options)
    entry = add_entry(space, term, name, make_relative(file, space.settings.root) if file is not None else "")
    ((old, text),) = entry.changes
    path = make_move(space.settings.root)(text.path)
    lines = [f'{"wrote " if old is None else "Added to"} {path}, with the id "{entry.id}"']
    for key, value in entry.guessed.items():
        lines.append(f'{key} is set to "{value}", the most frequent value; change it if it is wrong')
    lines += [f"Still empty: {', '.join(entry.empty)}"] if entry.empty else []
    finish(space, entry.changes, lines, options)


@command(
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
    move = make_move(space.settings.root)
    moves = [f"moved  {move(path)} to {move(to)}" for path, to in done.moves.items()]
    places = f" and updated {count(done.places, 'reference or link', 'references and links')}" if done.places else ""
    files = count(len(done.changes), "file")
    finish(space, done.changes, [*moves, f'Renamed "{old}" to "{new}"{places} in {files}.'], options)


@command(examples={"glosslint deprecate nn --replaced-by neural-network": "Deprecate nn."})
@click.argument("name", metavar="ID", shell_complete=entry_ids)
@click.option(
    "--replaced-by", "replacement", required=True, metavar="ID", shell_complete=entry_ids, help="Entry to use instead."
)
@refactor_options
def deprecate(name: str, replacement: str, **options: Any) -> None:
    """Mark the entry ID as deprecated in favour of another.

    References to it are kept; `glosslint` reports them, and `--fix --unsafe-fixes` updates what it can.
    """
    space = open_space(options)
    changes, places = deprecated(space, name, replacement)
    lines = [f'"{name}" is {"now" if changes else "already"} deprecated in favour of "{replacement}".']
    if places:
        updates = "glosslint reports them, and --fix --unsafe-fixes updates what it can."
        lines.append(f"References and links to it: {places:,}; {updates}")
    finish(space, changes, lines, options)
