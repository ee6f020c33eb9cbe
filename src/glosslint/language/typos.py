"""Whether a word is a typo of another, or a word of its own that merely looks like it."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator

from glosslint.text.did_you_mean import edit_distance
from glosslint.text.english.inflection import base
from glosslint.util.regexes import lazy_pattern

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

#: Endings with and without a vowel, of which one makes a slip. With a d, a program is named: launchd.
_R = frozenset(("r", "rs"))

#: Endings of words of science, and those of similar words that are others: "carbonite", "carbonate"; "mucosal",
#: "mucosa"; "retinoids", "retinoic".
_LEARNED = frozenset(("al", "ase", "ia", "ide", "ides", "ite", "ites", "oid", "oids", "ose"))
_LEARNED_FOR = frozenset(
    ("a", "ase", "ate", "ates", "ic", "id", "ide", "ids", "ine", "ite", "ites", "ize", "oic", "oics", "ose")
)
#: Endings of whole families of such words, of which a text may use two: "deaminase" and "deiminase".
_FAMILIES = ("ase", "ases", "emia", "ide", "ides", "ine", "ines", "ite", "ites", "oid", "oids", "oma", "ose", "osis")
#: Letters that sound alike: "exercize", "concensus".
_ALIKE = frozenset((frozenset("sz"), frozenset("sc")))
#: Endings that differ in an unstressed vowel, and make no other word: "existance", "compatable".
_UNSTRESSED = lazy_pattern(r"(?:an|en)(?:ce|ces|cy|cies|t|ts|tly)|[ai]b(?:le|les|ly|ility)")
_ECHO = 3  # letters between a letter and the same one that was typed too early or too late: "collapase"


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
    if edit_distance(word, meant, 1) != 1:
        return False
    # Of "tubelets" and "tubeless" the singulars are farther apart.
    return _doubled(word, meant) or len(word) < len(meant) or edit_distance(base(word), base(meant), 1) is not None


def is_frequent_slip(word: str, meant: str) -> bool:
    """Return whether a typo is of a kind that seldom makes another word: a letter that is missing, doubled, swapped
    with its neighbour, or repeated nearby, one that sounds alike, or the vowel of an ending such as -ance.

    Of 86,589 English words of eight letters or more that Harper does not list, 6 % are one typo away from a word that
    it does. In four of five, another letter is written or one inserted ("cytokine", "cytosine"; "fletching",
    "fetching"): that is no sign of a typo. Of 22 typos in eleven glossaries, none was of this kind.
    """
    if len(word) < len(meant) or _swapped(word, meant) or _doubled(word, meant):
        return True
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(meant))
    if len(word) > len(meant):
        return word[at] in word[max(at - _ECHO, 0) : at] + word[at + 1 : at + 1 + _ECHO]
    if frozenset((word[at], meant[at])) in _ALIKE:
        return True
    return any(_UNSTRESSED.fullmatch(word, start) and _UNSTRESSED.fullmatch(meant, start) for start in (at, at - 1))


def is_other_vowel(word: str, meant: str) -> bool:
    """Return whether the two differ in a vowel only."""
    pairs = [(one, other) for one, other in zip(word, meant, strict=False) if one != other]
    return len(word) == len(meant) and all(one in _VOWELS and other in _VOWELS for one, other in pairs)


def is_likely_slip(word: str, meant: str) -> bool:
    """Return whether a typo is a frequent slip, or another vowel: enough beside a word that is known to be in use."""
    return is_frequent_slip(word, meant) or is_other_vowel(word, meant)


def has_learned_ending(word: str) -> bool:
    """Return whether a word ends as a family of words of science does, which often differ by a letter."""
    return word.endswith(_FAMILIES)


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
        return (1 if is_other_vowel(word, meant) else 3), meant
    return (2 if len(word) < len(meant) else 3), meant


def is_derived(word: str, meant: str) -> bool:
    """Return whether the two differ by their endings only."""
    stem = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    stem = min(stem, len(meant))
    for at in range(max(stem - 2, 3), stem + 1):
        ends = {word[at:], meant[at:]}
        if ends <= _ENDINGS and ends != {"es", "ies"} and _are_endings(word[:at], ends):  # "probabilites" is a typo
            return True
        if word[at:] in _LEARNED and meant[at:] in _LEARNED_FOR:
            return True
    return False


def _are_endings(stem: str, ends: set[str]) -> bool:
    """Return whether two endings can both follow a stem.

    The same one cannot with and without its vowel ("clustr", "cluster"), except in plurals ("cargos"); nor can an r
    or s follow another ("clusterr", "harness").
    """
    if stem[-1:] == "s" and "s" in ends:
        return False
    short = ends & _R
    if stem[-1:] == "r" and short:
        return False
    return all(f"e{end}" not in ends for end in (*short, *(("s",) if stem[-1:] not in _VOWELS else ())))


def _swapped(word: str, meant: str) -> bool:
    return len(word) == len(meant) and sorted(word) == sorted(meant)


def _doubled(word: str, meant: str) -> bool:
    """Return whether only the doubling of a letter makes the difference: "adress", "accross"."""
    return _single(word) == _single(meant)


def _single(word: str) -> str:
    """Return the word without doubled letters."""
    return "".join(char for at, char in enumerate(word) if not at or char != word[at - 1])
