"""How a definition uses a name of its own entry: as its genus, as the subject of a sentence, in a longer name, …

Of 71 uses read one by one in published glossaries, 46 were not circular: the name was the subject of a full sentence,
part of the title of a work, or only another name. So a use counts as the genus only if the sentence can be analysed to
its end, and uses that may be something else do not count at all.
"""

from __future__ import annotations

from glosslint.facts.definition import Definition
from glosslint.facts.entry import EntryFacts
from glosslint.model import Span
from glosslint.text.english import clause
from glosslint.text.english._word_classes import is_participle
from glosslint.text.english.definition_parts import is_full_sentence
from glosslint.text.english.term_matcher import base_words
from glosslint.text.english.word_lists import ACTIONS, DESCRIBING
from glosslint.util.regexes import lazy_pattern

#: Why a use of the own name does not count, in words that follow "since".
SUBJECT = "it is the subject of the sentence"
LONGER_NAME = "it is part of a longer name"
OTHER_NAME = "it is only another name"
SPOKEN_OF = "the sentence is about the name"
EXPLAINED = "the definition ends before it"

_SPEAKS = lazy_pattern(
    r"\b(?:(?:defin|describ|introduc|characteri[sz]|propos|nam)(?:e|es|ed|ing)|(?:explain|call|coin|publish|spell)(?:s|ed|es)?"
    r"|term(?:s|ed)?|refer(?:s|red)?|stands?|short|shorthand|abbreviat(?:ion|ed)|acronym|initialism|synonym)"
    r"(?:\s+(?:to|for|of|from|as|by|an?|the|term|word|phrase|concept|idea|notion|technique|method|us|we))*\s*[*_]*\Z"
)
#: Before and after a name that a text introduces with emphasis, and without "the": "is divided into _epochs_ that".
_INTRODUCED = lazy_pattern(r"(?<![\w*_])([*_]{1,2})\Z")
_KNOWN = lazy_pattern(
    r"\b(?:the|th(?:is|at|[eo]se)|its?|his|her|their|our|your|each|every|any|all|some|such|no|both|same|whose)"
    r"(?:\s+[\w-]+)?\s+[*_]*\Z"
)
_DEFINED_AS = lazy_pattern(r"\W*\s(?:as\b|is\s+(?:defined|described)|are\s+(?:defined|described)|:)")
#: Where a definition ends and an explanation begins: "…; the deck is above", "… \u2014 designing for it reduces …".
_EXPLAINS = lazy_pattern(r";\s|\s?\u2014\s?|\s[-\u2013]{1,2}\s")
_PRONOUN = lazy_pattern(r"\W*(?:we|you|they|there|i)\b")
_SENTENCE_BEGINS = lazy_pattern(r"[.!?:;\u2014]\s+(?:an?\s+|the\s+)?\Z")
_COLON = lazy_pattern(r"[:\u2014]\s?")
_SENTENCE_ENDED = lazy_pattern(r"[a-z]{4,}[.!?]\s+[a-z]")  # where no sentence of the text has a capital
_CAPITAL_BEFORE = lazy_pattern(r"(?:^|[^\W_]|[,)])[ \n]+(?:[*_\"]*)([A-Z][\w'\u2019&-]*)[ \n]+\Z")
_CAPITAL_AFTER = lazy_pattern(r"[ \n]+[A-Z][\w'\u2019&-]*")
_JOINT = frozenset("-\u2010\u2011./_&+@:")


def excluded_because(entry: EntryFacts, definition: Definition, span: Span, is_genus: bool) -> str:
    """Return why a use of an own name does not count, or an empty string."""
    core, parts = definition.clean.core, definition.parts
    sentence = parts.sentence
    before, after = core[sentence.start : span.start], core[span.end : sentence.end]
    if DESCRIBING.issuperset(base_words(core[slice(*span)])):
        return OTHER_NAME  # "High: area of high pressure"
    if not _is_term(entry, core[slice(*span)], definition.own_frame is not None):
        return OTHER_NAME
    if (
        before.rfind("[[") > before.rfind("]]")
        or before.endswith("][")
        or _in_longer_name(definition, span)
        or _in_title(definition, span)
    ):
        return LONGER_NAME
    is_foreign = is_genus and _is_foreign(definition)  # "A cost is *allocable* if …"
    is_new = not is_genus and definition.own_frame is None and _is_introduced(before, after)
    if is_foreign or is_new or _SPEAKS.search(before) is not None or _DEFINED_AS.match(after) is not None:
        return SPOKEN_OF
    if _SENTENCE_BEGINS.search(before) is not None or _SENTENCE_ENDED.search(before) is not None:
        return SUBJECT
    if is_genus and _is_understood(definition, span):
        return ""
    if _may_be_subject(definition, span, is_genus):
        return SUBJECT
    return EXPLAINED if not is_genus and _is_explained(definition, span) else ""


