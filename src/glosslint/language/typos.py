"""Whether a word is a typo of another, or a word of its own that merely looks like it."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator

from glosslint.text.did_you_mean import edit_distance
from glosslint.text.english.inflection import base

_SHORT, _LONG = 5, 7  # letters: shorter words are never typos, and longer ones also with other errors than swaps
OWN = 6  # letters from which a word may be any typo of a word of the glossary itself: "clustr" of "cluster"
_MOST = 40  # letters: what is longer is no word
_VOWELS = frozenset("aeiouy")
#: Endings that derive a word from another: "signifier" is no typo of "signified", nor "normalizer" of "normalize", nor
#: "tokenise" of "tokenism".
_LISTED = """
    s es d ed r er rs ers or ors ing ings y ies ied ier ist ists ism al ally ly able ably ible ity ness ful less ic ics
    ical ion ions ation ations ive ively e t st
"""
_ENDINGS = frozenset(("", *_LISTED.split()))

#: Endings of words of science, and those of similar words that are others: "carbonite", "carbonate"; "ovoid", "ovid".
_LEARNED = frozenset(("ite", "ide", "oid", "ose", "ase", "ites", "ides", "oids"))
_LEARNED_FOR = frozenset(("ate", "ite", "ide", "id", "ine", "ates", "ites", "ids", "ose", "ase", "ize"))


def is_typo(word: str, meant: str, longer: int = _LONG) -> bool:
    """Return whether ``word`` is most likely a typo of ``meant``: one letter is added, dropped, changed or swapped with
    its neighbour, the first letter is the same, and the difference is more than an ending.

    In words of fewer than ``longer`` letters, where one makes another word, only a swap or a doubled letter counts.
    Measured on four real glossaries and a third of a million words of edited technical English: with these limits
    "whatsover" is a typo of "whatsoever", and "stdout" none of "stout".
    """
    if len(word) < _SHORT or word[0] != meant[:1] or not meant.isalpha() or is_derived(word, meant):
        return False
    if len(word) < longer and not (_swapped(word, meant) or _doubled(word, meant)):
        return False
    # Of "tubelets" and "tubeless" the singulars are farther apart.
    return edit_distance(word, meant, 1) == 1 and edit_distance(base(word), base(meant), 1) is not None


def corrections(word: str, known: Callable[[str], bool], longer: int = _LONG) -> Iterator[str]:
    """Yield the known words that a lowercase word may be a typo of, the most likely first; see ``is_typo``."""
    if len(word) > _MOST:
        return
    candidates = (meant for meant in dict.fromkeys(_neighbours(word)) if meant != word and known(meant))
    typos = (meant for meant in candidates if is_typo(word, meant, longer))
    yield from sorted(typos, key=lambda meant: _rank(word, meant))


def _neighbours(word: str) -> Iterator[str]:
    """Yield what one letter added, dropped or changed, or two swapped, make of a word; its first letter stays."""
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in string.ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _rank(word: str, meant: str) -> tuple[int, str]:
    """Return a sort key, the likeliest typo first: swap or doubled letter, other vowel, missing letter, any other."""
    if _swapped(word, meant) or _doubled(word, meant):
        return 0, meant
    if len(word) == len(meant):
        vowels = all(
            one in _VOWELS and other in _VOWELS for one, other in zip(word, meant, strict=True) if one != other
        )
        return (1 if vowels else 3), meant
    return (2 if len(word) < len(meant) else 3), meant


def is_derived(word: str, meant: str) -> bool:
    """Return whether the two differ by their endings only."""
    stem = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    stem = min(stem, len(meant))
    for at in range(max(stem - 2, 3), stem + 1):
        ends = {word[at:], meant[at:]}
        if ends <= _ENDINGS and ends != {"es", "ies"}:  # "probabilites" is a typo
            return True
        if word[at:] in _LEARNED and meant[at:] in _LEARNED_FOR:
            return True
    return False


def _swapped(word: str, meant: str) -> bool:
    return len(word) == len(meant) and sorted(word) == sorted(meant)


def _doubled(word: str, meant: str) -> bool:
    """Return whether only the doubling of a letter makes the difference: "adress", "accross"."""
    return _single(word) == _single(meant)


def _single(word: str) -> str:
    """Return the word without doubled letters."""
    return "".join(char for at, char in enumerate(word) if not at or char != word[at - 1])
