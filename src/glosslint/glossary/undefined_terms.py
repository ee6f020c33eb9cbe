"""Words and phrases that several entries use and no entry defines, for ``glosslint stats missing``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, log2
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose
from glosslint.glossary.glossary import Glossary
from glosslint.model import Place, Span
from glosslint.text.english import definition_parts
from glosslint.text.english.inflection import base
from glosslint.text.english.term_matcher import TermMatcher, Word, split_words
from glosslint.text.english.word_lists import ACTIONS, COMMON, DESCRIBING, GRAMMAR

_ENOUGH = 20  # entries, from which on it says something that many use a word; as in ``conventions``
_SHARE = 5  # a word that one in so many entries uses is shown, however common it is elsewhere
_LONGEST = 4  # words of a phrase; terms are seldom longer (Justeson and Katz, "Technical terminology", 1995)
_SHORTEST = 2  # characters of a word
_ENDINGS = ("ly", "ed", "ical", "ional", "ous", "ful")  # of adjectives, adverbs and participles
#: Before a noun, or a word that is used as one: "the training", "of sampling".
_DETERMINERS = frozenset(("a", "an", "the", "this", "that", "these", "those", "its", "their", "each", "every", "no"))
_PREPOSITIONS = frozenset(("of", "in", "by", "for", "with", "from", "during", "before", "after", "through"))
_AMOUNTS = frozenset(("million", "billion", "trillion"))

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
    defines, the most important first.

    They are ranked by C-value (Frantzi and others, 2000): the number of entries that use a phrase on its own, and not
    in a longer one, times the logarithm of its length. Everyday words count where a fifth of the entries uses them,
    also in longer phrases. English texts only.
    """
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    everyday: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    for entry in glossary.entries:
        seen: set[tuple[str, ...]] = set()
        for prose in (prose for prose in entry.prose if prose.english):
            for phrase in _phrases(prose, glossary.names):
                if phrase.key not in seen:
                    seen.add(phrase.key)
                    use = _Use(entry, entry.at(prose.path, phrase.span), phrase.written)
                    (everyday if phrase.everyday else uses)[phrase.key].append(use)
    frequent = {key: same for key, same in uses.items() if len(same) >= least}
    share = max(least, ceil(len(glossary.entries) / _SHARE))
    everywhere = {key: same for key, same in everyday.items() if len(same) >= share}
    terms = [_term(key, same, _entries_with_longer(key, frequent)) for key, same in frequent.items()]
    if len(glossary.entries) >= _ENOUGH:
        terms += [_term(key, same, set()) for key, same in everywhere.items()]
    return sorted((term for term in terms if len(term.entries) >= least), key=lambda term: (-term.rank, term.words))


class _Phrase(NamedTuple):
    """A word or phrase that may be a term: its base forms, its span, its form as read, and whether it is one word that
    texts of any field use."""

    key: tuple[str, ...]
    span: Span
    written: str
    everyday: bool


class _Run(NamedTuple):
    """Words with only whitespace between them, none of which is a word of grammar, and the one before them. ``named``
    is how many at the end are a name of the glossary."""

    before: str
    words: list[Word]
    named: int = 0


def _phrases(prose: Prose, names: TermMatcher[int]) -> Iterator[_Phrase]:
    """Yield the words and phrases of a text that may be terms."""
    clean = definition_parts.clean(prose.text, prose.markdown.hidden).core
    spans = [match.span for match in names.find(prose.text, clean, 0, len(clean))]
    named = {word.start: span for word in split_words(clean) for span in spans if span.start <= word.start < span.end}
    for run in _runs(clean, named):
        for start, end in _ranges(run):
            words = run.words[start:end]
            if words[0].joined or _TIED.match(clean, words[-1].end) is not None:
                continue
            before = run.words[start - 1].text if start else run.before
            everyday = len(words) == 1 and not COMMON.isdisjoint((words[0].text, base(words[0].text)))
            if _is_noun(words[0].text, before) if everyday else _may_be_term(words, before, run.named):
                span = Span(words[0].start, words[-1].end)
                key = tuple(base(word.text) for word in words)
                yield _Phrase(key, span, _MARKS.sub(" ", clean[slice(*span)]), everyday)


def _ranges(run: _Run) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of each phrase: any in a run of unknown words, and those that end with the name
    and begin before it."""
    size = len(run.words)
    if run.named:
        yield from ((start, size) for start in range(max(size - _LONGEST, 0), size - run.named))
        return
    for start in range(size):
        yield from ((start, end) for end in range(start + 1, min(start + _LONGEST, size) + 1))


def _runs(clean: str, named: Mapping[int, Span]) -> Iterator[_Run]:
    """Yield the runs of words that are no part of a name, and once more those before a name, together with it."""
    run: list[Word] = []
    words = split_words(clean)
    before_run = ""
    for at, (word, before) in enumerate(zip(words, [None, *words], strict=False)):
        apart = before is not None and clean[before.end : word.start].strip(" \n*_-") != ""
        ends = word.start in named or word.text in GRAMMAR or not word.text.isalpha() or len(word.text) < _SHORTEST
        if (apart or ends) and run:
            yield _Run(before_run, run)
            if not apart and word.start in named:
                name = [other for other in words[at : at + _LONGEST] if other.end <= named[word.start].end]
                yield _Run(before_run, [*run, *name], len(name))
            run = []
        if not ends:
            before_run = before_run if run else "" if apart or before is None else before.text
            run.append(word)
    if run:
        yield _Run(before_run, run)


def _is_noun(word: str, before: str) -> bool:
    """Return whether an everyday word is probably used as a noun: no adjective, and no verb without an article."""
    if word in DESCRIBING or base(word) in _AMOUNTS or word.endswith(_ENDINGS):
        return False
    return word not in ACTIONS or before in _DETERMINERS


def _may_be_term(words: Sequence[Word], before: str, named: int) -> bool:
    first, last = words[0].text, words[-1].text
    if named:
        return not (first in DESCRIBING or first in ACTIONS or first in _AMOUNTS or first.endswith(("ly", "ed")))
    if len(words) == 1:
        return not first.endswith(_ENDINGS) and (not first.endswith("ing") or before in _DETERMINERS | _PREPOSITIONS)
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
