"""What many uses of one unknown word cost."""

from __future__ import annotations

from collections import Counter

from glosslint.language.dictionary import Dictionary
from glosslint.language.passages import PlacedPassage
from glosslint.language.types import Match, Passage
from glosslint.language.unknown_words import Use, unknown_words
from glosslint.model import Place, Span
from tests.timing import assert_linear

_TEXT = "A zorbed-like ship."


def _uses(number: int) -> list[Use]:
    texts = (PlacedPassage(Passage(_TEXT, _TEXT), Place(f"{at}.yaml")) for at in range(number))
    return [Use(text, Match(Span(2, 8), "Spelling", "", kind="spelling"), "harper") for text in texts]


def test_all_uses_of_a_word_with_a_hyphen_are_told_once() -> None:
    uses = _uses(3)
    (found,) = unknown_words([*uses, *uses], Dictionary(), Counter())
    assert (found.word, [place.span for place in found.places]) == ("zorbed-like", [Span(2, 13)] * 3)


def test_time_is_linear() -> None:
    assert_linear(lambda uses: list(unknown_words(uses, Dictionary(), Counter())), _uses, 8_000)
