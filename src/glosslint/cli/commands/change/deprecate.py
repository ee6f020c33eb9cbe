"""``glosslint deprecate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    pass
from glosslint.cli.commands.change._refactor import finish, open_space, refactor_options


@click.command()
@click.argument("name", metavar="ID")
@click.option("--replaced-by", "replacement", required=True, metavar="ID", help="Entry to use instead.")
@refactor_options
def deprecate(name: str, replacement: str, **options: Any) -> None:
    """Mark the entry ID as deprecated in favour of another.

    References to it are kept; `glosslint` reports them, and `--fix` updates them.
    """
    from glosslint.refactor.deprecate import deprecate as deprecated
    from glosslint.report.summary import count

    space = open_space(options)
    done = deprecated(space, name, replacement)
    if not done.changes:
        told = [f'"{name}" says already that "{replacement}" replaces it.']
    else:
        told = [f'"{name}" is deprecated now, and replaced by "{replacement}".']
    if done.places:
        verb = "leads" if done.places == 1 else "lead"
        places = count(done.places, "reference or link", "references and links")
        told.append(f"{places} still {verb} to it; glosslint lists them, and --fix sends on what it can.")
    finish(space, done.changes, told, options)
