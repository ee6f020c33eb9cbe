"""Which words are plain ones and which are proper names, by how the texts themselves write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

#: A word by itself: no part of a path, an address or a compound.
_WORD = re.compile(r"(?<![\w.'\u2019/#@-])[^\W\d_]{2,}(?![\w/@-]|\.\w)")
_MID = re.compile(r"[^\W_][,;]?[ \n]\Z")  # what stands before a word in the middle of a sentence
_OFTEN = 3  # times: once or twice is a slip
_RAISED = 2


class Capitalization:
    """How the words of some texts are written."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts`` are without code, mathematics and the targets of links."""
        self._small: Counter[str] = Counter()
        self._raised: Counter[str] = Counter()
        self._names: set[str] = set()
        for text in texts:
            self._read(text)

    def _read(self, text: str) -> None:
        for match in _WORD.finditer(text):
            word = match[0]
            if word.islower():
                self._small[word] += 1
            elif word.istitle():
                self._raised[word] += 1
                if _MID.search(text, max(0, match.start() - 3), match.start()) is not None:
                    self._names.add(word)

    def is_lowercase(self, word: str) -> bool:
        """Whether the texts write a word small, and never with a capital in the middle of a sentence."""
        return self._small[word.lower()] >= _OFTEN and word.title() not in self._names

    def is_capitalized(self, word: str) -> bool:
        """Whether the texts write a word with a capital, as at the beginning of a sentence."""
        return self._raised[word.title()] >= _RAISED
