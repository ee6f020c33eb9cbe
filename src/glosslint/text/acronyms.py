"""Acronyms, and what their letters stand for. English, as to the words that have no letter."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from glosslint.model import Span
from glosslint.text.did_you_mean import edit_distance
from glosslint.text.names import fold, strip_accents, twin_key
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z][A-Za-z&]{1,7}")
_WITH_DIGIT = re.compile(r"(?=.{3,8}\Z)([A-Z]+)([2-9])([A-Z]*)")
#: A word, or a part of one that begins with a capital: "PostScript" has two.
_PART = lazy_pattern(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_SMALL = word_set("a an and as at by de for from in into la le of on or per the to up via with based")
_PART_LEAST = 3  # letters of each part of a word, such as "hyper" and "text"
_FREE = frozenset("x")  # it stands for "ex", "trans", "cross" and more
#: A word with its genitive or contraction: "what's" gives one letter.
_WHOLE = lazy_pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SIGNS = lazy_pattern(r"[\W_]+")
_TRADE_MARK = lazy_pattern(r"[\u00ae\u2122\u00a9]|&(?:reg|trade|copy);")
_LATIN, _CAPITAL = lazy_pattern(r"[A-Za-z\u00c0-\u024f]"), lazy_pattern(r"[A-Z]")
_LETTER, _IN_WORDS = lazy_pattern(r"[A-Za-z\u0370-\u03ff]!?"), lazy_pattern(r"[^\W\d_]{2}")
_LISTED = lazy_pattern(r"\s*[,;]\s+(?:or\s)?|\sor\s|\s+/\s+")
_LONGEST_SYMBOL = 3  # characters
_LEAST = 2  # letters of a short form
_ROOT, _MORE_WORDS = 4, 2  # letters in which two forms of a word are the same; words that a longer name has more
_LONGEST = 200  # characters of both forms: what is longer is no name
_MOST_LETTERS = 8  # of a short form without capitals
#: What gives no letter: what is in parentheses, and the s of a genitive.
_SILENT = lazy_pattern(r"\s*\([^()]*\)|['\u2019]s\b")


def _words(expansion: str) -> list[str]:
    return [part.lower() for part in _PART.findall(_SILENT.sub("", expansion))]


def is_acronym(name: str) -> bool:
    """Return whether a name is written like an acronym without digits: in one word, with at least two capitals."""
    return _ACRONYM.fullmatch(name) is not None


def acronym_readings(name: str) -> tuple[str, ...]:
    """Return the letters that a name written like an acronym may mean, likeliest first; nothing for other names. A
    digit repeats the letter before it (W3C), sounds like a word (P2P), or has no part in the initials (RC4)."""
    if is_acronym(name):
        return (name,)
    match = _WITH_DIGIT.fullmatch(name)
    if match is None:
        return ()
    before, digit, after = match.groups()
    sounds = {"2": "T", "4": "F"}.get(digit, "")
    return f"{before[:-1]}{before[-1] * int(digit)}{after}", f"{before}{sounds}{after}", f"{before}{after}"


def stands_for(acronym: str, expansion: str) -> bool:
    """Return whether the letters of an acronym may stand for an expansion: they occur in it in the same order, begin
    with the first letter of one of its first two words, and take no letter from a word without its first letter; or, as
    in acronyms from French, they are the initials in any order. A capital may stand for the second part of a word, as
    the first T of HTTP does."""
    letters = [letter for letter in acronym.removesuffix("s") if letter.isalpha() and letter.lower() not in _FREE]
    words = _words(expansion)
    if not letters or not Counter(map(str.lower, letters)) - Counter(word[0] for word in words):
        return True
    first = [words[0], *[word for word in words if word not in _SMALL][:2]] if words else []
    return letters[0].lower() in {word[0] for word in first} and _are_placed(letters, words)


def is_short_form(one: str, other: str) -> bool:
    """Return whether one of two names is short for the other, or the same in other letters: "API" and "application
    programming interface", "mPFC" and "medial prefrontal cortex", "CT" and "ClusterTemplate"; 監査 and "audit"."""
    one, other = (_TRADE_MARK.sub("", name) for name in (one, other))
    if len(one) + len(other) > _LONGEST or not (any(map(str.isalpha, one)) and any(map(str.isalpha, other))):
        return False
    if bool(_LATIN.search(one)) != bool(_LATIN.search(other)):
        latin = one if _LATIN.search(one) else other
        return latin.isascii() and "/" not in latin and sum(map(str.isalpha, latin)) >= _LEAST
    short, long = sorted((one, other), key=lambda name: len(_SIGNS.sub("", name)))
    if any(map(str.isupper, short[1:])) and " " not in short and " " in long and stands_for(short, long):
        return True
    letters, others = (_SIGNS.sub("", name.replace("&", "and")).casefold() for name in (short, long))
    return _LEAST <= len(letters) < len(others) and letters[0] == others[0] and _shortens(short, long, letters, others)


