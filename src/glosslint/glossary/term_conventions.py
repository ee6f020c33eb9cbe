"""How terms are written: small, with a capital, or with one at every word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from glosslint.facts.entry import EntryFacts, Name
from glosslint.glossary.text_conventions import Case, Cases
from glosslint.model import Span
from glosslint.text.capitals import Capitalization
from glosslint.text.names import is_acronym_of, split_qualifier

_WORD = re.compile(r"[^\W\d_]+\Z")
_LITTLE = 3  # letters: "of", "and", "the" are small in any style
Seen = Callable[[str], Capitalization]


def begins_with_capital(name: str) -> bool | None:
    """Whether the first word has a capital, and no case of its own: ``None`` for acronyms, "eBPF", "R" and "3D"."""
    first = _plain(name)[:1]
    return first[0][0].isupper() if first else None


def every_word_with_capital(name: str) -> bool | None:
    """Whether all later words have a capital; ``None`` where there are none, where they differ, and for those that
    have a case of their own."""
    words = _later(name)
    if not words or not _plain(name):
        return None
    return True if all(word[0].isupper() for word in words) else None if not all(map(str.islower, words)) else False


def _words(name: str) -> list[str]:
    return split_qualifier(name)[0].split()


def _plain(name: str) -> list[str]:
    """The words of a name whose first one is a word of letters, capital or small, of a script that has both."""
    words = _words(name)
    first = words[0] if words else ""
    return words if len(first) > 1 and _WORD.match(first) and (first.islower() or first.istitle()) else []


def _later(name: str) -> list[str]:
    """The words behind the first, without little ones and those with a case of their own."""
    found = [word for word in _words(name)[1:] if len(word) > _LITTLE and _WORD.match(word)]
    return found if all(word.islower() or word.istitle() for word in found) else []


def read(shape: Callable[[str], bool | None], entries: Sequence[EntryFacts], seen: Seen) -> Cases:
    """Every term that has the ``shape`` or has it not. Of the minority only those that are known to be plain words:
    of any other, its capitals may belong to it."""
    groups: dict[str, list[tuple[EntryFacts, Name, bool]]] = defaultdict(list)
    for entry in entries:
        for name in entry.names:
            has = shape(name.value) if name.kind == "term" else None
            if has is not None:
                groups[name.language].append((entry, name, has))
    for language, found in groups.items():
        majority = 2 * sum(has for _, _, has in found) > len(found)
        for entry, name, has in found:
            if has is majority or is_plain(shape, entry, name, seen):
                yield ("term", language), Case(entry, name.path, Span(name.start, name.start + len(name.value)), has)


def is_plain(shape: Callable[[str], bool | None], entry: EntryFacts, name: Name, seen: Seen) -> bool:
    """Whether the words of a name that show its shape may be written otherwise: the texts of the glossary do so, and
    no acronym is made of their capitals."""
    has, capitals = shape(name.value), seen(name.language)
    words = _words(name.value)[:1] if shape is begins_with_capital else _later(name.value)
    if not has:
        return all(map(capitals.is_capitalized, words))
    first = _words(name.value)[0]
    small = all(map(capitals.is_lowercase, words)) and (first.islower() or capitals.is_lowercase(first))
    return small and not _is_initialism(name.value, (other.value for other in entry.names))


def _is_initialism(name: str, others: Iterable[str]) -> bool:
    word, qualifier = split_qualifier(name)
    return any(is_acronym_of(letters, word) for letters in (*others, qualifier) if letters)
