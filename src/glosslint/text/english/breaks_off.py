"""Whether an English text breaks off: whether it ends where a sentence goes on, as a text does that was cut short.

Begin with ``breaks_off``. Its words are in tables, by what must follow them and where it may stand instead. Most words
after which a text cannot end can end a clause whose object comes before ("the class that it belongs to", "what it is
used for", "a page it links to"): deferred prepositions, in Quirk et al., A Comprehensive Grammar of the English
Language, 9.6. After such a clause nobody can tell without parsing it, so that a cut is only likely there.
"""

from __future__ import annotations

from enum import IntEnum

from glosslint.text.english import grammar
from glosslint.text.english.inflection import verb_forms
from glosslint.text.english.word_lists import ACTIONS
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern


class Break(IntEnum):
    """Whether a text breaks off."""

    NO = 0
    LIKELY = 1  # a sentence may end like this, but few do
    CERTAIN = 2


#: Something follows these in every sentence: articles, determiners, conjunctions, and prepositions without a deferred
#: use.
_NEVER_LAST = grammar.ARTICLES | word_set(
    "every its their our your my whose and or nor but than via per because although"
)
#: What follows may come before, in the same clause: prepositions, the mark of the infinitive, and auxiliaries.
_GAPS = grammar.RELATIVES | word_set("whatever whichever whoever whomever however")
_PREPOSITIONS = word_set("of to in on at by for with from as into onto upon among between")
_PARTICLES = word_set("in on by")
#: "more memory than it has" is no rare end
_AUXILIARIES = grammar.AUXILIARIES - word_set("do does did has have had")
#: These end a sentence only as pronouns or adverbs: "a number such as this", "one of each", "none of which".
_SELDOM_LAST = word_set("that which when if this these each")
#: Verbs that need an object, in all forms; of the first, two are nouns as well ("in common use", "of many uses").
_TRANSITIVE_VERBS = ("use", "include", "contain", "require", "comprise", "denote")
_TRANSITIVE = {form for verb in _TRANSITIVE_VERBS for form in verb_forms(verb) if form[-2:] not in ("ed", "ng")}
_NOUNS = word_set("use uses")
_BEFORE_VERB = grammar.AUXILIARIES | grammar.PRONOUNS | grammar.RELATIVES | word_set("to one")
_BEFORE_NOUN = grammar.DETERMINERS | grammar.QUANTIFIERS | grammar.PREPOSITIONS | grammar.CONJUNCTIONS

_CLAUSE_LENGTH = 120  # characters before the end; a relative clause that is longer is rare
_CLAUSE = lazy_pattern(r"[^.;:!?\n]*\Z")
_WORD = lazy_pattern(r"[^\W_]+(?:['\u2019.-][^\W_]+)*|,")
_OPEN_SIGN = lazy_pattern(r"(?:[,;:\u2013\u2014\[{/&\u201c\u2018\u00ab-]|(?<![:;])\(|\b(?:e\.g|i\.e)\.?)\Z")
_SENTENCE_END = lazy_pattern(r"[.!?]['\"\u201d\u2019)\]*_]*\s")
#: An adjective or participle where a noun is due ("into homogeneous", "and proposed"), the first word of a sentence,
#: and a single letter, which may begin a word.
_LIKELY = lazy_pattern(
    r"\b(?:a|an|and|as|by|for|from|in|into|of|on|or|the|to|with)\s+\W*[^\W\d_]+ous\W*\Z"
    r"|\b(?:and|or)\s+\W*[^\W\d_]+[^e\W\d_]ed\W*\Z"
    r"|[.!?]\s+[^\W\d_]+\Z|(?<![^\W_])[^\W\d_]\Z"
)
#: Brackets, except those of emoticons and after a letter or number alone ("1)", "a)"); and quotation marks: the
#: straight one by what is around it, since inches and seconds (5") look the same.
_PAIRED = lazy_pattern(
    r"(?P<open>(?<![:;])[(\[{]|[\u201c\u00ab]|(?<![^\s(\[\u2014])\"(?=\S))|(?P<close>[)\]}]|[\u201d\u00bb]|(?<=\S)\")"
)
_CLOSERS = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"'}
_QUOTATIONS = '"\u201d\u00bb'


