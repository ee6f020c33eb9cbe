"""What else may be the glossary, beside the one that is read: other files, and other parts of its files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.detect.containers import Group
from glosslint.detect.file_names import STRONG, names_glossary
from glosslint.detect.pages.reports.beside import described
from glosslint.detect.scan import Survey
from glosslint.detect.score import Candidate, apart
from glosslint.detect.settings_text import count_entries
from glosslint.text.messages import count
from glosslint.util.globs import matches

_SHOWN = 3  # how many other files are named, and how many pages


def others(survey: Survey, best: Candidate, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield descriptions of other files that are called a glossary, by their names first, and of other lists and
    mappings of entries in its files."""
    paths, least = set(best.group.paths), min(max(best.group.hint, 1), STRONG)
    named = [one for one in apart(best.group, candidates) if one.group.hint >= least and one.is_glossary]
    named.sort(key=lambda one: not names_glossary(one.group.paths[0]))  # others are so only by a key or a folder
    called = sum(names_glossary(one.group.paths[0]) for one in named[:_SHOWN])
    files = [f"{count_entries(one.number)} in {', '.join(patterns_of(survey, one.group))}" for one in named[:_SHOWN]]
    patterns = patterns_of(survey, best.group)
    excluded = {path for path in survey.documents if any(matches(pattern, path) for pattern in patterns)}
    pages = list(described(survey, paths, excluded))
    yield from (*files[:called], *pages[:_SHOWN], *files[called:])
    for other in candidates:
        if other.number > 1 and _is_beside(other.group, best.group):
            yield f'{count_entries(other.number)} under "{other.group.shape.at}" in {", ".join(patterns)}'
    if more := sum(len(one.group.paths) for one in named[_SHOWN:]) + len(pages[_SHOWN:]):
        yield count(more, "more file")


def _is_beside(group: Group, best: Group) -> bool:
    """Return whether a group is in the same files, and in no part of what is read of them, nor around it."""
    if group.paths != best.paths or not (group.shape.at and best.shape.at) or best.is_within(group.shape.at):
        return False
    return group.shape.at != best.shape.at and not group.is_inside(best) and not best.is_inside(group)


def patterns_of(survey: Survey, group: Group) -> tuple[str, ...]:
    """Return glob patterns for the files of a group."""
    if len(group.paths) == 1 and group.shape.entries != "file":
        patterns: tuple[str, ...] = group.paths
    else:
        folders = [f"{folder}/" if folder else "" for folder in group.folders]
        endings = sorted({path.rsplit(".", 1)[-1] for path in group.paths})
        deep = "**/" if group.deep else ""
        patterns = tuple(f"{folder}{deep}*.{ending}" for folder in folders for ending in endings)
    return tuple(_anchored(pattern, survey.files) for pattern in patterns)


def _anchored(pattern: str, files: tuple[str, ...]) -> str:
    """Return the pattern, with "./" before it if a name without a slash would also match files in subfolders."""
    deep = "/" not in pattern and any("/" in path and matches(pattern, path) for path in files)
    return f"./{pattern}" if deep else pattern
