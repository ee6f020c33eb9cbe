"""Find what changed in a glossary since a commit: which files, and their text before, read from git; and which entries
no glossary checks any longer, because their settings or all of their files were removed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from glosslint.language import words_file
from glosslint.layout.layout import entry_nodes
from glosslint.model import GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.model.report import LAST_COMMIT
from glosslint.model.source import Source, decode
from glosslint.project.discover import find_files, glossary_files, is_in_glossary
from glosslint.project.git import Change, Git, find_repository
from glosslint.project.open import load_schemas
from glosslint.settings.file import FILE, PYPROJECT, parse_keys
from glosslint.settings.settings import Settings, make_settings
from glosslint.settings.trust import fixed_part, list_paths
from glosslint.util.project_files import read_file, relative_path
from glosslint.util.regexes import lazy_pattern

_NAMES = (FILE, PYPROJECT)
_FINGERPRINT = lazy_pattern(r'"fingerprint"\s*:\s*"([^"]*)"')


@dataclass(frozen=True)
class Changes:
    """What changed in a glossary since a base commit. Paths are as in reports: relative to the folder of the settings.

    ``files`` are all current files of the glossary; ``texts`` holds those whose staged text differs from the disk.
    ``changed`` files are new or differ from the base; ``before`` holds the old texts by their path in the base, and
    ``renamed`` maps such a path to the current one. ``affects_all`` is a changed file on which every finding depends,
    or empty; ``requested`` are unchanged files to report on in full. ``unstaged`` are the settings and the files that
    they name which were read on disk, where they are not as staged.
    """

    name: str  # of the base, for messages
    files: tuple[str, ...] = ()
    texts: Mapping[str, Source] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    before: Mapping[str, Source] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    affects_all: str = ""
    requested: frozenset[str] = frozenset()
    unstaged: tuple[str, ...] = ()

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
    the caller has opened it. Raise GlosslintError without a repository or git, and for an unknown ``ref``, a shallow
    clone, or a merge conflict in a staged file.
    """
    return _ChangeFinder(settings, git or find_repository(settings.root), ref, named).changes()


def add_requested(changes: Changes, settings: Settings, paths: Iterable[Path]) -> Changes:
    """Return ``changes`` with the unchanged files of the glossary in ``paths``, to be reported on in full."""
    return replace(changes, requested=find_files(paths, settings.root, set(changes.files) - changes.changed))


