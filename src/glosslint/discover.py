"""Which files the glossary consists of, and which of them the caller asked about."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.patterns import fixed_part, matches
from glosslint.settings import Settings

#: Folders that never hold a glossary's own files.
_SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages"))
_ANY_YAML = ("**/*.yaml", "**/*.yml")


@dataclass(frozen=True)
class Selection:
    """The glossary's files, as paths relative to the root, in order; and those to report on (``None``: all)."""

    files: tuple[str, ...]
    reported: frozenset[str] | None = None
    stdin: str = ""  # the file whose text comes from standard input


def discover(settings: Settings, paths: Sequence[Path], stdin: Path | None = None) -> Selection:
    """Find the files. ``stdin`` belongs to them whether or not it is on disk yet, unless it is excluded.

    Raises GlosslintError when a path does not exist or nothing is left to check.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise GlosslintError(f"{path}: no such file or folder")
    patterns = settings.table.files
    if not settings.origin and (paths or stdin):  # without settings, what is named is the glossary
        patterns = _ANY_YAML
    found = set(_walk(settings, patterns))
    if stdin is not None:
        return _with_stdin(settings, found, relative(stdin, settings.root), patterns)
    if not found:
        raise GlosslintError(_nothing(settings, paths, patterns))
    if not paths:
        return Selection(tuple(sorted(found)))
    wanted = [relative(path, settings.root) for path in paths]
    reported = frozenset(file for file in found if any(_within(file, path) for path in wanted))
    if not reported:
        raise GlosslintError(_outside(settings, paths, patterns))
    return Selection(tuple(sorted(found)), reported)


def belongs(settings: Settings, path: str) -> bool:
    """Whether the settings make ``path`` (relative to their folder) a file of the glossary."""
    return any(matches(pattern, path) for pattern in settings.table.files) and not _excluded(
        path, settings.table.exclude
    )


def _with_stdin(settings: Settings, found: set[str], path: str, patterns: Sequence[str]) -> Selection:
    if not any(matches(pattern, path) for pattern in patterns) or _excluded(path, settings.table.exclude):
        raise GlosslintError(_outside(settings, [Path(path)], patterns))
    return Selection(tuple(sorted(found | {path})), frozenset({path}), path)


def _walk(settings: Settings, patterns: Sequence[str]) -> Iterator[str]:
    for top in sorted({fixed_part(pattern) for pattern in patterns}):
        yield from _below(settings, patterns, top)


def _below(settings: Settings, patterns: Sequence[str], top: str) -> Iterator[str]:
    root = os.fspath(settings.root)
    exclude = settings.table.exclude
    for folder, names, files in os.walk(os.path.join(root, top)):
        prefix = os.path.relpath(folder, root).replace(os.sep, "/") + "/"
        prefix = prefix.removeprefix("./")
        names[:] = [name for name in names if not _skipped(name) and not _excluded(prefix + name, exclude)]
        for name in files:
            path = prefix + name
            if any(matches(pattern, path) for pattern in patterns) and not _excluded(path, exclude):
                yield path


def _excluded(path: str, exclude: Sequence[str]) -> bool:
    return any(matches(pattern, path) for pattern in exclude)


def _skipped(name: str) -> bool:
    return name.startswith(".") or name in _SKIPPED


def relative(path: Path, root: Path) -> str:
    """``path`` as files are named: relative to the root. A file that is a link keeps its own name."""
    absolute = path.absolute()
    resolved = absolute.resolve() if absolute.is_dir() else absolute.parent.resolve() / absolute.name
    return os.path.relpath(resolved, root).replace(os.sep, "/")


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
        return f"{settings.origin}: {_listed(patterns)}{_except(settings)} matches no file; correct it, or add an entry"
    if paths:
        return f"{', '.join(map(str, paths))}: no .yaml or .yml file in there"
    return "no settings and no glossary/ folder here; name a folder, or type: glosslint init"
