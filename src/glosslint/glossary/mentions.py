"""What definitions say of other entries: which names they mention, which of them is the genus, and which do not count.

A mention counts when the definition stands on it. The reasons for which one does not are measured: without them every
sixth entry of a well-kept glossary would be called circular.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glosslint.facts.definition import LONGEST, first_sentence
from glosslint.facts.entry import EntryFacts, Link, Name
from glosslint.facts.prose import Prose, is_english
from glosslint.model import NodePath, Span
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, base_words
from glosslint.text.names import is_acronym_of, split_qualifier

_BEFORE = 80  # characters before a name that are looked at
_ENOUGH, _MOST = 20, 0.9  # so many names, and this part of them, make a habit

#: Why a mention does not count, in words that follow "since".
STUB = "the text only sends readers on"
HOMONYM = "the name has more than one meaning, and no link says which is meant"
LINKED_ELSEWHERE = "its link leads to another entry"
NOUN = "the entry defines a verb, and the word is none here"
OTHER = "what is meant is another one"
CONTRAST = "it is named as a contrast"
EXAMPLE = "it is named as an example"
NAMING = "it is only another name"
SAID_TO_BE = "it is said of something else"
MEMBER = "it is one of the members that are listed"

_STUB = re.compile(r"\W*(?:see|see also|same as|cf|compare)\b")
_DEFINES_VERB = re.compile(
    r"\s*(?:<[^<>]*>\s*)?(?:(?:in|within|as|for|of)\b[^,;.]{0,80}[,:]\s+)?to\s+[a-z]", re.IGNORECASE
)
_LEADING = re.compile(r"(?:to|an?|the)\s+(?=\S)", re.IGNORECASE)
_CLAUSE = r"(?=[,;:\u2014]|\s[-\u2013]\s|\Z)"
_LIST = r"(?=;|,?\s(?:that|which|who|whose|where|when|is|are|can|used|so|in order|but)\b|\Z)"
_CONTRASTED = r"""unlike|(?:as )?opposed to|rather than|instead of|in contrast (?:to|with)|(?:as )?distinct from
|other than|not to be confused with|opposite|counterpart (?:of|to)|compared (?:to|with)|(?:more|less) \w+ than
|different from|similar to|just like|analogous to"""
_BY_EXAMPLE = r"""such as|including|include|e\.g\.?|for example|for instance|for one|like an?|notably|namely|i\.e\.?"""
_NAMED = r"""(?:(?:also|sometimes|often|more properly|better|commonly|usually|formerly|generally) (?:\w+ )?)?
(?:called|known as|named|referred to as|abbreviated(?: as)?)|(?:also|often) (?:\w+ )?(?:termed|spelled|written)"""
_LISTED = r"""consist(?:s|ing)? of|compris(?:e|es|ing)|composed of|made (?:up )?of
|(?:any|one|each|either|both) of(?=:|[^,;]{0,40}(?:,\s(?!that|which|who)| or | and ))"""


def _from(words: str, end: str) -> re.Pattern[str]:
    """Matches from one of the ``words`` (a pattern) to the ``end``."""
    joined = words.replace("\n", "").replace(" ", r"\s+")
    return re.compile(rf"\b(?:{joined})\b.*?{end}", re.DOTALL)


#: Where in a sentence mentions do not count: from the words on, to the end of the clause or list.
_REGIONS = (
    (CONTRAST, _from(_CONTRASTED, _CLAUSE)),
    (EXAMPLE, _from(_BY_EXAMPLE, _LIST)),
    (NAMING, _from(_NAMED, r"(?=[,;:\u2014]|\s(?:that|which|who)\b|\Z)")),
    (STUB, _from(r"see|cf|compare", r"\Z")),
    (SAID_TO_BE, _from(r"(?:is|are|was|were) said to", r"\Z")),
    (MEMBER, _from(_LISTED, _LIST)),
)
_IN_OTHER_WORDS = re.compile(r",\s+or\s+(?:an?\s+|the\s+)?\Z")  # "computers, or nodes, that"
#: Around a name of which a sentence only speaks: "then C is a dependency", "hence DevOps", "In IT, service has".
_CALLED = re.compile(r"\b(?:(?:is|are)(?:\s+then)?|hence|thus)\s+(?:an?\s+|the\s+)?\Z")
_CLAUSE_BEGINS = re.compile(r"[,:]\s+(?:an?\s+|the\s+)?\Z")
_SPEAKS_OF_IT = re.compile(r"\s+(?:is|are|has|have|means|refers|can|may)\b")
_OTHERS = frozenset(("other", "another", "others", "otherwise"))
_OPEN_A_VERB = """
    to can may might will would must should could shall not that which who you they we it or and then be is are been
    being was were by has have had without when while
