"""What changed since a commit, as git tells it: which files of the glossary, and how they read before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.source import Source, decode
from glosslint.project.discover import glossary_files, in_glossary, relative
from glosslint.project.git import Change, Git, find_repository
from glosslint.settings.file import parse_keys
from glosslint.settings.settings import Settings
from glosslint.util.globs import literal_folder

LAST_COMMIT = "the last commit"


@dataclass(frozen=True)
class Changes:
    """What changed in a glossary since a base. Paths are those of reports: relative to the folder of the settings.

    ``files`` are all files of the glossary now, ``texts`` those of them whose staged text differs from that on disk;
    ``changed`` are new or differ from the base, ``before`` holds their text in the base, by the path there; ``renamed``
    maps that path to the present one. ``affects_all`` names a changed file on which every finding depends;
    ``requested`` are files to report on in full, changed or not.
    """

    name: str  # of the base, for messages
    files: tuple[str, ...] = ()
    texts: Mapping[str, Source] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    before: Mapping[str, Source] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    affects_all: str = ""
    requested: frozenset[str] = frozenset()

    @property
    def removed(self) -> frozenset[str]:
        """Files that the base has and the glossary no longer has."""
        return frozenset(self.before).difference(self.files)

    @property
    def empty(self) -> bool:
        """Whether no file of the glossary changed, and none is requested."""
        return not (self.changed or self.before or self.affects_all or self.requested)


def find_changes(settings: Settings, ref: str | None, named: bool = False, git: Git | None = None) -> Changes:
    """Return what changed since the merge base with ``ref``, committed or not; without a ``ref``, what is staged.

    ``named`` means that the caller names files, which without settings are the glossary; ``git`` is the repository, if
    the caller has it. Raise GlosslintError with what to do: no repository, no git, an unknown ``ref``, a clone without
    its history.
    """
    return _Comparison(settings, git or find_repository(settings.root), ref, named).changes()


def with_requested(changes: Changes, settings: Settings, paths: Iterable[Path]) -> Changes:
    """Add those of ``paths`` that belong to the glossary and did not change, to be reported on in full."""
    unchanged = set(changes.files) - changes.changed
    requested = unchanged.intersection(relative(path, settings.root) for path in paths)
    return replace(changes, requested=frozenset(requested))


class _Comparison:
    def __init__(self, settings: Settings, git: Git, ref: str | None, named: bool) -> None:
        self._settings, self._git, self._ref, self._named = settings, git, ref, named
        self._folders: dict[str, str] = {}

    def changes(self) -> Changes:
        git, staged = self._git, self._ref is None
        base = git.head() if self._ref is None else git.base(self._ref)
        changes = git.changes(base, staged)
        files = self._present if staged else self._found
        touched = {change.new for change in changes if change.new}
        # What git does not know of is new, too.
        new = {path for path in files if (home := self._home(path)) in touched or home not in self._git.tracked}
        old = list(self._old(changes, files))
        texts = git.texts(change.blob for change, _ in old)
        return Changes(
            name=LAST_COMMIT if self._ref is None else self._ref,
            files=tuple(sorted(files)),
            texts=self._staged_texts(files) if staged else {},
            changed=frozenset(new),
            before={path: decode(texts[change.blob], path) for change, path in old},
            renamed={path: self._path(change.new) for change, path in old if change.new},
            affects_all=self._affects_all(changes),
        )

    @cached_property
    def _found(self) -> set[str]:
        return set(glossary_files(self._settings, self._named))

    @cached_property
    def _unstaged(self) -> dict[str, str]:
        return self._git.unstaged()

    @cached_property
    def _present(self) -> set[str]:
        """The glossary as the commit will hold it."""
        announced = {path for path, letter in self._unstaged.items() if letter == "A"}
        kept = {
            path for path in self._found if (home := self._home(path)) in self._git.tracked and home not in announced
        }
        missing = (self._path(path) for path, letter in self._unstaged.items() if letter == "D")
        return kept | {path for path in missing if in_glossary(self._settings, path)}

    def _staged_texts(self, files: Iterable[str]) -> dict[str, Source]:
        """The files whose text in the index differs from that on disk."""
        apart = {path: self._git.tracked[home] for path in files if (home := self._home(path)) in self._unstaged}
        texts = self._git.texts(tracked.blob for tracked in apart.values())
        return {path: decode(texts[tracked.blob], path) for path, tracked in apart.items() if not tracked.link}

    def _old(self, changes: Iterable[Change], files: set[str]) -> Iterator[tuple[Change, str]]:
        """The changes that did away with a text of the glossary, with its path then."""
        for change in changes:
            if change.old and change.blob:
                path = self._path(change.old)
                if in_glossary(self._settings, path) or self._path(change.new or change.old) in files:
                    yield change, path

    def _home(self, path: str) -> str:
        """Where git has a file of the glossary: folders that are links are followed, and so are links to files."""
        folder, name = os.path.split(path)
        if folder not in self._folders:
            self._folders[folder] = self._inside(os.path.realpath(os.path.join(self._settings.root, folder)))
        home = f"{self._folders[folder]}/{name}".removeprefix("./")
        known = self._git.tracked.get(home)
        if known is None or not known.link:
            return home
        return self._inside(os.path.realpath(os.path.join(self._settings.root, path)))

    def _inside(self, real: str) -> str:
        return os.path.relpath(real, self._git.top).replace(os.sep, "/")

    def _path(self, home: str) -> str:
        """How reports call the file that git has at ``home``: by its own path, or by one through a folder that is a
        link."""
        path = os.path.relpath(self._git.top / home, self._settings.root).replace(os.sep, "/")
        if in_glossary(self._settings, path):
            return path
        through = (f"{link}{home[len(real) :]}" for link, real in self._links.items() if home.startswith(f"{real}/"))
        return next((other for other in through if in_glossary(self._settings, other)), path)

    @cached_property
    def _links(self) -> dict[str, str]:
        """The folders that are links, by their path in reports, and where git has what they lead to."""
        links = [path for path, tracked in sorted(self._git.tracked.items()) if tracked.link]
        folders = [(path, os.path.realpath(self._git.top / path)) for path in links]
        return {
            os.path.relpath(self._git.top / path, self._settings.root).replace(os.sep, "/"): self._inside(real)
            for path, real in folders
            if os.path.isdir(real)  # noqa: PTH112
        }

    def _affects_all(self, changes: Iterable[Change]) -> str:
        """A file that changed and that every verdict depends on: settings, schema, vocabulary."""
        settings = self._settings
        own = self._inside(os.path.realpath(settings.origin)) if settings.origin else ""
        schemas = [name for name in (settings.table.schema, settings.table.file_schema) if name]
        read = {self._inside(os.path.realpath(settings.root / name)) for name in schemas}
        patterns = [pattern for vocabulary in settings.vocabularies for pattern in vocabulary.files]
        folders = [os.path.normpath(os.path.join(settings.root, _fixed(pattern))) for pattern in patterns]
        for change in changes:
            for path in filter(None, (change.old, change.new)):
                full = os.fspath(self._git.top / path)
                if path in read or any(full == folder or full.startswith(folder + os.sep) for folder in folders):
                    return path
                if path == own and self._differs(change):
                    return path
        return ""

    def _differs(self, change: Change) -> bool:
        """Whether settings say something else than before; an edit of pyproject.toml mostly concerns other tools."""
        file = self._git.top / (change.new or change.old)
        old = self._git.texts([change.blob])[change.blob] if change.blob else b""
        return _keys(file, old) != _keys(file, file.read_bytes() if file.is_file() else b"")


def _fixed(pattern: str) -> str:
    return literal_folder(pattern) if any(char in pattern for char in "*?") else pattern


def _keys(file: Path, data: bytes) -> dict[str, Any] | None:
    try:
        return parse_keys(file, data)
    except GlosslintError:
        return None
