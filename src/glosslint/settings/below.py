"""Find the settings for several glossaries in one repository: below a folder, or nearest to each of several paths."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from glosslint.model.frozen import NamedTuple
from glosslint.settings.file import (
    FILE,
    PYPROJECT,
    common_folder,
    find,
    holds_settings,
    mentions_settings,
    refuse_foreign,
)
from glosslint.util.project_files import is_repository_top, repository_top

#: Folders with third-party files. Hidden folders and other repositories are not searched either.
_SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages"))


class Group(NamedTuple):
    """A settings file, and the paths to which it is the nearest; without paths, its whole glossary is checked."""

    file: Path
    paths: tuple[Path, ...] = ()


class Groups(NamedTuple):
    """The glossaries to check, a line for each settings file that is not read, and the ``homeless`` paths, for which
    there are no settings."""

    groups: tuple[Group, ...] = ()
    unread: tuple[str, ...] = ()
    homeless: tuple[Path, ...] = ()


def groups_of(paths: Sequence[Path], trusted: Collection[str] = ()) -> Groups:
    """Return the settings for ``paths``, by default for the current folder.

    They are the nearest file upwards from each path or, if there is none, all files below a folder.
    """
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
    """Return the settings files for the folder ``start``, a line for each unread one, and whether it was found upwards.

    If there is none upwards, files below are searched if ``has_below``.
    """
    found = find(start, trusted)
    if found.file is not None:
        return (found.file,), found.unread, True
    below = usable(files_below(start), repository_top(start) or start, trusted) if has_below else ()
    return below, found.unread, False


def usable(files: Iterable[Path], top: Path, trusted: Collection[str]) -> tuple[Path, ...]:
    """Return the ``files``, in the folder ``top`` or below, that contain settings.

    Raise GlosslintError for those of a stranger: see ``refuse_foreign``.
    """
    kept = [file for file in files if mentions_settings(file) and holds_settings(file)]
    # In a folder with both files, pyproject.toml is ignored.
    kept = [file for file in kept if file.name == FILE or file.with_name(FILE) not in kept]
    for file in kept:
        refuse_foreign(file, top, trusted)
    return tuple(kept)


def files_below(start: Path) -> Iterator[Path]:
    """Yield the files that may hold settings, in the order of their paths; links are not followed."""
    for folder, names, files in os.walk(start):
        kept = (name for name in sorted(names) if not name.startswith(".") and name not in _SKIPPED)
        names[:] = [name for name in kept if not is_repository_top(Path(folder, name))]
        yield from (Path(folder, name) for name in (FILE, PYPROJECT) if name in files)
