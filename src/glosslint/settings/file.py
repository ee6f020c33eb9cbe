"""Find and read the file that holds the settings: ``glosslint.toml``, or a table of pyproject.toml."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.model.source import Source, read as read_source
from glosslint.settings import owners
from glosslint.util.project_files import RefusedError, open_file, read_file, repository_top, why_outside

FILE = "glosslint.toml"
PYPROJECT = "pyproject.toml"
HIDDEN = f".{FILE}"
#: A byte takes ``tomllib`` up to 5 µs; the longest pyproject.toml of well-known projects have a tenth of this.
MAX_BYTES = 1024 * 1024


def common_folder(paths: Sequence[Path]) -> Path:
    """Return the folder where the search for settings starts: the common one of ``paths``, or the current one.

    Raise GlosslintError if the current folder no longer exists.
    """
    try:
        folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
        return Path(os.path.commonpath(map(os.path.normpath, folders))) if folders else Path.cwd()
    except FileNotFoundError as error:
        raise GlosslintError("the current folder no longer exists; change to another one") from error


class Found(NamedTuple):
    """The settings file, ``None`` if there is none, and a line for each one that was found but is not read."""

    file: Path | None
    unread: tuple[str, ...] = ()


def find(start: Path, trusted: Collection[str] = ()) -> Found:
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
            reason = _reason_unread(file, top, repository is not None) if is_above else ""
            if reason and not _is_trusted(file, trusted):
                unread += [_unread_note(file, reason)] if mentions_settings(file) else []
            elif holds_settings(file):
                if not is_above:
                    refuse_foreign(file, top, trusted)
                return Found(file, (*unread, *_hidden_by(file)))
        if os.path.isfile(hidden := folder / HIDDEN):  # noqa: PTH113 - False in a folder that the user may not read
            unread.append(f"{display_path(hidden)} is not read; rename it to {FILE}")
    return Found(None, tuple(unread))


def is_there(file: Path) -> bool:
    """Return whether a settings file exists. Whatever is named ``glosslint.toml`` does, so that it is reported if it
    cannot be read: a broken link, a folder, a named pipe."""
    # Both are False in a folder that the user may not read.
    return os.path.lexists(file) if file.name == FILE else os.path.isfile(file)  # noqa: PTH113


def _hidden_by(file: Path) -> Iterator[str]:
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
    owner = owners.stranger(file, top)
    if owner is not None and not _is_trusted(file, trusted):
        name, folder = display_path(file), display_path(file.parent)
        raise GlosslintError(
            f"{name}: belongs to {owners.name_of(owner)}, not to you or the owner of {top}; "
            f"to use it: --config {name}, or glosslint trust {folder}"
        )


def _reason_unread(file: Path, top: Path, in_repository: bool) -> str:
    """Return why a file above ``top`` is not read; empty if it is."""
    if in_repository:
        return "it is above the top of the repository"
    return "it belongs to another user" if owners.stranger(file, top) is not None else ""


def _is_trusted(file: Path, trusted: Collection[str]) -> bool:
    return str(file.parent.resolve()) in trusted


def _unread_note(file: Path, reason: str) -> str:
    name, folder = display_path(file), display_path(file.parent)
    return f"{name} is not read: {reason}; to use it: --config {name}, or glosslint trust {folder}"


def mentions_settings(file: Path) -> bool:
    """Return whether a file seems to hold settings, as one does that may not be read. It is not parsed."""
    try:
        return file.name == FILE or b"glosslint" in read_file(*_placed(file))
    except OSError as error:
        return isinstance(error, RefusedError)


def holds_settings(file: Path) -> bool:
    """Return whether a file contains settings, as all do except a pyproject.toml without the table.

    Raise GlosslintError for a link that leads out of the project, and for a pyproject.toml that mentions glosslint and
    cannot be read.
    """
    if reason := why_outside(*_placed(file)):
        raise _unreadable(file, reason)
    if file.name != PYPROJECT:
        return True
    # Most pyproject.toml do not mention glosslint; an invalid one of these must not be an error.
    return mentions_settings(file) and _section(file, _toml(file)) is not None


def _toml(file: Path, own: bool = False) -> dict[str, Any]:
    path, top = _placed(file)
    try:
        with open_file(path, None if own else top) as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(file, "" if own else why_outside(path, top), error) from error
    return _parsed(file, data)


def _unreadable(file: Path, outside: str, error: OSError | None = None) -> GlosslintError:
    """Return the error for a file that is ``outside`` of the project, for that reason, or that cannot be read."""
    advice = "; replace it by a copy of the file, or name the file itself with --config" if outside else ""
    reason = outside or (error is not None and error.strerror) or error
    return GlosslintError(f"{display_path(file)}: cannot be read: {reason}{advice}")


def _placed(file: Path) -> tuple[Path, Path]:
    """Return the path of a settings file through no link to a folder, and the top folder of its project.

    The file itself may be a link, whoever named it, and must lead to a file in that folder.
    """
    folder = file.absolute().parent.resolve()
    return folder / file.name, repository_top(folder) or folder


def source_of(file: Path, name: str) -> Source:
    """Return the text of a settings file, to be called ``name`` in reports."""
    path, top = _placed(file)
    return read_source(path, name, top)


def _parsed(file: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    from glosslint.util import toml

    if len(data) > MAX_BYTES:
        cure = "move [tool.glosslint] to glosslint.toml" if file.name == PYPROJECT else "move words to a words-file"
        raise GlosslintError(f"{display_path(file)}: has over {MAX_BYTES:,} bytes, the limit for settings; {cure}")
    try:
        return toml.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GlosslintError(f"{display_path(file)}:{_not_utf8(data, error)}") from error
    except tomllib.TOMLDecodeError as error:
        raise GlosslintError(f"{display_path(file)}: not valid TOML: {error}") from error
    except toml.TooDeepError as error:
        raise GlosslintError(f"{display_path(file)}: {error}") from error


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """Return the 1-based line of the error, a colon and a message."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "1: the file is UTF-16; TOML must be UTF-8; save it as UTF-8"
    at = error.start + (
        len(data) - len(error.object) if isinstance(error.object, bytes) else 0
    )  # without a byte order mark
    line = data.count(b"\n", 0, at) + 1
    return f"{line}: byte 0x{data[at]:02X} is not UTF-8; save the file as UTF-8"


def _section(file: Path, data: dict[str, Any]) -> dict[str, Any] | None:
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


def read(file: Path, named: bool, own: bool = False) -> dict[str, Any]:
    """Return the keys of a settings file, which is the user's ``own`` or that of a project.

    Raise GlosslintError if it is invalid, if it is ``named`` and has no table, or if a link leads out of the project.
    """
    section = _section(file, _toml(file, own))
    if section is None and named:
        raise GlosslintError(f"{display_path(file)}: has no [tool.glosslint] table")
    return section or {}


def parse_keys(file: Path, data: bytes) -> dict[str, Any] | None:
    """Return the keys in ``data``, the content of ``file``; ``None`` without a table. Raise GlosslintError."""
    return _section(file, _parsed(file, data))


def display_path(file: Path) -> str:
    """Return a path for messages: relative to the current folder for a file below it."""
    try:
        return file.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.as_posix()
