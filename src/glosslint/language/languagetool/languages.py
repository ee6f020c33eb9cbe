"""Language codes: those of a glossary, and those that a server knows."""

from __future__ import annotations

from collections.abc import Mapping

from glosslint.prose import is_english

#: Plain English, for us: what Americans or the British write is right. LanguageTool has dictionaries of regions only.
BOTH = "en"
AMERICAN, BRITISH = "en-US", "en-GB"
_ENGLISH = {code.lower(): code for code in (AMERICAN, BRITISH, "en-AU", "en-CA", "en-NZ", "en-ZA")}
_REGIONS = {"de": "de-de"}  # other languages whose dictionary is that of a region, and which region hardly matters


def code(language: str, known: Mapping[str, str]) -> str | None:
    """The code to send for a language of the glossary, of those that a server has (``known``, by their small letters);
    ``BOTH`` for English of no region that LanguageTool has, ``None`` for a language that the server has not."""
    small = language.replace("_", "-").lower()
    if is_english(small):
        return _ENGLISH.get(small, BOTH)
    plain = small.partition("-")[0]
    return known.get(_REGIONS.get(small, small)) or known.get(_REGIONS.get(plain, plain)) or known.get(plain)
