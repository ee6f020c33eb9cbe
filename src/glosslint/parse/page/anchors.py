"""The anchors that renderers give the headings of a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from glosslint.text.names import slug


def anchor(words: str, renderer: str) -> str:
    """Return the anchor of a heading that shows ``words``, before ``number_repeated`` adds a number; it may be empty.

    ``github``, ``docusaurus``: letters, digits, ``_``, ``-``, each space a hyphen (github-slugger). ``kramdown``: the
    same with ASCII letters and without ``_``, from the first letter on. ``pandoc``: also dots, from the first letter
    on, and runs of spaces are one hyphen. ``mkdocs``: ASCII only, runs of spaces and hyphens are one (Python-Markdown's
    toc). ``sphinx``: ASCII letters and digits, all else is a hyphen (docutils' ``make_id``).
    """
    if renderer == "kramdown":
        return re.sub(r"^[^a-z]+", "", re.sub(r"[^a-zA-Z0-9 -]", "", words).lower()).replace(" ", "-") or "section"
    if renderer == "pandoc":
        kept = "".join(char for char in words.lower() if char.isalnum() or char in "_-." or char.isspace())
        text = re.sub(r"\s+", "-", kept.strip())
        start = next((at for at, char in enumerate(text) if char.isalpha()), len(text))
        return text[start:] or "section"
    if renderer not in ("mkdocs", "sphinx"):
        return slug(words)
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    if renderer == "sphinx":
        return make_id(ascii_only).lstrip("-0123456789")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def make_id(words: str) -> str:
    """Return the id that docutils makes of ASCII words (``make_id``)."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


#: How a renderer numbers repeated anchors, for ``number_repeated``: of others, an empty anchor has no number.
NUMBERS = {"mkdocs": ("_", 1, "_"), "sphinx": ("-", 1, "id")}


def number_repeated(names: Iterable[str], joint: str, first: int, unnamed: str = "") -> Iterator[str]:
    """Yield each name, with a number from ``first`` on if it was there before; an empty one after ``unnamed``."""
    taken = {""} if unnamed else set[str]()
    numbers: dict[str, int] = {}
    for name in names:
        number, free = numbers.get(name, first), name
        while free in taken:
            free = f"{name}{joint}{number}" if name or not unnamed else f"{unnamed}{number}"
            number += 1
        numbers[name] = number
        taken.add(free)
        yield free
