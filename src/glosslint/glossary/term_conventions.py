"""How terms are capitalized: in lowercase, with an initial capital, or in title case."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from glosslint.facts.entry import EntryFacts, Name
from glosslint.glossary.text_conventions import Case, Cases
from glosslint.model import Span
from glosslint.text.capitals import Capitalization
from glosslint.text.names import is_acronym_of, split_qualifier

_WORD = re.compile(r"[^\W\d_]+\Z")
_MADE_OF = re.compile(r"[A-Z]{2,}[a-z]{3,}\Z")
_MIXED = 0.25  # share of the terms with capitals, from which on both styles are in use
_FAMILY = 2  # other terms with the same later words, with which a term is one of several names
_LITTLE = 3  # letters: "of", "and", "the" are lowercase in any style
Shape = Callable[[str], bool | None]
Capitals = Callable[[str], Capitalization]  # by language


def begins_with_capital(name: str) -> bool | None:
    """Return whether the first word has a capital; ``None`` if it has a case of its own ("eBPF", "R", acronyms), or
    if capitals inside of words tell of what a name is made ("Disease MODeling software")."""
    first = _plain(name)[:1]
    return first[0][0].isupper() if first and not any(map(_mixes_case, _words(name))) else None


def every_word_with_capital(name: str) -> bool | None:
    """Return whether all later words have a capital; ``None`` where there are none, where they differ, and where one
    has a case of its own."""
    words = _later(name) if _plain(name) else []
    if not words or len({word[0].isupper() for word in words}) > 1:
        return None
    return words[0][0].isupper()


def _mixes_case(word: str) -> bool:
    """Return whether a word begins with several capitals and ends in lowercase: "MODeling"; not "APIs"."""
    return _MADE_OF.match(word) is not None


def _words(name: str) -> list[str]:
    return split_qualifier(name)[0].split()


def _plain(name: str) -> list[str]:
    """Return the words of a name, or nothing if the first is not a word of letters in a script with capitals."""
    words = _words(name)
    first = words[0] if words else ""
    return words if len(first) > 1 and _WORD.match(first) and (first.islower() or first.istitle()) else []


def _later(name: str) -> list[str]:
    """Return the words after the first without little ones; nothing if one of them has a case of its own."""
    words = [word for word in _words(name)[1:] if len(word) > _LITTLE and _WORD.match(word)]
    return words if all(word.islower() or word.istitle() for word in words) else []


def read(shape: Shape, entries: Sequence[EntryFacts], capitals: Capitals) -> Cases:
    """Yield every term, with whether it has the ``shape``. In a minority with capitals, only terms known to be common
    nouns count, since other terms may own their capitals, unless there are so many that both styles are in use; a
    minority without capitals counts as a whole.
    """
    groups: dict[str, list[tuple[EntryFacts, Name, bool]]] = defaultdict(list)
    for entry in entries:
        for name in entry.names:
            has = shape(name.value) if name.kind == "term" else None
            if has is not None:
                groups[name.language].append((entry, name, has))
    for language, terms in groups.items():
        capitals_in = sum(has for _, _, has in terms)
        majority = 2 * capitals_in > len(terms)
        mixed = capitals_in > _MIXED * len(terms)
        families = Counter(_tail(name.value) for _, name, has in terms if has)
        for entry, name, has in terms:
            if has is majority or not has or mixed or _is_slip(shape, entry, name, capitals, families):
                yield ("term", language), Case(entry, name.path, Span(name.start, name.start + len(name.value)), has)


def _is_slip(shape: Shape, entry: EntryFacts, name: Name, capitals: Capitals, families: Counter[str]) -> bool:
    """Return whether the capitals of a term are no part of it: not those of "State pattern" beside "Strategy pattern"
    and "Visitor pattern"."""
    tail = _tail(name.value)
    return (not tail or families[tail] <= _FAMILY) and is_plain(shape, entry, name, capitals)


def _tail(name: str) -> str:
    return " ".join(_words(name)[1:])


def is_plain(shape: Shape, entry: EntryFacts, name: Name, capitals: Capitals) -> bool:
    """Return whether the words that determine the shape of a name may change case: the texts of the glossary write them
    in lowercase, and no acronym is made of their capitals.
    """
    usage = capitals(name.language)
    words = _words(name.value)[:1] if shape is begins_with_capital else _later(name.value)
    first = _words(name.value)[0]
    if not shape(name.value):
        return all(map(usage.is_capitalized, words)) and not (first.istitle() and usage.is_name(first))
    if not all(map(usage.is_lowercase, words)) or not (first.islower() or usage.is_lowercase(first)):
        return False
    word, qualifier = split_qualifier(name.value)
    others = (*(other.value for other in entry.names), qualifier)
    return not any(is_acronym_of(letters, word) for letters in others if letters)
