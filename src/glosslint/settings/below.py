"""Several glossaries in one repository: settings files below a folder, and the nearest one to each of some paths."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from glosslint.settings.file import FILE, PYPROJECT, common_folder, find, holds_settings, mentions_settings, unread_note
from glosslint.util.repository import is_repository_top

#: Folders that hold what others wrote. Hidden ones and other repositories are not searched either.
_SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages"))


class Group(NamedTuple):
    """A settings file, and the paths that it is nearest to; without paths, its whole glossary is meant."""

    file: Path
    paths: tuple[Path, ...] = ()


class Groups(NamedTuple):
    """The glossaries that a call means, a line for each settings file that is not read, and the ``homeless`` paths that
    no settings are for."""

    groups: tuple[Group, ...] = ()
    unread: tuple[str, ...] = ()
    homeless: tuple[Path, ...] = ()


def groups_of(paths: Sequence[Path], trusted: Collection[str] = ()) -> Groups:
    """Return the settings that are meant by ``paths``, or by the current folder without any: for each the nearest file
    upwards, or else, for a folder, all that are below it."""
    known: dict[tuple[Path, bool], tuple[tuple[Path, ...], tuple[str, ...], bool]] = {}
    by_file: dict[Path, list[Path]] = {}
    whole: set[Path] = set()
    unread: list[str] = []
    homeless: list[Path] = []
    for path in paths or (Path(),):
        key = Path(common_folder((path,))), path.is_dir()
        if key not in known:
            known[key] = _meant(*key, trusted)
        files, notes, is_above = known[key]
        unread += notes
        homeless += [] if files else [path]
        for file in files:
            by_file.setdefault(file, []).append(path)
            whole |= set() if is_above and paths else {file}
    groups = (Group(file, () if file in whole else tuple(own)) for file, own in by_file.items())
    return Groups(tuple(groups), tuple(dict.fromkeys(unread)), tuple(homeless))


def _meant(start: Path, has_below: bool, trusted: Collection[str]) -> tuple[tuple[Path, ...], tuple[str, ...], bool]:
    """Return the settings files, what is said of others, and whether the file is at ``start`` or above.

    If not, those below are meant, where that is what ``has_below`` says.
    """
    found = find(start, trusted)
    if found.file is not None:
        return (found.file,), found.unread, True
    kept, notes = usable(files_below(start) if has_below else (), trusted)
    return kept, (*found.unread, *notes), False


def usable(files: Iterable[Path], trusted: Collection[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return those of ``files`` that hold settings and may be read, and what is said of others that mention some."""
    notes = {file: unread_note(file, trusted) for file in files if mentions_settings(file)}
    kept = [file for file, note in notes.items() if not note and holds_settings(file)]
    # Where a folder holds both, pyproject.toml is not looked at.
    kept = [file for file in kept if file.name == FILE or file.with_name(FILE) not in kept]
    return tuple(kept), tuple(filter(None, notes.values()))


def files_below(start: Path) -> Iterator[Path]:
    """Yield the files that may hold settings, in the order of their paths; links are not followed."""
    for folder, names, files in os.walk(start):
        kept = (name for name in sorted(names) if not name.startswith(".") and name not in _SKIPPED)
        names[:] = [name for name in kept if not is_repository_top(Path(folder, name))]
        yield from (Path(folder, name) for name in (FILE, PYPROJECT) if name in files)
