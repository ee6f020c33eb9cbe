"""The words of a definition, and the noun phrase it begins with. English only."""

from __future__ import annotations

from glosslint.model.frozen import NamedTuple
from glosslint.text.english import _word_classes as grammar
from glosslint.text.english.inflection import base
from glosslint.util.regexes import lazy_pattern

OPAQUE = "\x00"  # replaces a character that is neither of a word nor whitespace
_TOKEN = lazy_pattern(
    r"[^\W_]+(?:\+\+|#)?(?:[-'\u2019\u2010\u2011./_&+@][^\W_]+(?:\+\+|#)?)*|[,:()\u2014]|\s[-\u2013]+(?=\s)"
)


_AFTER_PARTICIPLES = grammar.PREPOSITIONS | grammar.RELATIVES
_FUNCTION_WORDS = grammar.RELATIVES | grammar.PREPOSITIONS | grammar.AUXILIARIES | grammar.PRONOUNS


class Token(NamedTuple):
    start: int
    end: int
    text: str


_token = tuple.__new__  # half the cost of Token(…), which matters for every word of a definition


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    matches = _TOKEN.finditer(text, start, end)
    return [_token(Token, (*match.span(), match[0].strip())) for match in matches]


def text_at(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def genus(tokens: list[Token]) -> tuple[int, int, bool]:
    """Return the indices of the first token of the genus phrase and of the one after its last (equal if there is no
    genus), and whether it is a verb."""
    if text_at(tokens, 0) == "to":
        at = 1
        while grammar.is_adverb(text_at(tokens, at)):
            at += 1
        return (at, at + 1, True) if at < len(tokens) else (0, 0, True)
    start = _after_determiners(tokens, 0)
    end = _end(tokens, start)
    while end > start and _is_carrier(tokens, start, end):
        start = _after_determiners(tokens, end + 1)
        end = _end(tokens, start)
    return start, max(start, end), False


def _after_determiners(tokens: list[Token], at: int) -> int:
    """Step over articles and "one of the"."""
    while (
        text_at(tokens, at) in grammar.DETERMINERS
        or (text_at(tokens, at) in grammar.QUANTIFIERS and text_at(tokens, at + 1) == "of")
        or (text_at(tokens, at) == "of" and at and text_at(tokens, at - 1) in grammar.QUANTIFIERS)
    ):
        at += 1
    return at


def _is_carrier(tokens: list[Token], start: int, end: int) -> bool:
    """Return whether the phrase only introduces the genus: "type of", "another term for", "synonym of"."""
    last, following = base(text_at(tokens, end - 1)), text_at(tokens, end)
    if following == "of" and last in grammar.CARRIERS:
        return True
    if following not in ("of", "for"):
        return False
    if last in grammar.SYNONYMS:
        return True
    return last in grammar.NAMING and any(token.text in grammar.ALTERNATIVE for token in tokens[start:end])


def _end(tokens: list[Token], start: int) -> int:
    """Return the index of the token after the noun phrase that begins at token ``start``."""
    at, nouns = start, 0
    while at < len(tokens) and not _ends_before(tokens, at, nouns):
        nouns += not _is_connective(tokens[at].text) and tokens[at].text not in grammar.DETERMINERS
        at += 1
    while at > start and _is_connective(tokens[at - 1].text):
        at -= 1
    return at if nouns else start


def _is_connective(word: str) -> bool:
    return grammar.is_adverb(word) or word in grammar.CONJUNCTIONS or word == ","


def _ends_before(tokens: list[Token], at: int, nouns: int) -> bool:
    """Return whether the phrase, which has so many ``nouns`` already, ends before token ``at``."""
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if word == ",":
        return not (nouns and _is_between_adjectives(tokens, at))
    if not word[0].isalnum() or word in _FUNCTION_WORDS or word == "not":
        return True
    if word in grammar.DETERMINERS:
        return text_at(tokens, at - 1) not in grammar.CONJUNCTIONS if nouns else False
    if word in grammar.CONJUNCTIONS:
        return not nouns or following in ("", ",") or following in _FUNCTION_WORDS  # of another phrase
    if nouns:
        return grammar.is_postmodifier(word, following) or word in grammar.VERBS
    return _is_verbal(tokens, at)


def _is_verbal(tokens: list[Token], at: int) -> bool:
    """Return whether a phrase begins with a verb, or a participle without a noun: "Used to", "Expresses the fact"."""
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if grammar.is_participle(word) and not word.endswith("ing"):
        return following in _AFTER_PARTICIPLES or not following
    if word in grammar.POSTPOSITIVE_ADJECTIVES and following in grammar.PREPOSITIONS:
        return True  # "is capable of"
    if (word in grammar.POSTMODIFIERS and word.endswith("ing")) or (word == "see" and not at):
        return True
    third_person = word.endswith("s") and not word.endswith("ss")
    return third_person and not at and following in grammar.DETERMINERS


def _is_between_adjectives(tokens: list[Token], comma: int) -> bool:
    """Return whether a comma separates adjectives: "an immutable, static file"."""
    before, word, following = (text_at(tokens, comma + step) for step in (-1, 1, 2))
    if not grammar.is_adjective(before) or not word or not word[0].isalnum():
        return False
    if word in _FUNCTION_WORDS or word in grammar.DETERMINERS:
        return False
    if word in grammar.CONJUNCTIONS:
        return grammar.is_adjective(following) and not grammar.is_postmodifier(following, text_at(tokens, comma + 3))
    return not (grammar.is_adverb(word) or (grammar.is_participle(word) and grammar.is_postmodifier(word, following)))
