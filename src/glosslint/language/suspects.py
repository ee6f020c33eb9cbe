"""Misspelt terms and code: words of these that are one letter from what the rest of the project writes.

The names of a glossary count as correct everywhere else, so that a typo in one would hide itself and its like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import is_english
from glosslint.language.misspellings import listed_misspelling
from glosslint.language.passages import WORD, PlacedPassage
from glosslint.language.types import Match, Passage, UnknownWord, WordKind
from glosslint.language.typos import DOUBLED, correction, is_likely_slip, slip_rarity
from glosslint.language.unknown_words import SEVERAL
from glosslint.model import Place, Span
from glosslint.text.names import fold
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

_SEPARATOR = "\n\n"
_SHORTEST = 5  # letters of a word of code that may be misspelt
#: The end of a combining form: "Immuno-Oncology".
_COMBINING = lazy_pattern(r"o-\w")
#: Endings of adjectives that are made of names: "Bayesian".
_OF_NAMES = ("an", "esque", "ine")


class Suspect(NamedTuple):
    """A word of a term or of code that may be misspelt, and the word of the project that it may stand for. ``near``:
    this is in a text of the entry or in a name; in another text it may be another word: "tenancy by the curtesy", and
    elsewhere "courtesy". ``is_known``: a dictionary must list what is meant."""

    word: str
    place: Place
    meant: str
    near: bool = True
    is_known: bool = True


def suspects(
    entries: Sequence[EntryFacts],
    vocabulary: Iterable[EntryFacts],
    texts: Sequence[PlacedPassage],
    accepted: Iterable[str],
) -> tuple[Suspect, ...]:
    """Return the words of English terms that no other name or text has, each one letter from one that others have, or a
    common misspelling; and the words of code that are one slip from a word that is written far more often. ``accepted``
    are the words of the settings."""
    used = Counter(word.lower() for text in texts for word in WORD.findall(text.passage.masked))
    named: set[str] = set()
    for entry in (*entries, *vocabulary):
        words = {word.lower() for name in entry.names for word in WORD.findall(name.value)}
        named |= words
        used.update(words)
    used.update({part.lower(): 2 for word in accepted for part in WORD.findall(word)})
    return (*_suspects_in_terms(entries, used, named), *_suspects_in_code(texts, used))


def _suspects_in_terms(entries: Iterable[EntryFacts], used: Counter[str], named: AbstractSet[str]) -> Iterator[Suspect]:
    for entry in entries:
        for name in entry.names:
            if entry.term is None or name.path != entry.term.path or not is_english(name.language):
                continue
            for match in WORD.finditer(name.value):
                word = match[0]
                if used[word.lower()] > 1 or not word.isalpha() or not (word.islower() or word.istitle()):
                    continue
                if (word.istitle() and word.endswith(_OF_NAMES)) or _COMBINING.match(name.value, match.end() - 1):
                    continue
                common = listed_misspelling(word.lower())
                meant = common or correction(word.lower(), used.__contains__) or ""
                is_offered = any(meant in fold(other.value).split() for other in entry.names if other is not name)
                if meant and not (is_offered or meant.startswith(word.lower()) or word.lower().startswith(meant)):
                    span = Span(name.start + match.start(), name.start + match.end())
                    near = meant in named or any(meant in prose.masked.lower() for prose in entry.prose)
                    yield Suspect(word, entry.at(name.path, span), meant, near)


def _suspects_in_code(texts: Iterable[PlacedPassage], used: Counter[str]) -> Iterator[Suspect]:
    """Yield the words of code with two letters swapped, or one doubled: `ptaxs`, beside `ptxas`."""
    code = ((text, part) for text in texts if is_english(text.passage.language) for part in text.passage.words)
    words = ((text, match) for text, part in code for match in WORD.finditer(text.passage.text, *part))
    places = group_values(
        (match[0], text.at(Span(*match.span())))
        for text, match in words
        if match[0].isalpha() and match[0].islower() and len(match[0]) >= _SHORTEST
    )
    total = used + Counter({word: len(here) for word, here in places.items()})
    by_letters = group_values((frozenset(word), word) for word, times in total.items() if times >= SEVERAL)
    for word, here in places.items():
        for meant in by_letters.get(frozenset(word), ()):
            rarity = slip_rarity(word, meant)
            if rarity is not None and rarity <= DOUBLED and total[meant] >= SEVERAL * total[word]:
                yield from (Suspect(word, place, meant, is_known=False) for place in here)


def passage_of(words: Sequence[Suspect], language: str) -> Passage:
    """Return a text of all the words, and of those that they may stand for, which shows what an engine knows."""
    text = _SEPARATOR.join(form for word in words for form in (word.word.lower(), word.meant))
    return Passage(text, text, language=language)


def misspelt(words: Sequence[Suspect], matches: Iterable[Match], engine: str) -> Iterator[UnknownWord]:
    """Yield the words that an engine does not know and whose counterparts it knows."""
    unknown = {match.span.start: match for match in matches if match.kind == "spelling"}
    position = 0
    for word in words:
        own = unknown.get(position)
        position += len(word.word) + len(_SEPARATOR)
        other = unknown.get(position)
        position += len(word.meant) + len(_SEPARATOR)
        is_typo = other is None and is_likely_slip(word.word.lower(), word.meant)
        if own is not None and (is_typo or not word.is_known):
            meant = word.meant.title() if word.word[0].isupper() else word.meant
            kind: WordKind = "misspelt" if word.near else "doubtful"
            yield UnknownWord(word.word, (word.place,), (word.word,), (meant,), kind, engine, own.rule)
