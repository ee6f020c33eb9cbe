"""Prepares the input of engines: the texts of entries and their places, with all that is not prose masked."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.prose import Prose, is_english
from glosslint.language.types import Passage
from glosslint.model import Place, Span
from glosslint.text.tokenize import find_addresses, mask, reads_as_words, replace_hidden, sentences
from glosslint.util.regexes import lazy_pattern

#: A word as a dictionary has it: the parts of a compound with hyphens are words, "don't" is one.
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
#: The other parts of a compound with hyphens, before and after a word. Both are short, so that the time is linear.
_WORDS_AND_SLASHES = lazy_pattern(r"(?<![\w/.:-])(?:[^\W\d_]+/)+\Z")
_PARTS_BEFORE = re.compile(r"(?:[^\W\d_]{1,20}[-\u2010\u2011]){1,3}\Z")
_PARTS_AFTER = re.compile(r"(?:[-\u2010\u2011][^\W\d_]{1,20}){1,3}(?![\w-])")
_COMPOUND = 64  # characters before a word in which these begin

#: A sign that a site generator puts in: ":octicons-link-external-24:", ":smile:".
_ICON = lazy_pattern(r"(?<![\w:]):[a-z0-9][\w+-]{1,62}:(?![\w:`])")

#: Words joined by signs, such as the name of a draft or a package.
_IDENTIFIER = lazy_pattern(r"[^\W_]+(?:[-_.][^\W_]+)*")
_SEGMENTS = lazy_pattern(r"[/.:?#&=@]+")
_ADDRESS = 1_000  # characters of an address in which names are looked for, so that the time is linear


class PlacedPassage(NamedTuple):
    """A passage and the node whose decoded text it is."""

    passage: Passage
    place: Place

    def at(self, span: Span) -> Place:
        """Return the place of characters of the passage."""
        return self.place._replace(span=span)


def passages(
    entries: Iterable[EntryFacts], language: str, accepts: Callable[[str], bool], plurals: frozenset[str] = frozenset()
) -> Iterator[PlacedPassage]:
    """Yield the texts of the entries, in order. English texts get the code ``language`` unless they state a region. The
    glossary itself ``accepts`` words; ``plurals`` are those of its names in the plural."""
    accepts = cache(accepts)
    for entry in entries:
        for prose in entry.prose:
            if prose.text.strip():
                code = prose.language.replace("_", "-")
                if is_english(code) and "-" not in code:
                    code = language.replace("_", "-")
                bare = ((span, "code") for span in find_addresses(prose.masked))
                icons = ((Span(*match.span()), "html") for match in _ICON.finditer(prose.masked))
                found = sorted([*bare, *icons])
                masked = mask(prose.masked, [(kind, span) for span, kind in found])
                parts = [*((part.span, part.kind) for part in prose.markdown.hidden), *found]
                hidden = sorted((span, reads_as_words(kind)) for span, kind in parts)
                words = set(WORD.findall(masked)) if is_english(code) else set()
                known = frozenset((*filter(accepts, words), *words.intersection(_linked_names(prose))))
                spans, shown = tuple(span for span, _ in hidden), tuple(span for span, word in hidden if word)
                own = plurals.intersection(map(str.lower, words)) if plurals else plurals
                yield PlacedPassage(Passage(prose.text, masked, spans, code, shown, known, own), entry.at(prose.path))


def _linked_names(prose: Prose) -> Iterator[str]:
    """Yield the words of identifiers that are both words of a link and in its web address, the name of what is there;
    of a single word, if it is a whole part of the address."""
    for link in prose.markdown.links:
        if "://" not in link.target or len(link.target) > _ADDRESS:
            continue
        target = link.target.lower()
        parts = frozenset(_SEGMENTS.split(target))
        for name in _IDENTIFIER.finditer(prose.text, *link.text):
            words = WORD.findall(name[0])
            own = name[0].lower()
            if own in parts or (len(words) > 1 and re.search(rf"(?<![^\W_]){re.escape(own)}(?![^\W_])", target)):
                yield from words


def without_hidden(passage: Passage) -> str:
    """Return the text at the same length with spaces for all hidden parts, also for code and the like."""
    hidden = (("", span) for span in passage.words)
    return replace_hidden(passage.masked, hidden, lambda _, part: " " * len(part))


def touches(span: Span, parts: Sequence[Span]) -> bool:
    """Return whether a span overlaps any of the parts, which are in order and do not overlap each other."""
    before = bisect.bisect_left(parts, (span.end, 0))
    return before > 0 and parts[before - 1].end > span.start


def compound(text: str, span: Span) -> Span:
    """Return the span of the word with hyphens around ``span``; of a very long one, only the parts near it."""
    before = _PARTS_BEFORE.search(text, max(span.start - _COMPOUND, 0), span.start)
    after = _PARTS_AFTER.match(text, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def opens_sentence(text: str, start: int) -> bool:
    """Return whether a sentence of a masked text begins at ``start``, or with words and slashes before: "Sail/Mast"."""
    if text[start - 1 : start] == "/":
        before = _WORDS_AND_SLASHES.search(text, max(0, start - _COMPOUND), start)
        start = before.start() if before is not None else start
    return start in _sentence_starts(text)


@lru_cache(maxsize=64)  # asked for several words of one text in a row
def _sentence_starts(text: str) -> frozenset[int]:
    return frozenset(span.start for span in sentences(text))
