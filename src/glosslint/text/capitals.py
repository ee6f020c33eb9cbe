"""Which words are common nouns and which are proper names, by how the texts themselves write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glosslint.util.regexes import lazy_pattern

#: A word by itself: not a part of a path, an address or a compound.
_WORD = lazy_pattern(r"(?<![\w.'\u2019/#@-])[^\W\d_]{2,}(?![\w/@-]|\.\w)")
_MID_SENTENCE = lazy_pattern(r"[^\W_][,;]?[ \n]\Z")  # before a word
_MIN_LOWERCASE = 3  # times: once or twice may be a typo
_MIN_CAPITALIZED = 2


class Capitalization:
    """How often the words of some texts are written in lower case and with a capital."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the words of ``texts``, which are without code, mathematics and the targets of links."""
        self._lowercase: Counter[str] = Counter()
        self._capitalized: Counter[str] = Counter()
        self._names: set[str] = set()
        for text in texts:
            for match in _WORD.finditer(text):
                word = match[0]
                if word.islower():
                    self._lowercase[word] += 1
                elif word.istitle():
                    self._capitalized[word] += 1
                    if _MID_SENTENCE.search(text, max(0, match.start() - 3), match.start()) is not None:
                        self._names.add(word)

    def is_lowercase(self, word: str) -> bool:
        """Return whether the texts write a word in lower case, and never with a capital inside a sentence."""
        return self._lowercase[word.lower()] >= _MIN_LOWERCASE and word.title() not in self._names

    def is_capitalized(self, word: str) -> bool:
        """Return whether the texts write a word with a capital, at the beginning of a sentence and not inside, where
        they write it in lower case: "npm" and the Anchor of "anchor init" have a case of their own."""
        capital = word.title()
        return (
            self._capitalized[capital] >= _MIN_CAPITALIZED
            and capital not in self._names
            and self._lowercase[word.lower()] > 0
        )

    def is_name(self, word: str) -> bool:
        """Return whether the texts write a word with a capital inside a sentence, as they do in names."""
        return word.title() in self._names

    def is_proper(self, word: str) -> bool:
        """Return whether the texts write a word with a capital inside a sentence, and never in lower case."""
        return word.title() in self._names and not self._lowercase[word.lower()]
