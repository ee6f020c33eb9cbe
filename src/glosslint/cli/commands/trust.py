"""``glosslint trust``: which projects may name programs, servers and files outside of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.help import command
from glosslint.cli.options import config_option
from glosslint.model import GlosslintError
from glosslint.report.style import safe
from glosslint.settings import file
from glosslint.settings.settings import load
from glosslint.settings.trust import distrust, trust as record, trusted_folders


@command(
    examples={
        "glosslint trust": "Trust the project in this folder.",
        "glosslint trust --list": "List the trusted folders.",
    },
)
@click.argument("folder", required=False, type=click.Path(path_type=Path), default=Path())
@config_option
@click.option("--list", "listed", is_flag=True, help="List the trusted folders.")
@click.option("--remove", is_flag=True, help="Stop trusting FOLDER.")
def trust(folder: Path, listed: bool, remove: bool, **options: Any) -> None:
    """Trust the project in FOLDER (default: the current folder) with what its settings ask for.

    Settings can name programs, servers on other machines, and files outside the project; this command lists them. If
    the settings later ask for something else, or a program that is part of the project changes, trust is needed again.
    In CI, use the option --trust of the other commands.
    """
    if listed and remove:
        raise GlosslintError("--list cannot be used with --remove")
    changed = _remove_trust(folder) if remove else _add_trust(folder, options["config"])
    console.write_lines(map(safe, sorted(trusted_folders()) if listed else changed))


def _remove_trust(folder: Path) -> Iterator[str]:
    if not distrust(folder.resolve()):
        raise GlosslintError(f"{folder}: not a trusted folder; to list them: glosslint trust --list")
    yield f"no longer trusted  {folder.resolve()}"


def _add_trust(folder: Path, config: Path | None) -> Iterator[str]:
    if not folder.is_dir():
        raise GlosslintError(f"{folder}: no such folder")
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - resolves no links
    # In the folder itself, a file of another user is read: to trust it is what is asked for.
    own = file.find(start, {str(start.resolve())}).file if config is None else config
    if own is None:
        raise GlosslintError(f"{folder}: no settings to trust")
    settings = load(own, start)
    record(settings.root, settings.claims)
    yield f"trusted  {settings.root}"
    for claim in settings.claims:
        yield f"         {claim}"
    if not settings.claims:
        yield "         its settings ask for nothing that needs trust"
