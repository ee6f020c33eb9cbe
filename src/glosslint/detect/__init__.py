"""Recognising a glossary: the files of a folder → the settings under which glosslint reads them, and why.

Every step counts: which keys most entries have, which ids most links name, which preset finds all that is there.
``folder`` reads the folder; all else is a function of the documents.
"""

from __future__ import annotations

from typing import NamedTuple

from glosslint.detect.containers import Group, groups
from glosslint.detect.languages import is_language
from glosslint.detect.layout import Fit, fit, fit_merged
from glosslint.detect.roles import Roles, roles
from glosslint.detect.scan import Survey, hinted, survey
from glosslint.detect.schemas import entry_schema, file_schema
from glosslint.detect.settings_text import Files, saw, settings
from glosslint.util.globs import literal_folder, matches

__all__ = ["Detected", "Survey", "detect", "survey"]

_HINT_COUNTS = 20  # an entry in a file that is called a glossary, against one in any other
_ENGLISH_FIRST = 2
_FEW = 5  # without a hint, fewer entries are no glossary
_PRIVATE = "_*"
_LINKED = 0.25  # nor are those of which not even one in four leads to another


class Detected(NamedTuple):
    """The text of the settings, the lines that say what was seen, and the files with entries."""

    settings: str
    saw: tuple[str, ...]
    paths: tuple[str, ...]


class _Candidate(NamedTuple):
    weight: int
    group: Group
    roles: Roles | None
    fit: Fit | None = None


def detect(found: Survey) -> Detected | None:
    """The settings for the glossary in a folder; ``None`` when it holds nothing that looks like one."""
    candidates = [candidate for group in groups(found.documents) if (candidate := _weighed(group))]
    for candidate in sorted(candidates, key=lambda one: -one.weight):
        layout = candidate.fit or (fit(candidate.group, candidate.roles) if candidate.roles is not None else None)
        if layout is not None and _is_glossary(candidate, layout):
            return _result(found, candidate, layout)
    return None


def _weighed(group: Group) -> _Candidate | None:
    """How much speaks for a group: its entries, and what its files are called."""
    if group.shape.entries == "merged":
        merged = fit_merged(group)
        pieces = sum(len(document.roots) for document in group.documents)  # that would be entries of their own
        return _Candidate(_weight(group, pieces) + 1, group, None, merged) if merged is not None else None
    read = roles(group)
    full = len(read.good)
    if not full or 2 * full < len(group.nodes) or not read.ids or not read.term:
        return None
    kept = _without_strangers(group, read)
    return _Candidate(_weight(group, full), kept, read if kept is group else roles(kept))


def _weight(group: Group, entries: int) -> int:
    english = all(not is_language(part) or part == "en" for part in group.folder.split("/") if part)
    return entries * (_HINT_COUNTS if _is_hinted(group) else 1) * (_ENGLISH_FIRST if english else 1)


def _is_hinted(group: Group) -> bool:
    path = group.folder if group.shape.entries == "file" or len(group.paths) > 1 else group.paths[0]
    return hinted(path) or hinted(group.shape.at)


def _without_strangers(group: Group, read: Roles) -> Group:
    """The group without the files that hold no entry."""
    good = {group.nodes[number] for number in read.good}
    kept, position = [], 0
    for document in group.documents:
        count = len(Group(group.shape, group.folder, (document,)).nodes)
        if any(node in good for node in group.nodes[position : position + count]):
            kept.append(document)
        position += count
    return group if len(kept) == len(group.documents) else Group(group.shape, group.folder, tuple(kept), group.deep)


def _is_glossary(candidate: _Candidate, layout: Fit) -> bool:
    """Without a path that says so, entries are a glossary if they lead to each other or if their keys say so."""
    group, read, count = candidate.group, candidate.roles, len(layout.entries)
    if _is_hinted(group) or read is None:
        return True
    linked = count >= _FEW and layout.links.known + layout.references.known >= _LINKED * count
    told = read.core == "definition" and count > 1 and not group.shape.page and group.shape.entries != "map"
    return linked or told or layout.preset == "native"


def _result(found: Survey, candidate: _Candidate, layout: Fit) -> Detected:
    group = candidate.group
    files = _files(found, group)
    schema = _schema(found, group, layout)
    lines = tuple(saw(group, layout, files, schema, found.complete))
    return Detected(settings(layout, files, schema), lines, group.paths)


def _schema(found: Survey, group: Group, layout: Fit) -> dict[str, str]:
    whole = file_schema(found.schemas, group.documents, layout.layout)
    if whole:
        return {"file-schema": whole}
    single = entry_schema(found.schemas, group.documents, layout.layout)
    return {"schema": single} if single else {}


def _files(found: Survey, group: Group) -> Files:
    """Patterns for the files of a group, and what is to be excluded since the patterns mean more."""
    if len(group.paths) == 1 and group.shape.entries != "file":
        patterns: tuple[str, ...] = group.paths
    else:
        folder = f"{group.folder}/" if group.folder else ""
        endings = sorted({path.rsplit(".", 1)[-1] for path in group.paths})
        patterns = tuple(f"{folder}{'**/' if group.deep else ''}*.{ending}" for ending in endings)
    patterns = tuple(_anchored(pattern, found.files) for pattern in patterns)
    meant = [path for path in found.files if any(matches(pattern, path) for pattern in patterns)]
    others = {path.rsplit("/", 1)[-1] for path in meant if path not in group.paths and path not in found.faulty}
    left = sorted(name for name in others if not name.startswith("_"))
    below = {path.removeprefix(f"{literal_folder(pattern)}/") for path in group.paths for pattern in patterns}
    if any(part.startswith("_") for path in below for part in path.split("/")):
        return Files(patterns, tuple(sorted(others)), tuple(left))
    return Files(patterns, (_PRIVATE, *left) if left else None, tuple(left))


def _anchored(pattern: str, files: tuple[str, ...]) -> str:
    """The pattern, with ./ before it where a name without a slash would mean files in folders below, too."""
    deep = "/" not in pattern and any("/" in path and matches(pattern, path) for path in files)
    return f"./{pattern}" if deep else pattern
