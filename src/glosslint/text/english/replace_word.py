"""Writes one word or phrase for another: in the case, the number and behind the article that stand there."""

from __future__ import annotations

import re

from glosslint.text.english.inflection import base, plural, verb_forms
from glosslint.text.names import fold

_ARTICLE = re.compile(r"\b(an?)([ \t]+)\Z", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"[aio]|e(?!u)|u(?!n[ia]|s[aeu]|t[ei]|b[iou]|k|r[aeiou])", re.IGNORECASE)
_UNSURE = re.compile(r"[A-Z]{2}|[A-Za-z](?:\b|[-.\d])|h(?:o|ei)|one\b|once\b|[^A-Za-z]")  # acronyms, letters, "hour"


def inflected_replacement(found: str, sought: str, replacement: str) -> str | None:
    """What to write for ``found``, a form of ``sought`` in a text, when ``replacement`` is to be used: "Whitelists" →
    "Allowlists" for "whitelist" and "allowlist". ``None`` where the right form is not sure."""
    was, wanted = " ".join(found.split()), sought.removeprefix("to ")
    to = replacement.removeprefix("to ") if wanted != sought else replacement
    if fold(was) != fold(wanted):
        inflected = _conjugated(was, wanted, to) if wanted != sought else _several(was, wanted, to)
        if inflected is None:
            return None
        to = inflected
    if was[:1].isupper() and not wanted[:1].isupper() and to[:1].islower():
        return to[:1].upper() + to[1:]
    return to


def _several(was: str, wanted: str, to: str) -> str | None:
    """``to`` in the plural, where the text has the regular plural of ``wanted``."""
    *one, last = fold(was).split()
    *other, single = fold(wanted).split()
    *first, noun = to.split(" ")
    several = plural(noun)
    if several is None or one != other or last != plural(single) or base(several.lower()) != noun.lower():
        return None
    return " ".join((*first, several))


def _conjugated(was: str, wanted: str, to: str) -> str | None:
    """The verb ``to`` in the form on -s, -ed or -ing in which the text has ``wanted``."""
    form, *one = fold(was).split()
    verb, *other = fold(wanted).split()
    new, *rest = to.split(" ")
    ending = next((ending for ending in ("ed", "ing", "s") if form.endswith(ending)), "")
    forms = [other for other in verb_forms(new) if ending and other.endswith(ending) and other != new]
    sure = one == other and form in verb_forms(verb) and len(forms) == 1
    return " ".join((forms[0], *rest)) if sure else None


def article_change(before: str, replacement: str) -> tuple[int, str] | None:
    """How many characters of ``before``, the text in front of a word, give way to which article when that word becomes
    ``replacement``; ``(0, "")`` when nothing changes, ``None`` when the right one is not sure."""
    match = _ARTICLE.search(before)
    if match is None:
        return 0, ""
    if _UNSURE.match(replacement) is not None:
        return None
    right = "an" if _VOWEL_SOUND.match(replacement) is not None else "a"
    if match[1].lower() == right:
        return 0, ""
    return len(match[0]), (right.capitalize() if match[1][0].isupper() else right) + match[2]
