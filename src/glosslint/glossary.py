"""The whole glossary, and the questions that need all of its entries. Each answer is computed once, when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from glosslint.facts import EntryFacts, FileFacts, Name
from glosslint.text.names import fold


@dataclass(frozen=True)
class Glossary:
    """All entries of a project, in the order of their files, and the files themselves."""

    entries: tuple[EntryFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, tuple[EntryFacts, ...]]:
        """Entries by id as written; an id that stands twice has two."""
        found: dict[str, list[EntryFacts]] = defaultdict(list)
        for entry in self.entries:
            if entry.id is not None and entry.id.value:
                found[entry.id.value].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[tuple[EntryFacts, Name], ...]]:
        """Entries by folded name: terms, aliases and expansions."""
        found: dict[str, list[tuple[EntryFacts, Name]]] = defaultdict(list)
        for entry in self.entries:
            for name in entry.names:
                found[fold(name.value)].append((entry, name))
        return {key: tuple(pairs) for key, pairs in found.items()}

    @cached_property
    def _lost_ids(self) -> frozenset[str]:
        return frozenset().union(*(file.lost_ids for file in self.files))

    def entry(self, target: str) -> EntryFacts | None:
        """The (first) entry whose id is ``target``."""
        return next(iter(self.by_id.get(target, ())), None)

    def knows(self, target: str) -> bool:
        """Whether ``target`` is an id, or may be one that stands in a file with a syntax fault."""
        return target in self.by_id or target in self._lost_ids

    def named(self, name: str) -> EntryFacts | None:
        """The one entry with this name; ``None`` when there is none, or more than one."""
        entries = {id(entry): entry for entry, _ in self.by_name.get(fold(name), ())}
        return next(iter(entries.values())) if len(entries) == 1 else None

    def meant(self, target: str) -> str | None:
        """The id that an unknown ``target`` most likely means: by name, else the nearest spelling."""
        entry = self.named(target)
        if entry is not None and entry.id is not None:
            return entry.id.value
        return nearest(target, self.by_id)

    def replacement(self, entry: EntryFacts) -> EntryFacts | None:
        """The entry that a deprecated one finally leads to; ``None`` for a loop or a dead end."""
        seen = {entry.key}
        while entry.replaced_by is not None:
            following = self.entry(entry.replaced_by.value)
            if following is None or following.key in seen:
                return None
            seen.add(following.key)
            entry = following
        return entry


def nearest(word: str, known: Mapping[str, object] | Iterator[str]) -> str | None:
    """The known word that ``word`` most likely misspells, or ``None``. Case and hyphens weigh little."""
    from difflib import get_close_matches

    folded = fold(word)
    near = {fold(other): other for other in known if abs(len(other) - len(word)) <= max(3, len(word) // 3)}
    if folded in near:
        return near[folded]
    found = get_close_matches(folded, near, n=1, cutoff=0.75)
    return near[found[0]] if found else None
