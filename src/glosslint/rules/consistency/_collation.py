"""Alphabetical order."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from glosslint.rule.names import fold, strip_accents

#: Letters that have a place of their own in an alphabet, and what sorts them there: after "n", or after "z".
_ALPHABETS = (
    "\u00e5:{ \u00e4:| \u00f6:}",  # Swedish and Finnish
    "\u00e6:{ \u00e4:{ \u00f8:| \u00f6:| \u00e5:}",  # Danish and Norwegian
    "\u00f1:n{",  # Spanish
    "\u010d:c{ \u0107:c| \u0111:d{ ch:h{ \u0159:r{ \u0161:s{ \u017e:z{",  # Czech, Slovak, Croatian and their neighbours
    "\u0105:a{ \u0107:c{ \u0119:e{ \u0142:l{ \u0144:n{ \u00f3:o{ \u015b:s{ \u017a:z{ \u017c:z|",  # Polish
    "\u00f6:o{ \u0151:o{ \u00fc:u{ \u0171:u{ cs:c{ gy:g{ ly:l{ ny:n{ sz:s{ ty:t{ zs:z{",  # Hungarian
    "\u0103:a{ \u00e2:a| \u00ee:i{ \u0219:s{ \u015f:s{ \u021b:t{ \u0163:t{",  # Romanian
    "\u00e7:c{ \u011f:g{ \u0131:h{ \u00f6:o{ \u015f:s{ \u00fc:u{",  # Turkish
    "\u00e1:a{ \u00f0:d{ \u00e9:e{ \u00ed:i{ \u00f3:o{ \u00fa:u{ \u00fd:y{ \u00fe:{ \u00e6:| \u00f6:}",  # Icelandic
    "\u0161:s{ z:s| \u017e:s} \u00f5:w{ \u00e4:w| \u00f6:w} \u00fc:w~",  # Estonian
    "\u00e4:ae \u00f6:oe \u00fc:ue",  # German, as in lists of names
)


@lru_cache(maxsize=65536)  # a list of entries is compared with several orders
def rank(text: str) -> str:
    """Return the key by which a name is sorted: its letters without case and accents, with hyphens as spaces."""
    return strip_accents(fold(text))


def _rank_in(places: tuple[tuple[str, str], ...], text: str) -> str:
    folded = fold(text)
    for letter, place in places:
        folded = folded.replace(letter, place)
    return strip_accents(folded)


#: Such keys by the alphabets of other languages, in which some letters with accents are letters of their own.
RANKS_ELSEWHERE: tuple[Callable[[str], str], ...] = tuple(
    partial(_rank_in, tuple((letter, place) for letter, _, place in (item.partition(":") for item in alphabet.split())))
    for alphabet in _ALPHABETS
)
