"""Language codes: those of a glossary, and those that a server knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glosslint.facts.prose import is_english
from glosslint.text.english.spelling_variants import other_region

#: Languages that two countries spell in two ways, both of which are right where the glossary names no country. A text
#: is checked as that of the first; a word that is unknown there is looked up in the second.
PAIRS = {"en": ("en-US", "en-GB"), "pt": ("pt-BR", "pt-PT")}
_ENGLISH = {f"en-{land}".lower(): f"en-{land}" for land in ("US", "GB", "AU", "CA", "NZ", "ZA")}
_REGIONS = {"de": "de-de"}  # other languages whose dictionary is that of a country, and which one hardly matters


def code(language: str, known: Mapping[str, str]) -> str | None:
    """The code to send for a language of the glossary, of those that a server has (``known``, by their small letters);
    a key of ``PAIRS`` where both spellings are right, ``None`` for a language that the server has not."""
    small = language.replace("_", "-").lower()
    if is_english(small):
        return _ENGLISH.get(small, "en")
    plain = small.partition("-")[0]
    return known.get(_REGIONS.get(small, small)) or known.get(_REGIONS.get(plain, plain)) or known.get(plain)


class Twin(NamedTuple):
    """How a word is written in the other English than its own, ``home``."""

    home: str
    written: str


def twin(word: str, language: str) -> Twin | None:
    """The form that a word of the other English has in that of a region; ``None`` for what is right there, as -ize is
    in Britain, and where the language has no region."""
    found = other_region(word.lower()) if is_english(language) and "-" in language else None
    if found is None:
        return None
    group, british, written = found
    if british != language.lower().endswith("-us") or (not british and group == "-ise/-ize"):
        return None
    return Twin("British" if british else "American", written)
