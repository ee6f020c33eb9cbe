"""Words that may stand twice in a row because somebody means it."""

from __future__ import annotations

import re

#: In small letters: "the score that had had no name", "very very".
INTENDED_REPETITIONS = frozenset(
    ("had", "that", "very", "many", "much", "so", "no", "yes", "bye", "ha", "blah", "knock", "now", "well")
)
_WORD = re.compile(r"[^\W_]+")


def is_intended_repetition(said: str) -> bool:
    """Whether a text is nothing but such a word, written twice, whatever marks are around it."""
    words = _WORD.findall(said.lower())
    return len(words) == 2 and words[0] == words[1] and words[0] in INTENDED_REPETITIONS
