"""Delete the caches of all projects: ``glosslint doctor --clean``, once ``glosslint clean``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from glosslint.cli import console
from glosslint.cli.help import Command
from glosslint.model import GlosslintError
from glosslint.util.cache_file import TEMPORARY
from glosslint.util.system import user_folder

#: Of files of the cache; an earlier version had "answers".
_BEGINNINGS = ("answers-", "facts-", "language-", "runs-")
#: Processes that may be running, by the folders with what is known of them.
_DAEMONS = {"harper": "the process that keeps Harper loaded", "languagetool": "the LanguageTool server"}


@click.command(cls=Command, examples={"glosslint doctor --clean": "Do the same."})
def clean() -> None:
    """Delete the caches of all projects, and stop background processes.

    Nothing else is lost; the next run takes as long as the first.
    """
    delete_caches()


def delete_caches() -> None:
    """Delete the caches, stop what runs in the background, and print what was there."""
    from glosslint.report.style import safe
    from glosslint.text.messages import count

    try:
        folder = user_folder("cache")
    except RuntimeError:
        console.write("No cache: you have no home folder.\n")
        return
    sizes = [_removed(file) for file in _files(folder)]
    size = f"{sum(sizes) / 1_000:,.1f} kB"
    console.write(safe(f"Deleted {count(len(sizes), 'file')} ({size}) in {folder}.") + "\n")
    console.write_lines(_stopped())


def _stopped() -> Iterator[str]:
    """Stop the daemons that no other run uses, and yield a line for each that was running."""
    from glosslint.language.daemon import client, folder as state

    for name, process in _DAEMONS.items():
        record = state.read(state.location(name) / state.SERVER)
        channel = client.joined(record)
        if channel is not None:
            ended = client.stopped(record, channel)
            yield f"Stopped {process}." if ended else f"Did not stop {process}: another run uses it."


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that glosslint wrote, and what killed processes left of them; no links and no folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        ours = entry.name.startswith(_BEGINNINGS) or (entry.name.startswith(".") and entry.name.endswith(TEMPORARY))
        if ours and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _removed(file: Path) -> int:
    """Delete a file, and return how many bytes it had."""
    from glosslint.util.project_files import reason

    try:
        size = file.lstat().st_size
        file.unlink()
    except FileNotFoundError:  # another run has just replaced or deleted it
        return 0
    except OSError as error:
        raise GlosslintError(f"{file}: cannot be deleted: {reason(error)}") from error
    return size
