"""The words that a glossary itself accepts: those of its names, inflected, and those of its settings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glosslint.facts.entry import EntryFacts
from glosslint.language.passages import WORD
from glosslint.language.typos import correction, is_derived
from glosslint.model.frozen import cached_property, dataclass
from glosslint.text.english.inflection import base, classical_plurals, verb_forms
from glosslint.text.english.spelling_variants import IseVerb, ise_verb
from glosslint.text.names import fold

_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
#: What has a spelling of its own: capitals, perhaps of several ("GPUs"), a digit, a capital inside.
_OWN_SPELLING = re.compile(r"(?:[A-Z][A-Z0-9]+s?|.*\d.*|.+[A-Z].*)\Z", re.DOTALL)
_STEM = 4  # letters: shorter stems are shared by words of different kinds
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
        if ending := _POSSESSIVE.search(word):
            owner = self.nearest(word[: ending.start()])
            return owner and owner + ending[0]
        folded = fold(word)
        nearest = self._correction(folded)
        stem = base(folded)
        if nearest is None and folded.startswith(stem):  # "dostrings": the name is "docstring"
            singular = self._correction(stem)
            nearest = singular and singular + folded[len(stem) :]
        if nearest is None:
            return None
        return nearest.lower() if nearest[1:].islower() and word.islower() else nearest

    def _correction(self, folded: str) -> str | None:
        form = correction(folded, self._written_by_form.__contains__)
        written = None if form is None else self._written_by_form[form]
        # an acronym of mixed case is no typo of a word: "pharma" beside "PhRMA"
        return None if written is None or _OWN_SPELLING.match(written) else written

    def derives(self, word: str) -> bool:
        """Return whether a word has the stem of one of the glossary and an ending: "advective", beside "advection"."""
        folded = fold(word)
        return any(is_derived(folded, form) for form in self._written_by_form if form[:_STEM] == folded[:_STEM])

    @cached_property
    def plurals(self) -> frozenset[str]:
        """The words that are written in the plural, in lower case."""
        return frozenset(word for word in map(str.lower, self.written) if base(word) != word)

    @cached_property
    def _written_by_form(self) -> dict[str, str]:
        return {fold(word): word for word in sorted(self.written)}


def dictionary(entries: Iterable[EntryFacts], words: Iterable[str]) -> Dictionary:
    """Return the words of all names of the entries and ``words``, in all inflections, also Latin ones."""
    written = {word for entry in entries for name in entry.names for word in WORD.findall(name.value)}
    written |= {part for word in words for part in (word, *WORD.findall(word))}
    folded = {fold(word) for word in written}
    forms = {form for word in folded if word.isalpha() for form in (*verb_forms(word), *classical_plurals(word))}
    verbs = frozenset(verb for word in folded if (verb := ise_verb(word)) is not None)
    return Dictionary(frozenset(written), frozenset(folded | forms), frozenset(map(base, folded)), verbs)
