"""Find entries that no glossary checks after a change, because their settings or all of their files were removed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from glosslint.layout.layout import entry_nodes
from glosslint.model import GlosslintError
from glosslint.model.source import decode
from glosslint.project.discover import in_glossary
from glosslint.project.git import Git
from glosslint.settings.file import FILE, PYPROJECT, parse_keys
from glosslint.settings.settings import Settings, settings_from

_NAMES = (FILE, PYPROJECT)


class DroppedGlossary(NamedTuple):
    """A glossary of the base, and the numbers of its entries and files that are no longer checked.

    ``settings`` is the path of its settings from the top of the repository, empty if it had none. ``all_removed`` is
    whether none of its files exists any longer.
    """

    settings: str
    entries: int
    files: int
    all_removed: bool


def dropped_glossaries(git: Git, base: str, staged: bool, present: Sequence[Settings]) -> list[DroppedGlossary]:
    """Return the glossaries of ``base`` (an object id) with entries that none of the ``present`` ones checks."""
    changes = git.changes(base, staged)
    moved = {change.old: change.new for change in changes if change.old and change.old != change.new}
    edited = {change.old for change in changes if PurePosixPath(change.old).name in _NAMES}
    if not (edited or any(not new for new in moved.values())):
        return []
    old_blobs = git.files_at(base)
    covered = {settings.origin: set(_files(git, settings, git.tracked)) for settings in present}
    by_settings: set[str] = set().union(*(files for origin, files in covered.items() if origin))
    found = (
        # Entries that had settings are dropped even if the defaults would find them.
        _dropped(git, old, old_blobs, moved, by_settings if old.origin else by_settings | covered.get("", set()))
        for old in _old_settings(git, old_blobs)
    )
    return [glossary for glossary in found if glossary.entries]


def _dropped(
    git: Git, settings: Settings, old_blobs: Mapping[str, str], moved: Mapping[str, str], covered: set[str]
) -> DroppedGlossary:
    files = list(_files(git, settings, old_blobs))
    now = {path: moved.get(path, path) for path in files}
    missing = [path for path in files if now[path] not in covered]
    texts = git.texts(old_blobs[path] for path in missing)
    documents = (settings.layout.parse(decode(texts[old_blobs[path]], path)) for path in missing)
    entries = sum(1 for document in documents for _ in entry_nodes(document, settings.layout))
    origin = settings.origin
    gone = bool(origin) and (origin in moved or not _states_settings(git, origin))
    removed = all(now[path] not in git.tracked for path in files)
    if not (gone or removed):  # single files were removed, or the settings narrowed, on purpose
        entries = 0
    return DroppedGlossary(origin, entries, len(missing), removed)


def _files(git: Git, settings: Settings, paths: Iterable[str]) -> Iterator[str]:
    """Yield git's ``paths`` that are in the glossary of the settings."""
    folder = os.path.relpath(settings.root, git.top).replace(os.sep, "/")
    prefix = "" if folder == "." else f"{folder}/"
    for path in paths:
        if path.startswith(prefix) and in_glossary(settings, path.removeprefix(prefix)):
            yield path


def _old_settings(git: Git, blobs: Mapping[str, str]) -> Iterator[Settings]:
    """Yield the settings of the base; the defaults, if it has none."""
    paths = [path for path in blobs if PurePosixPath(path).name in _NAMES]
    texts = git.texts(blobs[path] for path in paths)
    any_settings = False
    for path in paths:
        if PurePosixPath(path).name == PYPROJECT and str(PurePosixPath(path).with_name(FILE)) in blobs:
            continue  # where a folder holds both, pyproject.toml is not read
        try:
            keys = parse_keys(git.top / path, texts[blobs[path]])
            if keys is not None:
                any_settings = True
                yield settings_from(keys, (git.top / path).parent, path)
        except GlosslintError:
            any_settings = True  # invalid settings checked nothing
    if not any_settings:
        yield settings_from({}, git.top, "")


def _states_settings(git: Git, path: str) -> bool:
    """Return whether a tracked file states settings, or has errors, which are reported when it is read."""
    if not path or path not in git.tracked:
        return False
    if PurePosixPath(path).name == FILE:
        return True
    try:
        return parse_keys(git.top / path, git.texts([git.tracked[path].blob])[git.tracked[path].blob]) is not None
    except GlosslintError:
        return True
