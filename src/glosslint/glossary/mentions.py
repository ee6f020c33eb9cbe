"""Which entries a definition mentions, which of them is its genus, and which mentions do not count; also how a
definition uses a name of its own entry: as its genus, as the subject of a sentence, in a longer name, …

A mention counts when the definition depends on it. The reasons why a mention does not count were found by measuring:
without them, one in six entries of a well-kept glossary would be called circular.

Of 71 uses of own names read one by one in published glossaries, 46 were not circular: the name was the subject of a
full sentence, part of the title of a work, or only another name. So a use counts as the genus only if the sentence can
be analysed to its end, and uses that may be something else do not count at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from glosslint.facts.definition import Definition
from glosslint.facts.entry import EntryFacts, Link
from glosslint.facts.prose import is_english
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.parse.markdown.structure import MarkdownLink
from glosslint.text.english import clause
from glosslint.text.english.definition_parts import DefinitionParts, is_full_sentence
from glosslint.text.english.grammar import is_participle
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, base_words
from glosslint.text.english.word_lists import ACTIONS, DESCRIBING
from glosslint.text.tokenize import word_set
from glosslint.util.regexes import lazy_pattern

#: Why a use of the own name does not count, in words that follow "since".
SUBJECT = "it is the subject of the sentence"
LONGER_NAME = "it is part of a longer name"
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
_CAPITAL_BEFORE = lazy_pattern(r"(?:^|[^\W_]|[,)])[ \n]+(?:[*_\"]*)([A-Z][\w'\u2019&-]*)[ \n]+\Z")
_CAPITAL_AFTER = lazy_pattern(r"[ \n]+[A-Z][\w'\u2019&-]*")


def _reason_against_own_name(entry: EntryFacts, definition: Definition, span: Span, is_genus: bool) -> str:
    """Return why a use of an own name does not count, or an empty string."""
    if any("://" in link.target and _covers(link, span) for link in definition.prose.markdown.links):
        return LINKED_ELSEWHERE  # it is in the title of the page there
    core, sentence = definition.clean.core, definition.parts.sentence
    before, written, after = core[sentence.start : span.start], core[slice(*span)], core[span.end : sentence.end]
    describes = DESCRIBING.issuperset(base_words(written))  # "High: area of high pressure"
    if _is_only_named(definition, span) or describes or not _is_term(entry, written):
        return NAMING
    if before.rfind("[[") > before.rfind("]]") or before.endswith("][") or _is_in_longer_name(definition, span):
        return LONGER_NAME
    is_foreign = is_genus and _is_foreign(definition)  # "A cost is *allocable* if …"
    is_new = not is_genus and definition.own_frame is None and _is_introduced(before, after)
    if is_foreign or is_new or _SPEAKS.search(before) is not None or _DEFINED_AS.match(after) is not None:
        return SPOKEN_OF
    if _SENTENCE_BEGINS.search(before) is not None:
        return SUBJECT
    if is_genus and _is_understood(definition, span):
        return ""
    if _may_be_subject(definition, span, is_genus):
        return SUBJECT
    return EXPLAINED if not is_genus and _is_explained(definition, span) else ""


def _is_introduced(before: str, after: str) -> bool:
    """Return whether the name is emphasised by itself, for the first time, as something new."""
    mark = _INTRODUCED.search(before)
    if mark is None or not after.startswith(mark[1]):
        return False
    others = mark[1] in before[: mark.start()]  # which may be a text that emphasises all terms
    return not others and _KNOWN.search(before) is None


def _is_certain(definition: Definition, span: Span) -> bool:
    """Return whether the definition is a phrase whose head is the bare name, perhaps after "X is", and nothing else:
    with an adjective it may name another thing, as in "Signature: digital signature over …"."""
    return definition.parts.genus.start >= span.start and _is_understood(definition, span)


def _is_understood(definition: Definition, span: Span) -> bool:
    """Return whether all words after the name modify it, or are the objects of a verb that is defined."""
    parts = definition.parts
    after = definition.clean.core[span.end : parts.core.end]
    if parts.verb:
        return not clause.has_main_verb(after)
    return clause.modifies(after, has_verb=definition.own_frame is not None)


def _is_kind(definition: Definition, span: Span) -> bool:
    """Return whether only adjectives and nouns come before the name in its phrase: not "all units require repair"."""
    words = definition.clean.core[definition.parts.genus.start : span.start].split()
    return not any(word in ACTIONS and not is_participle(word) for word in words)


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
    text, sentence = definition.clean.core, definition.parts.sentence
    if is_genus:
        return not clause.is_list(text[span.end : sentence.end])
    before = _COLON.split(text[sentence.start : span.start])[-1]
    return clause.leaves_subject(before)


def _is_term(entry: EntryFacts, written: str) -> bool:
    """Return whether a name is (a form of) the term, and not only an alias or an expansion of it; without its qualifier
    it is a wider term: "USDC (native)"."""
    others = [name for name in entry.names if name.kind != "term"]
    if not others:
        return True
    words = base_words(written)
    if words not in [base_words(name.value) for name in others]:
        return True
    return any(
        base_words(form) == words and not qualified
        for name in entry.names
        for form, qualified in name.forms
        if name.kind == "term"
    )


def _is_in_longer_name(definition: Definition, span: Span) -> bool:
    """Return whether capitals make the name part of a longer one: "SolBlaze Stake Pool"."""
    text, (sentence, *_) = definition.prose.text, definition.parts
    name, start = text[slice(*span)], max(sentence.start, span.start - 40)
    if not name[:1].isupper():
        return False
    before = _CAPITAL_BEFORE.search(text, start, span.start)
    return before is not None or _CAPITAL_AFTER.match(text, span.end, sentence.end) is not None


_BEFORE = 80  # characters before a name that may exclude its mention
_ENOUGH, _MOST = 20, 0.9  # names, and the part of them that must begin small, to make capitals a sign of proper names

#: Why a mention does not count, in words that follow "since".
STUB = "the text only refers to another entry"
HOMONYM = "the name has more than one meaning, and no link says which is meant"
LINKED_ELSEWHERE = "its link refers to another entry"
NOUN = "the entry defines a verb, and the word is not a verb here"
OTHER = 'it is named with "other" or "another"'
CONTRAST = "it is named as a contrast"
EXAMPLE = "it is named as an example"
NAMING = "it is only another name"
SAID_TO_BE = "it is said of something else"
MEMBER = "it is one of the members that are listed"

_STUB = lazy_pattern(r"\W*(?:see|see also|same as|cf|compare)\b")
#: The infinitive that defines a verb, perhaps after its domain: "In Git, to join …", "(of a branch): to join …".
_DEFINES_VERB = re.compile(
    r"\s*(?:<[^<>]*>\s*)?(?:(?:in|within|as|for|of)\b[^,;.]{0,80}[,:]\s+)?to\s+[*_]*[a-z]", re.IGNORECASE
)
#: A name is also found without these: "to merge" in "merges", "the cloud" in "cloud".
_LEADING = lazy_pattern(r"(?:to|an?|the)\s+(?=\S)", re.IGNORECASE)
#: Where a contrast ends, at a comma; and where a list ends, which has commas inside: at the verb or clause after it.
_CLAUSE = r"(?=[,;:\u2014]|\s[-\u2013]\s|\Z)"
_LIST = r"(?=;|,?\s(?:that|which|who|whose|where|when|is|are|can|used|so|in order|but)\b|\Z)"
_CONTRASTED = r"""unlike|(?:as )?opposed to|rather than|instead of|in contrast (?:to|with)|(?:as )?distinct from
|other than|not to be confused with|opposite|counterpart (?:of|to)|compared (?:to|with)|(?:more|less) \w+ than
|different from|similar to|just like|analogous to"""
_BY_EXAMPLE = r"""such as|including|include|e\.g\.?|for example|for instance|for one(?=[,:)])|like an?|notably|namely
|i\.e\.?"""
#: Not of "named rope" or "a named rope", which no name follows.
_NAMED = r"""(?:(?:also|sometimes|often|more properly|better|commonly|usually|formerly|generally) (?:\w+ )?)?
(?:called|known (?:as|by (?:its|the|their) (?:initials|acronym|abbreviation|nickname))|abbreviated(?: as)?
|referred to as|(?<=\S\s)(?<!\ba\s)(?<!\bthe\s)named)|(?:also|often) (?:\w+ )?(?:termed|spelled|written)"""
#: "any of" alone lists nothing ("any of the layers"): alternatives must follow, or a colon.
_LISTED = r"""consist(?:s|ing)? of|compris(?:e|es|ing)|composed of|made (?:up )?of
|(?:any|one|each|either|both) of(?=:|[^,;]{0,40}(?:,\s(?!that|which|who)| or | and ))"""


def _region_pattern(words: str, end: str) -> re.Pattern[str]:
    """Return a pattern that matches from one of the ``words`` (a pattern) to the ``end``."""
    joined = words.replace("\n", "").replace(" ", r"\s+")
    return lazy_pattern(rf"\b(?:{joined})\b.*?{end}", re.DOTALL)


#: Why and where in a sentence mentions do not count: from the words to the end of the clause or list.
_REGIONS = (
    (CONTRAST, _region_pattern(_CONTRASTED, _CLAUSE)),
    (EXAMPLE, _region_pattern(_BY_EXAMPLE, _LIST)),
    (NAMING, _region_pattern(_NAMED, r"(?=[,;:\u2014]|\s(?:that|which|who)\b|\Z)")),
    (STUB, _region_pattern(r"see|cf|compare", r"\Z")),
    (SAID_TO_BE, _region_pattern(r"(?:is|are|was|were) said to", r"\Z")),
    (MEMBER, _region_pattern(_LISTED, _LIST)),
)
#: After a genus that is one of several, of which the others may lead out of a cycle: "trust, company or partnership".
#: The addresses of links are spaces here.
_OR_ANOTHER_KIND = lazy_pattern(r"(?:\s*,(?:\s+[\w'-]+){1,3}){0,5}(?:\s*,)?\s+or\s+[\w'-]")
_IN_OTHER_WORDS = lazy_pattern(r",\s+or\s+(?:an?\s+|the\s+)?\Z")  # "computers, or nodes, that"
#: Around a name that is mentioned and not used: "then C is a dependency", "hence DevOps", "In IT, service has".
_CALLED = lazy_pattern(r"\b(?:(?:is|are)(?:\s+then)?|hence|thus)\s+(?:an?\s+|the\s+)?[*_]*\Z")
_CLAUSE_BEGINS = lazy_pattern(r"[,:]\s+(?:an?\s+|the\s+)?[*_]*\Z")
_SPEAKS_OF_IT = lazy_pattern(r"[*_]*\s+(?:is|are|has|have|means|refers|can|may)\b")
_OTHERS = frozenset(("other", "another", "others", "otherwise"))
#: After these a word that is a noun or a verb ("merge") is a verb.
_BEFORE_VERB = word_set("""
    to can may might will would must should could shall not that which who you they we it or and then be is are been
    being was were by has have had without when while
