"""``glosslint missing``: words and phrases that the entries use again and again, and that no entry defines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log2
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.glossary.glossary import Glossary
from glosslint.model import Place, Span
from glosslint.text.english import definition_parts
from glosslint.text.english.inflection import base
from glosslint.text.english.term_matcher import TermMatcher, Word, split_words
from glosslint.text.english.word_lists import ACTIONS, COMMON, DESCRIBING, GRAMMAR

_LONGEST = 4  # words of a phrase; terms are seldom longer (Justeson and Katz, "Technical terminology", 1995)
_SHORTEST = 2  # characters of a word
_ENDINGS = ("ly", "ing", "ed", "ical", "ional", "ous", "ful")  # of words that name nothing by themselves

_MARKS = re.compile(r"[\s*_]+")
_TIED = re.compile(r"[-\u2010\u2011/'\u2019_&+@]\w")


class UndefinedTerm(NamedTuple):
    """A word or phrase in its most frequent form, the entries that use it, and where each does first."""

    words: str
    rank: float
    entries: tuple[EntryFacts, ...]
    places: tuple[Place, ...]


class _Use(NamedTuple):
    entry: EntryFacts
    place: Place
    written: str


def undefined_terms(glossary: Glossary, least: int = 3) -> list[UndefinedTerm]:
    """What the texts of at least ``least`` entries use, and no entry of the glossary or its vocabularies defines; the
    most wanted first.

    Phrases are ranked by C-value (Frantzi and others, 2000): the number of entries that use a phrase on
    its own, and not in a longer one, times the logarithm of its length. English texts only.
    """
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    finder = glossary.names
    for entry in glossary.entries:
        seen: set[tuple[str, ...]] = set()
        for prose in (prose for prose in entry.prose if prose.english):
            for key, span, written in _phrases(prose, finder):
                if key not in seen:
                    seen.add(key)
                    uses[key].append(_Use(entry, entry.at(prose.path, span), written))
    often = {key: found for key, found in uses.items() if len(found) >= least}
    ranked = (_told(key, found, _longer(key, often)) for key, found in often.items())
    return sorted((one for one in ranked if len(one.entries) >= least), key=lambda one: (-one.rank, one.words))


def _phrases(prose: Prose, finder: TermMatcher[int]) -> Iterator[tuple[tuple[str, ...], Span, str]]:
    """The words and phrases of a text that may be terms: in their base forms, where, and as they are read."""
    clean = definition_parts.clean(prose.text, prose.markdown.hidden).core
    named = [found.span for found in finder.find(prose.text, clean, 0, len(clean))]
    taken = {word.start for word in split_words(clean) if any(span.start <= word.start < span.end for span in named)}
    for run in _runs(clean, taken):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                words = run[start:end]
                if _is_whole(words, clean) and _may_be_term(words):
                    key = tuple(base(word.text) for word in words)
                    span = Span(words[0].start, words[-1].end)
                    yield key, span, _MARKS.sub(" ", clean[slice(*span)])


def _runs(clean: str, taken: set[int]) -> Iterator[list[Word]]:
    """Words with only blanks between them, none of which is a word of grammar or part of a name."""
    run: list[Word] = []
    words = split_words(clean)
    for word, before in zip(words, [None, *words], strict=False):
        apart = before is not None and clean[before.end : word.start].strip(" \n*_-") != ""
        ends = word.start in taken or word.text in GRAMMAR or not word.text.isalpha() or len(word.text) < _SHORTEST
        if (apart or ends) and run:
            yield run
            run = []
        if not ends:
            run.append(word)
    if run:
        yield run


def _is_whole(words: Sequence[Word], clean: str) -> bool:
    """Whether no hyphen ties them to the word before or behind."""
    return not words[0].joined and _TIED.match(clean, words[-1].end) is None


def _may_be_term(words: Sequence[Word]) -> bool:
    first, last = words[0].text, words[-1].text
    if len(words) == 1:
        plain = first in COMMON or base(first) in COMMON or first.endswith(_ENDINGS)
        return not plain
    texts = [word.text for word in words]
    if first in DESCRIBING or last in DESCRIBING or last in ACTIONS or "ly" in (first[-2:], last[-2:]):
        return False
    return not all(text in COMMON or base(text) in COMMON for text in texts)


def _longer(key: tuple[str, ...], often: dict[tuple[str, ...], list[_Use]]) -> set[int]:
    """The entries that use a phrase within a longer one."""
    size = len(key)
    return {
        id(use.entry)
        for other, found in often.items()
        if len(other) > size and any(other[at : at + size] == key for at in range(len(other) - size + 1))
        for use in found
    }


def _told(key: tuple[str, ...], found: list[_Use], longer: set[int]) -> UndefinedTerm:
    own = [use for use in found if id(use.entry) not in longer]
    written = Counter(use.written for use in own or found)
    words = min(written, key=lambda form: (-written[form], form))
    rank = log2(len(key) + 1) * len(own)
    return UndefinedTerm(words, rank, tuple(use.entry for use in own), tuple(use.place for use in own))
