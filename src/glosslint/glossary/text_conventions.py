"""Which features of house style each text has: final period, initial capital, article, "X is"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set as AbstractSet

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.english.definition_parts import is_full_sentence, may_open_noun_phrase
from glosslint.text.names import fold, is_acronym_of, split_qualifier
from glosslint.util.regexes import lazy_pattern

_NAME = 100  # characters: a longer text is no name
_EXPANSION = lazy_pattern(r"[\"*_]*[^.,;:()\[\]\n*_\"]+")
_NEAR = 200  # characters in which a frame ("X is") ends
_FEWEST_POINTERS, _MOST_POINTERS = 10, 0.9  # that have one habit; in Glosario, 17 of 18 end with a period
_STEM = 3  # letters at the start that all inflections of a name share
_FRAME_VERBS = """
    is are was were mean means denote denotes describe describes represents designates refer refers stand stands acts
    serves works functions can may
"""
_IN_FRAMES = frozenset(_FRAME_VERBS.split())
_WORD = re.compile(r"\w+")
_GENUS_ABOVE = lazy_pattern(r"[\s*_]*(?:an?|any|the|one)\s[^.:;\n]{1,80}:\s", re.IGNORECASE)
ARTICLES = ("a", "an", "the")


class Case(NamedTuple):
    """A text with or without a habit; ``span`` covers the characters that show it, ``sign`` is what it ends with, and
    ``pointer`` whether it only refers readers to another entry."""

    entry: EntryFacts
    path: NodePath
    span: Span
    has: bool
    sign: str = ""
    pointer: bool = False


#: Cases, each after the field and language it is counted for.
Cases = Iterator[tuple[tuple[str, str], Case]]


def _texts(entries: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, Prose]]:
    return ((entry, prose) for entry in entries for prose in entry.prose if prose.text.strip())


def _definitions(entries: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, Prose]]:
    return ((entry, prose) for entry, prose in _texts(entries) if prose.core and prose.english and not entry.redirect)


def final_period(entries: Sequence[EntryFacts]) -> Cases:
    """Yield every text whose end is a paragraph (no list, table or code), and that is more than a name. Of pointers,
    those that are sentences ("See [X](x)", not "See: X"); they are ``pointer`` cases, unless nearly all pointers of the
    field end with a period."""
    names = frozenset[str]()  # known when a text without a period asks for them
    pointers: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for entry, prose in _texts(entries):
        ending, key = prose.ending, (prose.field, prose.language)
        if ending is not None and not ending.stop:
            names = names or _names(entries)
        if ending is None or (not ending.stop and _is_name(entry, prose.text, names)):
            continue
        if ending.stop == "\u2026" or "..." in prose.text[slice(*ending.word)]:
            continue  # an excerpt: whether its last sentence had a period is unknown
        case = Case(entry, prose.path, ending.word, bool(ending.stop), ending.stop, prose.pointer is not None)
        if prose.pointer is None:
            yield key, case
        elif prose.pointer.is_sentence:
            pointers[key].append(case)
    for key, cases in pointers.items():
        regular = len(cases) >= _FEWEST_POINTERS and sum(case.has for case in cases) >= _MOST_POINTERS * len(cases)
        yield from ((key, case._replace(pointer=not regular)) for case in cases)


def _names(entries: Sequence[EntryFacts]) -> frozenset[str]:
    ids = (entry.id.value for entry in entries if entry.id is not None)
    return frozenset(map(fold, (*ids, *(name.value for entry in entries for name in entry.names))))


def initial_capital(entries: Sequence[EntryFacts]) -> Cases:
    """Yield every text that opens with a word that may have a capital, except mere pointers ("see X")."""
    for entry, prose in _texts(entries):
        opening = prose.opening if prose.pointer is None else None
        if opening is not None and opening.capital is not None:
            yield (prose.field, prose.language), Case(entry, prose.path, opening.word, opening.capital)


def _is_name(entry: EntryFacts, text: str, names: AbstractSet[str]) -> bool:
    """Return whether a text is nothing but a name: of any entry, or what the acronym that the entry explains means."""
    words = text.strip().strip('*_"')
    if len(words) > _NAME:
        return False
    acronyms = (name.value for name in entry.names if len(words.split()) <= 2 * len(name.value))
    return fold(words) in names or any(is_acronym_of(letters, words) for letters in acronyms)


def _spells_out(entry: EntryFacts, text: str) -> bool:
    """Return whether a text begins with the expansion of an acronym of the entry, which has the article of a name."""
    start = _EXPANSION.match(text[:_NAME])
    words = start[0].strip() if start is not None else ""
    acronyms = (
        name.value for name in entry.names if name.value.isupper() and len(words.split()) <= 2 * len(name.value)
    )
    return bool(words) and any(is_acronym_of(letters, words) for letters in acronyms)


def opening_article(entries: Sequence[EntryFacts]) -> Cases:
    """Yield English definitions that open with a genus phrase: no verbs ("To merge …"), prepositions ("Of …"),
    redirects ("See …"), expansions of the term, or full sentences, where the article is that of the subject."""
    for entry, prose in _definitions(entries):
        opening = prose.opening
        word = prose.text[slice(*opening.word)].lower() if opening is not None else ""
        if (
            opening is not None
            and word != "see"
            and may_open_noun_phrase(word)
            and not is_full_sentence(prose.masked[:_NEAR])
            and not _spells_out(entry, prose.masked)
        ):
            yield (prose.field, prose.language), Case(entry, prose.path, opening.word, word in ARTICLES)


def restated_term(entries: Sequence[EntryFacts]) -> Cases:
    """Yield English definitions, and whether they begin with "X is" and a kind of thing, in the entry X; not after a
    colon, before which they have said what kind of thing it is: "a keyword: an X field is …"."""
    for entry, prose in _definitions(entries):
        definitions = entry.definitions if _may_restate(entry, prose.text[:_NEAR]) else ()
        own = next((definition for definition in definitions if definition.prose is prose), None)
        frame = own.own_frame if own is not None else None
        if frame is not None and _GENUS_ABOVE.match(prose.text, 0, frame.start) is not None:
            frame = None
        yield (prose.field, prose.language), Case(entry, prose.path, frame or Span(0, 0), frame is not None)


def _may_restate(entry: EntryFacts, beginning: str) -> bool:
    """Return whether a text may begin with "X is"; only such texts are analysed, which is slow."""
    lowered = beginning.lower()
    names = (part for name in entry.english_names for part in split_qualifier(name) if part)
    if not any(name[:_STEM].lower() in lowered for name in names):
        return False
    return not _IN_FRAMES.isdisjoint(_WORD.findall(lowered))
