"""The words that a glossary itself knows: those of its names with their inflections, and those of its settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from glosslint.facts.entry import EntryFacts
from glosslint.language.passages import WORD
from glosslint.language.typos import is_typo
from glosslint.text.did_you_mean import NearestWords
from glosslint.text.english.inflection import base, verb_forms
from glosslint.text.english.spelling_variants import IseVerb, ise_verb
from glosslint.text.names import fold

_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
#: What has a spelling of its own: capitals, perhaps of several ("GPUs"), a digit, a capital inside.
_OWN_SPELLING = re.compile(r"(?:[A-Z][A-Z0-9]+s?|.*\d.*|.+[A-Z].*)\Z", re.DOTALL)
_SHORTEST = 3  # letters: what is shorter is a symbol or an abbreviation


@dataclass(frozen=True)
class Dictionary:
    """Known words: ``written`` as they stand in names and settings, ``forms`` of them, folded, ``bases``, of which
    every plural is known, too, and the verbs on -ise and -ize that are among them or that they are made of."""

    written: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    verbs: frozenset[IseVerb] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether a word is right: known in this form or as an inflection, a compound of known parts, or not of the
        kind that a dictionary holds (GPUs, doc2vec, eBPF, n)."""
        plain = _POSSESSIVE.sub("", word.rstrip("."))
        if len(plain) < _SHORTEST or _OWN_SPELLING.match(plain) or self._holds(fold(plain)):
            return True
        parts = WORD.findall(plain)
        return len(parts) > 1 and all(self.knows(part) for part in parts)

    def _holds(self, word: str) -> bool:
        return word in self.forms or base(word) in self.bases or ise_verb(word) in self.verbs

    def nearest(self, word: str) -> str | None:
        """The word of the glossary that this one misspells by a slip, without the capital that opens a name."""
        found = self._spelling.nearest(word)
        if found is None or not is_typo(word.lower(), found.lower()):
            return None
        return found.lower() if found[1:].islower() and word.islower() else found

    @cached_property
    def _spelling(self) -> NearestWords:
        return NearestWords(sorted(self.written))


def dictionary(entries: Iterable[EntryFacts], words: Iterable[str]) -> Dictionary:
    """The words of all names of the entries, in all forms that a noun or a verb may take, and ``words``."""
    written = {word for entry in entries for name in entry.names for word in WORD.findall(name.value)}
    written |= {part for word in words for part in (word, *WORD.findall(word))}
    known = {fold(word) for word in written}
    forms = {form for word in known if word.isalpha() for form in verb_forms(word)}
    verbs = frozenset(verb for word in known if (verb := ise_verb(word)) is not None)
    return Dictionary(frozenset(written), frozenset(known | forms), frozenset(map(base, known)), verbs)
