"""The words that a glossary itself knows: those of its names with their inflections, and those of its settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from glosslint.facts import EntryFacts
from glosslint.text.inflection import base, verb_forms
from glosslint.text.names import fold

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
#: What has a spelling of its own: capitals, perhaps of several ("GPUs"), a digit, a capital inside.
_OWN_SPELLING = re.compile(r"(?:[A-Z][A-Z0-9]+s?|.*\d.*|.+[A-Z].*)\Z", re.DOTALL)


@dataclass(frozen=True)
class Dictionary:
    """Known words, folded: ``exact`` as they stand, ``bases`` in the singular, with the plural then known, too."""

    exact: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether a word is right: known in this form or as an inflection, a compound of known parts, or not of the
        kind that a dictionary holds (GPUs, doc2vec, eBPF)."""
        plain = _POSSESSIVE.sub("", word)
        if _OWN_SPELLING.match(plain) or self._holds(fold(plain)):
            return True
        parts = _WORD.findall(plain)
        return len(parts) > 1 and all(self.knows(part) for part in parts)

    def _holds(self, word: str) -> bool:
        return word in self.exact or base(word) in self.bases


def dictionary(entries: Iterable[EntryFacts], words: Iterable[str]) -> Dictionary:
    """The words of all names of the entries, in all forms that a noun or a verb may take, and ``words``."""
    known = {fold(word) for entry in entries for name in entry.names for word in _WORD.findall(name.value)}
    known |= {fold(part) for word in words for part in (word, *_WORD.findall(word))}
    forms = {form for word in known if word.isalpha() for form in verb_forms(word)}
    return Dictionary(frozenset(known | forms), frozenset(map(base, known)))
