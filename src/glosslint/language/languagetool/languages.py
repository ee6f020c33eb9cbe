"""Language codes: from those of a glossary to those that a server supports."""

from __future__ import annotations

from collections.abc import Mapping

from glosslint.facts.prose import is_english
from glosslint.text.english.spelling_variants import other_region

#: Languages with two spellings, both accepted if the glossary names no country. A text is checked as that of the first
#: country; a word that is unknown there is looked up in the second.
PAIRS = {"en": ("en-US", "en-GB"), "pt": ("pt-BR", "pt-PT")}
_ENGLISH = {f"en-{land}".lower(): f"en-{land}" for land in ("US", "GB", "AU", "CA", "NZ", "ZA")}
#: Other languages that LanguageTool spell-checks only with a country; it hardly matters which.
_REGIONS = {"de": "de-de"}


def code(language: str, known: Mapping[str, str]) -> str | None:
    """Return the code to send for a language of the glossary, from those that a server supports (``known``, by their
    lowercase forms); a key of ``PAIRS`` if both spellings are accepted, ``None`` if it is not supported."""
    tag = language.replace("_", "-").lower()
    if is_english(tag):
        return _ENGLISH.get(tag, "en")
    plain = tag.partition("-")[0]
    return known.get(_REGIONS.get(tag, tag)) or known.get(_REGIONS.get(plain, plain)) or known.get(plain)


def twin(word: str, language: str) -> tuple[str, str] | None:
    """Return in which English a word is at home, and its form in the other one, that of the language's region; ``None``
    for a word that is correct there, as -ize is in Britain, and if the language has no region."""
    forms = other_region(word.lower()) if is_english(language) and "-" in language else None
    if forms is None:
        return None
    group, british, written = forms
    if british != language.lower().endswith("-us") or (not british and group == "-ise/-ize"):
        return None
    return "British" if british else "American", written