def breaks_off(text: str) -> Break:
    """Return whether the last sentence of an English ``text`` stops before its end. ``text`` is a paragraph without its
    markup, or the end of one. A final period (except that of "e.g."), question mark or ellipsis ends any text."""
    text = text.rstrip()
    if _OPEN_SIGN.search(text) is not None:
        return Break.CERTAIN
    if not text or text[-1] in ".!?\u2026":
        return Break.NO
    return max(_open_pair(text), _open_words(text), Break.LIKELY if _LIKELY.search(text) else Break.NO)


def _open_pair(text: str) -> Break:
    """Return whether a text ends within a bracket or a quotation: surely if that opens in the last sentence, since one
    before may lack its other half. A bracket may close one of another shape, as in the interval [0, 1)."""
    opened: list[tuple[str, int]] = []
    for match in _PAIRED.finditer(text):
        sign = match[0]
        if match["open"]:
            opened.append((_CLOSERS[sign], match.start()))
            continue
        while opened:
            closer, _ = opened.pop()
            if (closer in _QUOTATIONS) == (sign in _QUOTATIONS):
                break
    if not opened:
        return Break.NO
    return Break.LIKELY if _SENTENCE_END.search(text, opened[0][1]) is not None else Break.CERTAIN


def _open_words(text: str) -> Break:
    """Return whether the last words of a text need others after them."""
    clause = _CLAUSE.search(text[-_CLAUSE_LENGTH:])
    written = [match[0] for match in _WORD.finditer(clause[0])] if clause is not None else []
    if not written or not text.endswith(written[-1]):
        return Break.NO  # a sign comes last, such as a bracket or a quotation mark
    words = [word.lower() for word in written]
    needed = _needs_more(words)
    if not needed:
        return Break.NO
    return Break.LIKELY if needed is Break.LIKELY or written[-1].isupper() else Break.CERTAIN  # "vitamin A", "the OR"


def _needs_more(words: list[str]) -> Break:
    """Return whether the last of the ``words`` of a clause needs one after it."""
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in _NEVER_LAST:
        return Break.CERTAIN
    if last in _SELDOM_LAST:
        return Break.LIKELY
    gap = _has_gap(words[:-1])
    if last in _PREPOSITIONS:
        # "the part that is cut off", "to log in", "the state it is in"
        particle = last in _PARTICLES and (before in ACTIONS or grammar.is_participle(before))
        gap = gap or particle or before in grammar.AUXILIARIES
    elif last in _AUXILIARIES:
        gap = gap or not {"as", "than"}.isdisjoint(words)
    elif last not in _TRANSITIVE or (last in _NOUNS and before not in _BEFORE_VERB):
        return Break.NO
    return Break.LIKELY if gap else Break.CERTAIN


def _has_gap(words: list[str]) -> bool:
    """Return whether what the last word of a clause needs may be in the ``words`` before it: in "the class that it
    belongs (to)", "a folder to put files (in)", or "the class an object belongs (to)"."""
    if not _GAPS.isdisjoint(words) or "to" in words[:-1]:
        return True
    subjects = (at for at, word in enumerate(words) if at and word in grammar.ARTICLES | grammar.PRONOUNS)
    return any(_may_be_noun(words[at - 1]) for at in subjects)


def _may_be_noun(word: str) -> bool:
    """Return whether a word, or a comma, may be the noun to which a clause without "that" belongs."""
    function_words = _BEFORE_NOUN | grammar.AUXILIARIES | grammar.RELATIVES | grammar.PRONOUNS
    verb = word in ACTIONS or word in _TRANSITIVE or grammar.is_participle(word) or grammar.is_adverb(word)
    return not (word in function_words or word in ("to", ",") or verb)
