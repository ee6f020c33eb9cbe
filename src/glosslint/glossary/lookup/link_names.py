"""The names by which links refer to entries with the words that they show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from glosslint.facts.entry import EntryFacts
from glosslint.text.did_you_mean import NearestWords
from glosslint.text.names import twin_key
from glosslint.util.sequences import grouped


class LinkNames:
    """The names of ``entries``, and those of a ``vocabulary``, which are not suggested."""

    def __init__(self, entries: Sequence[EntryFacts], vocabulary: Sequence[EntryFacts]) -> None:
        self._entries = entries
        everything = (*entries, *vocabulary)
        keys = ((entry, {twin_key(name.value) for name in entry.names}) for entry in everything)
        self._by_twin_key = grouped((key, entry) for entry, own in keys for key in own)

    def find_inflected(self, words: str) -> EntryFacts | None:
        """Return the one entry with a name that differs from ``words`` only by plural, spaces or hyphens."""
        twins = self._by_twin_key.get(twin_key(words), ())
        return twins[0] if len(twins) == 1 else None

    def nearest(self, words: str) -> str | None:
        """Return the name that unknown ``words`` most likely mean."""
        return self._nearest.nearest(words)

    @cached_property
    def _nearest(self) -> NearestWords:
        return NearestWords(name.value for entry in self._entries for name in entry.names)
