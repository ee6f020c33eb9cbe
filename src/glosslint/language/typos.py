"""Whether a word is a typo of another, or a word of its own that merely looks like it."""

from __future__ import annotations

import string
from collections.abc import Callable

from glosslint.text.english.inflection import base
from glosslint.text.tokenize import word_set
from glosslint.util.sequences import count_shared

_SHORT, _LONG = 5, 7  # letters: shorter words are never typos, and longer ones also with other errors than swaps
_OWN = 6  # letters from which a word may be any typo of a word of the glossary itself: "clustr" of "cluster"
_MOST = 40  # letters: what is longer is no word
_VOWELS = frozenset("aeiouy")
#: Endings that derive a word from another: "signifier" is no typo of "signified", nor "normalizer" of "normalize", nor
#: "tokenise" of "tokenism".
_ENDINGS = {""} | word_set("""
    s es d ed r er rs ers or ors ing ings y ies ied ier ist ists ism al ally ly able ably ible ity ness ful less ic ics
    ical ion ions ation ations ive ively e t st
""")

#: Endings with and without a vowel, of which one makes a slip. With a d, a program is named: launchd.
_R = frozenset(("r", "rs"))

#: Endings of words of science, and those of similar words that are others: "carbonite", "carbonate"; "mucosal",
#: "mucosa"; "retinoids", "retinoic".
_LEARNED = word_set("al ase ia ide ides ite ites oid oids ose")
_LEARNED_FOR = word_set("a ase ate ates ic id ide ids ine ite ites ize oic oics ose")
#: Endings of whole families of such words, of which a text may use two: "deaminase" and "deiminase".
FAMILIES = ("ase", "ases", "emia", "ide", "ides", "ine", "ines", "ite", "ites", "oid", "oids", "oma", "ose", "osis")
#: Letters that sound alike: "exercize", "concensus".
_ALIKE = frozenset((frozenset("sz"), frozenset("sc"), frozenset("ck"), frozenset("mn")))
_ECHO = 3  # letters between a letter and the same one that was typed too early or too late: "collapase"
#: Letters that lie beside or above each other on a keyboard.
_KEYS = """
    qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm
    qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm wa es rd tf yg uh ij ok pl sz dx fc gv hb jn km
"""
_NEIGHBOURS = frozenset(map(frozenset, _KEYS.split()))

#: How rare each kind of slip is, in powers of ten. A letter that is missing, doubled, swapped with its neighbour or
#: repeated nearby, one that sounds alike, and another vowel seldom make another word; another letter that is written
#: or inserted often does ("cytokine", "cytosine"; "fletching", "fetching").
_TWICE, _SWAPPED, DOUBLED = 0.2, 0.3, 0.4  # the last: a double letter is written once
_VOWEL, _MISSING, LIKELY = 0.8, 0.9, 1.0  # what is no rarer is a frequent slip
BESIDE, _INSERTED, _OTHER = 1.1, 1.6, 2.5
_FIRST = 1.5  # more, where the first letter is the wrong one


def slip_rarity(word: str, meant: str) -> float | None:
    """Return how rare the slip is that makes one word of another, in powers of ten; ``None`` if it takes several."""
    at = count_shared(word, meant)
    rest, rest_meant = word[at:], meant[at:]
    if rest[1:] == rest_meant and rest:
        near = word[max(at - _ECHO, 0) : at] + word[at + 1 : at + 1 + _ECHO]
        rarity = _TWICE if word[at] == word[at - 1 : at] else LIKELY if word[at] in near else _INSERTED
    elif rest == rest_meant[1:] and rest_meant:
        rarity = DOUBLED if meant[at] == meant[at - 1 : at] else _MISSING
    elif rest[:2] == rest_meant[1::-1] and rest[2:] == rest_meant[2:] and len(rest) > 1:
        return _SWAPPED
    elif rest[1:] == rest_meant[1:] and rest:
        letters = frozenset((word[at], meant[at]))
        if word[at] == word[at - 1 : at] and meant[at] == meant[at + 1 : at + 2]:
            rarity = DOUBLED  # the wrong letter is doubled: "cooridors"
        elif letters <= _VOWELS:
            rarity = _VOWEL
        elif letters in _ALIKE:
            rarity = _MISSING
        else:
            rarity = BESIDE if letters in _NEIGHBOURS else _OTHER
    else:
        return None
    return rarity if at else rarity + _FIRST


def is_typo(word: str, meant: str, longer: int = _LONG) -> bool:
    """Return whether ``word`` is most likely a typo of ``meant``: one letter is added, dropped, changed or swapped with
    its neighbour, the first is the same, and the difference is more than an ending. In words of fewer than ``longer``
    letters, where one makes another word, only a swap or a doubled letter counts. Measured on four real glossaries and
    a third of a million words of technical English: "whatsover" is a typo of "whatsoever", and "stdout" none of
    "stout"."""
    if len(word) < _SHORT or word[0] != meant[:1] or not meant.isalpha() or is_derived(word, meant):
        return False
    rarity = slip_rarity(word, meant)
    if rarity is None or (len(word) < longer and rarity > DOUBLED):
        return False
    # Of "tubelets" and "tubeless" the singulars are farther apart.
    return rarity <= DOUBLED or len(word) < len(meant) or slip_rarity(base(word), base(meant)) is not None


def is_likely_slip(word: str, meant: str) -> bool:
    """Return whether a word is a frequent slip of another: enough beside one that is known to be in use."""
    rarity = slip_rarity(word, meant)
    return rarity is not None and rarity <= LIKELY


def correction(word: str, known: Callable[[str], bool]) -> str | None:
    """Return the word ``known`` to the glossary that a lowercase word is most likely a typo of; see ``is_typo``."""
    typos = (meant for meant in neighbours(word) if known(meant) and is_typo(word, meant, _OWN))
    return min(typos, key=lambda meant: (slip_rarity(word, meant), meant), default=None)


def neighbours(word: str) -> set[str]:
    """Return what one letter added, dropped or changed, or two swapped, make of a lowercase word."""
    if len(word) > _MOST:
        return set()
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    dropped = {before + after[1:] for before, after in splits if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in splits if len(after) > 1}
    changed = {before + letter + after[1:] for before, after in splits if after for letter in string.ascii_lowercase}
    added = {before + letter + after for before, after in splits for letter in string.ascii_lowercase}
    return (dropped | swapped | changed | added) - {word}


def is_derived(word: str, meant: str) -> bool:
    """Return whether the two differ by their endings only."""
    stem = count_shared(word, meant)
    for at in range(max(stem - 2, 3), stem + 1):
        ends = {word[at:], meant[at:]}
        if ends <= _ENDINGS and ends != {"es", "ies"} and _are_endings(word[:at], ends):  # "probabilites" is a typo
            return True
        if word[at:] in _LEARNED and meant[at:] in _LEARNED_FOR:
            return True
    return False


def _are_endings(stem: str, ends: set[str]) -> bool:
    """Return whether two endings can both follow a stem: the same one cannot with and without its vowel ("clustr",
    "cluster"), except in plurals ("cargos"); nor can an r or s follow another ("clusterr", "harness")."""
    short = ends & _R
    if (stem[-1:] == "s" and "s" in ends) or (stem[-1:] == "r" and short):
        return False
    return all(f"e{end}" not in ends for end in (*short, *(("s",) if stem[-1:] not in _VOWELS else ())))
