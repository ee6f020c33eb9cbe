"""Find and read the files that hold the settings: ``glosslint.toml``, or a table of pyproject.toml; the nearest
upwards, or for several glossaries in one repository, all below a folder.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.model.source import Source, read as read_source
from glosslint.util.project_files import (
    RefusedError,
    is_repository_top,
    open_file,
    read_file,
    repository_top,
    why_outside,
)

FILE = "glosslint.toml"
PYPROJECT = "pyproject.toml"
HIDDEN = f".{FILE}"
#: A byte takes ``tomllib`` up to 5 µs; the longest pyproject.toml of well-known projects have a tenth of this.
MAX_BYTES = 1024 * 1024
#: Folders with third-party files. Hidden folders and other repositories are not searched either.
SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages"))


def owner_of(file: Path, follow: bool = True) -> int:
    """Return the number of the user who owns a file, or with ``follow`` off, the link with its name. Raise OSError."""
    return file.stat(follow_symlinks=follow).st_uid


def find_stranger(file: Path, top: Path) -> int | None:
    """Return the number of the user who owns ``file``, or the link with its name, if that is a stranger.

    Whoever owns the folder ``top`` is none, nor is who runs this or, as in git, who called root by sudo. On systems
    without numbers of users, nobody is.
    """
    if not hasattr(os, "geteuid"):
        return None
    known = {os.geteuid(), *_find_owner(top)}
    caller = os.environ.get("SUDO_UID", "")
    if os.geteuid() == 0 and caller.isdecimal():
        known.add(int(caller))
    return next((owner for owner in (owner_of(file, follow=False), *_find_owner(file)) if owner not in known), None)


def _find_owner(file: Path) -> list[int]:
    """Return the owner of a file that exists, with links followed, in a list."""
    return [owner_of(file)] if os.path.exists(file) else []  # noqa: PTH110 - False where the user may not look


def name_owner(owner: int) -> str:
    """Return the user with a number in words: ``user NAME (NUMBER)``, or ``user NUMBER`` if the system has no name."""
    import pwd

    try:
        return f"user {pwd.getpwuid(owner).pw_name} ({owner})"
    except KeyError:
        return f"user {owner}"


def common_folder(paths: Sequence[Path]) -> Path:
    """Return the common folder of ``paths``, or the current one. Raise GlosslintError if that no longer exists."""
    try:
        folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
        return Path(os.path.commonpath(map(os.path.normpath, folders))) if folders else Path.cwd()
    except FileNotFoundError as error:
        raise GlosslintError("the current folder no longer exists; change to another one") from error


class FoundSettings(NamedTuple):
    """The settings file, ``None`` if there is none, and a line for each one that was found but is not read."""

    file: Path | None
    unread: tuple[str, ...] = ()


def find(start: Path, trusted: Collection[str] = ()) -> FoundSettings:
    """Find the nearest ``glosslint.toml``, or pyproject.toml with a ``[tool.glosslint]`` table, from ``start`` up.

    Files above the top of the repository are not read unless their folder is ``trusted``; nor, without a repository,
    are files of a stranger above ``start``. Raise GlosslintError for settings of a stranger at the top or below: see
    ``refuse_foreign``.
    """
    repository = repository_top(start)
    top = repository or start
    unread: list[str] = []
    for folder in (start, *start.parents):
        is_above = top != folder and top.is_relative_to(folder)
        for file in filter(is_there, (folder / FILE, folder / PYPROJECT)):
            reason = _find_reason(file, top, repository is not None) if is_above else ""
            if reason and not _is_trusted(file, trusted):
                unread += [_describe_unread(file, reason)] if mentions_settings(file) else []
            elif holds_settings(file):
                if not is_above:
                    refuse_foreign(file, top, trusted)
                return FoundSettings(file, (*unread, *_find_hidden(file)))
        if os.path.isfile(hidden := folder / HIDDEN):  # noqa: PTH113 - False in a folder that the user may not read
            unread.append(f"{display_path(hidden)} is not read; rename it to {FILE}")
    return FoundSettings(None, tuple(unread))


def is_there(file: Path) -> bool:
    """Return whether a settings file exists. Whatever is named ``glosslint.toml`` does, so that it is reported if it
    cannot be read: a broken link, a folder, a named pipe."""
    # Both are False in a folder that the user may not read.
    return os.path.lexists(file) if file.name == FILE else os.path.isfile(file)  # noqa: PTH113


def _find_hidden(file: Path) -> Iterator[str]:
    """Yield a line on the table of a pyproject.toml that is not read, since ``file`` is beside it."""
    other = file.with_name(PYPROJECT)
    if file.name == FILE and other.is_file() and mentions_settings(other):
        with contextlib.suppress(GlosslintError):  # it is invalid, which other tools report
            if holds_settings(other):
                name = display_path(other)
                yield f"[tool.glosslint] in {name} is not read, since {FILE} is beside it; remove one of the two"


def refuse_foreign(file: Path, top: Path, trusted: Collection[str]) -> None:
    """Raise GlosslintError for settings that belong neither to the user nor to the owner of the folder ``top``.

    That is the top of the repository, or without one, the folder where the search starts. Settings whose folder is
    ``trusted`` are not refused.
    """
    owner = find_stranger(file, top)
    if owner is not None and not _is_trusted(file, trusted):
        name, folder = display_path(file), display_path(file.parent)
        raise GlosslintError(
            f"{name}: belongs to {name_owner(owner)}, not to you or the owner of {top}; "
            f"to use it: --config {name}, or glosslint trust {folder}"
        )


def _find_reason(file: Path, top: Path, in_repository: bool) -> str:
    """Return why a file above ``top`` is not read; empty if it is."""
    if in_repository:
        return "it is above the top of the repository"
    return "it belongs to another user" if find_stranger(file, top) is not None else ""


def _is_trusted(file: Path, trusted: Collection[str]) -> bool:
    return str(file.parent.resolve()) in trusted


def _describe_unread(file: Path, reason: str) -> str:
    name, folder = display_path(file), display_path(file.parent)
    return f"{name} is not read: {reason}; to use it: --config {name}, or glosslint trust {folder}"


def mentions_settings(file: Path) -> bool:
    """Return whether a file seems to hold settings, as one does that may not be read. It is not parsed."""
    try:
        return file.name == FILE or b"glosslint" in read_file(*_resolve_place(file))
    except OSError as error:
        return isinstance(error, RefusedError)


def holds_settings(file: Path) -> bool:
    """Return whether a file contains settings, as all do except a pyproject.toml without the table.

    Raise GlosslintError for a link that leads out of the project, and for a pyproject.toml that mentions glosslint and
    cannot be read.
    """
    if reason := why_outside(*_resolve_place(file)):
        raise _make_unreadable(file, reason)
    if file.name != PYPROJECT:
        return True
    # Most pyproject.toml do not mention glosslint; an invalid one of these must not be an error.
    return mentions_settings(file) and _find_section(file, _read_toml(file)) is not None


def _read_toml(file: Path, own: bool = False) -> dict[str, Any]:
    path, top = _resolve_place(file)
    try:
        with open_file(path, None if own else top) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _make_unreadable(file, "" if own else why_outside(path, top), error) from error
    return _parse_toml(file, data)


def _make_unreadable(file: Path, outside: str, error: OSError | None = None) -> GlosslintError:
    """Return the error for a file that is ``outside`` of the project, for that reason, or that cannot be read."""
    advice = "; replace it by a copy of the file, or name the file itself with --config" if outside else ""
    reason = outside or (error is not None and error.strerror) or error
    return GlosslintError(f"{display_path(file)}: cannot be read: {reason}{advice}")


def _resolve_place(file: Path) -> tuple[Path, Path]:
    """Return the path of a settings file through no link to a folder, and the top folder of its project.

    The file itself may be a link, whoever named it, and must lead to a file in that folder.
    """
    folder = file.absolute().parent.resolve()
    return folder / file.name, repository_top(folder) or folder


def source_of(file: Path, name: str) -> Source:
    """Return the text of a settings file, to be called ``name`` in reports."""
    path, top = _resolve_place(file)
    return read_source(path, name, top)


def _parse_toml(file: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    from glosslint.util import toml

    if len(data) > MAX_BYTES:
        cure = "move [tool.glosslint] to glosslint.toml" if file.name == PYPROJECT else "move words to a words-file"
        raise GlosslintError(f"{display_path(file)}: has over {MAX_BYTES:,} bytes, the limit for settings; {cure}")
    try:
        return toml.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{display_path(file)}:{_describe_encoding(data, error)}") from error
    except tomllib.TOMLDecodeError as error:
        raise GlosslintError(f"{display_path(file)}: not valid TOML: {error}") from error
    except toml.TooDeepError as error:
        raise GlosslintError(f"{display_path(file)}: {error}") from error


def _describe_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    """Return the 1-based line of the error, a colon and a message."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "1: the file is UTF-16; TOML must be UTF-8; save it as UTF-8"
    at = error.start + len(data) - len(error.object)  # which is without a byte-order mark
    line = data.count(b"\n", 0, at) + 1
    return f"{line}: byte 0x{data[at]:02X} is not UTF-8; save the file as UTF-8"


