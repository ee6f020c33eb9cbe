"""The input and output of engines, and the results made from them. All values are frozen; spans count characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, Protocol, runtime_checkable

from glosslint.model import Place, Span
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.model.report import NotRun

#: What a match is about. "advice" is a matter of judgement or style, reported as info; "region" is a word that is
#: correct in another region.
Kind = Literal["spelling", "region", "grammar", "advice"]

#: What a word that engines report turns out to be, seen all its uses in the glossary.
WordKind = Literal["misspelt", "doubtful", "foreign", "unknown", "name"]


class Passage(NamedTuple):
    """A text to check.

    ``masked`` is ``text`` at the same length with the spans in ``hidden`` (in order), which are not prose, masked.
    ``language`` is a code such as ``en``, ``en-GB`` or ``de``; plain ``en`` accepts British and American forms.
    ``words`` are the spans of ``hidden`` that take the place of words: code, formulas, images. ``known`` are the words
    of the text that the glossary accepts, or that are in the address of a link with the same words. ``plurals`` are
    those that names of the glossary have in the plural, in lower case: such a name takes a verb in the singular, too.
    """

    text: str
    masked: str
    hidden: tuple[Span, ...] = ()
    language: str = "en"
    words: tuple[Span, ...] = ()
    known: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()

    def contains(self, matches: Iterable[Match]) -> bool:
        """Return whether the spans of all matches are in the text, and none is empty."""
        return all(0 <= match.span.start < match.span.end <= len(self.text) for match in matches)


class Match(NamedTuple):
    """What an engine reports at characters of a passage's text, by its own name of its ``rule``. ``suggestions``
    replace the span, the best one first; an empty one deletes it. ``sure``: the first may be applied as an unsafe fix,
    or, of a ``spelling`` match, is more likely meant than the word itself. The span of a ``spelling`` or ``region``
    match is one word; the message of the latter is the region: ``American``."""

    span: Span
    rule: str
    message: str
    suggestions: tuple[str, ...] = ()
    kind: Kind = "grammar"
    sure: bool = False

    @property
    def is_about_word(self) -> bool:
        """Whether the match is about the spelling of one word."""
        return self.kind in ("spelling", "region")


class EngineError(Exception):
    """Raised when an engine cannot run or go on. ``reason`` and ``remedy`` (what to do) are half a sentence each."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class Engine(Protocol):
    """A checker of spelling and grammar. It sees texts, never files, and is cheap to create: load what is heavy at the
    first ``check``, which is called only for texts that are not in the cache. It runs in a thread of its own."""

    @property
    def name(self) -> str:
        """Its name in settings and reports: ``harper``."""

    @property
    def version(self) -> str:
        """The version, known without loading the engine; cached answers are tied to it. Raises EngineError."""

    @property
    def key(self) -> str:
        """All besides name, version and passage that answers depend on, such as the settings of the engine."""

    def supports(self, language: str) -> bool:
        """Return whether passages in this language can be checked. Raises EngineError."""

    def check(self, passages: Sequence[Passage]) -> Iterable[Sequence[Match]]:
        """Yield the matches of each passage, in order, of the rules that are on. Matches that touch a hidden span are
        dropped. Raises EngineError, also in the middle: what came before counts."""


@runtime_checkable
class Examinable(Protocol):
    """An engine that ``glosslint doctor`` can examine."""

    def examine(self) -> Iterable[str]:
        """Yield what a user should know of the engine, a line each, without starting anything or sending a text.
        Raises EngineError if the engine could not run."""


class GrammarMatch(NamedTuple):
    """A match other than of one word, at its place in the glossary, and the words it is about."""

    place: Place
    engine: str
    match: Match
    words: str


class UnknownWord(NamedTuple):
    """A word that neither an engine nor the glossary accepts, with all its places, how it is ``written`` at each, and
    the suggestions. ``kind``: ``misspelt`` if the first suggestion is one typo away and most likely meant, ``doubtful``
    if the word is short and the glossary does not use what is suggested, ``foreign`` if it is correct in another region
    (``home``: ``American``) than that of ``language``, ``name`` if it has a capital in the middle of sentences, else
    ``unknown``. ``rule`` is the engine's own."""

    word: str
    places: tuple[Place, ...]
    written: tuple[str, ...]
    suggestions: tuple[str, ...]
    kind: WordKind
    engine: str
    rule: str
    language: str = "en"
    home: str = ""


@dataclass(frozen=True)
class LanguageFacts:
    """The matches of all engines in a glossary, in the order of its texts."""

    grammar_matches: tuple[GrammarMatch, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()


class LanguageResult(NamedTuple):
    """The facts, and the engines that could not run, or texts that none could check."""

    facts: LanguageFacts = LanguageFacts()
    not_run: tuple[NotRun, ...] = ()
