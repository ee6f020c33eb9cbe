"""The gate: the only place where files are opened that a project names or contains, and what is in a project.

A project is untrusted input, and so is each path and link in it. A file is opened only if it is a regular file in the
project, with links resolved. What is checked is the file that was opened, not its name a moment earlier: between two
calls, another process may replace a folder by a link. The top folder of a repository is found without git.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path


def repository_top(folder: Path) -> Path | None:
    """Return the top of the git repository that holds ``folder``, or ``None``."""
    return next((candidate for candidate in (folder, *folder.parents) if is_repository_top(candidate)), None)


def repository_prefix(root: Path) -> str:
    """Return the path from the top of the git repository to ``root``, as ``docs/en/``; empty if there is none."""
    top = repository_top(root)
    return "" if top is None or top == root else f"{root.relative_to(top).as_posix()}/"


def is_repository_top(folder: Path) -> bool:
    """Return whether ``folder`` is the top of a git repository."""
    git = os.path.join(folder, ".git")
    # Worktrees and submodules have a file .git that names the folder; an empty folder .git is not a repository.
    # Both are False where the user may not look.
    return os.path.isfile(os.path.join(git, "HEAD")) or os.path.isfile(git)  # noqa: PTH113


def stays_in(path: str | Path, top: Path) -> bool:
    """Return whether ``path`` is in the folder ``top``, by its name and with links resolved, but not in ``.git``.

    ``top`` has no links. A path that is outside by its name is not accessed: on Windows, accessing ``//host/share``
    contacts the host.
    """
    try:
        return is_part(os.path.abspath(path), top) and is_part(os.path.realpath(path), top)  # noqa: PTH100
    except (OSError, ValueError):  # ValueError: a NUL
        return False


def leads_out(path: str | Path, top: Path) -> bool:
    """Return whether ``path`` is in the folder ``top`` by its name, but not with links resolved."""
    return is_part(os.path.abspath(path), top) and not stays_in(path, top)  # noqa: PTH100


def relative_path(path: str | Path, start: str | Path = os.curdir) -> str:
    """Return ``path`` relative to the folder ``start``, with forward slashes. Raise ValueError for another drive."""
    return os.path.relpath(path, start).replace(os.sep, "/")


def is_below(path: str, top: Path) -> bool:
    """Return whether an absolute path is ``top`` or in it, by its name."""
    plain, folder = os.path.normcase(path), os.path.normcase(top)
    return plain == folder or plain.startswith(folder.rstrip(os.sep) + os.sep)


def names_git(path: str, top: Path) -> bool:
    """Return whether a path below ``top`` names a folder or file ``.git``."""
    return any(map(is_git, parts_below(path, top)))


def parts_below(path: str, top: Path) -> list[str]:
    """Return the names from ``top`` to an absolute path in it; one empty name for ``top`` itself."""
    return path[len(str(top)) :].lstrip(os.sep).split(os.sep)  # noqa: PTH206 - a tenth of the time


def is_git(name: str) -> bool:
    """Return whether a file system may take ``name`` for ``.git``.

    Some ignore case, Windows also periods and spaces at the end and what follows a colon, and it has the short name
    ``git~1``; HFS+ ignores invisible characters. These are the names that git refuses (``core.protectNTFS`` and
    ``core.protectHFS``).
    """
    plain = name if name.isascii() else "".join(filter(str.isprintable, name))
    return plain.partition(":")[0].rstrip(" .").lower() in (".git", "git~1")


def is_part(path: str, top: Path) -> bool:
    """Return whether an absolute path is in ``top``, but not in ``.git``, by its name."""
    return is_below(path, top) and not names_git(path, top)


def reason(error: OSError) -> str:
    """Return what the system says is wrong, as the end of a message: "is a directory"."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


#: Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY", "O_NOCTTY", "O_CLOEXEC"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
#: O_PATH needs no permission to list the folder.
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | _NO_LINK | getattr(os, "O_CLOEXEC", 0)
_BY_STEPS = os.open in os.supports_dir_fd and bool(_NO_LINK)  # not on Windows
_REPLACED = "it was replaced while it was opened"
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class RefusedError(OSError):
    """A file is not read because of what it is, where it is or how large it is; ``strerror`` is the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EACCES, reason)


class TooLargeError(RefusedError):
    """A file is not read because it has ``size`` bytes."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(too_large(size, most))
        self.size = size


