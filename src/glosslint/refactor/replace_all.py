"""Write several files together or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from glosslint.util import atomic_write
from glosslint.util.atomic_write import NotWrittenError, remove_leftovers
from glosslint.util.project_files import read_file


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
        message = atomic_write.replace_reason(error) if isinstance(error, OSError) else str(error)
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
        atomic_write.refuse_read_only(file.file, file.file.stat())
    _refuse_changed(file.file, file.old)


def _is_same(file: Rewrite) -> bool:
    """Return whether both paths are one file, as where the file system ignores case."""
    return file.file is not None and os.path.lexists(file.to) and file.to.samefile(file.file)


def _is_copied(file: Rewrite) -> bool:
    """Return whether the new path has the new bytes, and only the old file is still to be removed."""
    return (
        file.file is not None
        and file.to.is_file()
        and not file.to.is_symlink()
        and read_file(file.to, None) == file.new
    )


def _rewrite(file: Rewrite, undo: contextlib.ExitStack) -> None:
    source = file.file
    if source is not None and source != file.to and _is_same(file):
        source.rename(file.to)
        undo.callback(file.to.rename, source)
        source = file.to
    if source == file.to:
        atomic_write.replace(source, file.old, file.new)
        undo.callback(atomic_write.replace, source, file.new, file.old)
        return
    if not _is_copied(file):
        _make_folder(file.to.parent, undo)
        atomic_write.create(file.to, file.new, source.stat() if source is not None else None)
        undo.callback(file.to.unlink)
    if source is not None:
        _remove(source, file.old, undo)


def _refuse_changed(file: Path, old: bytes) -> None:
    if read_file(file, None) != old:
        raise NotWrittenError(atomic_write.CHANGED)


def _remove(file: Path, old: bytes, undo: contextlib.ExitStack) -> None:
    info = file.stat()
    _refuse_changed(file, old)
    file.unlink()
    undo.callback(atomic_write.create, file, old, info)
    atomic_write.flush_folder(file.parent)


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        undo.callback(_remove_folder, parent)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # another process may have created a file in it
        folder.rmdir()
