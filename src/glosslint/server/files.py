"""The files of a project on disk, and which of them the open ones are."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from glosslint.project.discover import glossary_files, in_glossary, relative
from glosslint.server.buffers import Buffers
from glosslint.settings.settings import Settings
from glosslint.settings.trust import record_file

#: Time of the last change in nanoseconds, size in bytes, and number of a file; ``None`` for one that is not there.
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Origin:
    """Where a project is: its settings file, if it has one, and the folder that patterns are relative to, both by the
    names that the editor uses for them."""

    folder: Path
    file: Path | None = None

    def path(self, name: str) -> Path:
        """Return the path of a file of the project."""
        return self.folder / name


def stamp(file: str | Path) -> Stamp:
    """Return what changes when a file does."""
    try:
        info = os.stat(file)  # noqa: PTH116 - asked of every file
    except (OSError, ValueError):
        return None
    return info.st_mtime_ns, info.st_size, info.st_ino


def scan(settings: Settings) -> dict[str, Stamp]:
    """Return the files of the glossary on disk. Raise GlosslintError for a file that a link leads to outside of the
    project."""
    root = str(settings.root)
    return {path: stamp(os.path.join(root, path)) for path in glossary_files(settings)}


def scan_inputs(settings: Settings) -> dict[str, Stamp]:
    """Return the files besides the glossary that the findings depend on, by absolute path."""
    table = settings.table
    names = [settings.file, table.schema, table.file_schema, table.baseline, table.language.words_file]
    names += [name for source in settings.vocabularies for name in source.files if not set("*?") & set(name)]
    files = [settings.root / name for name in names if name]
    if settings.claims:
        with suppress(OSError, RuntimeError):  # no home folder
            files.append(record_file())
    return {str(file): stamp(file) for file in files}


def names_of(buffers: Buffers, origin: Origin, settings: Settings, on_disk: Collection[str]) -> dict[str, str]:
    """Return the names that open files have in the glossary, by absolute path; the others are not in it."""
    return {path: name for path in buffers if (name := _name(path, origin, settings, on_disk)) is not None}


def _name(path: str, origin: Origin, settings: Settings, on_disk: Collection[str]) -> str | None:
    names = list(dict.fromkeys(_spellings(path, origin, settings)))
    found = next((name for name in names if name in on_disk), None)
    if found is not None or os.path.lexists(path):  # what is on disk and not found there is no part of the glossary
        return found
    return next((name for name in names if in_glossary(settings, name) and not _is_hidden(name)), None)


def _spellings(path: str, origin: Origin, settings: Settings) -> Iterator[str]:
    """Yield the names of a path: below the folder as the editor names it, and with links resolved."""
    try:
        yield os.path.relpath(path, origin.folder).replace(os.sep, "/")
        yield relative(Path(path), settings.root)
    except (OSError, ValueError):  # another drive, or a loop of links
        return


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePath(name).parts[:-1])


def changed_on_disk(
    old: Mapping[str, Stamp], new: Mapping[str, Stamp], touched: Collection[str], folder: Path
) -> set[str]:
    """Return the names of files that are new or not as they were, or that were ``touched`` (absolute paths)."""
    return {name for name, now in new.items() if now != old.get(name) or str(folder / name) in touched}
