"""Corrects two rules of Harper, on articles and on repeated words, that go wrong in technical texts."""

from __future__ import annotations

import re

from glosslint.language.types import Match, Passage
from glosslint.model import Span

#: An article and the word after it, if its spelling tells its first sound: a plain word, or a single capital. Marks of
#: emphasis may surround it.
_ARTICLE = re.compile(
    r"((?<![^\W_] )An?|an?)\s+(?P<mark>[*_]{0,3})([A-Za-z]?[a-z]+|[A-Z])(?P=mark)?(?![\w'\u2019-]|\.\w)"
)
#: Words that begin with a vowel in writing and with "you" in speech: "a unary", "a European".
_YOU = re.compile(r"[Aa]\s+(?:un(?:[aei]|$)|eu|ewe|one|u[brt][aeiou]|us[aeiu])", re.IGNORECASE)
#: Where an "A" is an article: at the start of a sentence or list item. Elsewhere it is a name, as in "table A".
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n\s*\n|[-*+]\s)\s*\Z")
_REPEATED = ("RepeatedWords", "SingleBe", "ToTo")
MESSAGES = dict.fromkeys(_REPEATED, "repeated word")
_BE_BE = re.compile(r"\b(be)\s+be\Z")
_WINDOW = 24  # characters before a word, in which the one before it ends


def article(span: Span, passage: Passage) -> Match | None:
    """Return the match for a wrong article; ``None`` if the sound of the next word is uncertain ("URL", "macOS",
    "unary"), or if it is no article, as in "table A". Before a single letter it is only advice."""
    text = passage.masked
    match = _ARTICLE.match(text, span.start)
    if match is None or _YOU.match(f"{match[1]} {match[3]}"):
        return None
    if text[span.start].isupper() and not _OPENS.search(text, 0, span.start):
        return None
    wrong, word = match[1], match[3]
    right = f"{wrong}n" if len(wrong) == 1 else wrong[0]
    certain = len(word) > 1
    message = f'wrong article before "{word}"'
    return Match(span, "AnA", message, (right,), "grammar" if certain else "advice", sure=certain)


def same_twice(rule: str, span: Span, text: str) -> bool:
    """Return whether a match of a rule on repetitions is about two plain words: "the the", "are be"; not "at AT&T" nor
    "AM are". True for all other rules."""
    if rule not in _REPEATED:
        return True
    words = text[max(span.start - _WINDOW, 0) : span.end].split()[-2:]
    following = text[span.end : span.end + 1]
    return len(words) == 2 and all(word.islower() for word in words) and following not in ("&", "/", "-", "'")


def twice(rule: str, span: Span, text: str) -> Match | None:
    """Return the match for "be be" with both words, since SingleBe marks the second alone; ``None`` for "are be"."""
    pair = _BE_BE.search(text, max(span.start - _WINDOW, 0), span.end) if rule == "SingleBe" else None
    return Match(Span(*pair.span()), rule, MESSAGES[rule], (pair[1],)) if pair is not None else None
