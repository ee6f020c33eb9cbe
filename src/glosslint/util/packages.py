"""What is installed beside glosslint, without importlib.metadata, which takes a third of the time that a check of a
small glossary takes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator


def _metadata() -> Iterator[tuple[str, str]]:
    """Yield the folders with the metadata of installed packages: the folder that holds each, and its name."""
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
    """Yield what changes when a package is installed, updated or removed: the metadata, and when it was written."""
    for folder, name in _metadata():
        yield folder, name, os.stat(os.path.join(folder, name)).st_mtime_ns  # noqa: PTH116 - a folder for each package


def source_state(package: str) -> Iterator[object]:
    """Yield what changes when a file of the folder ``package`` does, unless it was installed and its metadata say so:
    names, sizes and times of its files."""
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
