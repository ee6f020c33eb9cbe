"""The frame of a definition: name, apposition and verb, as in "A graph, or network, is". English only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from glosslint.text.english import _word_classes as grammar
from glosslint.text.english._phrase import Token, text_at
from glosslint.text.english.inflection import base
from glosslint.text.names import fold, split_qualifier

_PART = re.compile(r"[^\W_]+(?:\+\+|#)?")
#: As in "The term ROM is".
_NAMED_AS = ("term", "word", "phrase", "concept", "acronym", "abbreviation")
_OPEN_DEFINING = frozenset(words[0] for words in grammar.DEFINING)
_AFTER_NOUNS = grammar.PREPOSITIONS | grammar.POSTMODIFIERS
_FRAME_WORDS = 12  # an apposition between a name and its verb is no longer
_SUBJECT_WORDS = 7  # nor is a subject that only resembles the name


def find(tokens: list[Token], names: Iterable[str]) -> tuple[int, bool]:
    """Return how many tokens the frame has, and whether a genus follows its verb. ``names`` are those of what is
    defined."""
    start = 0
    while text_at(tokens, start) in grammar.DETERMINERS:
        start += 1
    if start and start < len(tokens) - 1 and tokens[start].text in _NAMED_AS:
        start += 1
        while text_at(tokens, start) in grammar.ARTICLES:
            start += 1
    forms = {form for name in names for form in (name, *split_qualifier(name)) if form}
    bases = [_bases(form) for form in sorted(forms, key=lambda form: (-len(form), form))]  # the longest first
    for name in bases:
        after = _after_name(tokens, start, name)
        frame = _verb_after(tokens, after) if after else (0, False)
        if frame[0]:
            return frame
    return _loose_frame(tokens, start, {part for name in bases for part in name if len(part) > 2})


def _after_name(tokens: list[Token], at: int, name: tuple[str, ...]) -> int:
    """Return the index of the token after a name that begins at token ``at``; 0 if another word is there."""
    parts: list[str] = []
    while at < len(tokens) and len(parts) < len(name):
        parts += [base(part) for part in _PART.findall(tokens[at].text)]
        at += 1
    return at if name and tuple(parts) == name else 0


def _verb_after(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the verb directly after a name or after one apposition, as ``verb`` does."""
    direct = verb(tokens, at)
    if direct[0] or at >= len(tokens):
        return direct
    opening = tokens[at].text
    if opening in grammar.PREPOSITIONS:
        return _verb_after_attribute(tokens, at)
    if opening not in (",", "or", "and", "also", "\u2014", "-", "\u2013"):
        return 0, False
    for later in range(at + 1, min(at + _FRAME_WORDS, len(tokens))):
        before = tokens[later - 1].text
        closed = opening in ("or", "and", "also") or (before == opening and later > at + 1)
        if closed and (tokens[later].text in grammar.AUXILIARIES or _defining(tokens, later) or before == ","):
            closing = verb(tokens, later)
            if closing[0]:
                return closing
        if tokens[later].text in ("that", "which", "who"):
            break
    return 0, False


def _verb_after_attribute(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the verb after "of a number" or "in programming", if a genus follows it: "the root of a number is …"."""
    for later in range(at + 1, min(at + _SUBJECT_WORDS, len(tokens))):
        word = tokens[later].text
        if word in grammar.RELATIVES or not word[0].isalnum():
            break
        length = _defining(tokens, later)
        if length:
            return later + length, True
    return 0, False


def verb(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the index of the token after the finite verb that begins at token ``at``, and whether a genus follows it;
    0 if there is no verb."""
    while at < len(tokens) and grammar.is_adverb(tokens[at].text):
        at += 1
    length = _defining(tokens, at)
    if length:
        return at + length, True
    word, following, after = (text_at(tokens, at + step) for step in range(3))
    return (at + 1, False) if word and grammar.is_finite(word, following, after) else (0, False)


def _defining(tokens: list[Token], at: int) -> int:
    """Return how many words the defining verb at token ``at`` has; 0 if there is none."""
    if text_at(tokens, at) not in _OPEN_DEFINING:
        return 0
    return max(
        (size for size in range(1, 5) if tuple(text_at(tokens, at + n) for n in range(size)) in grammar.DEFINING),
        default=0,
    )


def _loose_frame(tokens: list[Token], start: int, known: set[str]) -> tuple[int, bool]:
    """Return the frame of a subject that is a pronoun, or shares a word with the names: "Bare metal" of a machine."""
    if text_at(tokens, 0) in ("it", "this", "these", "they"):
        return verb(tokens, 1)
    plain = True  # nothing follows the noun that modifies it
    for at in range(start + 1, min(start + _SUBJECT_WORDS, len(tokens))):
        word = tokens[at].text
        if word in grammar.RELATIVES or word in grammar.PRONOUNS or word in (",", ":", "of", "for", "to"):
            break
        after, defining = verb(tokens, at)
        plain = plain and word not in _AFTER_NOUNS and not word.endswith("ed")
        sure = (
            (at > start + 1 and base(tokens[start].text) in known)
            or word in grammar.FINITE
            or text_at(tokens, at + 1) in grammar.DETERMINERS
        )
        if after and (defining or (plain and sure)):
            subject = {base(part) for token in tokens[start:at] for part in _PART.findall(token.text)}
            return (after, defining) if subject & known else (0, False)
    return 0, False


@lru_cache(maxsize=4096)
def _bases(name: str) -> tuple[str, ...]:
    return tuple(base(part) for part in _PART.findall(fold(name)))