def _find_section(file: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    tool = data.get("tool", {})
    section = tool.get("glosslint") if isinstance(tool, dict) else None
    if file.name != PYPROJECT:
        if isinstance(tool, dict) and "glosslint" in tool:
            raise GlosslintError(
                f"{display_path(file)}: [tool.glosslint] belongs in {PYPROJECT}; in this file, remove that line, and "
                'remove "tool.glosslint." from tables such as [tool.glosslint.rules]'
            )
        return data
    if section is not None and not isinstance(section, dict):
        raise GlosslintError(f"{display_path(file)}: tool.glosslint must be a table")
    return section


def read(file: Path, named: bool, own: bool = False, data: bytes | None = None) -> dict[str, Any]:
    """Return the keys of a settings file, which is the user's ``own`` or that of a project; it may have other ``data``
    than on disk.

    Raise GlosslintError if it is invalid, if it is ``named`` and has no table, or if a link leads out of the project.
    """
    section = _find_section(file, _read_toml(file, own) if data is None else _parse_toml(file, data))
    if section is None and named:
        raise GlosslintError(f"{display_path(file)}: has no [tool.glosslint] table")
    return section or {}


def parse_keys(file: Path, data: bytes) -> dict[str, Any] | None:
    """Return the keys in ``data``, the content of ``file``; ``None`` without a table. Raise GlosslintError."""
    return _find_section(file, _parse_toml(file, data))


def display_path(file: Path) -> str:
    """Return a path for messages: relative to the current folder for a file below it."""
    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


class SettingsGroup(NamedTuple):
    """A settings file, and the paths to which it is the nearest; without paths, its whole glossary is checked."""

    file: Path
    paths: tuple[Path, ...] = ()


class SettingsGroups(NamedTuple):
    """The glossaries to check, a line for each settings file not read, and the ``homeless`` paths without settings."""

    groups: tuple[SettingsGroup, ...] = ()
    unread: tuple[str, ...] = ()
    homeless: tuple[Path, ...] = ()


def group_by_settings(paths: Sequence[Path], trusted: Collection[str] = ()) -> SettingsGroups:
    """Return the settings for ``paths``, or the current folder: the nearest upwards from each, else all below it."""
    search = cache(partial(_search, trusted=trusted))  # many paths may be in one folder
    by_file: dict[Path, list[Path]] = {}
    whole: set[Path] = set()
    unread: list[str] = []
    homeless: list[Path] = []
    for path in paths or (Path(),):
        files, notes, is_above = search(common_folder((path,)), path.is_dir())
        unread += notes
        homeless += [] if files else [path]
        for file in files:
            by_file.setdefault(file, []).append(path)
            whole |= set() if is_above and paths else {file}
    groups = (SettingsGroup(file, () if file in whole else tuple(own)) for file, own in by_file.items())
    return SettingsGroups(tuple(groups), tuple(dict.fromkeys(unread)), tuple(homeless))


def _search(start: Path, has_below: bool, trusted: Collection[str]) -> tuple[tuple[Path, ...], tuple[str, ...], bool]:
    """Return the settings files for the folder ``start``, a line for each unread one, and whether it was found upwards.

    If there is none upwards, files below are searched if ``has_below``.
    """
    found = find(start, trusted)
    if found.file is not None:
        return (found.file,), found.unread, True
    below = keep_usable(files_below(start), repository_top(start) or start, trusted) if has_below else ()
    return below, found.unread, False


def keep_usable(files: Iterable[Path], top: Path, trusted: Collection[str]) -> tuple[Path, ...]:
    """Return the ``files`` below ``top`` that contain settings. Raise GlosslintError as ``refuse_foreign`` does."""
    kept = [file for file in files if mentions_settings(file) and holds_settings(file)]
    # In a folder with both files, pyproject.toml is ignored.
    kept = [file for file in kept if file.name == FILE or file.with_name(FILE) not in kept]
    for file in kept:
        refuse_foreign(file, top, trusted)
    return tuple(kept)


def files_below(start: Path) -> Iterator[Path]:
    """Yield the files that may hold settings, in the order of their paths; links are not followed."""
    for folder, names, files in os.walk(start):
        kept = (name for name in sorted(names) if not name.startswith(".") and name not in SKIPPED)
        names[:] = [name for name in kept if not is_repository_top(Path(folder, name))]
        yield from (Path(folder, name) for name in (FILE, PYPROJECT) if name in files)
