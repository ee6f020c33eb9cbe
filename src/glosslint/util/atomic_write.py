"""Atomic writes: a file is created or replaced as a whole or not at all, and several files together or none."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

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

    def refuse_changed() -> None:
        later = target.stat()
        changed = (later.st_mtime_ns, later.st_size, later.st_ino) != (info.st_mtime_ns, info.st_size, info.st_ino)
        if changed and read_file(target, None) != new:  # another run may have written the same
            raise NotWrittenError(CHANGED)

    try:
        info = target.stat()
        current = read_file(target, None)
        if current == new:
            return
        if current != old:
            raise NotWrittenError(CHANGED)
        refuse_read_only(target, info)
        _put(target, new, info, refuse_changed)
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
    """Create a temporary file beside ``target``, locked while open: no other process removes it as a leftover."""
    while True:
        import tempfile  # which a run that writes nothing does not need

        # 40 characters of four bytes fit into the 255 bytes of a name, with the rest of it.
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=_ENDING, dir=target.parent)
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


class Rewrite(NamedTuple):
    """Replace the bytes ``old`` of ``file`` by ``new``, and rename it to ``to`` if that differs; create ``to`` if
    ``file`` is ``None``."""

    file: Path | None
    to: Path
    old: bytes
    new: bytes


def replace_all(files: Sequence[Rewrite]) -> None:
    """Write all files or none: when one fails, restore those written before and raise NotWrittenError.

    No other file is overwritten. A process that is killed leaves the first files new and the others old, each whole; of
    a file that moves, possibly both. The same call then writes the rest.
    """
    remove_leftovers(path for file in files for path in (file.file, file.to) if path is not None)
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
    except (NotWrittenError, OSError) as error:
        message = replace_reason(error) if isinstance(error, OSError) else str(error)
        raise NotWrittenError(message, file.file or file.to) from error


def _refuse(file: Rewrite) -> None:
    """Raise NotWrittenError or OSError if it is clear before anything is written that a file cannot be."""
    moved = file.to != file.file
    if moved and os.path.lexists(file.to) and not (_is_same(file) or _is_copied(file)):
        raise NotWrittenError(f"{file.to.name} already exists")
    if file.file is None:
        return
    if moved and file.file.is_symlink():
        raise NotWrittenError("it is a symbolic link; rename it yourself, and the id in it")
    if file.new != file.old:
        refuse_read_only(file.file, file.file.stat())
    _refuse_changed(file.file, file.old)


def _is_same(file: Rewrite) -> bool:
    """Return whether both paths are one file, as where the file system ignores case."""
    return file.file is not None and os.path.lexists(file.to) and file.to.samefile(file.file)


def _is_copied(file: Rewrite) -> bool:
    """Return whether the new path has the new bytes, and only the old file is still to be removed."""
    is_file = file.to.is_file() and not file.to.is_symlink()
    return file.file is not None and is_file and read_file(file.to, None) == file.new


def _rewrite(file: Rewrite, undo: contextlib.ExitStack) -> None:
    source = file.file
    if source is not None and source != file.to and _is_same(file):
        source.rename(file.to)
        undo.callback(file.to.rename, source)
        source = file.to
    if source == file.to:
        replace(source, file.old, file.new)
        undo.callback(replace, source, file.new, file.old)
        return
    if not _is_copied(file):
        _make_folder(file.to.parent, undo)
        create(file.to, file.new, source.stat() if source is not None else None)
        undo.callback(file.to.unlink)
    if source is not None:
        _remove_file(source, file.old, undo)


def _refuse_changed(file: Path, old: bytes) -> None:
    if read_file(file, None) != old:
        raise NotWrittenError(CHANGED)


def _remove_file(file: Path, old: bytes, undo: contextlib.ExitStack) -> None:
    info = file.stat()
    _refuse_changed(file, old)
    file.unlink()
    undo.callback(create, file, old, info)
    flush_folder(file.parent)


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        undo.callback(_remove_folder, parent)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # another process may have created a file in it
        folder.rmdir()
