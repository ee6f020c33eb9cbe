"""Did you mean: the known word that a misspelt one is closest to, found by an index that is fast for 10,000 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from glosslint.model.frozen import cached_property
from glosslint.text.names import fold, singular
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import first_values, group_values

_SHORT = 7  # words up to this length are indexed by two letters, longer ones by three
_ACRONYM = 5  # capitals up to this length are an acronym of its own, however near another one is
_CANDIDATES = 12  # the edit distance is computed for the words that share most parts with the one sought
_MAX_LOOKED_AT = 1000
_OPPOSITE = lazy_pattern(r"(?:un|non|in|im|ir|dis|mis|anti|a(?=sy))(?=\w{4})")
_NUMERAL = lazy_pattern(r"\d+|[ivx]+")  # fold() makes all letters small
_DIGITS = lazy_pattern(r"\d+")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` most likely misspells, or ``None``. Case and hyphens do not count."""
    return NearestWords(known).nearest(word)


class NearestWords:
    """An index of known words. Of equally near ones, the nearest in length and then the first in order is returned."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = first_values((fold(word), word) for word in known)

    def nearest(self, word: str) -> str | None:
        """Return the known word that ``word`` most likely misspells: equal but for case and hyphens, or at most
        ``allowed_edits`` away."""
        folded = fold(word)
        if folded in self._known:
            return self._known[folded]
        if word.isupper() and len(word) <= _ACRONYM:
            return None
        others = (other for other in self._candidates(folded) if not _mean_different(folded, other))
        edits = ((edit_distance(folded, other, allowed_edits(folded, other)), other) for other in others)
        near = ((number, abs(len(other) - len(folded)), other) for number, other in edits if number is not None)
        best = min(near, default=None)
        return None if best is None else self._known[best[2]]

    def _candidates(self, word: str) -> list[str]:
        size = 2 if len(word) <= _SHORT else 3
        index = self._pairs if size == 2 else self._threes
        shared = Counter[str]()
        looked_at = 0
        for words in sorted((index.get(part, ()) for part in sorted(set(_parts(word, size)))), key=len):
            if looked_at > _MAX_LOOKED_AT:  # the parts that are left are in too many words to tell these apart
                break
            shared.update(words)
            looked_at += len(words)
        most = [other for other, _ in shared.most_common(4 * _CANDIDATES)]
        return sorted(most, key=lambda other: (abs(len(other) - len(word)) - shared[other], other))[:_CANDIDATES]

    @cached_property
    def _pairs(self) -> Mapping[str, Sequence[str]]:
        return _index((word for word in self._known if len(word) <= _SHORT + 2), 2)

    @cached_property
    def _threes(self) -> Mapping[str, Sequence[str]]:
        return _index((word for word in self._known if len(word) >= _SHORT - 2), 3)


def allowed_edits(word: str, other: str) -> int:
    """Return how many edits may separate a word from the one it misspells: none in three letters, three in twelve or
    more. A plural is always near its singular, and a word near one that it begins."""
    shorter, longer = sorted((word, other), key=len)
    if singular(word) == singular(other) or (len(shorter) > 3 and longer.startswith(shorter)):
        return 3
    return min(3, len(longer) // 4)


def is_slip(word: str, other: str) -> bool:
    """Return whether a word differs from another by one letter, by two that are missing or too many, or only in its
    number: not "majority" and "minority"."""
    one, another = fold(word), fold(other)
    if singular(one) == singular(another):
        return True
    distance = edit_distance(one, another, 2)
    return distance is not None and (distance < 2 or abs(len(one) - len(another)) == distance)


def edit_distance(word: str, other: str, limit: int) -> int | None:
    """Return how many letters to add, drop, change or swap (Damerau-Levenshtein); ``None`` if above ``limit``."""
    if abs(len(word) - len(other)) > limit:
        return None
    width = len(other)
    far = limit + 2  # as good as any number above the limit: it is what is outside of the band around the diagonal
    before: list[int] = []
    row = [*range(min(width, limit) + 1), *[far] * (width - limit)]
    for i, letter in enumerate(word, 1):
        earlier, before, row = before, row, [far] * (width + 1)
        if i <= limit:
            row[0] = i
        for j in range(max(1, i - limit), min(width, i + limit) + 1):
            its = other[j - 1]
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == its:
                best = min(best, earlier[j - 2] + 1)
            row[j] = best
        if min(row) > limit + 1:
            return None
    return row[-1] if row[-1] <= limit else None


def _mean_different(word: str, other: str) -> bool:
    """Return whether two names differ in a meaningful part: the letter of "s-risk" and "x-risk", the number of "layer
    2", or the prefix of "misaligned"."""
    words, others = word.split(), other.split()
    if len(words) != len(others):
        return False
    pairs = [(one, another) for one, another in zip(words, others, strict=True) if one != another]
    return bool(pairs) and all(
        (len(one) == len(another) == 1 and len(words) > 1)
        or (_NUMERAL.fullmatch(one) and _NUMERAL.fullmatch(another))
        or _DIGITS.sub("0", one) == _DIGITS.sub("0", another)
        or _strip_opposite(one) == another
        or _strip_opposite(another) == one
        for one, another in pairs
    )


def _strip_opposite(word: str) -> str:
    return word[match.end() :] if (match := _OPPOSITE.match(word)) is not None else ""


def _index(words: Iterable[str], size: int) -> Mapping[str, Sequence[str]]:
    return group_values((part, word) for word in words for part in set(_parts(word, size)))


def _parts(word: str, size: int) -> Iterable[str]:
    padded = f"\0{word}\0"
    return (padded[at : at + size] for at in range(len(padded) - size + 1))
