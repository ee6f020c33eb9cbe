"""Find the files of the glossary, and which of them to report on."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass
from glosslint.project.walk import Walk
from glosslint.settings.file import groups_of
from glosslint.settings.settings import Settings
from glosslint.settings.trust import trusted_folders
from glosslint.util.globs import is_excluded, likely_mistake, literal_folder, matches

_SHOWN = 3  # settings files that a message names
_ANY_YAML = ("**/*.yaml", "**/*.yml")


@dataclass(frozen=True)
class Selection:
    """The files of the glossary, sorted, relative to the root; and those to report on (``None``: all)."""

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
    """Find the files of the glossary, unless the caller has them (``files``), and select those to report on.

    ``stdin`` is the file whose text comes from standard input; it need not exist. ``removed`` are files that ``paths``
    may name although they no longer exist. Raise GlosslintError if a path does not exist, if nothing is left to check,
    or if ``stdin`` is not in the glossary.
    """
    gone = {name for file in removed for name in _with_folders(file)}
    for path in paths:
        if not os.path.lexists(path) and relative(path, settings.root) not in gone:
            raise GlosslintError(f"{path}: no such file or folder")
    named = bool(paths or stdin)
    patterns = glossary_patterns(settings, named)
    glossary = set(glossary_files(settings, named) if files is None else files)
    if stdin is not None:
        file = relative(stdin, settings.root)
        if not _is_matched(file, patterns, settings.table.exclude):
            raise GlosslintError(not_matched(settings, [Path(file)], patterns))
        return Selection(tuple(sorted(glossary | {file})), frozenset({file}), file)
    if not glossary:
        raise GlosslintError(_no_files(settings, paths, patterns))
    if not paths:
        return Selection(tuple(sorted(glossary)))
    reported = files_in(paths, settings.root, (*glossary, *removed))
    if not reported:
        raise GlosslintError(not_matched(settings, paths, patterns))
    return Selection(tuple(sorted(glossary)), reported)


def files_in(paths: Iterable[Path], root: Path, files: Iterable[str]) -> frozenset[str]:
    """Return those of the ``files`` (relative to the root) that are among the ``paths``, or in a folder among them."""
    wanted = {name for path in paths for name in _spellings(path, root)}
    return frozenset(file for file in files if not wanted.isdisjoint(_with_folders(file)))


def without_files(paths: Sequence[Path], root: Path, reported: Iterable[str]) -> list[Path]:
    """Return the ``paths`` that neither are nor contain one of the ``reported`` files (relative to the root)."""
    known = {name for file in reported for name in _with_folders(file)}
    return [path for path in paths if known.isdisjoint(_spellings(path, root))]


def unused_patterns(patterns: Iterable[str], files: Collection[str]) -> list[str]:
    """Return the ``patterns`` that match none of the ``files``."""
    return [pattern for pattern in patterns if not any(matches(pattern, file) for file in files)]


def in_glossary(settings: Settings, path: str) -> bool:
    """Return whether ``path`` (relative to the folder of the settings) is in the glossary by its patterns."""
    return _is_matched(path, settings.table.files, settings.table.exclude)


def _is_matched(path: str, patterns: Sequence[str], exclude: Sequence[str]) -> bool:
    return any(
        matches(pattern, path) and not is_excluded(path, exclude, literal_folder(pattern)) for pattern in patterns
    )


def glossary_patterns(settings: Settings, named: bool) -> Sequence[str]:
    """Return the patterns of the settings; without settings, if files are ``named``, those of any YAML file."""
    return _ANY_YAML if named and not settings.origin else settings.table.files


def glossary_files(settings: Settings, named: bool = False) -> Iterator[str]:
    """Yield the files of the glossary on disk, in no order; ``named`` means that the caller names files.

    Raise GlosslintError for a folder that cannot be read, and for a link to a file outside of the project, unless the
    user trusts the project.
    """
    patterns = glossary_patterns(settings, named)
    yield from Walk(str(settings.root), patterns, settings.table.exclude, settings.refuse_outside).files()


def relative(path: Path, root: Path) -> str:
    """Return ``path`` relative to the root, with forward slashes and links resolved; a file that is a link keeps its
    own name."""
    absolute = path.absolute()
    resolved = absolute.resolve() if absolute.is_dir() else absolute.parent.resolve() / absolute.name
    return os.path.relpath(resolved, root).replace(os.sep, "/")


def _spellings(path: Path, root: Path) -> Iterator[str]:
    """Yield ``path`` relative to the root, with links resolved or not.

    A file can be named by a path through a link to a folder, by a link to it, and by its own path.
    """
    yield relative(path, root)
    for absolute in (os.path.abspath(path), os.path.realpath(path)):  # noqa: PTH100 - resolves no links
        yield os.path.relpath(absolute, root).replace(os.sep, "/")


def _with_folders(file: str) -> Iterator[str]:
    """Yield a path, and the folders that it is in."""
    yield "."
    yield file
    at = file.rfind("/")
    while at > 0:
        yield file[:at]
        at = file.rfind("/", 0, at)


def _toml(patterns: Sequence[str]) -> str:
    return json.dumps(patterns, ensure_ascii=False)


def not_matched(settings: Settings, paths: Sequence[Path | str], patterns: Sequence[str]) -> str:
    """Return the message for ``paths`` that are not in the glossary, whose files ``patterns`` match."""
    names, exclude = ", ".join(map(str, paths)), settings.table.exclude
    excluded = f', or matched by "exclude" ({_toml(exclude)})' if exclude else ""
    return f'{names}: not matched by "files" ({_toml(patterns)}){excluded}'


def _no_files(settings: Settings, paths: Sequence[Path], patterns: Sequence[str]) -> str:
    if settings.origin:
        exclude = settings.table.exclude
        excluded = f' outside of "exclude" ({_toml(exclude)})' if exclude else ""
        advice = next(filter(None, map(likely_mistake, patterns)), "correct it, or add an entry")
        return f'{settings.origin}: "files" ({_toml(patterns)}) matches no file{excluded}; {advice}'
    if paths:
        return f"{', '.join(map(str, paths))}: no .yaml or .yml files"
    below = groups_of((settings.root,), trusted_folders()).groups
    if below:
        shown = ", ".join(group.file.relative_to(settings.root).as_posix() for group in below[:_SHOWN])
        more = f" and {len(below) - _SHOWN} more" if len(below) > _SHOWN else ""
        return f"no settings in this folder or above, but in {shown}{more}; choose one with --config"
    return "no settings found, and no .yaml or .yml file in glossary/; name a folder, or run: glosslint init"
