"""How names are compared: folding, singular forms, slugs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINTS = re.compile(r"[\s\-_\u2010-\u2015]+")
_NOT_SLUG = re.compile(r"[^\w\- ]")
_QUALIFIER = re.compile(r"\s*\(([^()]+)\)\s*$")
#: Singular nouns that end like a plural.
_SINGULAR_ENDINGS = (
    "ss",
    "us",
    "is",
    "ics",
    "ness",
    "news",
    "series",
    "species",
    "lens",
    "bias",
    "gas",
    "canvas",
    "atlas",
    "alias",
)
_SHORT_SINGULAR = 4  # words up to this length, such as "bus" or "axis", keep their s


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form under which two names count as one: NFKC, case-folded, hyphens and spaces alike."""
    if name.isascii():
        return _JOINTS.sub(" ", name).strip().lower()
    return _JOINTS.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def split_qualifier(name: str) -> tuple[str, str]:
    """``"kernel (operating system)"`` → ``("kernel", "operating system")``; without a qualifier the second is empty."""
    match = _QUALIFIER.search(name)
    return (name[: match.start()], match[1].strip()) if match and match.start() else (name, "")


def singular(word: str) -> str:
    """The singular of a folded English word, by the regular endings; other words come back unchanged."""
    if len(word) <= _SHORT_SINGULAR or not word.endswith("s") or word.endswith(_SINGULAR_ENDINGS):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zzes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def twin_key(name: str) -> str:
    """The form under which names are near twins: folded, the last word singular, written as one word."""
    words = fold(name).split(" ")
    return "".join([*words[:-1], singular(words[-1])])


def slug(name: str) -> str:
    """The anchor that Markdown renderers give a heading (the rule GitHub documents for its own)."""
    return _NOT_SLUG.sub("", name.strip().lower()).replace(" ", "-")
