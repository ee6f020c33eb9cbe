"""The words of a definition, and the noun phrase that they begin with. English only."""

from __future__ import annotations

import re
from typing import NamedTuple

from glosslint.text.english import _word_classes as grammar
from glosslint.text.english.inflection import base

OPAQUE = "\x00"  # what stands for a character that belongs to no word and no blank
_TOKEN = re.compile(
    r"[^\W_]+(?:\+\+|#)?(?:[-'\u2019\u2010\u2011./_&+@][^\W_]+(?:\+\+|#)?)*|[,:()\u2014]|\s[-\u2013]+(?=\s)|\x00+"
)


class Token(NamedTuple):
    start: int
    end: int
    text: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    found = _TOKEN.finditer(text, start, end)
    return [Token(*match.span(), match[0].strip()) for match in found if text[match.start()] != OPAQUE]


def text_at(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def genus(tokens: list[Token]) -> tuple[int, int, bool]:
    """The first token of the genus phrase, the one behind its last, and whether it is a verb. Equal numbers: none."""
    if text_at(tokens, 0) == "to":
        at = 1
        while grammar.is_adverb(text_at(tokens, at)):
            at += 1
        return (at, at + 1, True) if at < len(tokens) else (0, 0, True)
    start = _opening(tokens, 0)
    end = _end(tokens, start)
    while end > start and _leads_on(tokens, start, end):
        start = _opening(tokens, end + 1)
        end = _end(tokens, start)
    return start, max(start, end), False


def _opening(tokens: list[Token], at: int) -> int:
    """Behind articles and "one of the"."""
    while (
        text_at(tokens, at) in grammar.DETERMINERS
        or (text_at(tokens, at) in grammar.QUANTIFIERS and text_at(tokens, at + 1) == "of")
        or (text_at(tokens, at) == "of" and at and text_at(tokens, at - 1) in grammar.QUANTIFIERS)
    ):
        at += 1
    return at


def _leads_on(tokens: list[Token], start: int, end: int) -> bool:
    """Whether the phrase carries the genus and is none: "type of", "another term for", "synonym of"."""
    last, following = base(text_at(tokens, end - 1)), text_at(tokens, end)
    if following == "of" and last in grammar.CARRIERS:
        return True
    if following not in ("of", "for"):
        return False
    if last in grammar.SYNONYMS:
        return True
    return last in grammar.NAMING and any(token.text in grammar.ALTERNATIVE for token in tokens[start:end])


def _end(tokens: list[Token], start: int) -> int:
    """The token behind the last of the noun phrase that begins at token ``start``."""
    at, nouns = start, 0
    while at < len(tokens) and not _stops(tokens, at, nouns):
        nouns += _is_noun(tokens, at)
        at += 1
    while at > start and (
        grammar.is_adverb(tokens[at - 1].text) or tokens[at - 1].text in (*grammar.CONJUNCTIONS, ",")
    ):
        at -= 1
    return at if nouns else start


def _is_noun(tokens: list[Token], at: int) -> bool:
    word = tokens[at].text
    return not (grammar.is_adverb(word) or word in grammar.CONJUNCTIONS or word == "," or word in grammar.DETERMINERS)


def _stops(tokens: list[Token], at: int, nouns: int) -> bool:
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if word == ",":
        return not (nouns and _goes_on(tokens, at))
    if not word[0].isalnum() or word in grammar.RELATIVES or word in grammar.PREPOSITIONS or word in grammar.PRONOUNS:
        return True
    if word in grammar.AUXILIARIES or word == "not":
        return True
    if word in grammar.DETERMINERS:
        return text_at(tokens, at - 1) not in grammar.CONJUNCTIONS if nouns else False
    if word in grammar.CONJUNCTIONS:
        return not nouns or _ends_here(following)
    if nouns:
        return grammar.is_behind(word, following) or word in grammar.VERBS
    return _is_no_noun(tokens, at)


def _is_no_noun(tokens: list[Token], at: int) -> bool:
    """Whether the first word of a phrase is a verb or a participle without a noun: "Used to", "Expresses the fact"."""
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if grammar.is_participle(word) and not word.endswith("ing"):
        return following in grammar.PREPOSITIONS | grammar.RELATIVES or not following
    if word in grammar.ADJECTIVES_BEHIND and following in grammar.PREPOSITIONS:
        return True  # "is capable of"
    if (word in grammar.BEHIND and word.endswith("ing")) or (word == "see" and not at):
        return True
    third_person = word.endswith("s") and not word.endswith("ss")
    return third_person and not at and following in grammar.DETERMINERS


def _ends_here(following: str) -> bool:
    """Whether what follows a conjunction belongs to another phrase."""
    return (
        not following
        or following in grammar.RELATIVES
        or following in grammar.PREPOSITIONS
        or following in grammar.AUXILIARIES
        or following in grammar.PRONOUNS
        or following == ","
    )


def _goes_on(tokens: list[Token], comma: int) -> bool:
    """Whether a comma stands between adjectives: "an immutable, static file"."""
    before, word, following = (text_at(tokens, comma + step) for step in (-1, 1, 2))
    if not grammar.is_adjective(before) or not word or not word[0].isalnum():
        return False
    others = grammar.RELATIVES | grammar.PREPOSITIONS | grammar.PRONOUNS | grammar.AUXILIARIES | grammar.DETERMINERS
    if word in others:
        return False
    if word in grammar.CONJUNCTIONS:
        return grammar.is_adjective(following) and not grammar.is_behind(following, text_at(tokens, comma + 3))
    return not grammar.is_adverb(word) and not (grammar.is_participle(word) and grammar.is_behind(word, following))
