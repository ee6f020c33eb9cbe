"""One request: a batch of texts goes to a server, and what it says comes back for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.batches import Batch, Ruler
from glosslint.language.languagetool.languages import PAIRS
from glosslint.language.languagetool.response import Item, read
from glosslint.language.languagetool.rule_filter import RuleFilter
from glosslint.model import Span


class Said(NamedTuple):
    """A match and its span in the text that it is about."""

    span: Span
    item: Item


class Asker:
    """Asks servers about batches. It remembers which words other countries know, so that each is looked up once."""

    def __init__(self, curation: RuleFilter) -> None:
        self._curation = curation
        self._abroad: dict[tuple[str, str], bool] = {}

    def ask(self, api: Api, batch: Batch) -> list[list[Said]]:
        """What a server says of each text of a batch, of the rules that are wanted. Raises EngineError."""
        if batch.language not in PAIRS:
            return self._ask(api, batch)
        first, second = PAIRS[batch.language]
        found = self._ask(api, batch._replace(language=first))
        words = {_word(text, said) for text, said in _unknown(batch, found)}
        self._look_up(api, second, sorted(word for word in words if (second, word) not in self._abroad))
        return [
            [said for said in items if not (said.item.spelling and self._abroad[second, _word(text, said)])]
            for text, items in zip(batch.texts, found, strict=True)
        ]

    def _ask(self, api: Api, batch: Batch) -> list[list[Said]]:
        answer = api.check({"language": batch.language, "text": batch.text, **self._curation.parameters()})
        ruler = Ruler(batch.texts)
        found: list[list[Said]] = [[] for _ in batch.texts]
        try:
            items = list(map(read, answer))
        except ValueError:
            raise api.rubbish() from None
        try:
            for item in items:
                place = ruler.place(item.offset, item.length)
                if place is not None and (item.spelling or self._curation.wants(item.rule, item.category)):
                    found[place[0]].append(Said(place[1], item))
        except ValueError:
            raise api.outside() from None
        return found

    def _look_up(self, api: Api, language: str, words: list[str]) -> None:
        """Each word is a text of its own: nothing around it may matter."""
        if words:
            answers = self._ask(api, Batch(language, tuple(words)))
            for word, items in zip(words, answers, strict=True):
                self._abroad[language, word] = not any(said.item.spelling for said in items)


def _unknown(batch: Batch, found: Iterable[Iterable[Said]]) -> Iterator[tuple[str, Said]]:
    for text, items in zip(batch.texts, found, strict=True):
        yield from ((text, said) for said in items if said.item.spelling)


def _word(text: str, said: Said) -> str:
    return text[slice(*said.span)]
