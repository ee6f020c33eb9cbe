"""Find the files of the glossary, and which of them to report on."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass
from glosslint.model.options import toml
from glosslint.project.walk import Walk, is_matched
from glosslint.settings.file import group_by_settings
from glosslint.settings.settings import Settings
from glosslint.settings.trust import trusted_folders
from glosslint.util.globs import likely_mistake, matches
from glosslint.util.project_files import relative_path

_SHOWN = 3  # settings files that a message names
_ANY_YAML = ("**/*.yaml", "**/*.yml")


@dataclass(frozen=True)
class FileSelection:
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
) -> FileSelection:
    """Find the files of the glossary, unless the caller has them (``files``), and select those to report on.

    ``stdin`` is the file whose text comes from standard input; it need not exist. ``removed`` are files that ``paths``
    may name although they no longer exist. Raise GlosslintError if a path does not exist, if nothing is left to check,
    or if ``stdin`` is not in the glossary.
    """
    gone = {name for file in removed for name in _list_folders(file)}
    for path in paths:
        if not os.path.lexists(path) and make_relative(path, settings.root) not in gone:
            raise GlosslintError(f"{path}: no such file or folder")
    named = bool(paths or stdin)
    patterns = glossary_patterns(settings, named)
    glossary = set(glossary_files(settings, named) if files is None else files)
    if stdin is not None:
        file = make_relative(stdin, settings.root)
        if not is_matched(file, patterns, settings.table.exclude):
            raise GlosslintError(describe_unmatched(settings, [Path(file)], patterns))
        return FileSelection(tuple(sorted(glossary | {file})), frozenset({file}), file)
    if not glossary:
        raise GlosslintError(_describe_missing(settings, paths, patterns))
    if not paths:
        return FileSelection(tuple(sorted(glossary)))
    reported = find_files(paths, settings.root, (*glossary, *removed))
    if not reported:
        raise GlosslintError(describe_unmatched(settings, paths, patterns))
    return FileSelection(tuple(sorted(glossary)), reported)


def find_files(paths: Iterable[Path], root: Path, files: Iterable[str]) -> frozenset[str]:
    """Return those of the ``files`` (relative to the root) that are among the ``paths``, or in a folder among them."""
    wanted = {name for path in paths for name in _list_spellings(path, root)}
    return frozenset(file for file in files if not wanted.isdisjoint(_list_folders(file)))


def find_unmatched(paths: Sequence[Path], root: Path, reported: Iterable[str]) -> list[Path]:
    """Return the ``paths`` that neither are nor contain one of the ``reported`` files (relative to the root)."""
    known = {name for file in reported for name in _list_folders(file)}
    return [path for path in paths if known.isdisjoint(_list_spellings(path, root))]


def find_unused(patterns: Iterable[str], files: Collection[str]) -> list[str]:
    """Return the ``patterns`` that match none of the ``files``."""
    return [pattern for pattern in patterns if not any(matches(pattern, file) for file in files)]


def is_in_glossary(settings: Settings, path: str) -> bool:
    """Return whether ``path`` (relative to the folder of the settings) is in the glossary by its patterns."""
    return is_matched(path, settings.table.files, settings.table.exclude)


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


def make_relative(path: Path, root: Path) -> str:
    """Return ``path`` relative to the root, with forward slashes and links resolved; a file that is a link keeps its
    own name."""
    absolute = path.absolute()
    resolved = absolute.resolve() if absolute.is_dir() else absolute.parent.resolve() / absolute.name
    return relative_path(resolved, root)


def _list_spellings(path: Path, root: Path) -> Iterator[str]:
    """Yield ``path`` relative to the root in each way to name a file: links to folders resolved, none, and all."""
    yield make_relative(path, root)
    for absolute in (os.path.abspath(path), os.path.realpath(path)):  # noqa: PTH100 - resolves no links
        yield relative_path(absolute, root)


def _list_folders(file: str) -> Iterator[str]:
    """Yield a path, and the folders that it is in."""
    yield "."
    yield file
    at = file.rfind("/")
    while at > 0:
        yield file[:at]
        at = file.rfind("/", 0, at)


def describe_unmatched(settings: Settings, paths: Sequence[Path | str], patterns: Sequence[str]) -> str:
    """Return the message for ``paths`` that are not in the glossary, whose files ``patterns`` match."""
    names, exclude = ", ".join(map(str, paths)), settings.table.exclude
    excluded = f', or matched by "exclude" ({toml(exclude)})' if exclude else ""
    return f'{names}: not matched by "files" ({toml(patterns)}){excluded}'


def _describe_missing(settings: Settings, paths: Sequence[Path], patterns: Sequence[str]) -> str:
    if settings.origin:
        exclude = settings.table.exclude
        excluded = f' outside of "exclude" ({toml(exclude)})' if exclude else ""
        advice = next(filter(None, map(likely_mistake, patterns)), "correct it, or add an entry")
        return f'{settings.origin}: "files" ({toml(patterns)}) matches no file{excluded}; {advice}'
    if paths:
        return f"{', '.join(map(str, paths))}: no .yaml or .yml files"
    none = "no settings found, and no .yaml or .yml file in glossary/; name a folder, or run: glosslint init"
    return describe_settings_below(settings.root) or none


def describe_settings_below(folder: Path) -> str:
    """Return the message where only folders below one without settings have some; empty if there are none."""
    below = group_by_settings((folder,), trusted_folders()).groups
    shown = ", ".join(group.file.relative_to(folder).as_posix() for group in below[:_SHOWN])
    more = f" and {len(below) - _SHOWN} more" if len(below) > _SHOWN else ""
    return f"no settings in this folder or above, but in {shown}{more}; choose one with --config" if below else ""
