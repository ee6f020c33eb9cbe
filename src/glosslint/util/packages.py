"""Find installed packages without importlib.metadata, whose import takes a third of the time to check a small
glossary."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache


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


def installed_state() -> Iterator[object]:
    """Yield values that change when a package is installed, updated or removed: names and times of metadata folders."""
    for folder, name in _metadata():
        yield folder, name, os.stat(os.path.join(folder, name)).st_mtime_ns  # noqa: PTH116 - a folder for each package


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
    return "\n".join(map(repr, (versions, *source, *sorted(map(repr, installed_state())))))
