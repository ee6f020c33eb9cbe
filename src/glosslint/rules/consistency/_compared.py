"""The definitions of a glossary as they are compared with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import EntryFacts, Glossary, Prose, fold


class Said(NamedTuple):
    """What an entry says in one field and language, in words."""

    entry: EntryFacts
    prose: Prose
    words: tuple[str, ...]

    @property
    def field(self) -> tuple[str, str]:
        """What the text may be compared with: that field in that language."""
        return self.prose.language, self.prose.field

    def related_to(self, other: Said) -> bool:
        """Whether another rule tells of the two: one entry, one id, or one term."""
        if self.entry is other.entry or fold(self.entry.title) == fold(other.entry.title):
            return True
        return self.entry.key.casefold() == other.entry.key.casefold()


_FEWEST_BESIDE = 6  # words of a field that is not the definition proper: "None so far." may stand in many


def definitions(glossary: Glossary, fewest: int) -> Iterator[Said]:
    """Every text of at least so many words that looks like another, and does not only send readers on."""
    for entry in glossary.entries:
        for prose in entry.prose:
            if id(prose) not in glossary.near_duplicates:
                continue
            least = fewest if prose.core else max(fewest, _FEWEST_BESIDE)
            if prose.word_count >= least and not entry.redirects_in(prose.language):
                yield Said(entry, prose, prose.tokens)
