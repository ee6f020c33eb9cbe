"""What a run depends on besides the files of the project: versions, environment, options, and which settings apply."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import glosslint
from glosslint.engine.cache.inputs import content
from glosslint.engine.cache.own_file import digest
from glosslint.settings.file import FILE, PYPROJECT, common_folder
from glosslint.settings.owners import owner_of
from glosslint.util import packages
from glosslint.util.repository import is_repository_top
from glosslint.util.user_folders import user_folder

#: The options that decide how an answer is shown. All others may decide what is found.
_OF_DISPLAY = frozenset(("outputs", "output_file", "statistics", "show_fixes", "color", "quiet", "exit_zero"))
_PREFIX = "GLOSSLINT_"  # of the environment variables that are settings of the user
#: Bytes of settings that are looked at; no answer is kept for larger ones.
MOST_SETTINGS = 4 * 1024 * 1024


class RunKey(NamedTuple):
    """What identifies a run. ``folder`` is that of its project, as far as can be known without reading the settings;
    ``folders`` are all that may be its root."""

    folder: str
    folders: tuple[str, ...]
    digest: str


def run_key(paths: Sequence[Path], options: Mapping[str, Any], programs: str) -> RunKey:
    """Return the key of a check of ``paths`` with these options of the command line, by these ``programs``. Raise
    OSError."""
    config: Path | None = options.get("config")
    start = common_folder(paths) if config is None else Path(os.path.abspath(config)).parent  # noqa: PTH100
    folders = (start, *start.parents)
    parts = [
        programs,
        *((name, repr(value)) for name, value in sorted(options.items()) if name not in _OF_DISPLAY),
        *map(_of_path, (Path(), *paths)),
        config and _of_settings(config),
        *map(_of_folder, folders),
        *_of_user(),
    ]
    real = tuple(map(os.path.realpath, folders))
    return RunKey(_project_folder(folders), real, digest(repr(parts).encode("utf-8", "surrogatepass")).hex())


def programs() -> str:
    """Return what may compute something else: glosslint, Python, and all packages. Raise OSError."""
    source = packages.source_state(os.path.dirname(glosslint.__file__))  # noqa: PTH120
    versions = (glosslint.__version__, sys.version, sys.path)
    return "\n".join(map(repr, (versions, *source, *sorted(map(repr, packages.installed_state())))))


def _of_path(path: Path) -> object:
    return str(path), os.path.realpath(path), os.path.lexists(path), os.path.isdir(path)  # noqa: PTH112


def _of_folder(folder: Path) -> object:
    """Return what decides whether the settings of a folder apply, and where the project ends."""
    return (
        os.path.realpath(folder),
        is_repository_top(folder),
        owner_of(folder),
        *(_of_settings(folder / name) for name in (FILE, PYPROJECT)),
    )


def _of_settings(file: Path) -> object:
    """Return the owners of a settings file, its link and its content; ``None`` if there is none."""
    if not os.path.lexists(file):
        return None
    data = content(file, MOST_SETTINGS, None)
    return owner_of(file, follow=False), owner_of(file), os.path.realpath(file), data and digest(data)


def _of_user() -> Iterator[object]:
    """Yield the user's own settings, and the projects that the user trusts."""
    for kind, name in (("config", FILE), ("state", "trusted.json")):
        try:
            file = user_folder(kind) / name  # type: ignore[arg-type]
        except RuntimeError:
            continue
        data = content(file, MOST_SETTINGS, None)
        yield str(file), os.path.isfile(file), data and digest(data)  # noqa: PTH113
    yield sorted((name, value) for name, value in os.environ.items() if name.startswith(_PREFIX))
    yield os.environ.get("SUDO_UID"), os.geteuid() if hasattr(os, "geteuid") else None


def _project_folder(folders: Sequence[Path]) -> str:
    """Return the nearest folder with settings, or with what may hold some; else the first."""
    for folder in folders:
        data = None if (folder / FILE).exists() else content(folder / PYPROJECT, MOST_SETTINGS, None)
        if (folder / FILE).exists() or (data is not None and b"glosslint" in data):
            return os.path.realpath(folder)
    return os.path.realpath(folders[0])
