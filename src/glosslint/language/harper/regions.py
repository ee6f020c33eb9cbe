"""Words that are correct in one region of English and not in another, by Harper's dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from glosslint.text.english.spelling_variants import ise_verb, other_region
from glosslint.util.regexes import lazy_pattern

#: Harper's dialects by region; other regions have British forms. Without a region, all dialects are accepted.
_DIALECTS = {"": "AMERICAN", "US": "AMERICAN", "AU": "AUSTRALIAN", "NZ": "AUSTRALIAN", "CA": "CANADIAN", "IN": "INDIAN"}
#: The dialects that a word may belong to, the likeliest first.
_HOMES = ("AMERICAN", "BRITISH", "CANADIAN", "AUSTRALIAN", "INDIAN")
#: What is correct everywhere, though Harper lists it for some regions only: forms that "fulfil" and "fulfill" share,
#: "spelt", which is a grain, and Scotch "whisky".
_EVERYWHERE = lazy_pattern(
    r"(?:annul|appal|distil|enrol|enthral|extol|fulfil|instal|instil)l(?:ed|ers?|ings?)|acknowledgments?|afterwards"
    r"|colorations?|dreamed|spelt|whisk(?:y|ies)"
)
_ONLY_IZE = ("AMERICAN", "CANADIAN")


class Home(NamedTuple):
    """The region where a word is correct, as an adjective, and what is written instead in the region of the text."""

    adjective: str
    instead: tuple[str, ...]


@lru_cache
def dialect(language: str) -> str:
    """Return Harper's name for the English of a language code: ``en-NZ`` → ``AUSTRALIAN``."""
    return _DIALECTS.get(language.upper().partition("-")[2], "BRITISH")


def home(word: str, here: str, wrong: Callable[[str, str], Sequence[str] | None]) -> Home | None:
    """Return where a word is correct that is wrong in the dialect ``here``; ``None`` if nowhere. ``wrong`` returns
    Harper's suggestions for a word that is wrong in a dialect, ``None`` for a correct one. Harper lists hardly any
    words with an 's."""
    plain = word.removesuffix("'s").removesuffix("\u2019s")
    if _EVERYWHERE.fullmatch(plain.lower()) is not None:
        return None
    if plain != word:
        of_plain = home(plain, here, wrong) if wrong(plain, here) is not None else None
        return of_plain and of_plain._replace(instead=tuple(other + word[len(plain) :] for other in of_plain.instead))
    at = next((other for other in _HOMES if other != here and wrong(word, other) is None), None)
    if at is None:
        return None
    twin = other_region(word.lower())
    offered = [twin[2]] if twin is not None and wrong(twin[2], here) is None else wrong(word, here) or ()
    # Of similar words the counterpart is the one that is wrong where this one is correct: "aluminum", not "moths".
    instead = next((other for other in offered if twin is not None or wrong(other, at) is not None), None)
    return Home(at.capitalize(), () if instead is None else (instead,))


def home_of_ise(word: str, here: str) -> Home | None:
    """Return where a word in -ise that no dictionary lists is correct: "tokenise" is British to America and Canada."""
    verb = ise_verb(word.lower())
    if verb is None or verb.letter != "s" or here not in _ONLY_IZE:
        return None
    return Home("British", (verb.other(word.lower()),))
