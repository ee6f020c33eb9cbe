"""What ``init`` looks at before it writes: settings that are there already, in the folder, above and below it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from glosslint.detect.file_names import is_second_choice
from glosslint.model import GlosslintError
from glosslint.project.discover import in_glossary
from glosslint.settings.file import FILE, PYPROJECT, display_path, files_below, find, holds_settings
from glosslint.settings.settings import load
from glosslint.settings.trust import trusted_folders

CHECK = "To check the glossary: glosslint"


def refuse_settings(folder: Path) -> None:
    """Raise GlosslintError for a folder that has settings, or that has some below, which new ones would hide."""
    if (folder / FILE).exists():
        raise GlosslintError(f"{folder / FILE} already exists; nothing was written\n{CHECK}")
    if (folder / PYPROJECT).is_file() and holds_settings(folder / PYPROJECT):
        raise GlosslintError(f"{folder / PYPROJECT} has a table [tool.glosslint]; nothing was written\n{CHECK}")
    for file in files_below(folder):
        name = file.relative_to(folder).as_posix()
        if not is_second_choice(name) and holds_settings(file):
            raise GlosslintError(
                f"{display_path(file)} has settings, which settings in the folder above would hide; nothing was "
                f"written\nTo check that glossary: glosslint\nTo set up another one beside it: glosslint init FOLDER"
            )


def refuse_covered(folder: Path, paths: Iterable[str]) -> None:
    """Raise GlosslintError if settings above the folder are already those of one of the ``paths`` in it."""
    file = find(folder.absolute().parent, trusted_folders()).file
    if file is None:
        return
    settings = load(file, folder)
    for path in paths:
        own = Path(os.path.relpath(folder.absolute() / path, settings.root)).as_posix()
        if in_glossary(settings, own):
            raise GlosslintError(
                f"{path} is in the glossary of {display_path(file)} already; nothing was written\n{CHECK}"
            )
