"""The files of a folder → the settings with which glosslint reads its glossary, and why."""

from __future__ import annotations

from typing import NamedTuple

from glosslint.detect.containers import Group, groups
from glosslint.detect.languages import is_language
from glosslint.detect.layout import Fit, fit, fit_merged
from glosslint.detect.roles import Roles, roles
from glosslint.detect.scan import Survey, is_hinted
from glosslint.detect.schemas import entry_schema, file_schema
from glosslint.detect.settings_text import Files, explain, settings
from glosslint.util.globs import literal_folder, matches

#: The weight of an entry in a file whose path names a glossary, and of one that is not in a folder of translations.
_HINT_COUNTS = 20
_ENGLISH_FIRST = 2
_FEW = 5  # without a hint, fewer entries are not a glossary
_LINKED = 0.25  # nor are entries of which fewer than one in four links to another
_PRIVATE = "_*"  # excluded by default


class Detected(NamedTuple):
    """The text of the settings, the lines that explain it, and the files with entries."""

    settings: str
    explanation: tuple[str, ...]
    paths: tuple[str, ...]


class _Candidate(NamedTuple):
    weight: int
    group: Group
    roles: Roles | None
    fit: Fit | None = None


def detect(survey: Survey) -> Detected | None:
    """Return the settings for the glossary in a folder, or ``None`` if nothing in it looks like one."""
    candidates = [candidate for group in groups(survey.documents) if (candidate := _weighed(group))]
    for candidate in sorted(candidates, key=lambda candidate: -candidate.weight):
        layout = candidate.fit or (fit(candidate.group, candidate.roles) if candidate.roles is not None else None)
        if layout is not None and _is_glossary(candidate, layout):
            group = candidate.group
            files = _files(survey, group)
            schema = {}
            if whole := file_schema(survey.schemas, group.documents, layout.layout):
                schema["file-schema"] = whole
            elif single := entry_schema(survey.schemas, group.documents, layout.layout):
                schema["schema"] = single
            lines = tuple(explain(group, layout, files, schema, survey.complete))
            return Detected(settings(layout, files, schema), lines, group.paths)
    return None


def _weighed(group: Group) -> _Candidate | None:
    """Weigh a group by the number of its entries and the names of its files; without entries it is no candidate."""
    if group.shape.entries == "merged":
        merged = fit_merged(group)
        pieces = sum(len(document.roots) for document in group.documents)  # each would be an entry of its own
        return _Candidate(_weight(group, pieces) + 1, group, None, merged) if merged is not None else None
    read = roles(group)
    complete = len(read.complete)
    if not complete or 2 * complete < len(group.nodes) or not read.ids or not read.term:
        return None
    kept = _without_other_files(group, read)
    return _Candidate(_weight(group, complete), kept, read if kept is group else roles(kept))


def _weight(group: Group, entries: int) -> int:
    english = all(not is_language(part) or part == "en" for part in group.folder.split("/") if part)
    return entries * (_HINT_COUNTS if _has_hint(group) else 1) * (_ENGLISH_FIRST if english else 1)


def _has_hint(group: Group) -> bool:
    path = group.folder if group.shape.entries == "file" or len(group.paths) > 1 else group.paths[0]
    return is_hinted(path) or is_hinted(group.shape.at)


def _without_other_files(group: Group, read: Roles) -> Group:
    """Return the group without the files that have no complete entry."""
    complete = {group.nodes[number] for number in read.complete}
    kept, position = [], 0
    for document in group.documents:
        count = len(Group(group.shape, group.folder, (document,)).nodes)
        if any(node in complete for node in group.nodes[position : position + count]):
            kept.append(document)
        position += count
    return group if len(kept) == len(group.documents) else Group(group.shape, group.folder, tuple(kept), group.deep)


def _is_glossary(candidate: _Candidate, layout: Fit) -> bool:
    """Return whether the entries are a glossary: by the path of their files, their links, or their keys."""
    group, read, count = candidate.group, candidate.roles, len(layout.entries)
    if _has_hint(group) or read is None:
        return True
    linked = count >= _FEW and layout.links.matched + layout.references.matched >= _LINKED * count
    has_definitions = read.core == "definition" and count > 1 and not group.shape.page and group.shape.entries != "map"
    return linked or has_definitions or layout.preset == "native"


def _files(survey: Survey, group: Group) -> Files:
    """Return patterns for the files of a group, and what to exclude since the patterns match more."""
    if len(group.paths) == 1 and group.shape.entries != "file":
        patterns: tuple[str, ...] = group.paths
    else:
        folder = f"{group.folder}/" if group.folder else ""
        endings = sorted({path.rsplit(".", 1)[-1] for path in group.paths})
        patterns = tuple(f"{folder}{'**/' if group.deep else ''}*.{ending}" for ending in endings)
    patterns = tuple(_anchored(pattern, survey.files) for pattern in patterns)
    matching = [path for path in survey.files if any(matches(pattern, path) for pattern in patterns)]
    others = {path.rsplit("/", 1)[-1] for path in matching if path not in group.paths and path not in survey.faulty}
    left = sorted(name for name in others if not name.startswith("_"))
    below = {path.removeprefix(f"{literal_folder(pattern)}/") for path in group.paths for pattern in patterns}
    if any(part.startswith("_") for path in below for part in path.split("/")):
        return Files(patterns, tuple(sorted(others)), tuple(left))
    return Files(patterns, (_PRIVATE, *left) if left else None, tuple(left))


def _anchored(pattern: str, files: tuple[str, ...]) -> str:
    """Return the pattern, with ./ before it if a name without a slash would also match files in subfolders."""
    deep = "/" not in pattern and any("/" in path and matches(pattern, path) for path in files)
    return f"./{pattern}" if deep else pattern
