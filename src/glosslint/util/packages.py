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
