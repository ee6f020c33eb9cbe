"""The frame of a definition: name, apposition and verb, as in "A graph, or network, is". English only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.english import grammar
from glosslint.text.english.grammar import OPAQUE, Token, text_at, tokens_of
from glosslint.text.english.inflection import base
from glosslint.text.english.term_matcher import lower_text
from glosslint.text.names import fold, split_qualifier
from glosslint.text.tokenize import replace_hidden
from glosslint.util.regexes import lazy_pattern

_PART = re.compile(r"[^\W_]+(?:\+\+|#)?")
#: As in "The term ROM is".
_NAMED_AS = ("term", "word", "phrase", "concept", "acronym", "abbreviation")
#: The first words of the verbs after which a genus follows.
OPEN_DEFINING = frozenset(words[0] for words in grammar.DEFINING)
_AFTER_NOUNS = grammar.PREPOSITIONS | grammar.POSTMODIFIERS
_FRAME_WORDS = 12  # an apposition between a name and its verb is no longer
_SUBJECT_WORDS = 7  # nor is a subject that only resembles the name


def _find_frame(tokens: list[Token], names: Iterable[str]) -> tuple[int, bool]:
    """Return how many tokens the frame of what has these names has, and whether a genus follows its verb."""
    start = 0
    while text_at(tokens, start) in grammar.DETERMINERS:
        start += 1
    if start and start < len(tokens) - 1 and tokens[start].text in _NAMED_AS:
        start += 1
        while text_at(tokens, start) in grammar.ARTICLES:
            start += 1
    forms = {form for name in names for form in (name, *split_qualifier(name)) if form}
    bases = [base_parts(form) for form in sorted(forms, key=lambda form: (-len(form), form))]  # the longest first
    first = base_parts(text_at(tokens, start))
    for name in bases:
        after = _skip_name(tokens, start, name) if name[: len(first)] == first else 0
        frame = _find_verb_after(tokens, after) if after else (0, False)
        if frame[0]:
            return frame
    return _loose_frame(tokens, start, {part for name in bases for part in name if len(part) > 2})


def _skip_name(tokens: list[Token], at: int, name: tuple[str, ...]) -> int:
    """Return the index of the token after a name that begins at token ``at``; 0 if another word is there."""
    parts: list[str] = []
    while at < len(tokens) and len(parts) < len(name):
        parts += [base(part) for part in _PART.findall(tokens[at].text)]
        at += 1
    return at if name and tuple(parts) == name else 0


def _find_verb_after(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the verb directly after a name or after one apposition, as ``_find_verb`` does."""
    direct = _find_verb(tokens, at)
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
            closing = _find_verb(tokens, later)
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


