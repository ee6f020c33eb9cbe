"""Writing a file so that nobody ever sees half of it, and several so that all change or none."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple


class NotWrittenError(Exception):
    """The file was left as it was; the message says why, in a few words. ``file`` is that of several which failed."""

    def __init__(self, message: str, file: Path | None = None) -> None:
        super().__init__(message)
        self.file = file


class Rewrite(NamedTuple):
    """The bytes ``old`` of ``file`` give way to ``new``, and the file gets the name ``to``, if that is not its name;
    without a file, ``to`` is made."""

    file: Path | None
    to: Path
    old: bytes
    new: bytes


def replace_all(files: Sequence[Rewrite]) -> None:
    """Write all of the files or, with NotWrittenError, none: what was written is taken back when a later one fails.

    No file is written over that is not named here. A process that is killed may leave some files new and some old.
    """
    for file in files:
        with _naming(file):
            _refuse(file)
    with contextlib.ExitStack() as undo:
        for file in files:
            with _naming(file):
                _rewrite(file, undo)
        undo.pop_all()


@contextlib.contextmanager
def _naming(file: Rewrite) -> Iterator[None]:
    """Let an error name the file."""
    try:
        yield
    except NotWrittenError as error:
        raise NotWrittenError(str(error), file.file or file.to) from error
    except OSError as error:
        raise NotWrittenError(_words(error), file.file or file.to) from error


def _refuse(file: Rewrite) -> None:
    """Raise for what can be told before anything is written."""
    moved = file.to != file.file
    if moved and os.path.lexists(file.to) and not (file.file is not None and file.to.samefile(file.file)):
        raise NotWrittenError(f"{file.to.name} is there already")
    if file.file is None:
        return
    if moved and file.file.is_symlink():
        raise NotWrittenError("it is a symbolic link; rename it yourself, and the id in it")
    if file.file.read_bytes() != file.old:
        raise NotWrittenError("it has changed since it was read; run the command again")


def _rewrite(file: Rewrite, undo: contextlib.ExitStack) -> None:
    if file.file is None:
        _create(file.to, file.new)
        undo.callback(file.to.unlink)
        return
    if file.new != file.old:
        replace(file.file, file.old, file.new)
        undo.callback(replace, file.file, file.new, file.old)
    if file.to != file.file:
        file.to.parent.mkdir(parents=True, exist_ok=True)
        _move(file.file, file.to)
        undo.callback(_move, file.to, file.file)


def _move(file: Path, to: Path) -> None:
    """Give ``file`` the name ``to``, which no other file may have: not even one that was made a moment ago."""
    if os.path.lexists(to):  # in other capitals, where those make no difference
        file.rename(to)
        return
    try:
        to.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        file.rename(to)
    else:
        file.unlink()
    _flush_folder(to.parent)


def _create(file: Path, text: bytes) -> None:
    """A new file, whole or not at all; never over one that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            file.unlink()
            raise
    _flush_folder(file.parent)


def replace(file: Path, old: bytes, new: bytes) -> None:
    """Put ``new`` in the place of the bytes ``old`` of ``file``: all of them, or, with NotWrittenError, none.

    The new text goes into a file beside it, which then takes its name. Mode and, where the system lets us, owner stay;
    a symbolic link stays one, and the file it leads to is replaced. A file that does not hold ``old`` any more is left
    alone, and one that holds ``new`` already is fine as it is.
    """
    target = Path(os.path.realpath(file))
    try:
        info = target.stat()
        now = target.read_bytes()
        if now == new:
            return
        if now != old:
            raise NotWrittenError("it has changed since it was read; run the command again")
        _refuse_read_only(target, info)
        _replace(target, new, info)
    except OSError as error:
        raise NotWrittenError(_words(error)) from error


def write(file: Path, data: bytes) -> None:
    """Let ``file`` hold ``data``, whether it is there or not: all of it, or, with NotWrittenError, what it held.

    What is no plain file, such as a pipe or a terminal, gets the bytes as they are.
    """
    try:
        if _is_stream(file):
            with file.open("wb") as stream:
                stream.write(data)
            return
        target = Path(os.path.realpath(file))
        info = target.stat() if target.exists() else None
        if info is not None:
            _refuse_read_only(target, info)
        _put(target, data, info)
    except OSError as error:
        raise NotWrittenError(_reason(error)) from error


def append(file: Path, data: bytes) -> None:
    """Add ``data`` to the end of ``file``. Raises NotWrittenError."""
    try:
        with file.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise NotWrittenError(_reason(error)) from error


def _refuse_read_only(target: Path, info: os.stat_result) -> None:
    if not info.st_mode & 0o222 or not os.access(target, os.W_OK):  # to root, every file is writable
        raise NotWrittenError("it is read-only")


def _replace(target: Path, new: bytes, info: os.stat_result) -> None:
    def unchanged() -> None:
        if _differs(target.stat(), info) and target.read_bytes() != new:  # which another run may have written
            raise NotWrittenError("it has changed since it was read; run the command again")

    _put(target, new, info, unchanged)


def _put(target: Path, new: bytes, info: os.stat_result | None, last: Callable[[], None] = lambda: None) -> None:
    """Write ``new`` beside ``target``, and give it that name; ``last`` may still object, by raising."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=".glosslint-tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(new)
            stream.flush()
            if info is None:
                temporary.chmod(_usual_mode())
            else:
                _keep_owner(stream.fileno(), temporary, info)
            os.fsync(stream.fileno())
        last()
        temporary.replace(target)
    except BaseException:  # an interrupt leaves nothing behind either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _differs(later: os.stat_result, info: os.stat_result) -> bool:
    return (later.st_mtime_ns, later.st_size, later.st_ino) != (info.st_mtime_ns, info.st_size, info.st_ino)


def _keep_owner(handle: int, temporary: Path, info: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(handle, info.st_uid, info.st_gid)
    temporary.chmod(stat.S_IMODE(info.st_mode))


def _is_stream(file: Path) -> bool:
    """Whether it is to be written as it stands: a pipe, a device, and what a shell calls ``/dev/fd/63``."""
    return (file.is_absolute() and file.parts[1:2] == ("dev",)) or (file.exists() and not file.is_file())


def _usual_mode() -> int:
    """The mode of a new file of this user."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where folders can be flushed."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _words(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to write in its folder"
    return _reason(error)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
