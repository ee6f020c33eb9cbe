"""Replacing one word or phrase by another: in the same case, number or verb form, after the right article."""

from __future__ import annotations

import re

from glosslint.text.english.inflection import base, plural, verb_forms
from glosslint.text.names import fold
from glosslint.util.regexes import lazy_pattern

_ARTICLE = lazy_pattern(r"\b(an?)([ \t]+)\Z", re.IGNORECASE)
#: Words that begin with the sound of a vowel. "Unit" begins with "you", "one" with "won", and "hour" with "our".
_VOWEL_SOUND = lazy_pattern(
    r"(?!one(?:\b|self|ness)|once\b|eu|ewe|u(?:ni(?!n|m(?!od)|d(?!ir)|ss)|nanim|s[aeiu]|t[eio]|bi|k|r[aeio]))[aeiou]"
    r"|h(?:our|onest|onou?r|eir)",
    re.IGNORECASE,
)
#: Acronyms and letters that take one article before the name of the letter and the other before a word ("SQL", "ROM"),
#: and words whose h some speakers say and some do not.
_UNSURE = lazy_pattern(
    r"[AEFHILMNORSUX][A-Z]|[aefhilmnorsuxAEFHILMNORSUX](?:\b|[-.\d])|[Hh](?:erb|omage|istor|otel|ysteri)|[^A-Za-z]"
)


def inflected_replacement(found: str, sought: str, replacement: str) -> str | None:
    """Return what to write for ``found``, a form of ``sought`` in a text: for "whitelist" and "allowlist", "Whitelists"
    → "Allowlists". ``None`` where the right form is not certain."""
    written, lemma = " ".join(found.split()), sought.removeprefix("to ")
    new: str | None = replacement.removeprefix("to ") if lemma != sought else replacement
    if new is not None and fold(written) != fold(lemma):
        new = _conjugated(written, lemma, new) if lemma != sought else _pluralized(written, lemma, new)
    if new is not None and written[:1].isupper() and not lemma[:1].isupper() and new[:1].islower():
        return new[:1].upper() + new[1:]
    return new


def _pluralized(written: str, lemma: str, new: str) -> str | None:
    """Return ``new`` in the plural if ``written`` is the regular plural of ``lemma``."""
    *before, last = fold(written).split()
    *lemma_before, singular = fold(lemma).split()
    *first, noun = new.split(" ")
    many = plural(noun)
    if many is None or before != lemma_before or last != plural(singular) or base(many.lower()) != noun.lower():
        return None
    return " ".join((*first, many))


def _conjugated(written: str, lemma: str, new: str) -> str | None:
    """Return the verb ``new`` in the form on -s, -ed or -ing that ``written`` is of ``lemma``."""
    form, *after = fold(written).split()
    verb, *lemma_after = fold(lemma).split()
    new_verb, *rest = new.split(" ")
    ending = next((ending for ending in ("ed", "ing", "s") if form.endswith(ending)), "")
    forms = [other for other in verb_forms(new_verb) if ending and other.endswith(ending) and other != new_verb]
    certain = after == lemma_after and form in verb_forms(verb) and len(forms) == 1
    return " ".join((forms[0], *rest)) if certain else None


def article(word: str) -> str | None:
    """Return the indefinite article before a word; ``None`` where its spelling does not tell: "SQL", "X-ray"."""
    if _UNSURE.match(word) is not None:
        return None
    return "an" if _VOWEL_SOUND.match(word) is not None else "a"


def article_change(before: str, replacement: str) -> tuple[int, str] | None:
    """Return how many characters at the end of ``before``, the text before a word, to replace by which article when
    that word becomes ``replacement``; ``(0, "")`` for no change, ``None`` where the right article is not certain."""
    match = _ARTICLE.search(before)
    if match is None:
        return 0, ""
    right = article(replacement)
    if right is None:
        return None
    if match[1].lower() == right:
        return 0, ""
    return len(match[0]), (right.capitalize() if match[1][0].isupper() else right) + match[2]
