"""The definitions of a glossary that are compared with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glosslint.rule import EntryFacts, Glossary, Place, Prose, fold, lazy_pattern, split_qualifier


class ComparedText(NamedTuple):
    """The text of an entry in one field and language."""

    entry: EntryFacts
    prose: Prose

    @property
    def field(self) -> tuple[str, str]:
        """The language and field, within which texts are compared."""
        return self.prose.language, self.prose.field

    @property
    def place(self) -> Place:
        """The place of the text."""
        return self.entry.at(self.prose.path)

    @property
    def label(self) -> str:
        """The name of the text: ``summary of "Token"``."""
        return f'{self.prose.field} of "{self.entry.title}"'

    def related_to(self, other: ComparedText) -> bool:
        """Whether another rule reports the two: they have one entry, one id, or one term."""
        if self.entry is other.entry or fold(self.entry.title) == fold(other.entry.title):
            return True
        if self._other_names() & other._other_names():
            return True  # "Chiton (tunic)" and "Tunic (chiton)" say themselves that they are one
        if self.entry.is_called(other.entry.title) and other.entry.is_called(self.entry.title):
            return True  # each has the other's term as an alias
        if all(_PERSON.match(text.entry.title) for text in (self, other)):
            return True  # "Doe, Jane" and "Roe, Ann" may both be "Member of the team"
        return self.entry.key.casefold() == other.entry.key.casefold()

    def _other_names(self) -> set[str]:
        """Return the term and its qualifier, if it has one."""
        word, qualifier = split_qualifier(self.entry.title)
        return {fold(word), fold(qualifier)} if qualifier else set()


#: A person as indexes have them.
_PERSON = lazy_pattern(r"[A-Z][\w'\u2019-]+, (?:[A-Z][\w'\u2019.-]*\s?){1,4}\Z")
_FEWEST_BESIDE = 6  # words of a field beside the definition proper: many entries may say "None so far."
#: Other fields, such as notes, examples and sources, may well be the same in several entries.
_DEFINING_FIELDS = frozenset(("definition", "description", "summary"))


def compared_texts(glossary: Glossary, fewest: int) -> Iterator[ComparedText]:
    """Yield every text of at least ``fewest`` words that resembles another, of an entry that is still valid, and does
    not only refer readers to another entry or open with a placeholder, which is reported as such."""
    for entry in glossary.entries:
        for prose in entry.prose if not entry.deprecated else ():
            if id(prose) not in glossary.near_duplicates or not (prose.core or prose.field in _DEFINING_FIELDS):
                continue
            if any(not prose.text[: placeholder.span.start].strip() for placeholder in prose.placeholders):
                continue
            if prose.core and glossary.find_by_name(prose.text.strip(" .")) is not None:
                continue  # only another name
            least = fewest if prose.core else max(fewest, _FEWEST_BESIDE)
            if prose.word_count >= least and prose.pointer is None and not entry.redirects_in(prose.language):
                yield ComparedText(entry, prose)
