"""A file in the user's cache folder: replaced as a whole, and read only if it is the user's own and undamaged.

The folder is untrusted input. A file in it that is damaged, old, or owned by another user counts as missing. A file
begins with a digest of the rest, so that a changed byte is noticed. Nothing is written to disk at once (``fsync``):
what a power cut leaves half-written does not fit its digest.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from glosslint.util.user_folders import user_folder

try:  # what hashlib has, without OpenSSL, which takes longer to load than a small glossary to read
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b", "digest", "project_file", "read", "write"]

_MAGIC = b"glosslint cache 1\n"
_SIZE = 16  # bytes of a digest: nobody finds two inputs with the same one
_WRITTEN_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
#: The ending of a file that is being written, or that a killed process left.
TEMPORARY = ".glosslint-tmp"


def digest(data: bytes) -> bytes:
    """Return what identifies ``data``."""
    return blake2b(data, digest_size=_SIZE).digest()


def project_file(kind: str, folder: str | Path) -> Path | None:
    """Return the file that caches what ``kind`` names of the project in ``folder``; ``None`` without a home folder."""
    name = digest(os.fsencode(folder)).hex()
    try:
        return user_folder("cache") / f"{kind}-{name}"
    except RuntimeError:
        return None


def read(file: Path, most: int) -> bytes | None:
    """Return what ``write`` wrote to ``file``, at most ``most`` bytes; ``None`` if that cannot be known."""
    data = _read(file, most)
    start = len(_MAGIC) + _SIZE
    if data is None or not data.startswith(_MAGIC):
        return None
    stored = data[start:]
    return stored if digest(stored) == data[len(_MAGIC) : start] else None


def _read(path: Path, most: int) -> bytes | None:
    # Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError):  # ValueError: a NUL
        return None
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode) or info.st_size > most or _is_foreign(info):
            return None
        data = os.read(handle, info.st_size + 1)
        while len(data) < info.st_size and (more := os.read(handle, info.st_size + 1 - len(data))):
            data += more
        return data if len(data) == info.st_size else None  # else it is being changed
    except OSError:
        return None
    finally:
        os.close(handle)


def _is_foreign(info: os.stat_result) -> bool:
    """Return whether anyone but this user may have written a file."""
    return hasattr(os, "geteuid") and (info.st_uid != os.geteuid() or bool(info.st_mode & _WRITTEN_BY_OTHERS))


def write(file: Path, data: bytes) -> None:
    """Replace the content of ``file``, or leave it as it is: a cache that cannot be written is no error."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}{TEMPORARY}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()  # of a process with the same number that was killed
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                stream.writelines((_MAGIC, digest(data), data))
            temporary.replace(file)
        except BaseException:  # Ctrl-C must not leave it either
            temporary.unlink(missing_ok=True)
            raise
