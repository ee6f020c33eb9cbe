"""Sends many passages in one request, and maps the ranges of its answer back to spans of each.

A request costs LanguageTool about 35 ms, and a definition 15. Passages are joined by an empty line, which ends a
paragraph, a sentence, and so every match. LanguageTool counts UTF-16 units, glosslint counts characters.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from glosslint.facts.prose import is_english
from glosslint.language.languagetool.api import Api, Item
from glosslint.language.languagetool.rule_filter import RuleFilter
from glosslint.model import Span

GAP = "\n\n"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
#: Lone surrogates, which cannot be encoded, and control characters, which LanguageTool does not expect.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

#: Languages with two spellings, both accepted if the glossary names no country. A text is checked as that of the first
#: country; a word that is unknown there is looked up in the second.
_PAIRS = {"en": ("en-US", "en-GB"), "pt": ("pt-BR", "pt-PT")}
_ENGLISH = {f"en-{land}".lower(): f"en-{land}" for land in ("US", "GB", "AU", "CA", "NZ", "ZA")}
#: Other languages that LanguageTool spell-checks only with a country; it hardly matters which.
_REGIONS = {"de": "de-de"}


def code_for(language: str, known: Mapping[str, str]) -> str | None:
    """Return the code to send for a language of the glossary, from those that a server supports (``known``, by their
    lowercase forms); ``en`` or ``pt`` if both spellings are accepted, ``None`` if it is not supported."""
    tag = language.replace("_", "-").lower()
    if is_english(tag):
        return _ENGLISH.get(tag, "en")
    plain = tag.partition("-")[0]
    return known.get(_REGIONS.get(tag, tag)) or known.get(_REGIONS.get(plain, plain)) or known.get(plain)


class Batch(NamedTuple):
    """Texts to be sent together, and their language: "en" or a code that the server supports."""

    language: str
    texts: tuple[str, ...]


def batches(texts: Iterable[tuple[str, str]], most: int) -> Iterator[Batch]:
    """Yield texts, each after its language, in batches of one language and ``most`` characters, or one longer text."""
    batch: list[str] = []
    size, batch_language = 0, ""
    for language, text in texts:
        if batch and (language != batch_language or size + len(text) > most):
            yield Batch(batch_language, tuple(batch))
            batch, size = [], 0
        batch_language = language
        batch.append(_UNFIT.sub(" ", text))
        size += len(text) + len(GAP)
    if batch:
        yield Batch(batch_language, tuple(batch))


class Ruler:
    """Converts ranges of an answer about a batch to spans of its texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        whole = GAP.join(texts)
        self._starts = list(accumulate((len(text) + len(GAP) for text in texts[:-1]), initial=0))
        self._ends = [start + len(text) for start, text in zip(self._starts, texts, strict=True)]
        # where each character of the other planes begins, in UTF-16, where it takes two units
        self._astral = [match.start() + number for number, match in enumerate(_ASTRAL.finditer(whole))]
        self._length = len(whole)

    def place(self, offset: object, length: object) -> tuple[int, Span] | None:
        """Return the number of the text and the span in it, for a range in UTF-16 units; ``None`` if it is not within
        one text. Raises ValueError if it is empty, outside, or splits a character."""
        if type(offset) is not int or type(length) is not int or offset < 0 or length < 1:
            raise ValueError("not a range")
        start, end = self._characters(offset), self._characters(offset + length)
        if end > self._length:
            raise ValueError("outside the text")
        number = bisect.bisect_right(self._starts, start) - 1
        if end > self._ends[number]:
            return None
        first = self._starts[number]
        return number, Span(start - first, end - first)

    def _characters(self, units: int) -> int:
        """Return an offset in characters. Raises ValueError inside a character."""
        before = bisect.bisect_left(self._astral, units)
        if before and self._astral[before - 1] == units - 1:
            raise ValueError("inside a character")
        return units - before


class TextMatch(NamedTuple):
    """A match of a server and its span in the text."""

    span: Span
    item: Item

    def word(self, text: str) -> str:
        """Return the characters of the text that the match is about."""
        return text[slice(*self.span)]


class Client:
    """Sends batches to servers. It keeps which words other countries accept, so that each is looked up once."""

    def __init__(self, rules: RuleFilter) -> None:
        self._rules = rules
        self._accepted_abroad: dict[tuple[str, str], bool] = {}

    def check(self, api: Api, batch: Batch) -> list[list[TextMatch]]:
        """Return a server's matches in each text of a batch, of the rules that are on. Raises EngineError."""
        if batch.language not in _PAIRS:
            return self._check(api, batch)
        first, second = _PAIRS[batch.language]
        results = self._check(api, batch._replace(language=first))
        pairs = list(zip(batch.texts, results, strict=True))
        words = {match.word(text) for text, matches in pairs for match in matches if match.item.spelling}
        unknown = tuple(sorted(word for word in words if (second, word) not in self._accepted_abroad))
        if unknown:  # each is looked up as a text of its own, so that no context matters
            answers = self._check(api, Batch(second, unknown))
            for word, matches in zip(unknown, answers, strict=True):
                self._accepted_abroad[second, word] = not any(match.item.spelling for match in matches)
        abroad = {word for word in words if self._accepted_abroad[second, word]}
        return [
            [match for match in matches if not (match.item.spelling and match.word(text) in abroad)]
            for text, matches in pairs
        ]

    def _check(self, api: Api, batch: Batch) -> list[list[TextMatch]]:
        answer = api.check({"language": batch.language, "text": GAP.join(batch.texts), **self._rules.parameters()})
        ruler = Ruler(batch.texts)
        results: list[list[TextMatch]] = [[] for _ in batch.texts]
        try:
            for item in answer:
                place = ruler.place(item.offset, item.length)
                if place is not None and (item.spelling or self._rules.wants(item.rule, item.category)):
                    results[place[0]].append(TextMatch(place[1], item))
        except ValueError:
            raise api.outside() from None
        return results
