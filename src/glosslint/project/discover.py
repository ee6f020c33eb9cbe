"""Which files the glossary consists of, and which of them the caller asked about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.settings.settings import Settings
from glosslint.util.globs import is_excluded, likely_mistake, literal_folder, matches

#: Folders that never hold a glossary's own files.
_SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages"))
_ANY_YAML = ("**/*.yaml", "**/*.yml")


@dataclass(frozen=True)
class Selection:
    """The glossary's files, as paths relative to the root, in order; and those to report on (``None``: all)."""

    files: tuple[str, ...]
    reported: frozenset[str] | None = None
    stdin: str = ""  # the file whose text comes from standard input


def discover(
    settings: Settings,
    paths: Sequence[Path],
    stdin: Path | None = None,
    files: Iterable[str] | None = None,
    removed: frozenset[str] = frozenset(),
) -> Selection:
    """Find the files. ``stdin`` belongs to them whether or not it is on disk yet, unless it is excluded. ``files`` are
    used if they are known already; ``removed`` may be named by ``paths`` although they are not there any more.

    Raises GlosslintError when a path does not exist or nothing is left to check.
    """
    for path in paths:
        if not os.path.lexists(path) and not any(_within(file, relative(path, settings.root)) for file in removed):
            raise GlosslintError(f"{path}: no such file or folder")
    patterns = _patterns(settings, bool(paths or stdin))
    found = set(glossary_files(settings, bool(paths or stdin)) if files is None else files)
    if stdin is not None:
        return _with_stdin(settings, found, relative(stdin, settings.root), patterns)
    if not found:
        raise GlosslintError(_nothing(settings, paths, patterns))
    if not paths:
        return Selection(tuple(sorted(found)))
    wanted = {name for path in paths for name in (relative(path, settings.root), _as_written(path, settings.root))}
    reported = frozenset(file for file in (*found, *removed) if any(_within(file, path) for path in wanted))
    if not reported:
        raise GlosslintError(_outside(settings, paths, patterns))
    return Selection(tuple(sorted(found)), reported)


def in_glossary(settings: Settings, path: str) -> bool:
    """Whether the settings make ``path`` (relative to their folder) a file of the glossary."""
    return _belongs(path, settings.table.files, settings.table.exclude)


def _belongs(path: str, patterns: Sequence[str], exclude: Sequence[str]) -> bool:
    return any(
        matches(pattern, path) and not is_excluded(path, exclude, literal_folder(pattern)) for pattern in patterns
    )


def _with_stdin(settings: Settings, found: set[str], path: str, patterns: Sequence[str]) -> Selection:
    if not _belongs(path, patterns, settings.table.exclude):
        raise GlosslintError(_outside(settings, [Path(path)], patterns))
    return Selection(tuple(sorted(found | {path})), frozenset({path}), path)


def _patterns(settings: Settings, named: bool) -> Sequence[str]:
    """Without settings, what is named is the glossary."""
    return _ANY_YAML if named and not settings.origin else settings.table.files


def glossary_files(settings: Settings, named: bool = False) -> Iterator[str]:
    """The files of the glossary on disk, in no particular order; ``named`` says that the caller names files."""
    patterns = _patterns(settings, named)
    for top in sorted({literal_folder(pattern) for pattern in patterns}):
        yield from _below(settings, [pattern for pattern in patterns if literal_folder(pattern) == top], top)


def _below(settings: Settings, patterns: Sequence[str], top: str) -> Iterator[str]:
    """The files below ``top`` that the patterns mean, folders that are links included. Of a folder that leads to one
    in ``top`` the files are there already, under their own names."""
    root = os.fspath(settings.root)
    exclude = settings.table.exclude
    entered = {os.path.realpath(os.path.join(root, top))}
    for folder, names, files in os.walk(os.path.join(root, top), followlinks=True):
        prefix = os.path.relpath(folder, root).replace(os.sep, "/") + "/"
        prefix = prefix.removeprefix("./")
        wanted = [name for name in names if not _skipped(name) and not is_excluded(prefix + name, exclude, top)]
        names[:] = [name for name in sorted(wanted) if _enters(os.path.join(folder, name), entered)]
        for name in files:
            path = prefix + name
            if any(matches(pattern, path) for pattern in patterns) and not is_excluded(path, exclude, top):
                yield path


def _enters(folder: str, entered: set[str]) -> bool:
    """Whether to look into a folder: a link must lead to where nothing was ``entered`` yet, above or below."""
    if not os.path.islink(folder):  # noqa: PTH114 - asked of every folder
        return True
    real = os.path.realpath(folder)
    if any(_overlap(real, known) for known in entered):
        return False
    entered.add(real)
    return True


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(other + os.sep) or other.startswith(one + os.sep)


def _skipped(name: str) -> bool:
    return name.startswith(".") or name in _SKIPPED


def relative(path: Path, root: Path) -> str:
    """``path`` as files are named: relative to the root. A file that is a link keeps its own name."""
    absolute = path.absolute()
    resolved = absolute.resolve() if absolute.is_dir() else absolute.parent.resolve() / absolute.name
    return os.path.relpath(resolved, root).replace(os.sep, "/")


def _as_written(path: Path, root: Path) -> str:
    """The same without following links: a file below a folder that is a link has that folder in its name."""
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")  # noqa: PTH100 - resolves no links


def _within(file: str, path: str) -> bool:
    return path in (".", file) or file.startswith(path + "/")


def _listed(patterns: Sequence[str]) -> str:
    return "files = [" + ", ".join(f'"{pattern}"' for pattern in patterns) + "]"


def _outside(settings: Settings, paths: Sequence[Path], patterns: Sequence[str]) -> str:
    names = ", ".join(str(path) for path in paths)
    return f"{names}: not part of the glossary, which is {_listed(patterns)}{_except(settings)}"


def _except(settings: Settings) -> str:
    exclude = settings.table.exclude
    return f" without exclude = [{', '.join(map(repr, exclude))}]".replace("'", '"') if exclude else ""


def _nothing(settings: Settings, paths: Sequence[Path], patterns: Sequence[str]) -> str:
    if settings.origin:
        reason = next(filter(None, map(likely_mistake, patterns)), "correct it, or add an entry")
        return f"{settings.origin}: {_listed(patterns)}{_except(settings)} matches no file; {reason}"
    if paths:
        return f"{', '.join(map(str, paths))}: no .yaml or .yml file in there"
    return "no settings here, and no .yaml or .yml file in glossary/; name a folder, or type: glosslint init"
