"""Entries that only redirect readers: to which entry, and to which at the end of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glosslint.facts.entry import EntryFacts

if TYPE_CHECKING:
    from glosslint.glossary.glossary import Glossary


class Redirects:
    """The redirects of one glossary; the ends of chains that were followed are kept."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._ends: dict[int, EntryFacts | None] = {}  # by the ``id()`` of all entries on the way

    def replacement(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the end of the chain that begins at an entry; ``None`` for a loop or a dead end."""
        path = {entry.key: entry}
        end: EntryFacts | None = entry
        while end is not None and end.redirect and id(end) not in self._ends:
            following = self._glossary.redirect_target(end)
            if following is not None and following.key in path:
                if path[following.key] is not following:  # of two entries with one id: this says nothing of the others
                    return None
                end = None
            else:
                end = following
                path |= {} if end is None else {end.key: end}
        if end is not None:
            end = self._ends.get(id(end), None if end.deprecated else end)
        self._ends.update((id(step), end) for step in path.values())
        return end

    def target(self, entry: EntryFacts) -> EntryFacts | None:
        """Return the one entry that a redirect points to."""
        glossary = self._glossary
        if entry.replaced_by is not None:
            return glossary.find_by_id(entry.replaced_by.value)
        if entry.is_synonym:
            synonyms = [reference for reference in entry.references if reference.synonym]
            return glossary.resolve_reference(synonyms[0]) if len(synonyms) == 1 else None
        targets = {target.key: target for link in entry.links if (target := glossary.resolve_link(link)) is not None}
        if targets:
            return next(iter(targets.values())) if len(targets) == 1 else None
        pointers = (prose.pointer for prose in entry.prose if prose.core)
        words = next((pointer.words for pointer in pointers if pointer is not None), "")  # an "and" may be of a name
        return glossary.find_by_name(words) or glossary.find_by_id(words) if words else None
