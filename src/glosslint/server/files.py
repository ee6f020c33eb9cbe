"""The files of a project: as the editor has them, saved or not, and on disk; and which of them the open ones are."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from glosslint.model.frozen import cached_property
from glosslint.model.source import BOM, MAX_BYTES, Source, decode, unreadable_size
from glosslint.project.discover import glossary_files, is_in_glossary, make_relative
from glosslint.settings.settings import Settings
from glosslint.util.project_files import Stamp, open_file, read_stamp, relative_path

_MARK = BOM.encode()


@dataclass(frozen=True)
class Buffer:
    """An open file: its address, absolute path and text as the editor gave them. ``marked``: the file on disk begins
    with a byte-order mark, which the editor keeps and does not show."""

    uri: str
    path: str
    text: str
    version: int | None = None
    marked: bool = False

    @cached_property
    def data(self) -> bytes:
        """The bytes that saving would write."""
        hidden = self.marked and not self.text.startswith(BOM)
        return (_MARK if hidden else b"") + self.text.encode("utf-8", "surrogatepass")

    def source(self, path: str, most: int = MAX_BYTES) -> Source:
        """Return the text as a source that reports call ``path``, if it has at most ``most`` bytes."""
        if (path, most) not in self._sources:
            size = len(self.data)
            source = unreadable_size(path, size, most) if size > most else decode(self.data, path)
            self._sources[path, most] = source
        return self._sources[path, most]

    @cached_property
    def _sources(self) -> dict[tuple[str, int], Source]:
        return {}


#: Open files by absolute path.
Buffers = Mapping[str, Buffer]


def begins_with_mark(path: str) -> bool:
    """Return whether a file on disk begins with a byte-order mark; false for one that cannot be read."""
    try:
        with open_file(path, None) as stream:
            return stream.read(len(_MARK)) == _MARK
    except OSError:
        return False


@dataclass(frozen=True)
class ProjectOrigin:
    """Where a project is: its settings file, if it has one, and the folder that patterns are relative to, both by the
    names that the editor uses for them."""

    folder: Path
    file: Path | None = None

    def path(self, name: str) -> Path:
        """Return the path of a file of the project."""
        return self.folder / name


def scan(settings: Settings) -> dict[str, Stamp]:
    """Return the files of the glossary on disk. Raise GlosslintError if a link leads to one outside of the project."""
    root = str(settings.root)
    return {path: read_stamp(os.path.join(root, path)) for path in glossary_files(settings)}


def find_names(buffers: Buffers, origin: ProjectOrigin, settings: Settings, on_disk: Collection[str]) -> dict[str, str]:
    """Return the names that open files have in the glossary, by absolute path; the others are not in it."""
    return {path: name for path in buffers if (name := _find_name(path, origin, settings, on_disk)) is not None}


def _find_name(path: str, origin: ProjectOrigin, settings: Settings, on_disk: Collection[str]) -> str | None:
    names = list(dict.fromkeys(_list_spellings(path, origin, settings)))
    found = next((name for name in names if name in on_disk), None)
    if found is not None or os.path.lexists(path):  # what is on disk and not found there is no part of the glossary
        return found
    shown = (name for name in names if not any(part.startswith(".") for part in PurePath(name).parts[:-1]))
    return next((name for name in shown if is_in_glossary(settings, name)), None)


def _list_spellings(path: str, origin: ProjectOrigin, settings: Settings) -> Iterator[str]:
    """Yield the names of a path: below the folder as the editor names it, and with links resolved."""
    try:
        yield relative_path(path, origin.folder)
        yield make_relative(Path(path), settings.root)
    except (OSError, ValueError):  # another drive, or a loop of links
        return
