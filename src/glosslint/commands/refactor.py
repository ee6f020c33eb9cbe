"""``glosslint rename``, ``deprecate`` and ``new``: changes that a writer asks for, proven, and written whole or not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from glosslint import terminal
from glosslint.cli_options import settings_of, settings_options
from glosslint.exits import CLEAN, FOUND

if TYPE_CHECKING:
    from glosslint.refactor.workspace import Change, Workspace

C = TypeVar("C", bound=Callable[..., Any])


def _refactoring(command: C) -> C:
    """The options of all these commands."""
    for decorate in (
        settings_options,
        click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Colours."),
        click.option(
            "--diff", is_flag=True, help="Show what would change, and write nothing; exit code 1 if it would."
        ),
    ):
        command = decorate(command)
    return command


@click.command()
@click.argument("old", metavar="OLD-ID")
@click.argument("new", metavar="NEW-ID")
@click.option("--term", default="", metavar="TERM", help="The new term, where that changes, too.")
@click.option("--keep-alias", is_flag=True, help="Keep the old term as an alias, and the old page as a redirect.")
@_refactoring
def rename(old: str, new: str, term: str, keep_alias: bool, **options: Any) -> None:
    """Give the entry OLD-ID another id: in its file, the name of the file, and all that refers or links to it.

    All files are written or, where that cannot be or would be an error, none.
    """
    from glosslint.refactor.rename import Renaming
    from glosslint.refactor.rename import rename as renamed
    from glosslint.report.summary import count

    space = _space(options)
    done = renamed(space, Renaming(old, new, term, keep_alias))
    told = [f"moved  {path} to {to}" for path, to in done.moves.items()]
    places = f", and {count(done.places, 'reference or link', 'references and links')} with it" if done.places else ""
    _finish(space, done.changes, [*told, f'Renamed "{old}" to "{new}"{places}, in {_files(done.changes)}.'], options)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--replaced-by", "replacement", required=True, metavar="ID", help="The entry to use instead.")
@_refactoring
def deprecate(name: str, replacement: str, **options: Any) -> None:
    """Say in the entry ID that another is to be used instead.

    What refers to it stays; a check reports it, and --fix sends the references on.
    """
    from glosslint.refactor.deprecate import deprecate as deprecated
    from glosslint.report.summary import count

    space = _space(options)
    done = deprecated(space, name, replacement)
    if not done.changes:
        told = [f'"{name}" says already that "{replacement}" replaces it.']
    else:
        told = [f'"{name}" is deprecated now, and replaced by "{replacement}".']
    if done.places:
        verb = "leads" if done.places == 1 else "lead"
        places = count(done.places, "reference or link", "references and links")
        told.append(f"{places} still {verb} to it; glosslint lists them, and --fix sends on what it can.")
    _finish(space, done.changes, told, options)


@click.command()
@click.argument("term")
@click.option("--id", "name", default="", metavar="ID", help="The id, instead of one made of the term.")
@click.option("--file", type=click.Path(path_type=Path), metavar="FILE", help="The file that is to hold it.")
@_refactoring
def new(term: str, name: str, file: Path | None, **options: Any) -> None:
    """Begin an entry for TERM, in the form of the others: the right file and place, an id, and the keys it needs."""
    from glosslint.project.discover import relative
    from glosslint.refactor.new_entry import begin

    space = _space(options)
    begun = begin(space, term, name, relative(file, space.settings.root) if file is not None else "")
    ((old, text),) = begun.changes
    told = [f'{"wrote " if old is None else "Added to"} {text.path}, with the id "{begun.id}"']
    for key, value in begun.guessed.items():
        told.append(f'{key} is set to "{value}", the most frequent one; correct it if it is another')
    told += [f"To be written: {', '.join(begun.empty)}"] if begun.empty else []
    _finish(space, begun.changes, told, options)


def _space(options: dict[str, Any]) -> Workspace:
    from glosslint.refactor.workspace import open_workspace

    return open_workspace(settings_of((), options))


def _files(changes: Sequence[Change]) -> str:
    from glosslint.report.summary import count

    return count(len(changes), "file")


def _finish(space: Workspace, changes: Sequence[Change], told: Sequence[str], options: dict[str, Any]) -> NoReturn:
    """Write, and say what was done; with ``--diff``, only show."""
    if options["diff"]:
        from glosslint.fixing import patch

        terminal.hand_over(patch(changes, terminal.style(options["color"])))
        terminal.say(f"Would change {_files(changes)}. To do so, leave out --diff.\n", error=True)
        sys.exit(FOUND if changes else CLEAN)
    from glosslint.refactor.workspace import write_down

    write_down(space.settings, changes)
    terminal.say("".join(f"{line}\n" for line in told))
    sys.exit(CLEAN)
