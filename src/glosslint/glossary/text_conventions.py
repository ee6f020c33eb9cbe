"""What each text of a glossary does of what its house style may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.model import NodePath, Span
from glosslint.text.names import split_qualifier

_NEAR, _STEM = 200, 3  # characters: how far a frame reaches, and what all forms of a name share
_DEFINES = re.compile(
    r"\b(?:is|are|was|were|means?|denotes?|describes?|represents|designates|refers?|stands?|acts|serves|works|functions|"
    r"can|may)\b",
    re.IGNORECASE,
)
ARTICLES = ("a", "an", "the")


class Case(NamedTuple):
    """A text that has a habit or has it not; ``span`` are the characters that show it. ``sign`` is what it has."""

    entry: EntryFacts
    path: NodePath
    span: Span
    has: bool
    sign: str = ""


#: Cases with the field and language that they are counted for.
Cases = Iterator[tuple[tuple[str, str], Case]]


def _texts(entries: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, Prose]]:
    return ((entry, prose) for entry in entries for prose in entry.prose if prose.text.strip())


def final_period(entries: Sequence[EntryFacts]) -> Cases:
    """Every text that ends with a paragraph."""
    for entry, prose in _texts(entries):
        found = prose.ending
        if found is not None:
            case = Case(entry, prose.path, found.word, bool(found.stop), found.stop)
            yield (prose.field, prose.language), case


def initial_capital(entries: Sequence[EntryFacts]) -> Cases:
    """Every text that opens with a word that may have a capital."""
    for entry, prose in _texts(entries):
        found = prose.opening
        if found is not None and found.capital is not None:
            yield (prose.field, prose.language), Case(entry, prose.path, found.word, found.capital)


def opening_article(entries: Sequence[EntryFacts]) -> Cases:
    """Definitions in English. Those of verbs ("To merge …") and texts that only send readers on have no genus."""
    for entry, prose in _texts(entries):
        if prose.core and prose.english and not entry.redirect:
            found = prose.opening
            word = prose.text[slice(*found.word)].lower() if found is not None else "to"
            if found is not None and word not in ("to", "see"):
                yield (prose.field, prose.language), Case(entry, prose.path, found.word, word in ARTICLES)


def restated_term(entries: Sequence[EntryFacts]) -> Cases:
    """English definitions: whether they begin "X is", of the entry X. What follows must be a kind of thing."""
    for entry, prose in _texts(entries):
        if prose.core and prose.english and not entry.redirect:
            definitions = entry.definitions if _may_restate(entry, prose.text[:_NEAR]) else ()
            frame = next((taken.own_frame for taken in definitions if taken.prose is prose), None)
            yield (prose.field, prose.language), Case(entry, prose.path, frame or Span(0, 0), frame is not None)


def _may_restate(entry: EntryFacts, beginning: str) -> bool:
    """Whether a text may begin with "X is": only such are taken apart."""
    if _DEFINES.search(beginning) is None:
        return False
    lowered = beginning.lower()
    names = (part for name in entry.english_names for part in split_qualifier(name) if part)
    return any(name[:_STEM].lower() in lowered for name in names)
