"""Atomic writes: a file is created or replaced as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from glosslint.util.project_files import read_file, reason

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


_ENDING = ".glosslint-tmp"
CHANGED = "it has changed since it was read; run the command again"


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


def create(file: Path, data: bytes, info: os.stat_result | None) -> None:
    """Create a file as a whole or not at all, with the mode and owner of ``info``. Raise FileExistsError if it exists:
    not even one that was created a moment ago is overwritten."""

    def name(temporary: Path, file: Path) -> None:
        try:
            file.hardlink_to(temporary)
        except OSError:
            if os.path.lexists(file):
                raise
            temporary.rename(file)  # on a file system without hard links
        else:
            temporary.unlink()

    _put(file, data, info, name=name)


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
            raise NotWrittenError(CHANGED)
        refuse_read_only(target, info)
        _replace(target, new, info)
    except OSError as error:
        raise NotWrittenError(replace_reason(error)) from error


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
            refuse_read_only(target, info)
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


def refuse_read_only(target: Path, info: os.stat_result) -> None:
    if not info.st_mode & 0o222 or not os.access(target, os.W_OK):  # root may write to read-only files
        raise NotWrittenError("it is read-only")


def _replace(target: Path, new: bytes, info: os.stat_result) -> None:
    def refuse_changed() -> None:
        later = target.stat()
        changed = (later.st_mtime_ns, later.st_size, later.st_ino) != (info.st_mtime_ns, info.st_size, info.st_ino)
        if changed and read_file(target, None) != new:  # another run may have written the same
            raise NotWrittenError(CHANGED)

    _put(target, new, info, refuse_changed)


def _put(
    target: Path,
    new: bytes,
    info: os.stat_result | None,
    verify: Callable[[], None] = lambda: None,
    name: Callable[[Path, Path], object] = lambda temporary, target: temporary.replace(target),
) -> None:
    """Write ``new`` to a temporary file and ``name`` it ``target``, unless ``verify`` raises just before."""
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
            name(temporary, target)
    except BaseException:  # Ctrl-C must not leave the temporary file either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    flush_folder(target.parent)


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


def flush_folder(folder: Path) -> None:
    """Flush a folder to the disk, where possible, so that a new name in it survives a power cut."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def replace_reason(error: OSError) -> str:
    """Return the reason of an error; permission is that for the folder, in which the new file is created."""
    return "no permission to write in its folder" if isinstance(error, PermissionError) else reason(error)
