"""Which entries a definition mentions, which of them is its genus, and which mentions do not count.

A mention counts when the definition depends on it. The reasons why a mention does not count were found by measuring:
without them, one in six entries of a well-kept glossary would be called circular.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from glosslint.facts.definition import FirstSentence
from glosslint.facts.entry import EntryFacts
from glosslint.facts.links import Link
from glosslint.facts.prose import Prose, is_english
from glosslint.glossary import own_names
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.english.term_matcher import TermMatch, TermMatcher, base_words
from glosslint.util.regexes import lazy_pattern

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
_BY_EXAMPLE = r"""such as|including|include|e\.g\.?|for example|for instance|for one|like an?|notably|namely|i\.e\.?"""
_NAMED = r"""(?:(?:also|sometimes|often|more properly|better|commonly|usually|formerly|generally) (?:\w+ )?)?
(?:called|known (?:as|by (?:its|the|their) (?:initials|acronym|abbreviation|nickname))|named|referred to as
|abbreviated(?: as)?)|(?:also|often) (?:\w+ )?(?:termed|spelled|written)"""
#: "any of" alone lists nothing ("any of the layers"): alternatives must follow, or a colon.
_LISTED = r"""consist(?:s|ing)? of|compris(?:e|es|ing)|composed of|made (?:up )?of
|(?:any|one|each|either|both) of(?=:|[^,;]{0,40}(?:,\s(?!that|which|who)| or | and ))"""


def _from(words: str, end: str) -> re.Pattern[str]:
    """Return a pattern that matches from one of the ``words`` (a pattern) to the ``end``."""
    joined = words.replace("\n", "").replace(" ", r"\s+")
    return lazy_pattern(rf"\b(?:{joined})\b.*?{end}", re.DOTALL)


#: Why and where in a sentence mentions do not count: from the words to the end of the clause or list.
_REGIONS = (
    (CONTRAST, _from(_CONTRASTED, _CLAUSE)),
    (EXAMPLE, _from(_BY_EXAMPLE, _LIST)),
    (NAMING, _from(_NAMED, r"(?=[,;:\u2014]|\s(?:that|which|who)\b|\Z)")),
    (STUB, _from(r"see|cf|compare", r"\Z")),
    (SAID_TO_BE, _from(r"(?:is|are|was|were) said to", r"\Z")),
    (MEMBER, _from(_LISTED, _LIST)),
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
_OPEN_A_VERB = """
    to can may might will would must should could shall not that which who you they we it or and then be is are been
    being was were by has have had without when while
