"""What the commands that change entries share: their options, and how they write or show the changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import Ending, exit_code
from glosslint.cli.fix_files import patch
from glosslint.cli.here import here
from glosslint.cli.options import color_option, combined, settings_of, settings_options
from glosslint.refactor.workspace import Change, Workspace, open_workspace, remove_leftovers, write_all
from glosslint.text.messages import count

#: Options of the commands that change entries.
refactor_options = combined(
    click.option(
        "--diff", is_flag=True, help="Show the changes as a diff without applying them; exit with 1 if there are any."
    ),
    color_option,
    settings_options,
)


def open_space(options: dict[str, Any]) -> Workspace:
    space = open_workspace(settings_of((), options))
    if not options["diff"]:
        remove_leftovers(space)
    return space


def finish(space: Workspace, changes: Sequence[Change], lines: Sequence[str], options: dict[str, Any]) -> NoReturn:
    """Write the changes and print ``lines``; with ``--diff``, only show the changes. Exit."""
    if options["diff"]:
        console.write_exactly(patch(changes, console.style(options["color"]), here(space.settings.root)))
        files = count(len(changes), "file")
        console.write_lines([f"Would change {files}. Run without --diff to apply."], error=True)
        sys.exit(exit_code(Ending(found=bool(changes))))
    write_all(space.settings, changes)
    console.write_lines(lines)
    sys.exit(exit_code())