def is_sure_form(one: str, other: str) -> bool:
    """Return whether two names that stand side by side are names of one thing, whatever is between them: the letters of
    one stand for all words of the other, as "LB" for "load balancer", or they are two forms of the same words, "node"
    and "nodes", "e-mail" and "email"."""
    short, long = sorted((one.strip(), other.strip()), key=len)
    if len(long) > _LONGEST or "/" in short or fold(short) == fold(long):
        return False
    if twin_key(short) == twin_key(long):
        return True
    words = _words(strip_accents(long))
    if len(words) < _LEAST or not any(map(str.islower, long)) or fold(long).startswith(fold(short)):
        return False
    readings = ([char for char in letters if char.isalpha()] for letters in acronym_readings(short))
    return any(_are_placed(letters, words, in_all=True) for letters in readings)


def is_alike(one: str, other: str) -> bool:
    """Return whether words beside a name are likely to be a name of the same thing: one is a form of the other, the
    letters of one are the beginnings of the first words of the other ("azd", "Azure Developer CLI") or are in its one
    word ("BW", "bandwidth"), or they share a word, or its beginning, and the second are a few words: "Provenance" and
    "Provenance file", "Normalization" and "Normalisation"."""
    if not other[:1].isalnum():
        return False  # the option of a program
    if is_short_form(one, other) or is_sure_form(one, other):
        return not (any(map(str.isdigit, other)) and not any(map(str.isdigit, one))) or is_sure_form(one, other)
    whole = sorted((one, other), key=len)
    short, long = map(_plain, whole)
    words = long.split()
    is_in_word = len(words) == 1 and short[:1] == long[:1] and is_inside(short, long)
    if len(short) >= _LEAST and whole[0].isupper() and is_in_word:
        return True  # "PW" for power
    if " " not in short and any(_are_beginnings(short, " ".join(words[:n])) for n in range(2, len(words))):
        return True
    own, words = _plain(one).split(), _plain(other).split()
    if len(words) > len(own) + _MORE_WORDS or not _SMALL.isdisjoint(words[:1]) or any(map(str.isdigit, other)):
        return False
    pairs = ((a, b) for a in own for b in words if min(len(a), len(b)) >= _ROOT)
    return any(a[:_ROOT] == b[:_ROOT] or a in b for a, b in pairs)


def _plain(name: str) -> str:
    """Return a name in small letters without accents and signs."""
    return _SIGNS.sub(" ", strip_accents(name)).strip().casefold()


def alike_parts(term: str, words: str) -> list[Span]:
    """Return where the names are that words beside a term list, if all of them are like the term; or else nothing."""
    if len(words) > _LONGEST:
        return []
    parts = Span(0, len(words)).split_at(sign.span() for sign in _LISTED.finditer(words))
    return parts if all(is_alike(term, words[slice(*part)]) for part in parts) else []


