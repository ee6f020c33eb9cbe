"""Which words are common nouns and which are proper names, by how the texts themselves write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from glosslint.util.regexes import lazy_pattern

_AFTER = r"(?![\w/@-]|\.\w)"
#: A word by itself: not a part of a path, an address or a compound.
_WORD = lazy_pattern(rf"(?<![\w.'\u2019/#@-])[^\W\d_]{{2,}}+{_AFTER}")
#: One in the middle of a sentence that begins with no small letter of ASCII.
_INSIDE = lazy_pattern(rf"[^\W\d_a-z](?:(?<=[^\W_][ \n].)|(?<=[^\W_][,;][ \n].))[^\W\d_]++{_AFTER}", re.DOTALL)
_MIN_LOWERCASE = 3  # times: once or twice may be a typo
_MIN_CAPITALIZED = 2


class Capitalization:
    """How often the words of some texts are written in lower case and with a capital."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count the words of ``texts``, which are without code, mathematics and the targets of links."""
        written = Counter(word for text in texts for word in _WORD.findall(text))
        self._lowercase = Counter({word: count for word, count in written.items() if word.islower()})
        self._capitalized = Counter({word: count for word, count in written.items() if word.istitle()})
        self._names = {word for text in texts for word in _INSIDE.findall(text) if word.istitle()}

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
