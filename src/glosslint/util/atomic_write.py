"""Atomic writes: a file is replaced as a whole or not at all, and several files are replaced together or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

from glosslint.util.os_errors import reason
from glosslint.util.project_files import read_file

try:
    import fcntl as _locks
except ImportError:  # Windows
    fcntl: Any = None
else:
    fcntl = _locks


class NotWrittenError(Exception):
    """A file was not written and is unchanged. The message is the reason; ``file`` is the one that failed."""

    def __init__(self, message: str, file: Path | None = None) -> None:
        super().__init__(message)
        self.file = file


class Rewrite(NamedTuple):
    """Replace the bytes ``old`` of ``file`` by ``new``, and rename it to ``to`` if that differs; create ``to`` if
    ``file`` is ``None``."""

    file: Path | None
    to: Path
    old: bytes
    new: bytes


_ENDING = ".glosslint-tmp"


def remove_leftovers(files: Iterable[Path]) -> None:
    """Remove temporary files of killed processes beside ``files``, but not those that are still being written."""
    for folder in dict.fromkeys(Path(os.path.realpath(file)).parent for file in files):
        with contextlib.suppress(OSError):
            for item in os.scandir(folder):
                if item.name.startswith(".") and item.name.endswith(_ENDING) and item.is_file(follow_symlinks=False):
                    _remove_unless_in_use(Path(item.path))


def _remove_unless_in_use(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        if fcntl is None:  # where there are no locks, a file in use cannot be removed
            temporary.unlink()
            return
        with temporary.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            temporary.unlink()


def replace_all(files: Sequence[Rewrite]) -> None:
    """Write all files or none: when one fails, restore those written before and raise NotWrittenError.

    No other file is overwritten. A process that is killed may leave some files new and some old.
    """
    remove_leftovers(file.file or file.to for file in files)
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
    """Add the file to errors raised inside."""
    try:
        yield
    except NotWrittenError as error:
        raise NotWrittenError(str(error), file.file or file.to) from error
    except OSError as error:
        raise NotWrittenError(_replace_reason(error), file.file or file.to) from error


def _refuse(file: Rewrite) -> None:
    """Raise NotWrittenError or OSError if it is clear before anything is written that a file cannot be."""
    moved = file.to != file.file
    if moved and os.path.lexists(file.to) and not (file.file is not None and file.to.samefile(file.file)):
        raise NotWrittenError(f"{file.to.name} already exists")
    if file.file is None:
        return
    if moved and file.file.is_symlink():
        raise NotWrittenError("it is a symbolic link; rename it yourself, and the id in it")
    if read_file(file.file, None) != file.old:
        raise NotWrittenError("it has changed since it was read; run the command again")


def _rewrite(file: Rewrite, undo: contextlib.ExitStack) -> None:
    if file.file is None:
        _make_folder(file.to.parent, undo)
        _create(file.to, file.new)
        undo.callback(file.to.unlink)
        return
    if file.new != file.old:
        replace(file.file, file.old, file.new)
        undo.callback(replace, file.file, file.new, file.old)
    if file.to != file.file:
        _make_folder(file.to.parent, undo)
        _move(file.file, file.to)
        undo.callback(_move, file.to, file.file)


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        undo.callback(_remove_folder, parent)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # another process may have created a file in it
        folder.rmdir()


def _move(file: Path, to: Path) -> None:
    """Rename ``file`` to ``to``, and never over another file: not even one that was created a moment ago."""
    if os.path.lexists(to):  # the same file, where the file system ignores case
        file.rename(to)
        return
    try:
        to.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        file.rename(to)
    else:
        file.unlink()
    _flush_folder(to.parent)


def _create(file: Path, text: bytes) -> None:
    """Create a file as a whole or not at all. Raise FileExistsError if it exists."""
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
    """Replace the content ``old`` of ``file`` by ``new`` as a whole, or raise NotWrittenError.

    A temporary file beside it is renamed to it. Its mode and, where permitted, its owner are preserved; of a symbolic
    link, the target is replaced. A file that no longer contains ``old`` is not replaced, which is an error unless it
    contains ``new``.
    """
    target = Path(os.path.realpath(file))
    try:
        info = target.stat()
        current = read_file(target, None)
        if current == new:
            return
        if current != old:
            raise NotWrittenError("it has changed since it was read; run the command again")
        _refuse_read_only(target, info)
        _replace(target, new, info)
    except OSError as error:
        raise NotWrittenError(_replace_reason(error)) from error


def write(file: Path, data: bytes) -> None:
    """Write ``data`` to ``file``, new or existing, as a whole, or leave it unchanged and raise NotWrittenError.

    Pipes, terminals and other special files are written to directly.
    """
    try:
        special = file.exists() and not file.is_file()
        if special or (file.is_absolute() and file.parts[1:2] == ("dev",)):  # a shell's <(…) is /dev/fd/63
            with file.open("wb") as stream:
                stream.write(data)
            return
        target = Path(os.path.realpath(file))
        remove_leftovers([target])
        info = target.stat() if target.exists() else None
        if info is not None:
            _refuse_read_only(target, info)
        _put(target, data, info)
    except OSError as error:
        raise NotWrittenError(reason(error)) from error


def append(file: Path, data: bytes) -> None:
    """Append ``data`` to ``file``. Raise NotWrittenError on failure."""
    try:
        with file.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise NotWrittenError(reason(error)) from error


def _refuse_read_only(target: Path, info: os.stat_result) -> None:
    if not info.st_mode & 0o222 or not os.access(target, os.W_OK):  # root may write to read-only files
        raise NotWrittenError("it is read-only")


def _replace(target: Path, new: bytes, info: os.stat_result) -> None:
    def refuse_changed() -> None:
        later = target.stat()
        changed = (later.st_mtime_ns, later.st_size, later.st_ino) != (info.st_mtime_ns, info.st_size, info.st_ino)
        if changed and read_file(target, None) != new:  # another run may have written the same
            raise NotWrittenError("it has changed since it was read; run the command again")

    _put(target, new, info, refuse_changed)


def _put(target: Path, new: bytes, info: os.stat_result | None, verify: Callable[[], None] = lambda: None) -> None:
    """Write ``new`` to a temporary file and rename it to ``target``, unless ``verify`` raises just before."""
    stream, temporary = _new_temporary(target)
    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(stream)
            stream.write(new)
            stream.flush()
            if info is None:
                mask = os.umask(0)  # the only way to read it
                os.umask(mask)
                temporary.chmod(0o666 & ~mask)
            else:
                _keep_owner(stream.fileno(), temporary, info)
            os.fsync(stream.fileno())
            if fcntl is None:
                stack.close()  # Windows renames no open file
            verify()
            temporary.replace(target)
    except BaseException:  # Ctrl-C must not leave the temporary file either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _new_temporary(target: Path) -> tuple[IO[bytes], Path]:
    """Create a temporary file beside ``target``, locked while it is open, so that no other process removes it as a
    leftover."""
    while True:
        import tempfile  # which a run that writes nothing does not need

        handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", suffix=_ENDING, dir=target.parent)
        if fcntl is None:
            return os.fdopen(handle, "wb"), Path(name)
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:  # else it was removed before it was locked
            return os.fdopen(handle, "wb"), Path(name)
        os.close(handle)


def _keep_owner(handle: int, temporary: Path, info: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(handle, info.st_uid, info.st_gid)
    temporary.chmod(stat.S_IMODE(info.st_mode))


def _flush_folder(folder: Path) -> None:
    """Flush a folder to the disk, where possible, so that a new name in it survives a power cut."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _replace_reason(error: OSError) -> str:
    """Return the reason of an error; permission is that for the folder, in which the new file is created."""
    return "no permission to write in its folder" if isinstance(error, PermissionError) else reason(error)
