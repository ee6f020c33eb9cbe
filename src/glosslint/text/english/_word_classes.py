"""Closed classes of English words by which definitions are taken apart, and guesses at open ones from their endings.

The lists hold what occurs in definitions of real glossaries; a tagger would know more, and take seconds to load.
"""

from __future__ import annotations


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ARTICLES = _set("a an the")
DETERMINERS = ARTICLES | _set(
    "its their his her our your this these each every any all some no both either neither one"
)
#: Words before "of" that count a genus: "one of the nodes", "any of several rules".
QUANTIFIERS = _set("one any some each either many most several all none both two three")
RELATIVES = _set("that which who whose whom where when whereby wherein why how what if while because so unless whether")
PREPOSITIONS = _set(
    """of in on at by for from with to into onto over under between among amongst through across within without about
    against during before after behind below beneath above beside besides beyond per via than as like near off around
    toward towards upon along alongside inside outside until since despite except throughout versus up down out
    regarding unlike rather such including instead e g i"""
)
PRONOUNS = _set("you it we they i he she one's others them us")
AUXILIARIES = _set(
    "is are was were be been am has have had do does did can could may might must shall should will would cannot"
)
CONJUNCTIONS = _set("and or but nor")
CARRIERS = _set("type kind form class sort variety instance example")
#: "Another term for a directory": the genus is what follows.
SYNONYMS = _set("synonym abbreviation acronym shorthand short")
NAMING = _set("term name word expression")
ALTERNATIVE = _set("another other alternative alternate")
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
VERBS = _set(
    """consists comprises depends occurs happens relies goes seeks tends belongs appears exists contains includes
    provides allows enables lets helps makes takes gives combines involves requires arises differs applies refers
    means denotes describes states prescribes"""
)
FINITE = AUXILIARIES | VERBS | _set("uses measures results works runs offers holds stores maps aims fails begins ends")
#: Participles that follow their noun, whatever comes after them.
POSTMODIFIERS = _set(
    """containing using including having describing representing consisting comprising involving showing making allowing
    enabling providing holding relating concerning belonging corresponding depending indicating specifying following
    meaning taking requiring producing connecting supporting used called named known intended designed based located
    composed made associated related meant dealing referring expressing stating leading ranging resulting originating
    appearing translating behaving performing sending
    receiving carrying converting creating waiting lying sitting evaluating pertaining being"""
)
_PARTICIPLES = POSTMODIFIERS | _set(
    """built written given held kept drawn sent shown taken found seen sold bought lost born chosen driven done hidden
    spoken grown thrown worn understood brought caught laid paid led begun broken frozen left put told taught"""
)
_NOT_PARTICIPLES = _set(
    """seed feed speed need bed shed weed breed bleed creed deed reed steed greed hundred sacred red biped sled
    thing string ring king spring wing sling something anything everything nothing building engineering ceiling evening
    morning during wedding clothing lightning sibling bring sing swing"""
)
#: Adjectives that follow their noun when a preposition comes after them: "data available to".
POSTPOSITIVE_ADJECTIVES = _set(
    """available relative capable able responsible suitable similar equal visible ready free due prior subject specific
    common equivalent necessary parallel perpendicular proportional close accessible independent dependent internal
    external popular opposite typical important useful present"""
)
_ADJECTIVE_ENDINGS = ("able", "ible", "al", "ic", "ive", "ous", "ful", "less", "ed", "ing", "ary", "ory", "ant", "ent")
_PLAIN_ADJECTIVES = _set(
    """small large simple short long single new free open fast slow deep fixed big wide thin thick high low strong weak
    old young common good bad cold hot warm light heavy dense sparse smooth rough hard soft modern ordered lightweight
    unique separate complex abstract discrete continuous self-contained read-only left right standalone distributed
    standard"""
)

#: Unions that are asked for each word of a definition.
_AFTER_PARTICIPLES = PREPOSITIONS | DETERMINERS | RELATIVES | PRONOUNS | CONJUNCTIONS
_AFTER_NOUNS = PREPOSITIONS | RELATIVES | AUXILIARIES | CONJUNCTIONS
_NO_VERBS = PREPOSITIONS | RELATIVES | CONJUNCTIONS | DETERMINERS


_ADVERBS = _set(
    "very quite more most less least often also always never sometimes now then not still even only just too"
)
_NOUNS_ON_LY = _set(
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
