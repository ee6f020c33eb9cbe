"""What is installed beside glosslint, without importlib.metadata: to ask that takes as long as a third of a check of a
small glossary."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator


def _metadata() -> Iterator[tuple[str, str]]:
    """The folders with the metadata of installed packages: where they are, and their names."""
    for folder in dict.fromkeys(part or "." for part in sys.path):
        try:
            names = [entry.name for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        for name in names:
            yield folder, name


def installed_version(package: str) -> str | None:
    """The version of an installed package; ``None`` when there is none."""
    wanted = re.compile(rf"{package.replace('-', '[-_.]')}-([^-]+)(?:-.*)?\.(?:dist|egg)-info", re.IGNORECASE)
    return next((match[1] for _, name in _metadata() if (match := wanted.fullmatch(name)) is not None), None)


def has_entry_points(group: str) -> bool:
    """Whether any installed package names the group of entry points ``group``."""
    return any(group.encode() in text for text in _entry_points())


def _entry_points() -> Iterator[bytes]:
    for folder, name in _metadata():
        try:
            with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:  # noqa: PTH123
                yield file.read()
        except OSError:
            continue
