"""Words that may stand twice in a row because somebody means it."""

from __future__ import annotations

#: In small letters: "the score that had had no name", "very very".
MEANT_TWICE = frozenset(
    ("had", "that", "very", "many", "much", "so", "no", "yes", "bye", "ha", "blah", "knock", "now", "well")
)


def meant_twice(said: str) -> bool:
    """Whether a text is nothing but such a word, written twice."""
    words = said.lower().split()
    return len(words) == 2 and words[0] == words[1] and words[0] in MEANT_TWICE
