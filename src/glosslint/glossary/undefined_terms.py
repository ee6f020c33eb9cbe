"""Words and phrases that several entries use and no entry defines, for ``glosslint missing``."""

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
_ENDINGS = ("ly", "ing", "ed", "ical", "ional", "ous", "ful")  # of adjectives, adverbs and participles

_MARKS = re.compile(r"[\s*_]+")
#: What makes a word a part of a longer one: "back-end", "TCP/IP", "user's".
_TIED = re.compile(r"[-\u2010\u2011/'\u2019_&+@]\w")


class UndefinedTerm(NamedTuple):
    """A word or phrase in its most frequent form, the entries that use it, and the first place in each."""

    words: str
    rank: float
    entries: tuple[EntryFacts, ...]
    places: tuple[Place, ...]


class _Use(NamedTuple):
    entry: EntryFacts
    place: Place
    written: str


def undefined_terms(glossary: Glossary, least: int = 3) -> list[UndefinedTerm]:
    """Return the words and phrases that at least ``least`` entries use and no entry of the glossary or its vocabularies
    defines, the most wanted first.

    They are ranked by C-value (Frantzi and others, 2000): the number of entries that use a phrase on its own, and not
    in a longer one, times the logarithm of its length. English texts only.
    """
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    for entry in glossary.entries:
        seen: set[tuple[str, ...]] = set()
        for prose in (prose for prose in entry.prose if prose.english):
            for key, span, written in _phrases(prose, glossary.names):
                if key not in seen:
                    seen.add(key)
                    uses[key].append(_Use(entry, entry.at(prose.path, span), written))
    frequent = {key: same for key, same in uses.items() if len(same) >= least}
    terms = (_term(key, same, _entries_with_longer(key, frequent)) for key, same in frequent.items())
    return sorted((term for term in terms if len(term.entries) >= least), key=lambda term: (-term.rank, term.words))


def _phrases(prose: Prose, names: TermMatcher[int]) -> Iterator[tuple[tuple[str, ...], Span, str]]:
    """Yield the words and phrases of a text that may be terms: base forms, span, and form as read."""
    clean = definition_parts.clean(prose.text, prose.markdown.hidden).core
    spans = [match.span for match in names.find(prose.text, clean, 0, len(clean))]
    named = {word.start for word in split_words(clean) if any(span.start <= word.start < span.end for span in spans)}
    for run in _runs(clean, named):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                words = run[start:end]
                whole = not words[0].joined and _TIED.match(clean, words[-1].end) is None
                if whole and _may_be_term(words):
                    key = tuple(base(word.text) for word in words)
                    span = Span(words[0].start, words[-1].end)
                    yield key, span, _MARKS.sub(" ", clean[slice(*span)])


def _runs(clean: str, named: set[int]) -> Iterator[list[Word]]:
    """Yield runs of words with only whitespace between them, none of which is a word of grammar or part of a name."""
    run: list[Word] = []
    words = split_words(clean)
    for word, before in zip(words, [None, *words], strict=False):
        apart = before is not None and clean[before.end : word.start].strip(" \n*_-") != ""
        ends = word.start in named or word.text in GRAMMAR or not word.text.isalpha() or len(word.text) < _SHORTEST
        if (apart or ends) and run:
            yield run
            run = []
        if not ends:
            run.append(word)
    if run:
        yield run


def _may_be_term(words: Sequence[Word]) -> bool:
    first, last = words[0].text, words[-1].text
    if len(words) == 1:
        return not (first in COMMON or base(first) in COMMON or first.endswith(_ENDINGS))
    texts = [word.text for word in words]
    if first in DESCRIBING or last in DESCRIBING or last in ACTIONS or "ly" in (first[-2:], last[-2:]):
        return False
    return not all(text in COMMON or base(text) in COMMON for text in texts)


def _entries_with_longer(key: tuple[str, ...], frequent: dict[tuple[str, ...], list[_Use]]) -> set[int]:
    """Return the ``id()`` of each entry that uses a phrase within a longer one."""
    size = len(key)
    return {
        id(use.entry)
        for other, uses in frequent.items()
        if len(other) > size and any(other[at : at + size] == key for at in range(len(other) - size + 1))
        for use in uses
    }


def _term(key: tuple[str, ...], uses: list[_Use], with_longer: set[int]) -> UndefinedTerm:
    own = [use for use in uses if id(use.entry) not in with_longer]
    written = Counter(use.written for use in own or uses)
    words = min(written, key=lambda form: (-written[form], form))
    rank = log2(len(key) + 1) * len(own)
    return UndefinedTerm(words, rank, tuple(use.entry for use in own), tuple(use.place for use in own))
