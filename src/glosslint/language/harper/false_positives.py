"""Takes the place of Harper's rule on articles, and corrects others that go wrong in technical texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.language.harper.rules import MESSAGES
from glosslint.language.passages import opens_sentence
from glosslint.language.types import Match, Passage
from glosslint.model import Span
from glosslint.text.english import inflection
from glosslint.text.english.word_lists import is_set_apart
from glosslint.util.regexes import lazy_pattern

#: An article and the word after it, if its spelling tells its first sound: a plain word, or a single capital. Marks of
#: emphasis may surround it.
_ARTICLE = re.compile(
    r"(?<![^\W_])((?<![^\W_] )An?|an?)(?!\s*\n\s*\n)\s+(?P<mark>[*_]{0,3})([A-Za-z]?[a-z]+|[A-Z])(?P=mark)?"
    r"(?![\w'\u2019-]|\.\w|:\[|[*_]{1,3}\w)"
)
_TWICE = re.compile(r"(?<![^\W_])((?:[^\W\d_]|['\u2019])+)[\s\[\]_]+\1(?![^\W_])")
#: Words whose first letter some English speakers say and some do not: "a herbarium" and "an herbarium"; and those that
#: may begin with "you" or "won", which their first letters do not tell, or are of another language: "a unary", "an
#: unidentified", "an Euler", "a una".
_EITHER = re.compile(
    r"h(?:erb|omage|istor|otel|ouri|ysteri)|uni(?:d|l)|una?\b|unary|ubuntu|uruguay|utah|euler|onetime|oneida",
    re.IGNORECASE,
)
#: Words before which no article stands, and the nouns after which "a" is a letter: "the letter a is not …".
_NO_NOUN = frozenset(("a", "an", "and", "are", "as", "at", "if", "in", "is", "of", "on", "or"))
_LETTER = lazy_pattern(
    r"\b(?:letters?|vowels?|characters?|glyphs?|graphemes?|sounds?|variables?|options?|step|phase)\s+\Z"
)
#: Where an "A" is an article: at the start of a sentence or list item. Elsewhere it is a name, as in "table A".
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n\s*\n|[-*+]\s)\s*\Z")
#: Without a vowel a word is read letter by letter, or not: "an ssh client" and "a ssh client" are both written.
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
#: The letters that may begin an English word before its first vowel. Where others do, the first is read by its name:
#: "an ndarray", "an rsync server".
_ONSET = lazy_pattern(
    r"(?:b[lr]?|c(?:[hlrz]|hr|hl)?|d[rw]?|f[lrj]?|g[hlnrw]?|h|j|k[hlnrw]?|l|m[n]?|n|p(?:[flnrst]|hr?|hl|sh)?|qu?"
    r"|r[h]?|s[cfhklmnpqtvw]?(?:[hlr]|hr)?|t(?:[hrsw]|hr|hw)?|v[lr]?|w[hr]?|x|z[lw]?)?(?=[aeiouy])",
    re.IGNORECASE,
)
#: A compound with a hyphen is one word: "buy-in in", "bit-transparent", "no in-sync replicas".
_HYPHENS = frozenset("-\u2010\u2011")
_NOUNS = frozenset(("bit", "saw"))  # which Harper takes for verbs: "has bit 7 set"
#: Regular forms of computing, of words that are irregular elsewhere.
_REGULAR = frozenset(("datums", "strided"))
_REPEATED = ("RepeatedWords", "SingleBe")
_BE_BE = re.compile(r"\b(be)\s+be\Z")
_HERE = "\x00"  # stands before the words that Harper reports
#: What shows that the words are correct, by rule: in the same sentence, before and after them.
_CORRECT = {
    # The verb of a relative clause, whose object is the pronoun: "the users that a role allows to sign in". An
    # instruction: "Mix, and allow to cool."
    "AllowTo": lazy_pattern(
        r"\b(?:that|which|who|whom|what|whoever)\s+(?:an?|the|its|their|his|her|your|our|this|you|we|they|it|he|she|each|every)\b"
        rf"[^;:\n]*{_HERE}|(?:\A|[.!?:;,]|\b(?:and|or|then))\s*{_HERE}allow\b",
        re.IGNORECASE,
    ),
    # The words are nouns, too: "a will may be changed", "the last will of". Only after a pronoun they are verbs.
    **dict.fromkeys(
        ("DoubleModal", "ModalOf"),
        lazy_pattern(
            r"(?<!\bi)(?<!\bit)(?<!\bhe)(?<!\bwe)(?<!\bshe)(?<!\bwho)(?<!\byou)(?<!\bthey)(?<!\bwhich)(?:\A|\s)\s*"
            rf"{_HERE}(?:can|might|must|need|will)\b",
            re.IGNORECASE,
        ),
    ),
    # A condition, "if it is less, then"; a noun, "the larger then divides"; or no second thing to compare with.
    "ThenThan": lazy_pattern(
        r"\b(?:first|if|once|since|when|where|while)\b"
        rf"|\b(?:an?|each|every|one|the|this|that|these|those)\s+[a-z]+\s+{_HERE}"
        rf"|{_HERE}then\b(?!\s+(?:\d|(?:all|an?|any|average|each|every|half|her|him|his|its?|me|my|normal|one|other|our"
        r"|the|their|them|these|this|those|two|three|four|five|six|ten|us|usual|what|you|your)\b))",
        re.IGNORECASE,
    ),
    # The subject of a clause follows: "how much a card is worth while it is in play".
    "Worthwhile": lazy_pattern(rf"{_HERE}\S+\s\S+\s+(?:it|they|he|she|we|you|its?|their|this|these|those|an?|the)\b"),
}
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
_LIKE_VOWELS = frozenset("aefhilmnorsxAEFHILMNORSX")  # letters whose names begin with the sound of a vowel
_ACRONYM = 3  # letters: a short word with a capital may be an acronym, read letter by letter
_CLAUSE = 80  # characters
_WINDOW = 24  # characters before a word, in which the one before it ends


def wrong_articles(passage: Passage) -> Iterator[Match]:
    """Yield the matches for wrong articles; none where the sound of the next word is uncertain ("URL", "macOS", "ssh",
    "unary"), nor where "a" is no article, as in "table A". Before a single letter a match is only advice."""
    text = passage.masked
    for match in _ARTICLE.finditer(text):
        span, wrong, word = Span(*match.span(1)), match[1], match[3]
        right = inflection.article(word) if len(word) > 1 else "an" if word in _LIKE_VOWELS else "a"
        if right not in (None, wrong.lower()) and _is_article(match) and _is_certain(word):
            certain = len(word) > 1
            message = f'{MESSAGES["AnA"]} before "{word}"'
            instead = right.capitalize() if wrong[0].isupper() else right
            yield Match(span, "AnA", message, (instead,), "grammar" if certain else "advice", sure=certain)


def may_have_word_twice(text: str) -> bool:
    """Return whether a text has a word twice in a row."""
    return _TWICE.search(text.lower()) is not None


def _is_article(match: re.Match[str]) -> bool:
    """Return whether "a" is an article, and no name, letter or citation."""
    text, start = match.string, match.start()
    if text[start].isupper() and not _OPENS.search(text, 0, start):
        return False
    if text[start - 1 : start] in ("*", "_") and text[match.end() : match.end() + 1] == text[start - 1]:
        return False  # *an unique*: the emphasis cites the two words
    return match[3].lower() not in _NO_NOUN and not _LETTER.search(text, max(0, start - _WINDOW), start)


def _is_certain(word: str) -> bool:
    """Return whether the spelling of a word tells its first sound."""
    if len(word) == 1:
        return True
    if not _VOWEL.search(word) or not _ONSET.match(word) or _EITHER.match(word):
        return False
    return len(word) > _ACRONYM or not word[0].isupper()  # "a Ui element"


def plain_words(rule: str, span: Span, text: str) -> bool:
    """Return whether a match is about plain words: not a part of a compound, not set apart by emphasis as the label in
    "click **Allow** to" is, no reference such as "[id]", and no noun that Harper takes for a verb."""
    words = text[slice(*span)]
    beside = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    plain = _HYPHENS.isdisjoint(beside) and "*" not in words and beside != ("[", "]")
    if rule == "WereWhere" and (words[:1].isupper() or (words == "where" and opens_sentence(text, span.start))):
        return False  # "Where you are taken to …", also in the cell of a table
    before = text[max(span.start - _WINDOW, 0) : span.start].split()[-1:] if rule == "DidPast" else []
    if any(len(word) > 1 and word.isupper() for word in (*before, *words.split())):
        return False  # an acronym, and no form of "to do": "its DID", "a DID authorized to"
    if words[:2] == "i " or (rule == "RegularIrregulars" and words.lower() in _REGULAR):
        return False  # the dot of the i; the reference points of a survey
    if rule in _CORRECT and _CORRECT[rule].search(_in_sentence(span, text)) is not None:
        return False
    if rule == "SimplePastToPastParticiple" and words.lower() in _NOUNS:
        return False
    return plain and (rule not in _REPEATED or _is_same_twice(span, text))


def _in_sentence(span: Span, text: str) -> str:
    """Return the words of a match with a mark before them, and the rest of their sentence."""
    before, after = text[max(0, span.start - _CLAUSE) : span.start], text[span.start : span.end + _WINDOW]
    return _SENTENCE.split(before)[-1] + _HERE + _SENTENCE.split(after)[0]


def _is_same_twice(span: Span, text: str) -> bool:
    """Return whether a match on a repetition is about two plain words: "the the"; not "at AT&T" nor "AM are"."""
    words = text[max(span.start - _WINDOW, 0) : span.end].split()[-2:]
    following = text[span.end : span.end + 1]
    plain = all(word.islower() and (len(word) > 1 or word == "a") for word in words)
    if all(word.endswith(("'s", "\u2019s")) for word in words):
        return False  # "the parent's parent's parent"
    first = text.rfind(words[-1], 0, span.end - len(words[-1])) if words else -1
    apart = is_set_apart(text, Span(max(first, 0), span.end))
    return len(words) == 2 and plain and not apart and following not in ("&", "/", "-", "'")


def twice(span: Span, text: str) -> Match | None:
    """Return the match of SingleBe for "be be" with both words, since Harper marks the second alone."""
    pair = _BE_BE.search(text, max(span.start - _WINDOW, 0), span.end)
    return Match(Span(*pair.span()), "SingleBe", MESSAGES["SingleBe"], (pair[1],)) if pair is not None else None