def _shortens(short: str, long: str, letters: str, others: str) -> bool:
    """Return whether a name shortens another, given the letters of both, which begin with the same: they are those of
    the long form in their order. Without capitals, they are beginnings of words: "repo" of a repository, "regex" of a
    regular expression. "K8s" has the number of letters that it leaves out."""
    is_word = len(long.split()) == 1
    number = re.fullmatch(r"[a-z](\d{1,2})[a-z]", letters)
    if number is not None and len(others) == int(number[1]) + 2 and letters[-1] == others[-1]:
        return True
    if is_word and "".join(_CAPITAL.findall(long)).casefold() == letters:
        return True
    if not any(map(str.isupper, short[1:])):
        return " " not in short and len(letters) <= _MOST_LETTERS and _are_beginnings(letters, long.casefold())
    if short.isupper() and is_word and long[1:].islower():
        return others.startswith(letters) and len(letters) == _LEAST  # "ID"; but a client may be one of a "CLI"
    return is_inside(letters.replace("2", "to").replace("4", "for"), others)  # "A2A"


def _are_beginnings(letters: str, long: str) -> bool:
    """Return whether letters consist of beginnings of all the words, in order."""
    found = {""}
    for word in re.findall(r"[^\W_]+", long):
        parts = (f"{part}{word[:end]}" for part in found for end in range(1, len(letters) - len(part) + 1))
        found = {part for part in parts if letters.startswith(part)}
    return letters in found


def is_inside(letters: str, word: str) -> bool:
    """Return whether the letters are in a word, in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def is_symbol_of(one: str, other: str) -> bool:
    """Return whether one of two names is a mathematical sign or one letter, perhaps with a sign, and the other is in
    words: "Infinity" and "∞", "Factorial" and "n!", "π" and "Pi"."""
    is_first = _is_symbol(one)
    return is_first != _is_symbol(other) and _IN_WORDS.search(other if is_first else one) is not None


def _is_symbol(name: str) -> bool:
    is_sign = len(name) <= _LONGEST_SYMBOL and any(unicodedata.category(char) == "Sm" for char in name)
    return _LETTER.fullmatch(name) is not None or (is_sign and _IN_WORDS.search(name) is None)


def is_name_in_brackets(kinds: Collection[str], term: str, words: str) -> bool:
    """Return whether words in brackets after a term are a name of it, for these ``kinds`` of ``more-names``."""
    if "symbols" in kinds and is_symbol_of(term, words):
        return True
    if "brackets" in kinds:
        return any(map(str.isalpha, words))
    if "alike" in kinds and alike_parts(term, words):
        return True
    return "short-forms" in kinds and (is_short_form(term, words) or is_sure_form(term, words))


def is_near(acronym: str, expansion: str) -> bool:
    """Return whether an acronym of three letters or more is one letter away from the initials of an expansion. One that
    is further away, such as the name of a product, was probably not made from them."""
    words = _words(expansion)
    letters = acronym.removesuffix("s").lower()
    readings = ("".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL))
    return len(letters) > 2 and any(edit_distance(letters, initials, 1) is not None for initials in readings)


def is_spelled_out(acronym: str, text: str) -> bool:
    """Return whether a text begins with the words whose initials an acronym consists of, in their order: "NaN" and "Not
    a number. A value that …". Words such as "in" may have no letter. A word of small letters is no acronym."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    if " " in acronym.strip() or sum(map(str.isupper, acronym)) < 2:
        return False
    taken = 0
    for word in _WHOLE.finditer(text):
        if word[0][0].lower() == letters[taken]:
            taken += 1
        elif not taken or word[0].lower() not in _SMALL:
            return False
        if taken == len(letters):
            return True
    return False


def _are_placed(letters: list[str], words: list[str], in_all: bool = False) -> bool:
    """Return whether the letters may be placed in the words, in order, and ``in_all`` of them but small ones."""
    counts = {0}
    for word in words:
        taken = {count + more for count in counts for more in _taken(letters[count:], word)}
        counts = taken if in_all and word not in _SMALL else counts | taken
    return len(letters) in counts


def _taken(letters: list[str], word: str) -> Iterator[int]:
    """Yield how many letters a word may give: its first, and others after it."""
    at = -1
    for taken, letter in enumerate(letters):
        if taken == 0:
            at = word.find(letter.lower(), 0, 1)
        elif letter.islower() or word[at + 1 : at + 2] == letter.lower():
            at = word.find(letter.lower(), at + 1)
        else:
            at = word.find(letter.lower(), _PART_LEAST, len(word) - _PART_LEAST + 1) if taken == 1 else -1
        if at < 0:
            return
        yield taken + 1
