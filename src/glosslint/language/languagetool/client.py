"""Sends a batch of texts to a server, and returns the matches in each of them."""

from __future__ import annotations

from typing import NamedTuple

from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.batches import Batch, Ruler
from glosslint.language.languagetool.languages import PAIRS
from glosslint.language.languagetool.response import Item, read
from glosslint.language.languagetool.rule_filter import RuleFilter
from glosslint.model import Span


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
        if batch.language not in PAIRS:
            return self._check(api, batch)
        first, second = PAIRS[batch.language]
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
        answer = api.check({"language": batch.language, "text": batch.text, **self._rules.parameters()})
        ruler = Ruler(batch.texts)
        results: list[list[TextMatch]] = [[] for _ in batch.texts]
        try:
            items = list(map(read, answer))
        except ValueError:
            raise api.invalid() from None
        try:
            for item in items:
                place = ruler.place(item.offset, item.length)
                if place is not None and (item.spelling or self._rules.wants(item.rule, item.category)):
                    results[place[0]].append(TextMatch(place[1], item))
        except ValueError:
            raise api.outside() from None
        return results
