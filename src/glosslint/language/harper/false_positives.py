"""Where two of Harper's rules go wrong in technical texts, and what is left of them."""

from __future__ import annotations

import re

from glosslint.language.types import Match, Passage
from glosslint.model import Span

#: An article and the word behind it, where the word says how it begins: a plain word, or a single capital;
#: marks of emphasis may stand around it.
_ARTICLE = re.compile(
    r"((?<![^\W_] )An?|an?)\s+(?P<mark>[*_]{0,3})([A-Za-z]?[a-z]+|[A-Z])(?P=mark)?(?![\w'\u2019-]|\.\w)"
)
_YOU = re.compile(r"[Aa]\s+(?:un(?:[aei]|$)|eu|ewe|one|u[brt][aeiou]|us[aeiu])", re.IGNORECASE)  # "a unary"
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n\s*\n|[-*+]\s)\s*\Z")
_REPEATED = ("RepeatedWords", "SingleBe", "ToTo")
MESSAGES = dict.fromkeys(_REPEATED, "one word stands twice")
_BE_BE = re.compile(r"\b(be)\s+be\Z")
_WINDOW = 24  # characters before a word, in which the one before it ends


def article(span: Span, passage: Passage) -> Match | None:
    """The match for a wrong article, if the sound of the next word is certain: not that of "URL", "macOS" or "unary";
    and if it is an article at all, and not the A of "table A". Before a single letter it is a piece of advice."""
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
    """Whether a rule on repetitions speaks of one word, and the word at the end of the span and the one before are it:
    "the the", "are be"; not "at AT&T" nor "AM are"."""
    if rule not in _REPEATED:
        return True
    words = text[max(span.start - _WINDOW, 0) : span.end].split()[-2:]
    following = text[span.end : span.end + 1]
    return len(words) == 2 and all(word.islower() for word in words) and following not in ("&", "/", "-", "'")


def twice(rule: str, span: Span, text: str) -> Match | None:
    """The match for "be be" with both words, of which SingleBe names the second alone; None for "are be"."""
    found = _BE_BE.search(text, max(span.start - _WINDOW, 0), span.end) if rule == "SingleBe" else None
    return Match(Span(*found.span()), rule, MESSAGES[rule], (found[1],)) if found is not None else None
