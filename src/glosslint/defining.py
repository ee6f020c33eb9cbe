"""The sentences that define an entry, taken apart. English only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from glosslint.model import Span
from glosslint.text import anatomy
from glosslint.text.anatomy import Anatomy, Clean

if TYPE_CHECKING:
    from glosslint.facts import EntryFacts
    from glosslint.prose import Prose

#: Characters, some five hundred words. A sentence that is longer defines nothing a reader can hold.
LONGEST = 3000


class Definition(NamedTuple):
    """A defining text, and the parts of its first sentence; spans are in the text."""

    prose: Prose
    clean: Clean
    parts: Anatomy

    def words(self, span: Span) -> str:
        """What is written there, on one line."""
        return " ".join(self.prose.text[slice(*span)].split())

    def said(self, span: Span) -> str:
        """The same in lower case, without code, quotations and parentheses."""
        return self.clean.core[slice(*span)]


def taken_apart(entry: EntryFacts) -> Iterator[Definition]:
    """The English texts that define ``entry``; those without a sentence are left out."""
    for prose in entry.prose:
        sentence = first_sentence(prose) if prose.core and prose.english else None
        if sentence is not None:
            cleaned = anatomy.clean(prose.text, prose.markdown.hidden)
            start, end = anatomy.defining_sentence(cleaned, sentence)
            sentence = Span(start, min(end, start + LONGEST))
            yield Definition(prose, cleaned, anatomy.dissect(cleaned, sentence, entry.english_names))


def first_sentence(prose: Prose) -> Span | None:
    """The first sentence that is no heading."""
    for sentence in prose.sentences:
        line = prose.text[prose.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        if not line.lstrip().startswith("#"):
            return sentence
    return None
