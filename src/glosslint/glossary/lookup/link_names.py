"""The names by which links refer to entries with the words that they show."""

from __future__ import annotations

from collections.abc import Sequence

from glosslint.facts.entry import EntryFacts
from glosslint.model import Span
from glosslint.model.frozen import cached_property
from glosslint.text.did_you_mean import NearestWords
from glosslint.text.english.term_matcher import TermMatcher, lowered
from glosslint.text.names import twin_key
from glosslint.util.sequences import grouped


class LinkNames:
    """The names of ``entries``, and those of a ``vocabulary``, which are not suggested."""

    def __init__(self, entries: Sequence[EntryFacts], vocabulary: Sequence[EntryFacts]) -> None:
        self._entries = entries
        self._everything = (*entries, *vocabulary)
        keys = ((entry, {twin_key(name.value) for name in entry.names}) for entry in self._everything)
        self._by_twin_key = grouped((key, entry) for entry, own in keys for key in own)

    def find_inflected(self, words: str) -> EntryFacts | None:
        """Return the one entry with a name that differs from ``words`` only by plural, spaces or hyphens, or of which
        they are a form as a verb: "paginating" of "paginate"."""
        twins = self._by_twin_key.get(twin_key(words), ())
        if twins or not words:
            return twins[0] if len(twins) == 1 else None
        matches = list(self._verbs.find(words, lowered(words), 0, len(words)))
        if len(matches) != 1 or matches[0].span != Span(0, len(words)) or len(set(matches[0].owners)) != 1:
            return None
        return self._everything[matches[0].owners[0]]

    @cached_property
    def _verbs(self) -> TermMatcher[int]:
        names = ((name.value, at) for at, entry in enumerate(self._everything) for name in entry.names)
        return TermMatcher((), verbs=((name, at) for name, at in names if len(name.split()) == 1))

    def nearest(self, words: str) -> str | None:
        """Return the name that unknown ``words`` most likely mean."""
        return self._nearest.nearest(words)

    @cached_property
    def _nearest(self) -> NearestWords:
        return NearestWords(name.value for entry in self._entries for name in entry.names)
