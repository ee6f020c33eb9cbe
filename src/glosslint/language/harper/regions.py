"""Words that are right in one region of English and not in another, as Harper's dictionaries have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from glosslint.text.english.spelling_variants import ise_verb, other_region

#: Regions of English; any other has the British forms, and none has all of them.
_DIALECTS = {"": "AMERICAN", "US": "AMERICAN", "AU": "AUSTRALIAN", "NZ": "AUSTRALIAN", "CA": "CANADIAN", "IN": "INDIAN"}
#: Where a word may be at home, the likeliest first.
_HOMES = ("AMERICAN", "BRITISH", "CANADIAN", "AUSTRALIAN", "INDIAN")
_ONLY_IZE = ("AMERICAN", "CANADIAN")


class Home(NamedTuple):
    """Where a word is right, as an adjective, and what is written instead of it in the region that was asked about."""

    adjective: str
    instead: tuple[str, ...]


@lru_cache
def dialect(language: str) -> str:
    """Harper's name for the English of a language code: ``en-NZ`` → ``AUSTRALIAN``."""
    return _DIALECTS.get(language.upper().partition("-")[2], "BRITISH")


def home(word: str, here: str, wrong: Callable[[str, str], Sequence[str] | None]) -> Home | None:
    """Where a word is right that is wrong in the dialect ``here``; ``None`` when that is nowhere. ``wrong`` gives what
    Harper suggests for a word that is wrong in a dialect, and ``None`` for one that is right; of which it has hardly
    any with an 's."""
    plain = word.removesuffix("'s").removesuffix("\u2019s")
    if plain != word:
        found = home(plain, here, wrong) if wrong(plain, here) is not None else None
        return found and found._replace(instead=tuple(other + word[len(plain) :] for other in found.instead))
    at = next((other for other in _HOMES if other != here and wrong(word, other) is None), None)
    if at is None:
        return None
    twin = other_region(word.lower())
    offered = [twin[2]] if twin is not None and wrong(twin[2], here) is None else wrong(word, here) or ()
    # Of what is only near, that is the same word which is wrong where this one is right: "aluminum", not "moths".
    instead = next((other for other in offered if twin is not None or wrong(other, at) is not None), None)
    return Home(at.capitalize(), () if instead is None else (instead,))


def home_of_ise(word: str, here: str) -> Home | None:
    """The same for a word on -ise that no dictionary lists: "tokenise" is British in America and Canada."""
    verb = ise_verb(word.lower())
    if verb is None or verb.letter != "s" or here not in _ONLY_IZE:
        return None
    return Home("British", (verb.other(word.lower()),))