"""
_BEFORE_VERB = frozenset(_OPEN_A_VERB.split())


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """A name of ``target`` in the definition of ``source``; ``span`` is in the text at ``path``.

    ``genus``: it alone names what kind of thing the source is. ``excluded_because`` is the reason why it does not
    count, or empty. ``certain``: the source's own name is its genus, in a sentence that was analysed to its end.
    """

    source: EntryFacts
    target: EntryFacts
    path: NodePath
    span: Span
    words: str
    genus: bool = False
    excluded_because: str = ""
    certain: bool = False


class _Owner(NamedTuple):
    """The owner of a name, and whether it is a name of the owner only together with its qualifier."""

    number: int
    qualified: bool


class _Definition(NamedTuple):
    """A defining sentence, taken apart."""

    entry: EntryFacts
    prose: Prose
    clean: CleanText
    parts: DefinitionParts
    regions: tuple[tuple[Span, str], ...]  # where mentions do not count, and why


def find(entries: Sequence[EntryFacts], resolve_link: Callable[[Link], EntryFacts | None]) -> Iterator[Mention]:
    """Yield every mention of an entry in the definition of an entry, its own included, in order. English texts only.

    ``resolve_link`` returns the entry that an inline link refers to.
    """
    search = _Search(entries, resolve_link)
    for entry in entries:
        if not entry.prose:
            continue
        for prose, sentence in zip(definitions(entry), entry.first_sentences, strict=True):
            if sentence is not None and search.may_match(sentence):
                yield from search.mentions(entry, prose)


def definitions(entry: EntryFacts) -> Iterator[Prose]:
    """Yield the English texts of an entry that define it."""
    return (prose for prose in entry.prose if prose.core and prose.english)


class _Search:
    """Finds the names of entries in definitions. ``verbs`` are the numbers of entries that define a verb."""

    def __init__(self, entries: Sequence[EntryFacts], resolve_link: Callable[[Link], EntryFacts | None]) -> None:
        self._entries = entries
        self._resolve_link = resolve_link
        self._verbs = {
            number
            for number, entry in enumerate(entries)
            if any(_DEFINES_VERB.match(prose.text) is not None for prose in definitions(entry))
        }
        self._names = self._matcher()

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

    def may_match(self, sentence: FirstSentence) -> bool:
        """Return whether the words of a name occur in a sentence: a quick test that spares most a full search."""
        return self._names.may_match(sentence.bases)

    def mentions(self, entry: EntryFacts, prose: Prose) -> Iterator[Mention]:
        """Yield the mentions in the first sentence of a defining text."""
        taken = next(taken for taken in entry.definitions if taken.prose is prose)
        clean, parts = taken.clean, taken.parts
        definition: _Definition | None = None
        for match in self._names.find(prose.text, clean.core, *parts.sentence):
            if definition is None:
                definition = _Definition(entry, prose, clean, parts, tuple(_regions(clean, parts.sentence)))
            if match.span.start >= parts.core.start:
                entry, prose, _, parts, _ = definition
                number, reason = self._target(definition, match)
                verb = number in self._verbs
                genus = match.span.end == parts.head.end > parts.head.start and (not parts.verb or verb)
                reason = reason or _reason(definition, match.span, verb)
                own = self._entries[number] is entry
                genus = genus and (
                    own or _OR_ANOTHER_KIND.match(clean.core, match.span.end, parts.sentence.end) is None
                )
                if own and not reason and _is_in_web_link(prose, match.span):
                    reason = LINKED_ELSEWHERE
                if own and not reason:
                    only_named = _is_only_named(definition, match.span)
                    reason = NAMING if only_named else own_names.excluded_because(entry, taken, match.span, genus)
                words = " ".join(prose.text[slice(*match.span)].split())
                genus = genus and not reason and (not own or own_names.is_kind(taken, match.span))
                certain = own and genus and own_names.is_certain(taken, match.span)
                target = self._entries[number]
                yield Mention(entry, target, prose.path, match.span, words, genus, reason, certain)

    def _target(self, definition: _Definition, match: TermMatch[_Owner]) -> tuple[int, str]:
        """Return the number of the entry that a name means, and why that does not count."""
        target = self._link_target(definition, match.span)
        if target is not None:
            owner = next((owner for owner in match.owners if self._entries[owner.number] is target), None)
            return (owner.number, "") if owner is not None else (match.owners[0].number, LINKED_ELSEWHERE)
        first = match.owners[0].number
        several = len({owner.number for owner in match.owners}) > 1
        own = self._entries[first] is definition.entry and _frame_has(definition, match.span)
        unclear = not own and all(owner.qualified for owner in match.owners)
        return first, HOMONYM if several or unclear else ""

    def _link_target(self, definition: _Definition, span: Span) -> EntryFacts | None:
        for link in definition.entry.links:
            if link.path == definition.prose.path and link.text.start <= span.start and span.end <= link.text.end:
                return self._resolve_link(link)
        return None


def _is_in_web_link(prose: Prose, span: Span) -> bool:
    """Return whether a name is words of a link to a web address: the title of the page there."""
    links = (link for link in prose.markdown.links if "://" in link.target)
    return any(link.text.start <= span.start and span.end <= link.text.end for link in links)


def _regions(clean: CleanText, sentence: Span) -> Iterator[tuple[Span, str]]:
    for reason, pattern in _REGIONS:
        for match in pattern.finditer(clean.core, *sentence):
            yield Span(*match.span()), reason


def _reason(definition: _Definition, span: Span, verb: bool) -> str:
    """Return why a mention does not count, or an empty string."""
    core, sentence = definition.clean.core, definition.parts.sentence
    if definition.entry.redirect or _STUB.match(core, *sentence) is not None:
        return STUB
    text_before = core[max(sentence.start, span.start - _BEFORE) : span.start]
    words_before = [word.strip("*_,") for word in text_before.split()[-2:]]
    if _IN_OTHER_WORDS.search(text_before) is not None and core[span.end : sentence.end].lstrip()[:1] in (",", ""):
        return NAMING
    # not "otherwise a layer" nor "another for the layer", which do mean the layer
    if _OTHERS.intersection(words_before) and words_before[-1] not in ("for", "of", "a", "an", "the"):
        return OTHER
    for region, reason in definition.regions:
        if region.start < span.start < region.end:
            return reason
    if verb and not _is_verb_here(words_before, core[slice(*span)], definition.parts, span):
        return NOUN
    return ""


def _is_only_named(definition: _Definition, span: Span) -> bool:
    """Return whether the sentence mentions its own name without using it."""
    core, (sentence, _, _, defining, *_) = definition.clean.core, definition.parts
    start = defining.start if _frame_has(definition, span) else sentence.start
    if _CALLED.search(core, start, span.start) is not None:
        return True
    begins = _CLAUSE_BEGINS.search(core, sentence.start, span.start) is not None
    return begins and _SPEAKS_OF_IT.match(core, span.end, sentence.end) is not None


def _frame_has(definition: _Definition, span: Span) -> bool:
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