def _find_verb(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the index after the finite verb at token ``at``, or 0 without one, and whether a genus follows it."""
    while at < len(tokens) and grammar.is_adverb(tokens[at].text):
        at += 1
    length = _defining(tokens, at)
    if length:
        return at + length, True
    word, following, after = (text_at(tokens, at + step) for step in range(3))
    return (at + 1, False) if word and grammar.is_finite(word, following, after) else (0, False)


def _defining(tokens: list[Token], at: int) -> int:
    """Return how many words the defining verb at token ``at`` has; 0 if there is none."""
    if text_at(tokens, at) not in OPEN_DEFINING:
        return 0
    return max(
        (size for size in range(1, 5) if tuple(text_at(tokens, at + n) for n in range(size)) in grammar.DEFINING),
        default=0,
    )


def _loose_frame(tokens: list[Token], start: int, known: set[str]) -> tuple[int, bool]:
    """Return the frame of a subject that is a pronoun, or shares a word with the names: "Bare metal" of a machine."""
    if text_at(tokens, 0) in ("it", "this", "these", "they"):
        return _find_verb(tokens, 1)
    plain = True  # nothing follows the noun that modifies it
    for at in range(start + 1, min(start + _SUBJECT_WORDS, len(tokens))):
        word = tokens[at].text
        if word in grammar.RELATIVES or word in grammar.PRONOUNS or word in (",", ":", "of", "for", "to"):
            break
        after, defining = _find_verb(tokens, at)
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
def base_parts(name: str) -> tuple[str, ...]:
    """Return the base forms of the words of a name; "C++" and "C#" keep their signs, so that they differ."""
    return tuple(base(part) for part in _PART.findall(fold(name)))


_BRACKETS = lazy_pattern(r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_QUOTES = lazy_pattern(
    r"\"[^\"]{1,200}\"|\u201c[^\u201d]{1,200}\u201d|\u00ab[^\u00bb]{1,200}\u00bb|(?<!\w)['\u2018][^'\u2019\n]{1,60}['\u2019](?!\w)"
)
_QUOTE_MARKS = str.maketrans(dict.fromkeys('"\u201c\u201d\u00ab\u00bb', "\x01"))
_LEADING = re.compile(rf"[\s{OPAQUE}*_]*")
_DOMAIN = lazy_pattern(r"\s*(?:<[^<>\n]{1,60}>|\u2039[^\u203a\n]{1,60}\u203a|\([^()\n]{1,60}\)(?=\s))\s*")
#: "In X," and "In X, Y, and Z,"; "Usually,"; "Computing:". What begins with an article is not an item of that list;
#: "In-memory store used as A, B, and C" is no context.
_CONTEXT = lazy_pattern(
    r"\s*(?:(?:in|within|for|from|on|at|if|under|among|as|when|with|of|inside|throughout|generally|usually|typically|"
    r"informally|formally|more|most|broadly|strictly|roughly|simply|traditionally|historically|originally|sometimes|often)"
    r"\b(?![-\u2010\u2011])[^,;:.]{0,80}?(?:(?:,\s(?!(?:an?|the)\s)[^,;:.]{1,30}?){1,4},?\s(?:and|or)\s[^,;:.]{1,40}?)?[,:]\s+"
    r"|(?:[a-z][a-z-]*\s){0,2}[a-z][a-z-]*:\s+)"
)
#: Verb forms that no noun has. Of other verbs ("computes", "files") the form alone does not tell.
_FINITE = (
    r"is|are|was|were|isn't|aren't|has|have|had|hasn't|can|cannot|can't|could|may|might|must|shall|should|will|would"
)
_VERBS = grammar.AUXILIARIES | grammar.VERBS
#: What begins a clause of its own, whose verb is not that of the sentence: "score that is …", "way in which it can …".
_SUBORDINATE = (
    r"that|which|who|whom|whose|where|when|whenever|while|why|how|what|if|whether|because|since|unless|until|as|after"
    r"|before|than|so|though|although"
)
_FIRST = re.compile(rf"\b(?:(?P<verb>{_FINITE})|{_SUBORDINATE})\b|[:;(]|[.!?](?=\s)", re.IGNORECASE)
#: "When a model has …, it is …": the sentence begins after the comma.
_OPENING_CLAUSE = re.compile(
    r"\W*(?:when|if|where|while|as|because|since|although|in order)\b[^.;:]*?,\s", re.IGNORECASE
)


class DefinitionParts(NamedTuple):
    """The parts of one defining sentence, as spans of the text, empty where missing. ``core`` is all after context and
    frame; with ``verb``, an action is defined ("To …"), and ``head`` is the verb."""

    sentence: Span
    context: Span
    frame: Span
    core: Span
    genus: Span
    head: Span
    differentia: Span
    verb: bool = False


class CleanText(NamedTuple):
    """A text in lower case and at its own length, without what is not prose: the marks of links are spaces; code,
    mathematics, images and parentheses are OPAQUE. In ``core``, quotations are OPAQUE too; in ``spoken`` only their
    marks are removed, since names are often quoted."""

    core: str
    spoken: str


def clean(text: str, hidden: Iterable[tuple[str, Span]]) -> CleanText:
    """Return what of ``text`` is prose, given its hidden parts."""
    chars = replace_hidden(lower_text(text), hidden, _without_prose)
    if "(" in chars:
        chars = _BRACKETS.sub(_opaque, chars)
    core = _QUOTES.sub(_opaque, chars)
    return CleanText(core, core if core == chars else chars.translate(_QUOTE_MARKS))


def _without_prose(kind: str, part: str) -> str:
    return (" " if kind in ("mark", "html") else OPAQUE) * len(part)


def _opaque(match: re.Match[str]) -> str:
    return OPAQUE * len(match[0])


def defining_sentence(cleaned: CleanText, sentence: Span) -> Span:
    """Return a sentence up to its first semicolon."""
    stop = cleaned.core.find(";", *sentence)
    return sentence if stop < 0 else Span(sentence.start, stop)


def split_definition(cleaned: CleanText, sentence: Span, names: Sequence[str]) -> DefinitionParts:
    """Return the parts of a defining sentence of a text. ``names`` are those of what is defined."""
    start, limit = _context(cleaned, sentence)
    context = Span(sentence.start, start)
    tokens = tokens_of(cleaned.spoken, start, limit)
    frame, defining = _find_frame(tokens, names)
    core_start = tokens[frame - 1].end if frame else start
    inner: list[Token] = []
    if defining or not frame:  # where nothing is quoted, the words are those spoken
        quoted = cleaned.core is not cleaned.spoken
        inner = tokens_of(cleaned.core, core_start, limit) if quoted else tokens[frame:]
    first, last, verb = grammar.find_genus(inner)
    if not frame and last < len(inner) and inner[last].text in _VERBS:
        frame, defining = _find_verb(inner, last)  # a sentence with a subject of its own
        core_start = inner[frame - 1].end
        inner = inner[frame:] if defining else []
        first, last, verb = grammar.find_genus(inner)
    core = Span(inner[0].start if inner else core_start, limit)
    framed = Span(start, core_start)
    if first == last:
        empty = Span(core.start, core.start)
        return DefinitionParts(sentence, context, framed, core, empty, empty, core, verb)
    genus = Span(inner[first].start, inner[last - 1].end)
    head = Span(inner[last - 1].start, inner[last - 1].end)
    return DefinitionParts(sentence, context, framed, core, genus, head, Span(genus.end, limit), verb)


def _context(cleaned: CleanText, sentence: Span) -> tuple[int, int]:
    """Return where the definition proper begins, after "<domain>" and "In X,", and where the sentence ends."""
    start, end = sentence
    for pattern in (_LEADING, _DOMAIN):
        match = pattern.match(cleaned.spoken, start, end)
        start = match.end() if match is not None else start
    context = _CONTEXT.match(cleaned.core, start, end)
    return (context.end() if context is not None and context.end() < end else start), end


_OPEN_NO_NOUN_PHRASE = frozenset(("not", "never", "often", "always")).union(
    grammar.PREPOSITIONS, grammar.RELATIVES, grammar.PRONOUNS, grammar.AUXILIARIES, grammar.CONJUNCTIONS
)


def may_open_noun_phrase(word: str) -> bool:
    """Return whether a noun phrase may begin with a lower-case word, as none does with "of", "when", "not" and "is"."""
    return word not in _OPEN_NO_NOUN_PHRASE


def is_full_sentence(text: str) -> bool:
    """Return whether a text begins with a subject and its verb, as "The model has …" does and "Model that has …" not.
    Only auxiliaries and forms of "be" and "have" are recognized."""
    opening = _OPENING_CLAUSE.match(text)
    first = _FIRST.search(text, opening.end() if opening is not None else 0)
    return first is not None and first["verb"] is not None and bool(text[: first.start()].strip("\"'*_[ "))
