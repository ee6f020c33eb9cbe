"""The files that a run has read, and whether they are still the same: names and bytes, never times."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from glosslint.engine.cache.own_file import blake2b, digest
from glosslint.model.source import MAX_BYTES
from glosslint.project.walk import Walk, vocabulary_files
from glosslint.util import timing
from glosslint.util.project_files import read_file
from glosslint.util.repository import repository_top, stays_in

_MOST = 64 * 1024 * 1024  # bytes of a schema, list of words or baseline


class Inputs(NamedTuple):
    """What to look at to know whether a run would read the same.

    ``patterns`` and ``exclude`` find the files of the glossary below ``root``, which ``glossary`` is the digest of.
    ``others`` are digests of the other files, by path: schemas, lists of words, the baseline, the code of plugins.
    ``vocabularies`` are patterns, and ``vocabulary`` the digest of their files. ``top`` is where the project ends,
    ``trusted`` whether links may lead out of it, ``day`` the day of the run if its result depends on that.
    """

    root: str
    top: str
    trusted: bool
    patterns: tuple[str, ...]
    exclude: tuple[str, ...]
    glossary: str
    others: Mapping[str, str]
    vocabularies: tuple[str, ...] = ()
    vocabulary: str = ""
    day: str = ""


class Texts(NamedTuple):
    """The files of the glossary, by path from the root, and the bytes of these and of others that were asked for;
    ``same``: whether the files are as they were."""

    paths: tuple[str, ...]
    data: Mapping[str, bytes]
    same: bool


class _ChangedError(Exception):
    """An input has changed."""


def content(path: str | Path, most: int, top: Path | None) -> bytes | None:
    """Return the bytes of a file; ``None`` if it cannot be read or has more than ``most`` bytes.

    It must be in the folder ``top``; without that, of which only digests are kept, it may be anywhere.
    """
    try:
        return read_file(path, top, most)
    except OSError:
        return None


def glossary_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of all files of a glossary, given as paths with the digests of their bytes, in order."""
    whole = blake2b(digest_size=16)
    for path, of_file in files:
        whole.update(b"%s\0%s" % (os.fsencode(path), of_file))
    return whole.hexdigest()


def file_digest(path: str | Path) -> str:
    """Return the digest of a file that need not exist, and of where links lead to from its path."""
    data = content(path, _MOST, None)
    real = os.fsencode(os.path.realpath(path))
    return digest(b"-" + real if data is None else b"%s\0%s" % (real, data)).hex()


def vocabulary_digest(root: Path, patterns: Iterable[str]) -> str:
    """Return the digest of all files that may be referred to, and of where the patterns lead to."""
    patterns = tuple(patterns)
    if not patterns:
        return ""
    from glosslint.parse.files import ENDINGS

    files = [str(file) for pattern in patterns for file in vocabulary_files(root, pattern, ENDINGS)]
    return digest("\n".join(f"{file}\0{file_digest(file)}" for file in files).encode("utf-8", "surrogateescape")).hex()


def unchanged(inputs: Inputs, wanted: Collection[str], settings_file: str) -> Texts | None:
    """Return the files of the glossary if all other inputs are as they were, else ``None``. ``wanted`` are paths from
    the root that the answer needs; the settings file may be among them."""
    root = Path(inputs.root)
    if (inputs.day and inputs.day != timing.today()) or str(repository_top(root) or root) != inputs.top:
        return None
    if any(file_digest(path) != known for path, known in inputs.others.items()):
        return None
    if vocabulary_digest(root, inputs.vocabularies) != inputs.vocabulary:
        return None
    return _texts(inputs, frozenset(wanted), os.path.basename(settings_file))  # noqa: PTH119 - a name


def _texts(inputs: Inputs, wanted: frozenset[str], settings_file: str) -> Texts | None:
    bounds = None if inputs.trusted else Path(inputs.top)

    def refuse(file: Path, _path: str) -> None:
        if bounds is not None and not stays_in(file, bounds):
            raise _ChangedError

    try:
        paths = sorted(set(Walk(inputs.root, inputs.patterns, inputs.exclude, refuse).files()))
    except _ChangedError:
        return None
    read: dict[str, bytes] = {}
    for path in paths:
        data = content(os.path.join(inputs.root, path), MAX_BYTES, bounds)
        if data is None:
            return None
        read[path] = data
    same = glossary_digest((path, digest(data)) for path, data in read.items()) == inputs.glossary
    for path in wanted - read.keys() if same else ():
        data = content(os.path.join(inputs.root, path), MAX_BYTES, bounds) if path == settings_file else None
        if data is None:
            return None
        read[path] = data
    return Texts(tuple(paths), read, same)
