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
_FRAME_WORDS = 12  # an apposition between a name and its verb is no longer
_SUBJECT_WORDS = 7  # nor is a subject that only resembles the name


def find(tokens: list[Token], names: Iterable[str]) -> tuple[int, bool]:
    """How many tokens the frame has, and whether its verb is one that a genus follows. ``names`` are those of what is
    defined."""
    start = _subject(tokens)
    forms = [_parts(form) for form in _all_forms(names)]
    for name in forms:
        after = _after_name(tokens, start, name)
        if after:
            found = _verb_after(tokens, after)
            if found[0]:
                return found
    return _loose_frame(tokens, start, {part for name in forms for part in name if len(part) > 2})


def _subject(tokens: list[Token]) -> int:
    """Where the subject begins, behind "the term" and articles."""
    at = 0
    while at < len(tokens) and tokens[at].text in grammar.DETERMINERS:
        at += 1
    if (
        at < len(tokens) - 1
        and at
        and tokens[at].text in ("term", "word", "phrase", "concept", "acronym", "abbreviation")
    ):
        at += 1
        while at < len(tokens) and tokens[at].text in grammar.ARTICLES:
            at += 1
    return at


def _after_name(tokens: list[Token], at: int, name: tuple[str, ...]) -> int:
    """The number of the token behind a name that begins at token ``at``; 0 when it does not stand there."""
    parts: list[str] = []
    while at < len(tokens) and len(parts) < len(name):
        parts += [base(part) for part in _PART.findall(tokens[at].text)]
        at += 1
    return at if name and tuple(parts) == name else 0


def _verb_after(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The verb right behind a name or behind one apposition."""
    found = verb(tokens, at)
    if found[0] or at >= len(tokens):
        return found
    opening = tokens[at].text
    if opening in grammar.PREPOSITIONS:
        return _verb_after_attribute(tokens, at)
    if opening not in (",", "or", "and", "also", "\u2014", "-", "\u2013"):
        return 0, False
    for later in range(at + 1, min(at + _FRAME_WORDS, len(tokens))):
        before = tokens[later - 1].text
        closed = opening in ("or", "and", "also") or (before == opening and later > at + 1)
        if closed and (tokens[later].text in grammar.AUXILIARIES or _defining(tokens, later) or before == ","):
            found = verb(tokens, later)
            if found[0]:
                return found
        if tokens[later].text in ("that", "which", "who"):
            break
    return 0, False


def _verb_after_attribute(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The verb behind "of a number" or "in programming", when a genus follows it: "the root of a number is …"."""
    for later in range(at + 1, min(at + _SUBJECT_WORDS, len(tokens))):
        word = tokens[later].text
        if word in grammar.RELATIVES or not word[0].isalnum():
            break
        length = _defining(tokens, later)
        if length:
            return later + length, True
    return 0, False


def verb(tokens: list[Token], at: int) -> tuple[int, bool]:
    """The number of the token behind the finite verb that begins at token ``at``, and whether a genus follows."""
    while at < len(tokens) and grammar.is_adverb(tokens[at].text):
        at += 1
    length = _defining(tokens, at)
    if length:
        return at + length, True
    word, following, after = (text_at(tokens, at + step) for step in range(3))
    return (at + 1, False) if word and grammar.is_finite(word, following, after) else (0, False)


def _defining(tokens: list[Token], at: int) -> int:
    """How many words the defining verb at token ``at`` has."""
    return max(
        (size for size in range(1, 5) if tuple(text_at(tokens, at + n) for n in range(size)) in grammar.DEFINING),
        default=0,
    )


def _loose_frame(tokens: list[Token], start: int, known: set[str]) -> tuple[int, bool]:
    """The frame of a subject that is a pronoun, or shares a word with the names, such as "Bare metal" of a machine."""
    if text_at(tokens, 0) in ("it", "this", "these", "they"):
        return verb(tokens, 1)
    plain = True  # without anything behind the noun
    for at in range(start + 1, min(start + _SUBJECT_WORDS, len(tokens))):
        word = tokens[at].text
        if word in grammar.RELATIVES or word in grammar.PRONOUNS or word in (",", ":", "of", "for", "to"):
            break
        after, defining = verb(tokens, at)
        plain = plain and word not in grammar.PREPOSITIONS | grammar.BEHIND and not word.endswith("ed")
        owned = at > start + 1 and base(tokens[start].text) in known
        if after and (defining or (plain and (owned or word in grammar.FINITE or _is_determiner(tokens, at + 1)))):
            subject = {base(part) for token in tokens[start:at] for part in _PART.findall(token.text)}
            return (after, defining) if subject & known else (0, False)
    return 0, False


def _is_determiner(tokens: list[Token], at: int) -> bool:
    return text_at(tokens, at) in grammar.DETERMINERS


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(base(part) for part in _PART.findall(fold(name)))


def _all_forms(names: Iterable[str]) -> list[str]:
    """The names, with and without their qualifiers, the longest first."""
    forms = {form for name in names for form in (name, *split_qualifier(name)) if form}
    return sorted(forms, key=lambda form: (-len(form), form))
