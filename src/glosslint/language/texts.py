"""What engines are given: the texts of the entries, without what is not prose, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glosslint.facts import EntryFacts
from glosslint.language.values import Passage
from glosslint.model import Place, Span
from glosslint.prose import Prose, is_english


class Placed(NamedTuple):
    """A passage and the node whose decoded text it is."""

    passage: Passage
    place: Place

    def at(self, span: Span) -> Place:
        """The place of characters of the passage."""
        return self.place._replace(span=span)


def passages(entries: Iterable[EntryFacts], language: str) -> Iterator[Placed]:
    """The texts of the entries, in order. Those in English have the code ``language``, unless they state a region."""
    for entry in entries:
        for prose in entry.prose:
            if prose.text.strip():
                yield Placed(_passage(prose, language), entry.at(prose.path))


def _passage(prose: Prose, language: str) -> Passage:
    code = prose.language.replace("_", "-")
    if is_english(code) and "-" not in code:
        code = language
    return Passage(prose.text, prose.masked, tuple(span for _, span in prose.markdown.hidden), code)
