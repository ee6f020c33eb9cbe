"""Closed classes of English words by which definitions are taken apart, guesses at open ones from their endings, and
the noun phrase that a definition begins with.

The lists hold what occurs in definitions of real glossaries; a tagger would know more, and take seconds to load.
"""

from __future__ import annotations

from glosslint.model.frozen import NamedTuple, make_tuple
from glosslint.text.english.inflection import base
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

ARTICLES = word_set("a an the")
DETERMINERS = ARTICLES | word_set(
    "its their his her our your this these each every any all some no both either neither one"
)
#: Words before "of" that count a genus: "one of the nodes", "any of several rules".
QUANTIFIERS = word_set("one any some each either many most several all none both two three")
RELATIVES = word_set(
    "that which who whose whom where when whereby wherein why how what if while because so unless whether"
)
PREPOSITIONS = word_set(
    """of in on at by for from with to into onto over under between among amongst through across within without about
    against during before after behind below beneath above beside besides beyond per via than as like near off around
    toward towards upon along alongside inside outside until since despite except throughout versus up down out
    regarding unlike rather such including instead e g i"""
)
PRONOUNS = word_set("you it we they i he she one's others them us")
AUXILIARIES = word_set(
    "is are was were be been am has have had do does did can could may might must shall should will would cannot"
)
CONJUNCTIONS = word_set("and or but nor")
CARRIERS = word_set("type kind form class sort variety instance example")
#: "Another term for a directory": the genus is what follows.
SYNONYMS = word_set("synonym abbreviation acronym shorthand short")
NAMING = word_set("term name word expression")
ALTERNATIVE = word_set("another other alternative alternate")
#: Verbs in the third person after which the genus follows, with their particles.
DEFINING = {
    ("is",), ("are",), ("was",), ("were",), ("means",), ("mean",), ("denotes",), ("denote",), ("describes",),
    ("describe",), ("represents",), ("designates",), ("refers", "to"), ("refer", "to"), ("stands", "for"),
    ("stand", "for"), ("acts", "as"), ("serves", "as"), ("works", "as"), ("functions", "as"),
    ("is", "defined", "as"), ("are", "defined", "as"), ("can", "be", "defined", "as"), ("can", "be", "described", "as"),
    ("may", "be", "defined", "as"), ("is", "described", "as"), ("is", "basically"), ("is", "simply"), ("is", "just"),
    ("is", "essentially"), ("can", "be"), ("may", "be"), ("is", "typically"), ("is", "usually"), ("is", "often"),
    ("is", "generally"), ("is", "a", "term", "for"), ("is", "the", "term", "for"), ("is", "also"),
}  # fmt: skip
#: Finite verbs whose next word may be a preposition, unlike that of a plural noun: "nodes in", "consists of".
VERBS = word_set(
    """consists comprises depends occurs happens relies goes seeks tends belongs appears exists contains includes
    provides allows enables lets helps makes takes gives combines involves requires arises differs applies refers
    means denotes describes states prescribes"""
)
FINITE = (
    AUXILIARIES | VERBS | word_set("uses measures results works runs offers holds stores maps aims fails begins ends")
)
#: Participles that follow their noun, whatever comes after them.
POSTMODIFIERS = word_set(
    """containing using including having describing representing consisting comprising involving showing making allowing
    enabling providing holding relating concerning belonging corresponding depending indicating specifying following
    meaning taking requiring producing connecting supporting used called named known intended designed based located
    composed made associated related meant dealing referring expressing stating leading ranging resulting originating
    appearing translating behaving performing sending
    receiving carrying converting creating waiting lying sitting evaluating pertaining being"""
)
_PARTICIPLES = POSTMODIFIERS | word_set(
    """built written given held kept drawn sent shown taken found seen sold bought lost born chosen driven done hidden
    spoken grown thrown worn understood brought caught laid paid led begun broken frozen left put told taught"""
)
_NOT_PARTICIPLES = word_set(
    """seed feed speed need bed shed weed breed bleed creed deed reed steed greed hundred sacred red biped sled
    thing string ring king spring wing sling something anything everything nothing building engineering ceiling evening
    morning during wedding clothing lightning sibling bring sing swing"""
)
#: Adjectives that follow their noun when a preposition comes after them: "data available to".
POSTPOSITIVE_ADJECTIVES = word_set(
    """available relative capable able responsible suitable similar equal visible ready free due prior subject specific
    common equivalent necessary parallel perpendicular proportional close accessible independent dependent internal
    external popular opposite typical important useful present"""
)
_ADJECTIVE_ENDINGS = ("able", "ible", "al", "ic", "ive", "ous", "ful", "less", "ed", "ing", "ary", "ory", "ant", "ent")
_PLAIN_ADJECTIVES = word_set(
    """small large simple short long single new free open fast slow deep fixed big wide thin thick high low strong weak
    old young common good bad cold hot warm light heavy dense sparse smooth rough hard soft modern ordered lightweight
    unique separate complex abstract discrete continuous self-contained read-only left right standalone distributed
    standard"""
)