class _ChangeFinder:
    """Compares the glossary with the base.

    Paths of git are relative to the top of the repository, with links resolved. Paths of reports are relative to the
    folder of the settings, and may go through folders that are links.
    """

    def __init__(self, settings: Settings, git: Git, ref: str | None, named: bool) -> None:
        self._settings, self._git, self._ref, self._named = settings, git, ref, named
        self._git_folders: dict[str, str] = {}

    def changes(self) -> Changes:
        git, staged = self._git, self._ref is None
        changes = git.changes(git.head() if self._ref is None else git.base(self._ref), staged)
        if staged:
            self._refuse_conflicts()
        files = self._files_staged() if staged else self._files_on_disk
        touched = {change.new for change in changes if change.new}
        # Files that git does not track are new as well.
        new = {
            path
            for path in files
            if (known := self._git_path(path)) in touched or not (known in git.tracked or self._find_module(known))
        }
        old = list(self._find_replaced(changes, files))
        texts = git.texts(change.blob for change, _ in old)
        # HEAD, which --changed-since accepts, if nothing stays staged.
        last = "HEAD" if git.loses_index() else LAST_COMMIT
        return Changes(
            name=self._ref or last,
            files=tuple(sorted(files)),
            texts=self._staged_texts(files) if staged else {},
            changed=frozenset(new),
            before={path: decode(texts[change.blob], path) for change, path in old},
            renamed={path: self._report_path(change.new) for change, path in old if change.new},
            affects_all=self._affects_all(changes) or self._find_moved_module(changes, files),
            unstaged=tuple(self._list_unstaged()) if staged else (),
        )

    @cached_property
    def _files_on_disk(self) -> set[str]:
        return set(glossary_files(self._settings, self._named))

    def _refuse_conflicts(self) -> None:
        """Raise GlosslintError for a file of the glossary with a merge conflict, since no version is staged."""
        conflicts = (self._report_path(path) for path, file in self._git.tracked.items() if file.conflict)
        path = next((path for path in conflicts if is_in_glossary(self._settings, path)), "")
        if path:
            raise GlosslintError(f"{path}: unresolved merge conflict, so nothing is staged; resolve it, and git add it")

    def _files_staged(self) -> set[str]:
        """Return the files of the glossary as the commit will hold them."""
        missing = (self._report_path(path) for path, letter in self._git.unstaged.items() if letter == "D")
        # With --intent-to-add (A), a path is in the index without its text, which will not be committed.
        committed = {path for path in self._git.tracked if self._git.unstaged.get(path) != "A"}
        git_paths = {path: self._git_path(path) for path in self._files_on_disk}
        kept = {path for path, known in git_paths.items() if known in committed or self._find_module(known)}
        return kept | {path for path in missing if is_in_glossary(self._settings, path)}

    def _staged_texts(self, files: Iterable[str]) -> dict[str, Source]:
        """Return the index's text of each file that differs on disk; links are left out."""
        tracked = {
            path: self._git.tracked[known] for path in files if (known := self._git_path(path)) in self._git.unstaged
        }
        texts = self._git.texts(file.blob for file in tracked.values())
        return {path: decode(texts[file.blob], path) for path, file in tracked.items() if not file.link}

    def _find_replaced(self, changes: Iterable[Change], files: set[str]) -> Iterator[tuple[Change, str]]:
        """Yield each change that replaced or removed a file of the glossary, with the file's path in the base."""
        for change in changes:
            if change.old and change.blob:
                path = self._report_path(change.old)
                if is_in_glossary(self._settings, path) or self._report_path(change.new or change.old) in files:
                    yield change, path

    def _git_path(self, path: str) -> str:
        """Return git's path of a file of the glossary, with links to folders and, unless broken, to files resolved."""
        folder, name = os.path.split(path)
        if folder not in self._git_folders:  # resolved once: a glossary has many files and few folders
            self._git_folders[folder] = self._path_from_top(os.path.join(self._settings.root, folder))
        known = f"{self._git_folders[folder]}/{name}".removeprefix("./")
        full = os.path.join(self._settings.root, path)
        if known in self._git.tracked and self._git.tracked[known].link and os.path.exists(full):  # noqa: PTH110
            return self._path_from_top(full)
        return known

    def _find_module(self, path: str) -> str:
        """Return the submodule that holds a file, by git's paths of both; empty if none does. Its files are as on disk:
        what they were at a commit, only its own repository knows."""
        return next((module for module in self._git.modules if path.startswith(f"{module}/")), "")

    def _find_moved_module(self, changes: Iterable[Change], files: Iterable[str]) -> str:
        """Return a submodule with files of the glossary that is at another commit than in the base, or nothing."""
        moved = {path for change in changes for path in (change.old, change.new)}.intersection(self._git.modules)
        held = {self._find_module(self._git_path(path)) for path in files} if moved else set()
        return min(moved & held, default="")

    def _path_from_top(self, path: str | Path) -> str:
        return relative_path(os.path.realpath(path), self._git.top)

    def _report_path(self, git_path: str) -> str:
        """Return the path in reports for a path of git: its own, or one through a folder that is a link."""
        path = relative_path(self._git.top / git_path, self._settings.root)
        if is_in_glossary(self._settings, path):
            return path
        through = (
            link + git_path.removeprefix(real) for link, real in self._links.items() if git_path.startswith(f"{real}/")
        )
        return next((other for other in through if is_in_glossary(self._settings, other)), path)

    @cached_property
    def _links(self) -> dict[str, str]:
        """The links to folders: the path of each in reports, and git's path of its target."""
        links = [self._git.top / path for path, file in sorted(self._git.tracked.items()) if file.link]
        return {relative_path(link, self._settings.root): self._path_from_top(link) for link in links if link.is_dir()}

    def _affects_all(self, changes: Iterable[Change]) -> str:
        """Return a changed file on which every finding depends, if any: settings, schema, vocabulary; also a words-file
        or baseline that lost a line."""
        settings = self._settings
        own = self._list_settings_files()
        schemas = [name for name in (settings.table.schema, settings.table.file_schema) if name]
        read = {self._path_from_top(settings.root / name) for name in schemas}
        read |= {self._path_from_top(file) for file in _find_referred(settings)}
        lists = ((settings.table.language.words_file, _read_words), (settings.table.baseline, _read_known))
        readers = {self._path_from_top(settings.root / name): read_list for name, read_list in lists if name}
        patterns = [pattern for vocabulary in settings.vocabularies for pattern in vocabulary.files]
        folders = [os.path.normpath(os.path.join(settings.root, fixed_part(pattern))) for pattern in patterns]
        for change in changes:
            for path in filter(None, (change.old, change.new)):
                full = os.fspath(self._git.top / path)
                if path in read or any(full == folder or full.startswith(folder + os.sep) for folder in folders):
                    return path
                if path in own and self._keys_differ(change if change.new in own else change._replace(new="")):
                    return path
                if path in readers and self._loses_any(change, readers[path]):
                    return path
        return ""

    def _list_settings_files(self) -> set[str]:
        """Return git's paths of the settings file, of the link to it, and of one that would hide it."""
        if not self._settings.origin:
            return set()
        origin = Path(self._settings.origin)
        names = _NAMES if origin.name == PYPROJECT else (origin.name,)
        folder = self._path_from_top(self._settings.root)
        return {self._path_from_top(origin), *(f"{folder}/{name}".removeprefix("./") for name in names)}

    def _list_unstaged(self) -> Iterator[str]:
        """Yield the settings file and those that it names, if what is read of them on disk is not staged."""
        own = self._list_settings_files()
        names = (name for key, name in list_paths(self._settings.table) if key != "vocabularies")
        for path in sorted(own | {self._path_from_top(self._settings.root / name) for name in names}):
            file, exists = self._git.tracked.get(path), (self._git.top / path).is_file()
            differs = path in self._git.unstaged if file else not (path.startswith("../") or self._find_module(path))
            staged = Change(path, path, file.blob if file else "")
            if exists and differs and (path not in own or self._keys_differ(staged)):
                yield self._report_path(path)

    def _loses_any(self, change: Change, read: Callable[[bytes], Counter[str]]) -> bool:
        """Return whether a list of what to accept lost one, so that unchanged entries may have new findings."""
        _, old, now = self._contents(change)
        return not read(old) <= read(now)

    def _keys_differ(self, change: Change) -> bool:
        """Return whether the settings changed, since most edits of a pyproject.toml are for other tools."""
        file, old, now = self._contents(change)
        try:
            return parse_keys(file, old) != parse_keys(file, now)
        except GlosslintError:  # the old ones: those of now are in use
            return True

    def _contents(self, change: Change) -> tuple[Path, bytes, bytes]:
        """Return the changed file, and what it held in the base and holds on disk; nothing where it is not there."""
        file = self._git.top / (change.new or change.old)
        old = self._git.texts([change.blob])[change.blob] if change.blob else b""
        now = b""
        with suppress(OSError):  # it is not there
            now = read_file(file, self._settings.bounds)
        return file, old, now


