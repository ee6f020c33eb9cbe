"""``glosslint rename``: changes that concern the whole glossary, written in all files or in none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from glosslint import terminal
from glosslint.cli_options import settings_of, settings_options
from glosslint.exits import CLEAN, FOUND

if TYPE_CHECKING:
    from glosslint.refactor.plan import Change, Workspace

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
    references = f", and {count(done.places, 'reference or link', 'references and links')} to it" if done.places else ""
    _finish(space, done.changes, [*told, f'Renamed "{old}" to "{new}" in {_files(done.changes)}{references}.'], options)


def _space(options: dict[str, Any]) -> Workspace:
    from glosslint.refactor.plan import open_workspace

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
    from glosslint.refactor.plan import write_down

    write_down(space.settings, changes)
    terminal.say("".join(f"{line}\n" for line in told))
    sys.exit(CLEAN)