""")


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """A name of ``target`` in the definition of ``source``."""

    source: EntryFacts
    target: EntryFacts
    path: NodePath
    span: Span  # in the text at ``path``
    words: str
    genus: bool = False  # it alone names what kind of thing the source is
    excluded_because: str = ""  # the reason why it does not count
    certain: bool = False  # the source's own name is its genus, in a sentence that was analysed to its end


class _Owner(NamedTuple):
    """The owner of a name, and whether it is a name of the owner only together with its qualifier."""

    number: int
    qualified: bool


def find(entries: Sequence[EntryFacts], resolve_link: Callable[[Link], EntryFacts | None]) -> Iterator[Mention]:
    """Yield every mention of an entry in the definition of an entry, its own included, in order. English texts only.
    ``resolve_link`` returns the entry that an inline link refers to."""
    search = _Search(entries, resolve_link)
    for entry in entries:
        sentences = filter(None, entry.first_sentences) if entry.prose else ()
        for number, sentence in enumerate(sentences):
            if search.names.may_match(sentence.bases):  # a quick test, which spares most a full search
                yield from search.mentions(entry, entry.definitions[number])


class _Search:
    """Finds the names of entries in definitions. ``verbs`` are the numbers of entries that define a verb."""

    def __init__(self, entries: Sequence[EntryFacts], resolve_link: Callable[[Link], EntryFacts | None]) -> None:
        self._entries = entries
        self._resolve_link = resolve_link
        self._verbs = {
            number
            for number, entry in enumerate(entries)
            if any(_DEFINES_VERB.match(prose.text) is not None for prose in entry.defining_prose)
        }
        self.names = self._matcher()

    def _matcher(self) -> TermMatcher[_Owner]:
        # Where most terms begin small, a capital makes a proper name: "Make" is no match for "make".
        names = [name for entry in self._entries for name in entry.names]
        terms = [name.value for name in names if name.kind == "term" and is_english(name.language)]
        small = sum(term[:1].islower() for term in terms)
        capitals_matter = len(terms) >= _ENOUGH and small >= _MOST * len(terms)

        def is_proper(form: str) -> bool:
            return capitals_matter and form[:1].isupper() and " " not in form

        numbers = range(len(self._entries))  # no lists of all names, which would be half of what the matcher is
        return TermMatcher(
            (pair for pair in self._forms(numbers) if not is_proper(pair[0])),
            ((_LEADING.sub("", form, count=1), owner) for form, owner in self._forms(sorted(self._verbs))),
            (pair for pair in self._forms(numbers if capitals_matter else ()) if is_proper(pair[0])),
        )

    def _forms(self, numbers: Iterable[int]) -> Iterator[tuple[str, _Owner]]:
        """Yield the forms of the names of entries by their numbers, of those that are no redirects."""
        for number in numbers:
            entry = self._entries[number]
            if not entry.names or entry.redirect:
                continue
            owners = _Owner(number, False), _Owner(number, True)
            for name in entry.names:
                for form, qualified in name.forms:
                    yield form, owners[qualified]

    def mentions(self, entry: EntryFacts, definition: Definition) -> Iterator[Mention]:
        """Yield the mentions in the first sentence of a defining text."""
        prose, core, parts = definition.prose, definition.clean.core, definition.parts
        found = list(self.names.find(prose.text, core, *parts.sentence))
        if not found:
            return
        regions, links = _regions(core, parts.sentence), entry.links_in(prose)
        for match in (match for match in found if match.span.start >= parts.core.start):
            span = match.span
            number, reason = self._target(entry, definition, match, links)
            target = self._entries[number]
            own, verb = target is entry, number in self._verbs
            reason = reason or _reason(entry, definition, span, verb, regions)
            genus = span.end == parts.head.end > parts.head.start and (not parts.verb or verb)
            genus = genus and (own or _OR_ANOTHER_KIND.match(core, span.end, parts.sentence.end) is None)
            if own and not reason:
                reason = _reason_against_own_name(entry, definition, span, genus)
            words = " ".join(prose.text[slice(*span)].split())
            genus = genus and not reason and (not own or _is_kind(definition, span))
            certain = own and genus and _is_certain(definition, span)
            yield Mention(entry, target, prose.path, span, words, genus, reason, certain)

    def _target(
        self, entry: EntryFacts, definition: Definition, match: TermMatch[_Owner], links: Iterable[Link]
    ) -> tuple[int, str]:
        """Return the number of the entry that a name means, and why that does not count; ``links`` are those of the
        text."""
        link = next((link for link in links if _covers(link, match.span)), None)
        target = self._resolve_link(link) if link is not None else None
        if target is not None:
            owner = next((owner for owner in match.owners if self._entries[owner.number] is target), None)
            return (owner.number, "") if owner is not None else (match.owners[0].number, LINKED_ELSEWHERE)
        first = match.owners[0].number
        several = len({owner.number for owner in match.owners}) > 1
        own = self._entries[first] is entry and _frame_has(definition, match.span)
        unclear = not own and all(owner.qualified for owner in match.owners)
        return first, HOMONYM if several or unclear else ""


def _covers(link: Link | MarkdownLink, span: Span) -> bool:
    """Return whether a name is among the words of a link."""
    return link.text.start <= span.start and span.end <= link.text.end


def _regions(core: str, sentence: Span) -> list[tuple[Span, str]]:
    """Return where in a sentence mentions do not count, and why."""
    return [(Span(*match.span()), reason) for reason, words in _REGIONS for match in words.finditer(core, *sentence)]


def _reason(
    entry: EntryFacts, definition: Definition, span: Span, verb: bool, regions: Iterable[tuple[Span, str]]
) -> str:
    """Return why a mention does not count, or an empty string."""
    core, sentence = definition.clean.core, definition.parts.sentence
    if entry.redirect or _STUB.match(core, *sentence) is not None:
        return STUB
    text_before = core[max(sentence.start, span.start - _BEFORE) : span.start]
    words_before = [word.strip("*_,") for word in text_before.split()[-2:]]
    if _IN_OTHER_WORDS.search(text_before) is not None and core[span.end : sentence.end].lstrip()[:1] in (",", ""):
        return NAMING
    if _OTHERS.intersection(words_before):
        return OTHER
    for region, reason in regions:
        if region.start < span.start < region.end:
            return reason
    if verb and not _is_verb_here(words_before, core[slice(*span)], definition.parts, span):
        return NOUN
    return ""


def _is_only_named(definition: Definition, span: Span) -> bool:
    """Return whether the sentence mentions its own name without using it."""
    core, (sentence, _, _, defining, *_) = definition.clean.core, definition.parts
    start = defining.start if _frame_has(definition, span) else sentence.start
    if _CALLED.search(core, start, span.start) is not None:
        return True
    begins = _CLAUSE_BEGINS.search(core, sentence.start, span.start) is not None
    return begins and _SPEAKS_OF_IT.match(core, span.end, sentence.end) is not None


def _frame_has(definition: Definition, span: Span) -> bool:
    """Return whether the frame of the definition has a word of a name."""
    if definition.parts.frame.end == definition.parts.frame.start:
        return False
    frame, name = (base_words(definition.clean.core[slice(*part)]) for part in (definition.parts.frame, span))
    return not set(frame).isdisjoint(name)


def _is_verb_here(words_before: Sequence[str], form: str, parts: DefinitionParts, span: Span) -> bool:
    if parts.verb and span.start == parts.head.start:
        return True
    last = words_before[-1:]
    if form.endswith(("ed", "ing")):
        return not last or last[0] not in ("a", "an", "the", "of")
    return bool(last) and last[0] in _BEFORE_VERB