#: Unions that are asked for each word of a definition.
_AFTER_PARTICIPLES = PREPOSITIONS | DETERMINERS | RELATIVES | PRONOUNS | CONJUNCTIONS
_AFTER_NOUNS = PREPOSITIONS | RELATIVES | AUXILIARIES | CONJUNCTIONS
_NO_VERBS = PREPOSITIONS | RELATIVES | CONJUNCTIONS | DETERMINERS


_ADVERBS = word_set(
    "very quite more most less least often also always never sometimes now then not still even only just too"
)
_NOUNS_ON_LY = word_set(
    "ally anomaly assembly belly bully butterfly family fly folly jelly monopoly oligopoly ply rally reply supply tally"
)


def is_adverb(word: str) -> bool:
    """Return whether a word looks like an adverb of manner or degree."""
    return word in _ADVERBS or (word.endswith("ly") and word not in _NOUNS_ON_LY)


def is_participle(word: str) -> bool:
    """Return whether a word may be a participle, present or past."""
    if word in _PARTICIPLES:
        return True
    return len(word) > 4 and word.endswith(("ed", "ing")) and word not in _NOT_PARTICIPLES


def is_postmodifier(word: str, following: str) -> bool:
    """Return whether a word after a noun modifies it, so that the noun phrase ends before it: "file *stored* in"."""
    if word in POSTPOSITIVE_ADJECTIVES:
        return following in PREPOSITIONS
    if word in POSTMODIFIERS or (word in ("set", "run", "cut", "read") and following in ("by", "from", "as")):
        return True
    if not is_participle(word):
        return False
    if word.endswith("ing"):
        return following in DETERMINERS or following in ("how", "what", "whether", "more") or following.isdigit()
    return not following or following in _AFTER_PARTICIPLES or is_adverb(following)


def is_adjective(word: str) -> bool:
    """Return whether a word before a comma may be the first of several adjectives: "an immutable, static file"."""
    last = word.rpartition("-")[2]
    return word in _PLAIN_ADJECTIVES or "-" in word or (len(last) > 4 and last.endswith(_ADJECTIVE_ENDINGS))


def is_finite(word: str, following: str, after: str = "") -> bool:
    """Return whether a word after a name is the verb whose subject is the name, and not a noun in the plural."""
    if word in FINITE:
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return following[:1].isalnum() and (following not in _AFTER_NOUNS or following in ("how", "what", "whether"))
    if word in _NO_VERBS or not word[0].isalpha():
        return False
    return following in DETERMINERS and after != "" and not is_participle(word) and not is_adverb(word)


OPAQUE = "\x00"  # replaces a character that is neither of a word nor whitespace
_TOKEN = lazy_pattern(
    r"[^\W_]+(?:\+\+|#)?(?:[-'\u2019\u2010\u2011./_&+@][^\W_]+(?:\+\+|#)?)*|[,:()\u2014]|\s[-\u2013]+(?=\s)"
)


_AFTER_OPENING_PARTICIPLES = PREPOSITIONS | RELATIVES
_FUNCTION_WORDS = RELATIVES | PREPOSITIONS | AUXILIARIES | PRONOUNS


class Token(NamedTuple):
    start: int
    end: int
    text: str


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    matches = _TOKEN.finditer(text, start, end)
    return [make_tuple(Token, (match.start(), match.end(), match[0].strip())) for match in matches]


