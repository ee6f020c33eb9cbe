"""A file in the user's cache folder that holds values by key: what earlier runs computed, so that later ones need not.

The key of a value is a digest of everything that the value depends on: contents, settings, versions. So a value that is
found is right, whenever it was stored, and nothing needs to be marked as outdated.

The folder is untrusted input. A file in it that is damaged, or that anyone but this user may have written, counts as
missing; so does a value that is not of its type. A file begins with a digest of the rest, so that a changed byte is
noticed. Nothing is written to disk at once (``fsync``): what a power cut leaves half-written does not fit its digest.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import time
from pathlib import Path
from typing import Any, Generic, TypeVar

from glosslint.util.project_files import open_file
from glosslint.util.system import user_folder

try:  # what hashlib has, without OpenSSL, which takes longer to load than a small glossary to read
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

#: The ending of a file that is being written, or that a killed process left.
_TEMPORARY = ".glosslint-tmp"
#: The kinds of files; an earlier version had "answers".
_KINDS = ("answers-", "facts-", "language-", "runs-", "words-")
_DAYS = 90  # after which a file to which nothing was added is deleted: projects come and go, as in CI and worktrees
MOST_BYTES = 64 * 1024 * 1024  # of a file: facts of some 15,000 entries of 900 bytes
_IN_USE = 15 / 16  # of a file, at most, are values that the run used: the rest is for others, and for the table
_ROOM = 1024 * 1024  # bytes of values that the last run did not use: branches differ
_MAGIC = b"glosslint cache 2\n"
_SIZE = 16  # bytes of a digest: nobody finds two inputs with the same one
_ROW = struct.Struct(f">{_SIZE}sI")  # of the table of values: a key, and the length of its value
_COUNT = struct.Struct(">I")
_WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
V = TypeVar("V")


def digest(*parts: object) -> bytes:
    """Return what identifies ``parts``: bytes, or values that their ``repr`` tells apart."""
    whole = blake2b(digest_size=_SIZE)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.digest()


class CacheFile(Generic[V]):
    """The values of one ``kind`` about the project in ``folder``, all of type ``of``.

    Without msgspec, which turns values into bytes and back into exactly their types, nothing is found and nothing is
    stored. Raise RuntimeError if the user has no home folder.
    """

    def __init__(self, kind: str, folder: str | Path, of: Any) -> None:
        self._old: dict[bytes, memoryview] = {}
        self._used: dict[bytes, bytes | memoryview] = {}
        self._new = False
        self._room = MOST_BYTES * _IN_USE
        self._file: Path | None = None
        file = user_folder("cache") / f"{kind}-{digest(os.fsencode(folder)).hex()}"
        with contextlib.suppress(ImportError):
            import msgspec.msgpack

            self._encode, self._decode = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(of).decode
            #: ValueError: a text with lone surrogates is not UTF-8.
            self._errors = (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError)
            self._file, self._old = file, _values(_read(file))

    @property
    def is_empty(self) -> bool:
        """Whether there is no value."""
        return not (self._old or self._used)

    def get(self, key: bytes) -> V | None:
        """Return the value of ``key``, if there is one."""
        data = self._used.get(key, self._old.get(key))
        if data is None:
            return None
        try:
            value: V = self._decode(data)
        except self._errors:
            return None
        self._used[key] = data
        return value

    def put(self, key: bytes, value: V) -> bool:
        """Add a value for ``save`` to write, unless it cannot be stored; return whether there is room for more."""
        if self._file is not None:
            with contextlib.suppress(*self._errors):
                self._used[key] = data = self._encode(value)
                self._room -= len(data)
                self._new = True
        return self._room > 0

    def save(self) -> None:
        """Write what was added, what was used, and the youngest of the rest, as far as there is room."""
        if self._file is None or not self._new:
            return
        self._new = False
        size = sum(map(len, self._used.values()))
        if size > MOST_BYTES * _IN_USE:
            return
        kept, room = dict(self._used), _ROOM
        for key, data in reversed(self._old.items()):
            room -= len(data)
            if room >= 0:
                kept.setdefault(key, data)
        rows = [*kept.items()][::-1]  # the youngest at the end
        table = b"".join(_ROW.pack(key, len(data)) for key, data in rows)
        _write(self._file, [_COUNT.pack(len(rows)), table, *(data for _, data in rows)])


def _values(data: bytes) -> dict[bytes, memoryview]:
    """Return the values in a file by key, the oldest first."""
    values: dict[bytes, memoryview] = {}
    with contextlib.suppress(struct.error):
        (count,) = _COUNT.unpack_from(data)
        view, at = memoryview(data), _COUNT.size + count * _ROW.size
        for key, length in _ROW.iter_unpack(view[_COUNT.size : at]):
            values[key] = view[at : at + length]
            at += length
    return values


def _read(file: Path) -> bytes:
    """Return what ``_write`` wrote to ``file``; nothing if that cannot be known."""
    folder = Path(os.path.realpath(file.parent))
    try:
        with open_file(folder / file.name, folder) as stream:
            info = os.fstat(stream.fileno())
            data = b"" if info.st_size > MOST_BYTES or _is_foreign(info) else stream.readall()
    except OSError:
        return b""
    start = len(_MAGIC) + _SIZE
    stored = data[start:]
    return stored if data[:start] == _MAGIC + digest(stored) else b""


def list_files(folder: Path) -> list[Path]:
    """Return the files of all projects in a folder, and what killed processes left of them; no links and no folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    return [
        Path(entry.path)
        for entry in entries
        if entry.name.startswith(_KINDS) or (entry.name.startswith(".") and entry.name.endswith(_TEMPORARY))
        if entry.is_file(follow_symlinks=False)
    ]


def _remove_old_files(folder: Path) -> None:
    """Delete the files of projects to which nothing was added for long."""
    oldest = time.time() - _DAYS * 24 * 60 * 60
    for file in list_files(folder):
        with contextlib.suppress(OSError):
            if file.lstat().st_mtime < oldest:
                file.unlink()


def _is_foreign(info: os.stat_result) -> bool:
    """Return whether anyone but this user may have written a file."""
    return hasattr(os, "geteuid") and (info.st_uid != os.geteuid() or bool(info.st_mode & _WRITTEN_BY_OTHERS))


def _write(file: Path, parts: list[bytes | memoryview]) -> None:
    """Replace the content of ``file``, or leave it as it is: a cache that cannot be written is no error."""
    data = b"".join(parts)
    temporary = file.with_name(f".{file.name}.{os.getpid()}{_TEMPORARY}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():  # for a new project, there is time to look at those of others
            _remove_old_files(file.parent)
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()  # of a process with the same number that was killed
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.writelines((_MAGIC, digest(data), data))
            temporary.replace(file)
        except BaseException:  # Ctrl-C must not leave it either
            temporary.unlink(missing_ok=True)
            raise
