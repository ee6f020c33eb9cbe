"""The order of the alphabet."""

from __future__ import annotations

import unicodedata

from glosslint.rule import fold


def rank(text: str) -> str:
    """What decides the place of a name in a list: its letters without capitals and accents, hyphens as blanks."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
