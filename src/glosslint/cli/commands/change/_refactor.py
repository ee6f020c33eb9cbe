"""What the commands that change entries share: their options, and how they write or show the changes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import FINDINGS, OK
from glosslint.cli.options import color_option, combined, settings_of, settings_options

if TYPE_CHECKING:
    from glosslint.refactor.workspace import Change, Workspace

#: Options of the commands that change entries.
refactor_options = combined(
    click.option(
        "--diff", is_flag=True, help="Show the changes as a diff without applying them; exit with 1 if there are any."
    ),
    color_option,
    settings_options,
)


def open_space(options: dict[str, Any]) -> Workspace:
    from glosslint.refactor.workspace import open_workspace

    return open_workspace(settings_of((), options))


def files(changes: Sequence[Change]) -> str:
    from glosslint.report.summary import count

    return count(len(changes), "file")


def finish(space: Workspace, changes: Sequence[Change], lines: Sequence[str], options: dict[str, Any]) -> NoReturn:
    """Write the changes and print ``lines``; with ``--diff``, only show the changes. Exit."""
    if options["diff"]:
        from glosslint.cli.fix_files import patch

        console.write_exactly(patch(changes, console.style(options["color"])))
        console.write(f"Would change {files(changes)}. Run without --diff to apply.\n", error=True)
        sys.exit(FINDINGS if changes else OK)
    from glosslint.refactor.workspace import write_down

    write_down(space.settings, changes)
    console.write("".join(f"{line}\n" for line in lines))
    sys.exit(OK)
