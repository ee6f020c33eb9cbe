"""What a safe fix must not change: which entry each link and reference names, and the names of every entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glosslint.facts.entry import EntryFacts, Link, Name
from glosslint.facts.file import FileFacts
from glosslint.glossary.build import Project, facts, set_recognised_language
from glosslint.glossary.glossary import Glossary
from glosslint.model.frozen import cached_property
from glosslint.parse.tree import Document, Scalar
from glosslint.text.names import fold
from glosslint.util.sequences import group_values

_EDGES = " .,:;"  # which a fix of the punctuation of a name may remove

#: A link or reference as compared: what it names, and a name that it shows.
_Target = tuple[object, str]


@dataclass(frozen=True)
class Meaning:
    """The meaning of the glossary before the fixes of a round; fixes of ``trusted`` rules may change it, since the
    settings call them safe."""

    glossary: Glossary
    project: Project
    trusted: frozenset[str] = frozenset()

    @cached_property
    def _project(self) -> Project:
        return set_recognised_language(self.project, self.glossary)

    @cached_property
    def _entries_by_file(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        return group_values((entry.file, entry) for entry in self.glossary.entries)

    @cached_property
    def _files(self) -> dict[str, FileFacts]:
        return {file.path: file for file in self.glossary.files}

    def reason_against(self, old: Document, new: Document) -> str:
        """Return why the change of a document is not safe, or an empty string."""
        path = old.source.path
        before = self._entries_by_file.get(path, ())
        if not before or path not in self._files:
            return ""
        _, after = facts(new, self._project, (old, (self._files[path], before)))
        pairs = list(_pairs(before, after))
        for entry, other in pairs:
            reason = _lost_name(entry, other) or self._find_lost_targets(entry, other, old, new)
            if reason:
                return f"it is not safe: {reason}"
        if any(_identity(entry) != _identity(other) for entry, other in pairs):
            return self._find_changes_elsewhere(pairs)
        return ""

    def _find_lost_targets(self, entry: EntryFacts, other: EntryFacts | None, old: Document, new: Document) -> str:
        """Return the targets that the links and references of an entry lose, by the ids and names before the fix."""
        if other is entry or other is None:
            return ""
        if not _is_subsequence(self._links(entry, old), self._links(other, new)):
            return f'"{entry.key}" would link to other entries'
        return "" if _keeps_references(entry, other, self.glossary) else f'"{entry.key}" would refer to other entries'

    def _links(self, entry: EntryFacts, document: Document) -> Iterator[_Target]:
        """Yield the targets of the links of an entry, and which of their names the links show; no broken links."""
        for link in entry.links:
            target = self.glossary.resolve_link(link)
            if target is not None:
                yield id(target), self._shown_name(link, document)
            elif link.target is None:
                yield link.destination, ""

    def _shown_name(self, link: Link, document: Document) -> str:
        match = document.find(link.path)
        text = match.node.text[slice(*link.text)] if match is not None and isinstance(match.node, Scalar) else ""
        shown = fold(text.strip("*_`"))
        return shown if self.glossary.find_by_name(shown) is not None else ""

    def _find_changes_elsewhere(self, pairs: Sequence[tuple[EntryFacts, EntryFacts | None]]) -> str:
        """Return the lost targets of entries that did not change themselves, when ids, names or pages of others did."""
        others = {id(entry): other for entry, other in pairs}
        entries = [others.get(id(entry), entry) for entry in self.glossary.entries]
        after = replace(self.glossary, entries=tuple(entry for entry in entries if entry is not None))
        former = {id(other): id(entry) for entry, other in pairs}
        for entry, other in zip(self.glossary.entries, entries, strict=True):
            if other is None:
                continue
            named = (former.get(id(target), id(target)) for target in _named_entries(other, after))
            if not _is_subsequence(map(id, _named_entries(entry, self.glossary)), named):
                return f'it is not safe: "{entry.key}" would refer to other entries'
        return ""


def _pairs(before: Sequence[EntryFacts], after: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, EntryFacts | None]]:
    """Yield each entry with its new state: the entry with the same id or, if the id changes, at the same place. A
    removed entry that repeats another one has its state."""
    by_key = {key: iter(same) for key, same in group_values((entry.key, entry) for entry in after).items()}
    kept = [(entry, next(by_key.get(entry.key, iter(())), None)) for entry in before]
    used = {id(other) for _, other in kept}
    left = iter([entry for entry in after if id(entry) not in used])
    same = {other.key: other for _, other in kept if other is not None}
    for entry, other in kept:
        yield entry, other if other is not None else next(left, same.get(entry.key))


def _identity(entry: EntryFacts | None) -> object:
    if entry is None:
        return None
    return entry.key, entry.link_target, {fold(name.value) for name in entry.names}, entry.page and entry.page.value


def _lost_name(entry: EntryFacts, other: EntryFacts | None) -> str:
    """Return the name or id that the entry would lose, ignoring spaces, invisible signs and final punctuation."""
    if other is entry:
        return ""
    if other is None or _plain(entry.key) != _plain(other.key):
        return f'the id "{entry.key}" would be lost'
    kept = {_name_with_key(name, other) for name in other.names}
    lost = (name.value for name in entry.names if _name_with_key(name, entry) not in kept)
    return next((f'"{entry.key}" would lose the name "{name}"' for name in lost), "")


def _name_with_key(name: Name, entry: EntryFacts) -> object:
    """Return a name with its key: that another key has the same name does not make up for it."""
    steps = (step for step in name.path[len(entry.root) :] if isinstance(step, str))
    return (*steps,), name.language, _plain(name.value)


def _plain(name: str) -> str:
    """Return a name as compared. Its line breaks count, since it may be two names."""
    visible = "".join(char for char in name if unicodedata.category(char) != "Cf")
    lines = (" ".join(line.split()) for line in visible.split("\n"))
    return "\n".join(filter(None, lines)).strip(_EDGES)


def _keeps_references(entry: EntryFacts, other: EntryFacts, glossary: Glossary) -> bool:
    """Return whether the same entries are still referred to; repetitions and references of an entry to itself may go. A
    reference to no entry must stay, or refer to an entry afterwards: it is lost if it is only removed."""
    named, unknown = _references(entry, glossary)
    kept, still_unknown = _references(other, glossary)
    corrected = len(unknown - still_unknown)
    return (
        set(named) <= set(kept)
        and (not corrected or len(kept) - len(named) >= corrected)
        and _end_of_replacements(entry, glossary) == _end_of_replacements(other, glossary)
    )


def _references(entry: EntryFacts, glossary: Glossary) -> tuple[list[int], set[str]]:
    """Return the other entries to which an entry refers, and its references that name no entry."""
    named: list[int] = []
    unknown: set[str] = set()
    for reference in entry.references:
        target = glossary.resolve_reference(reference)
        if target is None:
            unknown.add(reference.target)
        elif not reference.to_self:
            named.append(id(target))
    return named, unknown


def _end_of_replacements(entry: EntryFacts, glossary: Glossary) -> object:
    """Return the entry at the end of the replacements, or what is written if there is none."""
    if entry.replaced_by is None:
        return None
    target = glossary.find_replacement(entry.replaced_by.value)
    end = glossary.replacement(target) if target is not None else None
    return id(end) if end is not None else entry.replaced_by.value


def _named_entries(entry: EntryFacts, glossary: Glossary) -> Iterator[EntryFacts]:
    """Yield what the links of an entry name, and once each, what its references to others do."""
    linked = (glossary.resolve_link(link) for link in entry.links)
    yield from (target for target in linked if target is not None)
    referred = (glossary.resolve_reference(reference) for reference in entry.references if not reference.to_self)
    yield from {id(target): target for target in referred if target is not None}.values()


def _is_subsequence(parts: Iterable[object], whole: Iterable[object]) -> bool:
    left = iter(whole)
    return all(any(part == other for other in left) for part in parts)
