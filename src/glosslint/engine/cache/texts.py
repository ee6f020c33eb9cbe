"""What rules on the whole glossary need of the texts of each entry, stored with its facts: analysing a text takes
longer than reading the stored results.
"""

from __future__ import annotations

from typing import NamedTuple

from glosslint.facts.definition import Definition, FirstSentence
from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Pointer, Prose
from glosslint.model import Span
from glosslint.text.boundaries import Ending, Opening
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.placeholders import Placeholder


class KeptText(NamedTuple):
    """Properties of a ``Prose``, by their names there, each in a tuple; ``None`` for what no rule has asked for."""

    masked: tuple[str] | None = None
    signs: tuple[tuple[str, ...]] | None = None
    word_count: tuple[int] | None = None
    base_forms: tuple[tuple[str, ...]] | None = None
    initials: tuple[str] | None = None
    sentences: tuple[list[Span]] | None = None
    opening: tuple[Opening | None] | None = None
    ending: tuple[Ending | None] | None = None
    placeholders: tuple[list[Placeholder]] | None = None
    pointer: tuple[Pointer | None] | None = None


class KeptDefinition(NamedTuple):
    """A ``Definition``, with the number of its text in the entry."""

    number: int
    clean: CleanText
    parts: DefinitionParts
    own_frame: Span | None
    bare: bool


class KeptTexts(NamedTuple):
    """What is known of the texts of an entry; ``None`` for what no rule has asked for."""

    texts: tuple[KeptText, ...]
    first_sentences: tuple[FirstSentence | None, ...] | None = None
    definitions: tuple[KeptDefinition, ...] | None = None


_UNKNOWN = KeptText()


def known_of(entry: EntryFacts) -> KeptTexts:
    """Return what is known of the texts of an entry so far."""
    known = entry.__dict__  # where a cached_property puts its value, and looks first
    definitions = None
    if "definitions" in known:
        numbers = {id(prose): number for number, prose in enumerate(entry.prose)}
        definitions = tuple(KeptDefinition(numbers[id(one.prose)], *one[1:]) for one in entry.definitions)
    return KeptTexts(tuple(map(_known_of, entry.prose)), known.get("first_sentences"), definitions)


def _known_of(prose: Prose) -> KeptText:
    known = prose.__dict__
    names = KeptText._fields if prose.markdown.hidden else KeptText._fields[1:]  # else "masked" is the text itself
    return _UNKNOWN._replace(**{name: (known[name],) for name in names if name in known})


def put_back(kept: KeptTexts, entry: EntryFacts) -> None:
    """Give an entry the stored results for its texts. Raise ValueError if they are those of other texts."""
    for values, prose in zip(kept.texts, entry.prose, strict=True):
        for name, value in zip(KeptText._fields, values, strict=True):
            if value is not None:
                prose.__dict__[name] = value[0]
    if kept.first_sentences is not None:
        entry.__dict__["first_sentences"] = kept.first_sentences
    if kept.definitions is not None:
        if any(one.number >= len(entry.prose) for one in kept.definitions):
            raise ValueError(kept)
        entry.__dict__["definitions"] = tuple(Definition(entry.prose[one.number], *one[1:]) for one in kept.definitions)