"""
_BEFORE_VERB = frozenset(_OPEN_A_VERB.split())


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """A name of ``target`` in the definition of ``source``; ``span`` is in the text at ``path``.

    ``genus``: it says what kind of thing the source is. ``excluded_because`` is the reason why it does not count, or
    empty.
    """

    source: EntryFacts
    target: EntryFacts
    path: NodePath
    span: Span
    words: str
    genus: bool = False
    excluded_because: str = ""


class _Owner(NamedTuple):
    """Whose name it is, and whether it is one only with its qualifier."""

    number: int
    qualified: bool


class _Definition(NamedTuple):
    """A defining sentence, taken apart."""

    entry: EntryFacts
    prose: Prose
    clean: CleanText
    anatomy: DefinitionParts
    regions: tuple[tuple[Span, str], ...]  # where mentions do not count, and why


def find(entries: Sequence[EntryFacts], linked: Callable[[Link], EntryFacts | None]) -> Iterator[Mention]:
    """Every mention of an entry in the definition of an entry, its own included, in order. English texts only.

    ``linked`` says which entry an inline link leads to.
    """
    verbs = {number for number, entry in enumerate(entries) if _defines_verb(entry)}
    finder = _finder(entries, verbs)
    for entry in entries:
        for prose in definitions(entry):
            yield from _mentions(entries, entry, prose, finder, verbs, linked)


def definitions(entry: EntryFacts) -> Iterator[Prose]:
    """The English texts of an entry that define it."""
    return (prose for prose in entry.prose if prose.core and prose.english)


def _defines_verb(entry: EntryFacts) -> bool:
    return any(_DEFINES_VERB.match(prose.text) is not None for prose in definitions(entry))


def _finder(entries: Sequence[EntryFacts], verbs: set[int]) -> TermMatcher[_Owner]:
    """Finds the names of all entries. Where most terms begin small, a capital makes a proper name: "Make", not make."""
    terms = [
        name.value for entry in entries for name in entry.names if name.kind == "term" and is_english(name.language)
    ]
    small = sum(term[:1].islower() for term in terms)
    capitals_matter = len(terms) >= _ENOUGH and small >= _MOST * len(terms)
    plain: list[tuple[str, _Owner]] = []
    exact: list[tuple[str, _Owner]] = []
    conjugated: list[tuple[str, _Owner]] = []
    for number, entry in enumerate(entries):
        if entry.redirect:
            continue
        for name in entry.names:
            for form, qualified in forms(name):
                owner = _Owner(number, qualified)
                proper = capitals_matter and form[:1].isupper() and " " not in form
                (exact if proper else plain).append((form, owner))
                if number in verbs:
                    conjugated.append((_LEADING.sub("", form, count=1), owner))
    return TermMatcher(plain, conjugated, exact)


def forms(name: Name) -> Iterator[tuple[str, bool]]:
    """How a name is used in text, and whether that leaves out the qualifier that tells its meaning."""
    if not is_english(name.language) or not name.value:
        return
    word, qualifier = split_qualifier(name.value)
    if not qualifier:
        yield name.value, False
    elif is_acronym_of(qualifier, word):
        yield word, False
        yield qualifier, False
    else:
        yield word, True


def _mentions(
    entries: Sequence[EntryFacts],
    entry: EntryFacts,
    prose: Prose,
    finder: TermMatcher[_Owner],
    verbs: set[int],
    linked: Callable[[Link], EntryFacts | None],
) -> Iterator[Mention]:
    sentence = first_sentence(prose)
    if sentence is None or sentence.end - sentence.start > LONGEST or not finder.may_match(prose.text, *sentence):
        return
    taken = next(taken for taken in entry.definitions if taken.prose is prose)
    definition: _Definition | None = None
    for found in finder.find(prose.text, taken.clean.core, *taken.parts.sentence):
        if definition is None:
            regions = _regions(taken.clean, taken.parts.sentence)
            definition = _Definition(entry, prose, taken.clean, taken.parts, tuple(regions))
        if found.span.start >= taken.parts.core.start:
            yield _mention(entries, definition, found, verbs, linked)


def _regions(clean: CleanText, sentence: Span) -> Iterator[tuple[Span, str]]:
    for reason, pattern in _REGIONS:
        for match in pattern.finditer(clean.core, *sentence):
            yield Span(*match.span()), reason


def _mention(
    entries: Sequence[EntryFacts],
    definition: _Definition,
    found: TermMatch[_Owner],
    verbs: set[int],
    linked: Callable[[Link], EntryFacts | None],
) -> Mention:
    entry, prose, _, parts, _ = definition
    number, excluded_because = _meant(entries, definition, found, linked)
    genus = found.span.end == parts.head.end > parts.head.start and (not parts.verb or number in verbs)
    excluded_because = excluded_because or _reason(definition, found.span, number in verbs)
    if entries[number] is entry and _is_spoken_of(definition, found.span):
        excluded_because = excluded_because or NAMING
    words = " ".join(prose.text[slice(*found.span)].split())
    return Mention(
        entry, entries[number], prose.path, found.span, words, genus and not excluded_because, excluded_because
    )


def _meant(
    entries: Sequence[EntryFacts],
    definition: _Definition,
    found: TermMatch[_Owner],
    linked: Callable[[Link], EntryFacts | None],
) -> tuple[int, str]:
    """Which entry a name means, and why that does not count."""
    target = _link_target(definition, found.span, linked)
    if target is not None:
        owner = next((owner for owner in found.owners if entries[owner.number] is target), None)
        return (owner.number, "") if owner is not None else (found.owners[0].number, LINKED_ELSEWHERE)
    first = found.owners[0].number
    several = len({owner.number for owner in found.owners}) > 1
    own = entries[first] is definition.entry and _frame_has(definition, found.span)
    unclear = not own and all(owner.qualified for owner in found.owners)
    return first, HOMONYM if several or unclear else ""


def _link_target(definition: _Definition, span: Span, linked: Callable[[Link], EntryFacts | None]) -> EntryFacts | None:
    for link in definition.entry.links:
        if link.path == definition.prose.path and link.text.start <= span.start and span.end <= link.text.end:
            return linked(link)
    return None


def _reason(definition: _Definition, span: Span, verb: bool) -> str:
    """Why a mention does not count, or nothing."""
    core, sentence = definition.clean.core, definition.anatomy.sentence
    if definition.entry.redirect or _STUB.match(core, *sentence) is not None:
        return STUB
    said = core[max(sentence.start, span.start - _BEFORE) : span.start]
    before = [word.strip("*_,") for word in said.split()[-2:]]
    if _IN_OTHER_WORDS.search(said) is not None and core[span.end : sentence.end].lstrip()[:1] in (",", ""):
        return NAMING
    if _OTHERS.intersection(before) and before[-1] not in ("for", "of", "a", "an", "the"):
        return OTHER
    for region, reason in definition.regions:
        if region.start < span.start < region.end:
            return reason
    if verb and not _is_verb_here(before, core[slice(*span)], definition.anatomy, span):
        return NOUN
    return ""


def _is_spoken_of(definition: _Definition, span: Span) -> bool:
    """Whether the sentence speaks of its own name, and does not use it."""
    core, (sentence, _, _, defining, *_) = definition.clean.core, definition.anatomy
    start = defining.start if _frame_has(definition, span) else sentence.start
    if _CALLED.search(core, start, span.start) is not None:
        return True
    begins = _CLAUSE_BEGINS.search(core, sentence.start, span.start) is not None
    return begins and _SPEAKS_OF_IT.match(core, span.end, sentence.end) is not None


def _frame_has(definition: _Definition, span: Span) -> bool:
    """Whether the frame of the definition has a word of a name."""
    said, name = (base_words(definition.clean.core[slice(*part)]) for part in (definition.anatomy.frame, span))
    return not set(said).isdisjoint(name)


def _is_verb_here(before: Iterable[str], form: str, parts: DefinitionParts, span: Span) -> bool:
    if parts.verb and span.start == parts.head.start:
        return True
    last = [*before][-1:]
    if form.endswith(("ed", "ing")):
        return not last or last[0] not in ("a", "an", "the", "of")
    return bool(last) and last[0] in _BEFORE_VERB