def read_file(path: str | Path, top: Path | None, most: int | None = None) -> bytes:
    """Return the bytes of a file, of which there may be ``most``. See ``open_file``."""
    with open_file(path, top) as stream:
        size = os.fstat(stream.fileno()).st_size
        data = b"" if most is not None and size > most else stream.readall()
        size = max(size, len(data))
    if most is not None and size > most:
        raise TooLargeError(size, most)
    return data


#: Time of the last change in nanoseconds, size in bytes, and number of a file; ``None`` for one that is not there.
Stamp = tuple[int, int, int] | None


def read_stamp(file: str | Path) -> Stamp:
    """Return what changes when a file does."""
    try:
        info = os.stat(file)  # noqa: PTH116 - asked of every file
    except (OSError, ValueError):
        return None
    return info.st_mtime_ns, info.st_size, info.st_ino


def too_large(size: int, most: int) -> str:
    """Return why a file of ``size`` bytes is not read, as the end of a message."""
    return f"it has {size:,} bytes, more than the limit of {most:,}"


def open_file(path: str | Path, top: Path | None) -> io.FileIO:
    """Open a regular file in the folder ``top``, which has no links; links to files in it are followed.

    Without ``top``, the file may be anywhere. Raise RefusedError for a file that may not be read, and OSError for one
    that cannot be.
    """
    try:
        handle = os.open(path, _FLAGS) if top is None else _open_inside(os.fspath(path), top)
    except ValueError as error:  # a NUL, or half of a surrogate pair
        raise RefusedError("no file can have this path") from error
    except OSError as error:
        if error.errno in (errno.ENXIO, getattr(errno, "EOPNOTSUPP", None)):  # what is open is a socket on some systems
            raise RefusedError("it is a socket or a device, not a file") from error
        if isinstance(error, PermissionError) and os.path.isdir(path):  # noqa: PTH112 - Windows opens no folder
            raise RefusedError("it is a folder, not a file") from error
        raise
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        words = next((words for is_kind, words in _KINDS if is_kind(mode)), "of an unknown kind")
        raise RefusedError(f"it is {words}, not a file")
    return io.FileIO(handle)


def why_outside(path: str | Path, top: Path) -> str:
    """Return why ``path`` is not in the project with the folder ``top``, as the end of a message; empty if it is."""
    if stays_in(path, top):
        return ""
    plain = os.path.abspath(path)  # noqa: PTH100 - resolves no links
    if not is_below(plain, top):
        return "it is outside of the project"
    if names_git(plain, top):
        return "it is in a folder .git, which is not part of the project"
    return f"a symbolic link leads to {os.path.realpath(path)}, outside of the project"


def _open_inside(path: str, top: Path) -> int:
    """Return a descriptor of a file in ``top``. Raise RefusedError if it is elsewhere."""
    plain = os.path.abspath(path)  # noqa: PTH100 - resolves no links
    if _BY_STEPS and ".." not in path and is_part(plain, top):
        try:
            return _open_by_steps(plain, top)
        except OSError:
            pass  # there is a link on the way, or no such file
    if not is_part(plain, top) or not is_part(real := os.path.realpath(path), top):
        raise RefusedError(why_outside(path, top) or _REPLACED)
    if _BY_STEPS:
        return _open_by_steps(real, top)
    handle = os.open(real, _FLAGS)
    if os.path.realpath(real) != real or not os.path.samestat(os.fstat(handle), os.stat(real)):  # noqa: PTH116
        os.close(handle)
        raise RefusedError(_REPLACED)
    return handle


def _open_by_steps(path: str, top: Path) -> int:
    """Return a descriptor of a file in ``top``. Raise OSError if there is a link on the way from there."""
    first, *others = parts_below(path, top)
    path = os.path.join(top, first)
    if not others:
        return os.open(path, _FLAGS | _NO_LINK)
    inner = os.open(path, _FOLDER)
    try:
        for folder in others[:-1]:
            outer, inner = inner, os.open(folder, _FOLDER, dir_fd=inner)
            os.close(outer)
        return os.open(others[-1], _FLAGS | _NO_LINK, dir_fd=inner)
    finally:
        os.close(inner)
