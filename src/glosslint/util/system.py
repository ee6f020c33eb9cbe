"""What the system has: installed packages, programs in PATH, and the folders of the user for glosslint."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal


def _metadata() -> Iterator[tuple[str, str]]:
    """Yield the parent and the name of each folder with the metadata of an installed package."""
    for folder in dict.fromkeys(part or "." for part in sys.path):
        try:
            names = [entry.name for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for name in names:
            yield folder, name


def installed_version(package: str) -> str | None:
    """Return the version of an installed package, or ``None``."""
    wanted = re.compile(rf"{package.replace('-', '[-_.]')}-([^-]+)(?:-.*)?\.(?:dist|egg)-info", re.IGNORECASE)
    return next((match[1] for _, name in _metadata() if (match := wanted.fullmatch(name)) is not None), None)


def has_entry_points(group: str) -> bool:
    """Return whether any installed package has entry points in ``group``."""
    for folder, name in _metadata():
        try:
            with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:  # noqa: PTH123
                if group.encode() in file.read():
                    return True
        except OSError:
            continue
    return False


def source_state(package: str) -> Iterator[object]:
    """Yield values that change with the files in the folder ``package``: their paths, sizes (bytes) and times.

    There are none for an installed package, whose metadata changes with its files.
    """
    site, name = os.path.split(package)
    if any(folder == site and entry.startswith(f"{name}-") for folder, entry in _metadata()):
        return
    folders = [package]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir() and entry.name != "__pycache__":
                folders.append(entry.path)
            elif entry.is_file():
                info = entry.stat()
                yield entry.path, info.st_size, info.st_mtime_ns


@cache
def own_version() -> str:
    """Return the version of glosslint, as far as it is known."""
    return installed_version("glosslint") or ""


@cache
def programs() -> str:
    """Return what may compute something else: glosslint, Python, and all packages. Raise OSError.

    It is asked once: a process goes on with the programs that it has loaded, whatever is installed meanwhile.
    """
    source = source_state(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120
    versions = (own_version(), sys.version, sys.path)
    # The time of a folder with metadata changes when its package is updated.
    times = ((*found, os.stat(os.path.join(*found)).st_mtime_ns) for found in _metadata())  # noqa: PTH116
    return "\n".join(map(repr, (versions, *source, *sorted(map(repr, times)))))


def find_program(name: str) -> str | None:
    """Return the path of a program, ``name`` itself if it is a path; ``None`` if there is no such program.

    The current folder, where Windows searches first, and relative folders of PATH are not searched: a project could
    put its own program there.
    """
    import shutil  # which loads four libraries for archives

    if os.path.basename(name) != name:  # noqa: PTH119
        return shutil.which(name)
    endings = ["", *os.environ.get("PATHEXT", "").split(os.pathsep)] if sys.platform == "win32" else [""]
    folders = [folder for folder in os.get_exec_path() if os.path.isabs(folder)]  # noqa: PTH117
    candidates = (os.path.join(folder, name + ending) for folder in folders for ending in endings)
    return next(filter(None, map(shutil.which, candidates)), None)


_XDG = {
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}
_WINDOWS = {
    "cache": ("LOCALAPPDATA", "AppData/Local", "glosslint/cache"),
    "config": ("APPDATA", "AppData/Roaming", "glosslint"),
    "state": ("LOCALAPPDATA", "AppData/Local", "glosslint/state"),
}


def user_folder(kind: Literal["cache", "config", "state"]) -> Path:
    """Return the folder, which need not exist. Raise RuntimeError if the user has no home folder."""
    if sys.platform == "win32":
        variable, default, name = _WINDOWS[kind]
        return Path(os.environ.get(variable) or Path.home() / default) / name
    variable, default = _XDG[kind]
    if sys.platform == "darwin" and kind == "cache":
        default = "Library/Caches"
    stated = os.environ.get(variable, "")
    # The XDG specification ignores a relative path, which would be in the project.
    return Path(stated if os.path.isabs(stated) else Path.home() / default) / "glosslint"  # noqa: PTH117
