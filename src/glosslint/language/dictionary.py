"""The words that a glossary itself accepts: those of its names, inflected, and those of its settings."""

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
    """Accepted words: ``written`` as in names and settings; ``forms`` of these, folded; ``bases``, whose plurals are
    accepted too; and the ``verbs`` in -ise and -ize among them or that they derive from."""

    written: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()
    verbs: frozenset[IseVerb] = frozenset()

    def accepts(self, word: str) -> bool:
        """Return whether a word is accepted in this form or as an inflection, is a compound of accepted parts, or is of
        a kind that no dictionary lists (GPUs, doc2vec, eBPF, n)."""
        plain = _POSSESSIVE.sub("", word.rstrip("."))
        folded = fold(plain)
        if len(plain) < _SHORTEST or _OWN_SPELLING.match(plain):
            return True
        if folded in self.forms or base(folded) in self.bases or ise_verb(folded) in self.verbs:
            return True
        parts = WORD.findall(plain)
        return len(parts) > 1 and all(self.accepts(part) for part in parts)

    def nearest(self, word: str) -> str | None:
        """Return the word of the glossary of which this one is a typo, without the capital that opens a name."""
        nearest = self._nearest_words.nearest(word)
        if nearest is None or not is_typo(word.lower(), nearest.lower()):
            return None
        return nearest.lower() if nearest[1:].islower() and word.islower() else nearest

    @cached_property
    def _nearest_words(self) -> NearestWords:
        return NearestWords(sorted(self.written))


def dictionary(entries: Iterable[EntryFacts], words: Iterable[str]) -> Dictionary:
    """Return the words of all names of the entries and ``words``, in all inflections of nouns and verbs."""
    written = {word for entry in entries for name in entry.names for word in WORD.findall(name.value)}
    written |= {part for word in words for part in (word, *WORD.findall(word))}
    folded = {fold(word) for word in written}
    forms = {form for word in folded if word.isalpha() for form in verb_forms(word)}
    verbs = frozenset(verb for word in folded if (verb := ise_verb(word)) is not None)
    return Dictionary(frozenset(written), frozenset(folded | forms), frozenset(map(base, folded)), verbs)
