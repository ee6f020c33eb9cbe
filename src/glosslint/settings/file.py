"""Find and read the file that holds the settings: ``glosslint.toml``, or a table of pyproject.toml."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from glosslint.model import GlosslintError
from glosslint.model.frozen import NamedTuple
from glosslint.util.repository import repository_top

FILE = "glosslint.toml"
PYPROJECT = "pyproject.toml"
_HIDDEN = f".{FILE}"
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

    Files above the top of the repository, and files of another user, are not read unless their folder is ``trusted``.
    """
    top = repository_top(start)
    unread: list[str] = []
    for folder in (start, *start.parents):
        above = top is not None and top != folder and top.is_relative_to(folder)
        reason = "it is above the top of the repository" if above else ""
        for file in filter(is_there, (folder / FILE, folder / PYPROJECT)):
            if not (note := unread_note(file, trusted, reason)) and holds_settings(file):
                return Found(file, (*unread, *_hidden_by(file)))
            unread += [note] if note and mentions_settings(file) else []
        if os.path.isfile(hidden := folder / _HIDDEN):  # noqa: PTH113 - False in a folder that the user may not read
            unread.append(f"{display_path(hidden)} is not read; rename it to {FILE}")
    return Found(None, tuple(unread))


def is_there(file: Path) -> bool:
    """Return whether a settings file exists; a broken link named ``glosslint.toml`` does, so that it is reported."""
    # Both are False in a folder that the user may not read.
    return os.path.isfile(file) or (file.name == FILE and os.path.islink(file))  # noqa: PTH113, PTH114


def _hidden_by(file: Path) -> Iterator[str]:
    """Yield a line on the table of a pyproject.toml that is not read, since ``file`` is beside it."""
    other = file.with_name(PYPROJECT)
    if file.name == FILE and other.is_file() and mentions_settings(other):
        with contextlib.suppress(GlosslintError):  # it is invalid, which other tools report
            if holds_settings(other):
                name = display_path(other)
                yield f"[tool.glosslint] in {name} is not read, since {FILE} is beside it; remove one of the two"


def unread_note(file: Path, trusted: Collection[str], reason: str = "") -> str:
    """Return a line on why a file that the user did not name is not read, or an empty string if it may be read.

    It is not read for the given ``reason``, or because it belongs to another user, unless its folder is ``trusted``.
    """
    reason = reason or ("it belongs to another user" if _is_foreign(file) else "")
    if not reason or str(file.parent.resolve()) in trusted:
        return ""
    name, folder = display_path(file), display_path(file.parent)
    return f"{name} is not read: {reason}; to use it: --config {name}, or glosslint trust {folder}"


def _is_foreign(file: Path) -> bool:
    """Return whether a file, or the link with its name, belongs to another user.

    As in git, files of root's caller under sudo count as the user's own.
    """
    if not hasattr(os, "geteuid"):
        return False
    owners = {os.geteuid()}
    caller = os.environ.get("SUDO_UID", "")
    if 0 in owners and caller.isdecimal():
        owners.add(int(caller))
    linked = {file.stat().st_uid} if file.exists() else set()
    return not {file.lstat().st_uid, *linked} <= owners


def mentions_settings(file: Path) -> bool:
    """Return whether a file seems to hold settings. It is not parsed."""
    try:
        return file.name == FILE or b"glosslint" in file.read_bytes()
    except OSError:
        return False


def holds_settings(file: Path) -> bool:
    """Return whether a file contains settings, as all do except a pyproject.toml without the table.

    Raise GlosslintError for a pyproject.toml that mentions glosslint and cannot be read.
    """
    if file.name != PYPROJECT:
        return True
    # Most pyproject.toml do not mention glosslint; an invalid one of these must not be an error.
    return mentions_settings(file) and _section(file, _toml(file)) is not None


def _toml(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise GlosslintError(f"{display_path(file)}: cannot be read: {error.strerror}") from error
    return _parsed(file, data)


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


def read(file: Path, named: bool) -> dict[str, Any]:
    """Return the keys of a settings file. Raise GlosslintError if it is invalid, or is ``named`` and has no table."""
    section = _section(file, _toml(file))
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
