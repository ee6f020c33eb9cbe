"""The kinds of misspellings that can be planted."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tools.recall.kinds import Kind, Slip

_WORD = re.compile(r"(?<![\w'’.-])[a-z]{7,}(?![\w'’-])")
_VOWELS = {"a": "e", "e": "a", "i": "e", "o": "a", "u": "o"}
#: The key to the right or left of each.
_BESIDE = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioiosdfghjkjlxcvbnmn", strict=True))


def misspell(change: Callable[[str, int], str]) -> Slip:
    """Return what changes a word of a text at one of its letters, but the first and the last."""

    def slip(text: str, random: Random) -> str | None:
        words = list(_WORD.finditer(text))
        random.shuffle(words)
        for word in words:
            spellings = [change(word[0], at) for at in range(1, len(word[0]) - 1)]
            wrong = [spelling for spelling in spellings if spelling != word[0]]
            if wrong:
                return f"{text[: word.start()]}{random.choice(wrong)}{text[word.end() :]}"
        return None

    return slip


def _lose(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int) -> str:
    return word if word[at] in word[at - 1] + word[at + 1] else word[:at] + word[at] + word[at:]


def _lose_double(word: str, at: int) -> str:
    return _lose(word, at) if word[at] == word[at + 1] else word


def _swap(word: str, at: int) -> str:
    return word if at + 2 == len(word) else f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def _swap_ie(word: str, at: int) -> str:
    return _swap(word, at) if word[at : at + 2] in ("ie", "ei") else word


def _mistake_vowel(word: str, at: int) -> str:
    return word[:at] + _VOWELS.get(word[at], word[at]) + word[at + 1 :]


def _miss_key(word: str, at: int) -> str:
    return word[:at] + _BESIDE[word[at]] + word[at + 1 :]


_CHANGES = {
    "letter lost": _lose,
    "letter doubled": _double,
    "one of two equal letters lost": _lose_double,
    "letters swapped": _swap,
    "ie and ei": _swap_ie,
    "wrong vowel": _mistake_vowel,
    "key beside": _miss_key,
}
SPELLING = tuple(
    Kind(name, "spelling", misspell(change), ("spelling", "spelling-variant", "grammar"))
    for name, change in _CHANGES.items()
)
