"""The anchors that renderers give the headings of a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from glosslint.text.names import slug


def anchor(words: str, renderer: str) -> str:
    """Return the anchor of a heading that shows ``words``, before ``number_anchors`` adds a number; it may be empty.

    ``github``, ``docusaurus``: letters, digits, ``_``, ``-``, each space a hyphen (github-slugger). ``kramdown``: the
    same with ASCII letters and without ``_``, from the first letter on. ``pandoc``: also dots, from the first letter
    on, and runs of spaces are one hyphen. ``mkdocs``: ASCII only, runs of spaces and hyphens are one (Python-Markdown's
    toc). ``sphinx``: ASCII letters and digits, all else is a hyphen (docutils' ``make_id``).
    """
    return _RENDERERS[renderer](words)


def _kramdown(words: str) -> str:
    return re.sub(r"^[^a-z]+", "", re.sub(r"[^a-zA-Z0-9 -]", "", words).lower()).replace(" ", "-") or "section"


def _pandoc(words: str) -> str:
    kept = "".join(char for char in words.lower() if char.isalnum() or char in "_-." or char.isspace())
    text = re.sub(r"\s+", "-", kept.strip())
    start = next((at for at, char in enumerate(text) if char.isalpha()), len(text))
    return text[start:] or "section"


def _mkdocs(words: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", _ascii(words)).strip().lower())


def _sphinx(words: str) -> str:
    return make_id(_ascii(words.lower())).lstrip("-0123456789")


def _ascii(words: str) -> str:
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")


def make_id(words: str) -> str:
    """Return the id that docutils makes of ASCII words (``make_id``)."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


_RENDERERS: Mapping[str, Callable[[str], str]] = {
    "github": slug,
    "docusaurus": slug,
    "kramdown": _kramdown,
    "pandoc": _pandoc,
    "mkdocs": _mkdocs,
    "sphinx": _sphinx,
}
_JOINTS = {"mkdocs": "_"}
#: The prefix of the number of a heading of which a renderer keeps no letter, such as one in Cyrillic: "_1", "id1".
_WITHOUT_LETTERS = {"mkdocs": "_", "sphinx": "id"}


def number_anchors(anchors: Iterable[str], renderer: str) -> Iterator[str]:
    """Yield the anchors of the headings of a page, in order; a repeated anchor gets a number, as does an empty one with
    some renderers."""
    taken: set[str] = {""} if renderer in _WITHOUT_LETTERS else set()
    joint = _JOINTS.get(renderer, "-")
    numbers: dict[str, int] = {}
    for name in anchors:
        number, free = numbers.get(name, 0), name
        while free in taken:
            number += 1
            free = f"{name}{joint}{number}" if name else f"{_WITHOUT_LETTERS.get(renderer, joint)}{number}"
        numbers[name] = number
        taken.add(free)
        yield free
