"""How alike texts are: equal, nearly equal, and the words in which two differ."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.text.english.inflection import base
from glosslint.text.tokenize import mask

_SOFT = frozenset(".,;:!?\u2026*_\"'\u2018\u2019\u201c\u201d\u00ab\u00bb()[]-\u2010\u2011\u2013\u2014")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[^\w\s]")
_COMMON = 50  # a word in more texts than this brings no two of them together
_LONG = 5  # words from this length on may differ by one letter and be the same word

#: Words that may come, go or change without the text saying anything else.
_LITTLE = """
    a an the this that these those which who of in on at by for from with to into as and or is are was were be been
    being has have had it its their there can may might will would should one some any each used using also very often
    usually typically generally commonly sometimes mostly normally such so then thus
"""
_LITTLE_WORDS = frozenset(_LITTLE.split())


#: Signs that part words, for a quick look: what else may stand between two words is rare, and the same in both texts.
_SIGNS = '.,;:!?\u2026*_"\u201c\u201d\u00ab\u00bb()[]{}<>/|=+&-\u2010\u2011\u2013\u2014`~'
_PARTING = str.maketrans(dict.fromkeys(_SIGNS, " "))


class Difference(NamedTuple):
    """Words of one text, and those of another that stand for them; either may be empty."""

    one: str
    other: str


def tokens(text: str, hidden: Sequence[tuple[str, Span]]) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, code and signs as written, without quotation marks,
    punctuation, and the targets of links."""
    seen = mask(text, [part for part in hidden if part[0] in ("mark", "html")]).casefold()
    found: list[str] = []
    position = 0
    for kind, (start, end) in hidden:
        if kind in ("code", "math") and len(seen) == len(text):
            found += [*_words(seen[position:start]), seen[start:end]]
            position = end
    return (*found, *_words(seen[position:]))


def _words(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token not in _SOFT]


def plain_words(masked: str) -> list[str]:
    """The words of a masked text in small letters, by a quick look."""
    return masked.translate(_PARTING).lower().split()


def content_initials(words: Sequence[str]) -> str:
    """The first letters of the words that carry a meaning. Texts whose ``tokens`` are equal, or differ slightly, have
    one outline; of others few do."""
    return "".join([word.lstrip("'\u2018\u2019")[:1] for word in words if word not in _LITTLE_WORDS])


def similar_pairs(texts: Sequence[frozenset[str]], least: float) -> Iterator[tuple[int, int]]:
    """The pairs of texts, by number, that share at least ``least`` (over ½) of all their words (Jaccard).

    Only texts with a rare word in common are compared: of two that are so alike, each has one of the other's rarest
    words among its own. A word in more than fifty texts counts as no rare one, so time grows with the number of texts.
    """
    spread = Counter(word for text in texts for word in text)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        rarest = sorted(text, key=lambda word: (spread[word], word))
        prefix = [word for word in rarest[: len(text) - math.ceil(least * len(text)) + 1] if spread[word] <= _COMMON]
        for earlier in sorted({holder for word in prefix for holder in holders[word]}):
            if len(text & texts[earlier]) >= least * len(text | texts[earlier]):
                yield earlier, number
        for word in prefix:
            holders[word].append(number)


def differences(one: Sequence[str], other: Sequence[str]) -> list[Difference]:
    """Where two texts differ, in words, in order."""
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [Difference(" ".join(one[a:b]), " ".join(other[c:d])) for tag, a, b, c, d in steps if tag != "equal"]


def is_minor(difference: Difference) -> bool:
    """Whether it leaves the meaning as it is: small words, the number of a noun, one letter of a long word."""
    one = [word for word in difference.one.split() if word not in _LITTLE_WORDS]
    other = [word for word in difference.other.split() if word not in _LITTLE_WORDS]
    return len(one) == len(other) and all(map(_same_word, one, other))


def _same_word(one: str, other: str) -> bool:
    if base(one) == base(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or one[0] != other[0] or len(long) - len(short) > 1 or not (one + other).isalpha():
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