def _is_introduced(before: str, after: str) -> bool:
    """Return whether the name is emphasised by itself, for the first time, as something new."""
    mark = _INTRODUCED.search(before)
    if mark is None or not after.startswith(mark[1]) or after[len(mark[1]) :][:1] in ("*", "_"):
        return False
    others = mark[1] in before[: mark.start()]  # which may be a text that emphasises all terms
    return not others and _KNOWN.search(before) is None


def is_certain(definition: Definition, span: Span) -> bool:
    """Return whether the definition is a phrase whose head is the bare name, perhaps after "X is", and nothing else.

    With an adjective it may be the name of another thing: "Signature: digital signature over …".
    """
    parts = definition.parts
    if parts.head.end != span.end or parts.genus.start < span.start or _is_foreign(definition):
        return False
    return _is_understood(definition, span)


def _is_understood(definition: Definition, span: Span) -> bool:
    """Return whether all words after the name modify it, or are the objects of a verb that is defined."""
    parts = definition.parts
    after = definition.clean.core[span.end : parts.core.end]
    if parts.verb:
        return not clause.has_main_verb(after)
    return clause.modifies(after, has_verb=definition.own_frame is not None)


def is_kind(definition: Definition, span: Span) -> bool:
    """Return whether only adjectives and nouns come before the name in its phrase: not "all units require repair"."""
    words = definition.clean.core[definition.parts.genus.start : span.start].split()
    context = definition.clean.core[slice(*definition.parts.context)].split()
    is_condition = bool(context) and context[0] in ("if", "when", "as")
    return not is_condition and not any(word in ACTIONS and not is_participle(word) for word in words)


def _is_foreign(definition: Definition) -> bool:
    """Return whether the frame has a subject that is no name of the entry."""
    frame = definition.parts.frame
    return frame.end > frame.start and definition.own_frame is None


def _is_explained(definition: Definition, span: Span) -> bool:
    """Return whether the definition ends before the name, or is none, but a sentence about something else: "Most ships
    carry anchors"."""
    core, parts = definition.clean.core, definition.parts
    if _EXPLAINS.search(core, max(parts.genus.end, parts.core.start), span.start) is not None:
        return True
    if definition.own_frame is not None:
        return False
    opens_with_pronoun = _PRONOUN.match(core, *parts.sentence) is not None
    return opens_with_pronoun or _is_foreign(definition) or is_full_sentence(core[slice(*parts.sentence)])


def _may_be_subject(definition: Definition, span: Span, is_genus: bool) -> bool:
    """Return whether the name may be the subject; it is none in a list: "American Indians, Eskimos, Aleuts"."""
    text, (sentence, *_, head, _, _) = definition.clean.core, definition.parts
    if is_genus or span.end == head.end:
        return not clause.is_list(text[span.end : sentence.end])
    before = _COLON.split(text[sentence.start : span.start])[-1]
    return clause.leaves_subject(before)


def _is_term(entry: EntryFacts, written: str, framed: bool) -> bool:
    """Return whether a name is (a form of) the term, and not only an alias or an expansion of it.

    Without its qualifier a term is a wider one ("USDC (native)"), unless the definition is ``framed``: "USDC is …".
    """
    others = [name for name in entry.names if name.kind != "term"]
    if not others:
        return True
    words = base_words(written)
    if words not in [base_words(name.value) for name in others]:
        return True
    return any(
        base_words(form) == words and (framed or not qualified)
        for name in entry.names
        for form, qualified in name.forms
        if name.kind == "term"
    )


def _in_longer_name(definition: Definition, span: Span) -> bool:
    """Return whether capitals or joints make the name part of a longer one: "SolBlaze Stake Pool", "DeepSeek-R1"."""
    text, (sentence, *_) = definition.prose.text, definition.parts
    if text[span.end : span.end + 1] in _JOINT and text[span.end + 1 : span.end + 2].isalnum():
        return True
    if text[span.start - 1 : span.start] in _JOINT and span.start > sentence.start and text[span.start - 2].isalnum():
        return True
    name, start = text[slice(*span)], max(sentence.start, span.start - 40)
    if not name[:1].isupper():
        return False
    before = _CAPITAL_BEFORE.search(text, start, span.start)
    return before is not None or _CAPITAL_AFTER.match(text, span.end, sentence.end) is not None


def _in_title(definition: Definition, span: Span) -> bool:
    """Return whether the name is part of the words of a link that leaves the glossary: the title of a work."""
    links = (link.text for link in definition.prose.markdown.links if "://" in link.target)
    return any(link.start <= span.start and span.end <= link.end and link != span for link in links)
