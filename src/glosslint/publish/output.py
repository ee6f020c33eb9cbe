"""Write the site to its folder. Files are written and removed only there.

A manifest in the folder lists the files that glosslint wrote; only these are replaced. Those that the site no longer
has are removed, unless they were changed by hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from glosslint.model import GlosslintError
from glosslint.util.project_files import is_git, read_file, reason

MANIFEST = ".glosslint-site.json"
_VERSION = 1
_ENDING = ".glosslint-tmp"


class Written(NamedTuple):
    """How many files were written, were unchanged, and were removed; and the paths of files that the site no longer has
    but that were kept, since they were changed by hand."""

    new: int
    same: int
    removed: int
    kept: tuple[str, ...]


def write_site(out: Path, files: Mapping[str, bytes], root: Path, sources: Collection[str]) -> Written:
    """Write ``files``, contents by path, to ``out``. ``sources`` are the files of the glossary, relative to ``root``.

    Each file is replaced as a whole. Raise GlosslintError, before anything is written, if ``out`` cannot be the folder
    of a site, or if glosslint did not write a file that is to be replaced; also if writing fails.
    """
    refuse_folder(out, root, sources)
    manifest = _read_manifest(out)
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    folders: dict[str, bool] = {}
    for path, data in files.items():
        _refuse_file(out, path, data, manifest, folders)
    stale = {path: digest for path, digest in manifest.items() if path not in files}
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write_manifest(out, _either(manifest, digests))  # after an interruption, the next run knows its files
        new = sum(_put(out / path, data) for path, data in files.items())
        removed, kept = _remove(out, stale)
        _write_manifest(out, digests)
    except OSError as error:
        raise GlosslintError(f"{error.filename or out}: cannot be written: {reason(error)}") from error
    return Written(new, len(files) - new, removed, tuple(kept))


def refuse_folder(out: Path, root: Path, sources: Collection[str]) -> None:
    """Raise GlosslintError if ``out`` is a file, is in a ``.git`` folder, or holds the project or its glossary."""
    real, project = Path(os.path.realpath(out)), root.resolve()
    if out.exists() and not out.is_dir():
        raise GlosslintError(f"{out}: is a file; name a folder for the site")
    if project.is_relative_to(real) or any(map(is_git, real.parts)):
        raise GlosslintError(f"{out}: the site needs a folder of its own, such as --out site")
    for path in sources:
        if Path(os.path.realpath(root / path)).is_relative_to(real):
            raise GlosslintError(f"{out}: the folder holds {path}, which is part of the glossary; name another folder")


def _refuse_file(out: Path, path: str, data: bytes, manifest: Mapping[str, str], folders: dict[str, bool]) -> None:
    """Raise GlosslintError for a file that may not be written. ``folders`` caches which folders are in ``out``."""
    target = out / path
    parent = os.path.dirname(target)  # noqa: PTH120 - called for thousands of files
    if parent not in folders:
        folders[parent] = Path(os.path.realpath(parent)).is_relative_to(os.path.realpath(out))
        for above in target.parents:
            if os.path.lexists(above) and not above.is_dir():
                raise GlosslintError(
                    f"{above}: is a file, but the site has a folder there; remove it, or name another --out"
                )
    if not folders[parent] or ".." in path.split("/"):
        raise GlosslintError(f"{target}: a symbolic link leads out of the folder of the site; remove it")
    if target.is_dir() and not target.is_symlink():
        raise GlosslintError(f"{target}: is a folder, but the site has a file there; remove it, or name another --out")
    if os.path.lexists(target) and path not in manifest and (target.is_symlink() or read_file(target, None) != data):
        raise GlosslintError(f"{target}: exists, and was not written by glosslint; remove it, or name another --out")


def _read_manifest(out: Path) -> dict[str, str]:
    try:
        data = json.loads(read_file(out / MANIFEST, None).decode("utf-8"))
        files = data["files"]
        inside = (path for path in files if path and not Path(path).is_absolute() and ".." not in Path(path).parts)
        return {path: str(files[path]) for path in inside}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GlosslintError(
            f"{out / MANIFEST}: cannot be read, so it is unknown which files glosslint wrote; remove the folder"
        ) from error


def _either(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return a manifest for files that are old or new: with both digests, separated by a space."""
    both = {path: dict.fromkeys([*old.get(path, "").split(), *new.get(path, "").split()]) for path in {**old, **new}}
    return {path: " ".join(digests) for path, digests in both.items()}


def _write_manifest(out: Path, files: Mapping[str, str]) -> None:
    data = {"version": _VERSION, "files": dict(sorted(files.items()))}
    _put(out / MANIFEST, (json.dumps(data, indent=0) + "\n").encode())


def _put(target: Path, data: bytes) -> bool:
    """Write a file as a whole unless it has this content already; return whether it was written. It is not flushed to
    the disk: the next run writes a file again that a crash left incomplete."""
    _remove_temporary(target)
    with contextlib.suppress(OSError):
        if not target.is_symlink() and target.stat().st_size == len(data) and read_file(target, None) == data:
            return False
    temporary = f"{target}{_ENDING}"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(temporary, "xb") as stream:  # noqa: PTH123
            stream.write(data)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    return True


def _remove_temporary(target: Path) -> None:
    """Remove what a killed run left beside a file, or a link that glosslint did not make."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(f"{target}{_ENDING}")  # noqa: PTH108


def _remove(out: Path, stale: Mapping[str, str]) -> tuple[int, list[str]]:
    """Remove unchanged ``stale`` files and emptied folders; return their number, and the paths of changed files."""
    removed, kept = 0, []
    for path, digest in stale.items():
        file = out / path
        if not Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(out)):
            continue
        _remove_temporary(file)
        if file.is_file():
            if hashlib.sha256(read_file(file, None)).hexdigest() not in digest.split():
                kept.append(path)
                continue
            file.unlink()
            removed += 1
        for folder in file.relative_to(out).parents:
            with contextlib.suppress(OSError):  # not empty
                if folder != Path():
                    (out / folder).rmdir()
    return removed, kept