def text_at(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def find_genus(tokens: list[Token]) -> tuple[int, int, bool]:
    """Return the indices of the first token of the genus phrase and of the one after its last (equal if there is no
    genus), and whether it is a verb."""
    if text_at(tokens, 0) == "to":
        at = 1
        while is_adverb(text_at(tokens, at)):
            at += 1
        return (at, at + 1, True) if at < len(tokens) else (0, 0, True)
    start = _skip_determiners(tokens, 0)
    end = _phrase_end(tokens, start)
    while end > start and _is_carrier(tokens, start, end):
        start = _skip_determiners(tokens, end + 1)
        end = _phrase_end(tokens, start)
    return start, max(start, end), False


def _skip_determiners(tokens: list[Token], at: int) -> int:
    """Step over articles and "one of the"."""
    while (
        text_at(tokens, at) in DETERMINERS
        or (text_at(tokens, at) in QUANTIFIERS and text_at(tokens, at + 1) == "of")
        or (text_at(tokens, at) == "of" and at and text_at(tokens, at - 1) in QUANTIFIERS)
    ):
        at += 1
    return at


def _is_carrier(tokens: list[Token], start: int, end: int) -> bool:
    """Return whether the phrase only introduces the genus: "type of", "another term for", "synonym of"."""
    last, following = base(text_at(tokens, end - 1)), text_at(tokens, end)
    if following == "of" and last in CARRIERS:
        return True
    if following not in ("of", "for"):
        return False
    if last in SYNONYMS:
        return True
    return last in NAMING and any(token.text in ALTERNATIVE for token in tokens[start:end])


def _phrase_end(tokens: list[Token], start: int) -> int:
    """Return the index of the token after the noun phrase that begins at token ``start``."""
    at, nouns = start, 0
    while at < len(tokens) and not _ends_before(tokens, at, nouns):
        nouns += not _is_connective(tokens[at].text) and tokens[at].text not in DETERMINERS
        at += 1
    while at > start and _is_connective(tokens[at - 1].text):
        at -= 1
    return at if nouns else start


def _is_connective(word: str) -> bool:
    return is_adverb(word) or word in CONJUNCTIONS or word == ","


def _ends_before(tokens: list[Token], at: int, nouns: int) -> bool:
    """Return whether the phrase, which has so many ``nouns`` already, ends before token ``at``."""
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if word == ",":
        return not (nouns and _is_between_adjectives(tokens, at))
    if not word[0].isalnum() or word in _FUNCTION_WORDS or word == "not":
        return True
    if word in DETERMINERS:
        return text_at(tokens, at - 1) not in CONJUNCTIONS if nouns else False
    if word in CONJUNCTIONS:
        return not nouns or following in ("", ",") or following in _FUNCTION_WORDS  # of another phrase
    if nouns:
        return is_postmodifier(word, following) or word in VERBS
    return _is_verbal(tokens, at)


def _is_verbal(tokens: list[Token], at: int) -> bool:
    """Return whether a phrase begins with a verb, or a participle without a noun: "Used to", "Expresses the fact"."""
    word, following = tokens[at].text, text_at(tokens, at + 1)
    if is_participle(word) and not word.endswith("ing"):
        return following in _AFTER_OPENING_PARTICIPLES or not following
    if word in POSTPOSITIVE_ADJECTIVES and following in PREPOSITIONS:
        return True  # "is capable of"
    if (word in POSTMODIFIERS and word.endswith("ing")) or (word == "see" and not at):
        return True
    third_person = word.endswith("s") and not word.endswith("ss")
    return third_person and not at and following in DETERMINERS


def _is_between_adjectives(tokens: list[Token], comma: int) -> bool:
    """Return whether a comma separates adjectives: "an immutable, static file"."""
    before, word, following = (text_at(tokens, comma + step) for step in (-1, 1, 2))
    if not is_adjective(before) or not word or not word[0].isalnum():
        return False
    if word in _FUNCTION_WORDS or word in DETERMINERS:
        return False
    if word in CONJUNCTIONS:
        return is_adjective(following) and not is_postmodifier(following, text_at(tokens, comma + 3))
    return not (is_adverb(word) or (is_participle(word) and is_postmodifier(word, following)))
