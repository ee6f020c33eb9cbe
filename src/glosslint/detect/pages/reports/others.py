"""What else may be the glossary, beside the one that is read: other files, and other parts of its files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.detect.candidates import Candidate, apart
from glosslint.detect.containers import Group
from glosslint.detect.file_names import STRONG, hint, names_glossary
from glosslint.detect.keys.names import is_language
from glosslint.detect.nested import is_within
from glosslint.detect.pages.reports.beside import described
from glosslint.detect.scan import Survey
from glosslint.detect.settings_text import count_entries
from glosslint.detect.titles import is_template
from glosslint.parse.tree import Document, Mapping, Scalar
from glosslint.text.messages import count
from glosslint.util.globs import matches

_SEVERAL = 3  # entries of a list beside the glossary
_ENTRIES, _PARTS = 5, 3  # fewer entries in a file with more parts than these are settings
_SHOWN = 3  # how many other files are named, and how many pages
#: Words of the path of a file that has settings of programs, of which some may be under a key such as "terminology".
_SETTINGS = re.compile(r"(?:\A|[/._-])(?:config(?:s|uration)?|settings|profiles?)(?=[/._-])", re.IGNORECASE)


def others(survey: Survey, best: Candidate, candidates: Sequence[Candidate], older: Sequence[str]) -> Iterator[str]:
    """Yield descriptions of other files that are called a glossary, by their names first, then of those ``older``
    than the best, and of other parts of its files."""
    paths, least = set(best.group.paths), min(max(best.hint, 1), STRONG)
    named = [other for other in apart(best.group, candidates) if other.hint >= least and other.entries > 1]
    named = [one for one in named if one.group.paths[0] not in {*older} and not _is_no_glossary(one)]
    named.sort(key=lambda one: not names_glossary(one.group.paths[0]))  # others are so only by a key or a folder
    called = sum(names_glossary(one.group.paths[0]) for one in named[:_SHOWN])
    files = [f"{count_entries(one.entries)} in {', '.join(patterns_of(survey, one.group))}" for one in named[:_SHOWN]]
    patterns = patterns_of(survey, best.group)
    excluded = {path for path in survey.documents if any(matches(pattern, path) for pattern in patterns)}
    pages = list(described(survey, paths, excluded))
    yield from (*files[:called], *pages[:_SHOWN], *files[called:])
    if older:
        yield f"{len(older)} older versions, such as {older[0]}" if older[1:] else f"{older[0]} (an older version)"
    for other in candidates:
        if _is_translation(other, best) or _is_sibling(other, best):
            where = ", ".join(patterns_of(survey, other.group))
            yield f'{count_entries(other.entries)} under "{other.group.shape.at}" in {where}'
    if more := sum(len(one.group.paths) for one in named[_SHOWN:]) + len(pages[_SHOWN:]):
        yield count(more, "more file")


def _is_no_glossary(other: Candidate) -> bool:
    """Return whether a candidate is templates of pages, or settings of which some are under a key called a glossary."""
    group = other.group
    if 2 * sum(map(is_template, group.documents)) > len(group.documents):
        return True
    if any(map(hint, group.paths)) or not group.shape.at:
        return False
    is_part = other.entries < _ENTRIES and all(map(_has_other_parts, group.documents))
    return is_part or all(map(_SETTINGS.search, group.paths))


def _has_other_parts(document: Document) -> bool:
    """Return whether a file has several mappings or lists besides one."""
    root = document.roots[0] if document.roots else None
    parts = [value for _, value in root.pairs if not isinstance(value, Scalar)] if isinstance(root, Mapping) else []
    return len(parts) > _PARTS


def _is_sibling(other: Candidate, best: Candidate) -> bool:
    """Return whether another container in the same files has entries: with the same keys for terms and texts, or a list
    of several."""
    if other.group.paths != best.group.paths or other.roles is None or best.roles is None:
        return False
    if is_within(best.group.shape.at, other.group.shape.at):
        return False
    one, two = (f"{candidate.group.shape.at}." for candidate in (other, best))
    if "." in (one, two) or one.startswith(two) or two.startswith(one) or other.entries <= 1:
        return False
    if other.group.shape.entries == "list" and other.roles.term and other.entries >= _SEVERAL:
        return True
    return (other.roles.term, other.roles.prose) == (best.roles.term, best.roles.prose)


def _is_translation(other: Candidate, best: Candidate) -> bool:
    """Return whether another container in the same files has the same path of keys, except for the language."""
    ats = other.group.shape.at.split("."), best.group.shape.at.split(".")
    if other.group.paths != best.group.paths or len(ats[0]) != len(ats[1]):
        return False
    differing = [pair for pair in zip(*ats, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and all(map(is_language, differing[0]))


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
