"""Alphabetical order."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from glosslint.rule import fold


@lru_cache(maxsize=65536)  # a list of entries is compared with several orders
def rank(text: str) -> str:
    """Return the key by which a name is sorted: its letters without case and accents, with hyphens as spaces."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
