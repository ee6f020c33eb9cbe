"""Which words are misspellings: those of a list, and words that are one slip away from a far more frequent one.

The data, ``misspellings.txt.zlib``, are made by ``tools/misspellings.py``; their sources are named in
``misspellings.LICENSE``.
"""

from __future__ import annotations

import math
import zlib
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glosslint.language.typos import BESIDE, DOUBLED, LIKELY, is_derived, neighbours, slip_rarity
from glosslint.text.english.spelling_variants import ise_verb

FILE = "misspellings.txt.zlib"
TENTHS = 10  # parts of a power of ten, in which the file states how frequent a word is
_SUGGESTED = 3
#: How frequent a word must be for another to be a misspelling of it, as a power of ten of its uses in the books that
#: Google counted, by the length of the other; the last is for all longer ones. For a slip that is no frequent one, nor
#: a wrong key, it is ``_MORE`` more. Of short words many are names and abbreviations; in three letters, only two that
#: are swapped, or one that is doubled, make a misspelling ("teh").
_LEAST = {3: 10, 4: 8.5, 5: 7.0, 6: 6.5, 7: 6.0, 8: 5.0}
_MORE = 1.5
_SHORT, _LONGEST = 4, max(_LEAST)  # letters
JOINED = 8.5  # how frequent two words must be that are written as one, as a power of ten
_LEAST_JOINED = 5  # letters of both
#: Endings of Latin words, which one that has another is no misspelling of.
_LATIN = ("us", "um", "is")


class Meant(NamedTuple):
    """The words that an unknown one may stand for, the likeliest first; ``sure``: it stands for the first."""

    words: tuple[str, ...] = ()
    sure: bool = False


@cache
def _parts() -> Sequence[Sequence[str]]:
    """Return the lines of the three parts of the file."""
    text = zlib.decompress(Path(__file__).with_name(FILE).read_bytes()).decode("ascii")
    return [part.split("\n") for part in text.split("\n\n")]


@cache
def _frequent() -> Mapping[str, int]:
    """Return how frequent words are, in tenths of a power of ten."""
    frequent: dict[str, int] = {}
    for line in _parts()[0]:
        frequency, *words = line.split(" ")
        frequent |= dict.fromkeys(words, int(frequency))
    return frequent


def _following(lines: Sequence[str], word: str) -> str:
    """Return the first of the sorted lines that is not before a word."""
    at = bisect_left(lines, word)
    return lines[at] if at < len(lines) else ""


def listed_misspelling(word: str) -> str | None:
    """Return what a lowercase word stands for that is a common misspelling, and nothing else."""
    slip, _, meant = _following(_parts()[2], f"{word} ").partition(" ")
    return meant if slip == word else None


def meant_by(word: str, is_known: Callable[[str], bool]) -> Meant:
    """Return what a lowercase word may stand for that no dictionary lists. It is sure of a listed misspelling, of two
    very frequent words that are written as one, and of a word that is one slip away from a far more frequent one,
    unless it is a rare word, or a letter before or after one that ``is_known`` to dictionaries: "xlink",
    "containerd"."""
    if (meant := listed_misspelling(word)) is not None:
        return Meant((meant,), True)
    frequent = _frequent()
    if (parts := two_words(word, frequent)) is not None and not _is_rare(word):
        return Meant((parts,), True)
    rarities = {other: slip_rarity(word, other) or 0 for other in neighbours(word) & frequent.keys()}
    words = sorted(rarities, key=lambda other: (rarities[other] - frequent[other] / TENTHS, other))
    if not words or _is_rare(word):
        return Meant(tuple(words[:_SUGGESTED]))
    best, rarity = words[0], rarities[words[0]]
    is_frequent = frequent[best] >= TENTHS * least_frequency(word, rarity)
    return Meant(tuple(words[:_SUGGESTED]), is_frequent and _is_slip(word, best, rarity, is_known))


def two_words(word: str, frequent: Mapping[str, int]) -> str | None:
    """Return the two words that one consists of, if both are very frequent: "inorder"."""
    splits = ((word[:at], word[at:]) for at in range(2, len(word) - 1)) if len(word) >= _LEAST_JOINED else ()
    pairs = (pair for pair in splits if all(frequent.get(part, 0) >= TENTHS * JOINED for part in pair))
    best = max(pairs, key=lambda pair: min(map(frequent.__getitem__, pair)), default=None)
    return None if best is None else " ".join(best)


def _is_rare(word: str) -> bool:
    """Return whether a word is real, though none of those that are frequent, nor listed by Harper."""
    return _following(_parts()[1], word) == word


def least_frequency(word: str, rarity: float) -> float:
    """Return how frequent a word must be, as a power of ten, for ``word`` to be a misspelling of it by a slip of this
    rarity."""
    if len(word) < _SHORT and rarity > DOUBLED:
        return math.inf
    least = _LEAST.get(min(len(word), _LONGEST), math.inf)
    return least if rarity <= BESIDE else least + _MORE


def _is_slip(word: str, meant: str, rarity: float, is_known: Callable[[str], bool]) -> bool:
    """Return whether no rule makes a word of another: an ending, -ise for -ize, or a letter that names a program."""
    if rarity <= DOUBLED:
        return True
    verb = ise_verb(word)
    is_british = verb is not None and verb.letter == "s" and verb.other(word) == meant
    if is_british or is_derived(word, meant) or is_known(word[1:]):
        return False
    if (rarity > LIKELY or word.endswith("d")) and is_known(word[:-1]):
        return False
    return not word.endswith(_LATIN) or meant.endswith(word[-2:])