def _find_referred(settings: Settings) -> Iterable[Path]:
    """Return the files that the schemas refer to; none if one is invalid, which is reported when it is used."""
    try:
        return [file for schema in load_schemas(settings) if schema is not None for file in schema.files]
    except GlosslintError:
        return ()


def _read_words(data: bytes) -> Counter[str]:
    return Counter({words_file.word_of(line) for line in data.decode("utf-8", "replace").splitlines()} - {""})


def _read_known(data: bytes) -> Counter[str]:
    """Return the fingerprints in a baseline, each of which covers one finding."""
    return Counter(_FINGERPRINT.findall(data.decode("utf-8", "replace")))


class DroppedGlossary(NamedTuple):
    """A glossary of the base, and the numbers of its entries and files that are no longer checked.

    ``settings`` is the path of its settings from the top of the repository, empty if it had none. ``all_removed`` is
    whether none of its files exists any longer.
    """

    settings: str
    entries: int
    files: int
    all_removed: bool


def find_dropped(git: Git, base: str, staged: bool, present: Sequence[Settings]) -> list[DroppedGlossary]:
    """Return the glossaries of ``base`` (an object id) with entries that none of the ``present`` ones checks."""
    changes = git.changes(base, staged)
    if not any(change.old and (not change.new or PurePosixPath(change.old).name in _NAMES) for change in changes):
        return []
    moved = {change.old: change.new for change in changes if change.old and change.old != change.new}
    old_blobs = git.files_at(base)
    covered = [(settings.origin, list(_list_files(git, settings, git.tracked))) for settings in present]
    found = []
    for old in _list_old_settings(git, old_blobs):
        # Entries that had settings are dropped even if the defaults would find them.
        files = {path for origin, paths in covered if origin or not old.origin for path in paths}
        found.append(_measure_dropped(git, old, old_blobs, moved, files))
    return [glossary for glossary in found if glossary.entries]


def _measure_dropped(
    git: Git, settings: Settings, old_blobs: Mapping[str, str], moved: Mapping[str, str], covered: set[str]
) -> DroppedGlossary:
    files = list(_list_files(git, settings, old_blobs))
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


def _list_files(git: Git, settings: Settings, paths: Iterable[str]) -> Iterator[str]:
    """Yield git's ``paths`` that are in the glossary of the settings."""
    folder = relative_path(settings.root, git.top)
    prefix = "" if folder == "." else f"{folder}/"
    for path in paths:
        if path.startswith(prefix) and is_in_glossary(settings, path.removeprefix(prefix)):
            yield path


def _list_old_settings(git: Git, blobs: Mapping[str, str]) -> Iterator[Settings]:
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
                yield make_settings(keys, (git.top / path).parent, path)
        except GlosslintError:
            any_settings = True  # invalid settings checked nothing
    if not any_settings:
        yield make_settings({}, git.top, "")


def _states_settings(git: Git, path: str) -> bool:
    """Return whether a tracked file states settings, or has errors, which are reported when it is read."""
    if path not in git.tracked:
        return False
    if PurePosixPath(path).name == FILE:
        return True
    try:
        return parse_keys(git.top / path, git.texts([git.tracked[path].blob])[git.tracked[path].blob]) is not None
    except GlosslintError:
        return True
