"""Words that may be repeated on purpose."""

from __future__ import annotations

import re

from glosslint.model import Span
from glosslint.util.regexes import lazy_pattern

#: In lower case: "the score that had had no name", "very very", "O(log log n)", a "long long" of C; degrees, as in "sub
#: sub period" and "great great aunt"; names such as "mahi mahi"; and the names of signs, as in "cee plus plus".
_LISTED = """
    had that very many much so no yes bye ha hear blah knock now well log long aye sub super great
    ack agar beri bora cha chow dan dik dum gado goody hush lava mahi peri pil piri pom shabu tam tom tuk walla ylang yo
    plus minus dot dash slash star colon underscore hash bang
"""
INTENDED_REPETITIONS = frozenset(_LISTED.split())
#: What may be around two words, and nothing else, that are emphasised or quoted.
_SIGNS = frozenset(("**", "__", '""', "''", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb"))
_WORD = lazy_pattern(r"[^\W_]+")
#: Words about how a name is said, and up to three words of it: "pronounced as tee rex", "spelt see pee pee".
_SAID = lazy_pattern(
    r"\b(?:pronounced|pronunciation|spelt|spelled|sounds\s+like|rhymes\s+with|read\s+aloud)\b"
    r"(?:[\s:(\"'\u201c\u2018*_]+[^\W\d_]+){0,3}[\s:(\"'\u201c\u2018*_]+\Z",
    re.IGNORECASE,
)
_SAID_LENGTH = 80  # characters


def is_intended_repetition(text: str) -> bool:
    """Return whether a text is such a word, written twice, and nothing else but punctuation."""
    words = _WORD.findall(text.lower())
    return len(words) == 2 and words[0] == words[1] and words[0] in INTENDED_REPETITIONS


def is_set_apart(text: str, span: Span) -> bool:
    """Return whether the words in ``span`` are emphasised or quoted by themselves: a word of another language, such as
    the plural *orang orang*."""
    return text[max(span.start - 1, 0) : span.start] + text[span.end : span.end + 1] in _SIGNS


def is_pronunciation(text: str, start: int) -> bool:
    """Return whether words that begin at ``start`` say how a name is pronounced."""
    return _SAID.search(text, max(start - _SAID_LENGTH, 0), start) is not None
