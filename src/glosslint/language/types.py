"""What an engine is given, what it says, and what becomes of that. All values are frozen; spans count characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from glosslint.model import Place, Span
from glosslint.model.report import NotRun

#: What a match is about. Advice is a matter of judgement, or of style, and reported as a note; a matter of region is a
#: word that is right elsewhere.
Kind = Literal["spelling", "region", "grammar", "advice"]

#: What a word that engines report turns out to be in the glossary as a whole.
WordKind = Literal["misspelt", "foreign", "unknown", "name"]


class Passage(NamedTuple):
    """A text to check. ``masked`` is ``text`` at its own length without what is not prose: what ``hidden`` lists, in
    order, is blotted out. ``language`` is a code such as ``en``, ``en-GB`` or ``de``; plain ``en`` means that British
    and American forms are both right. ``words`` are those of ``hidden`` that stand for words: code, formulas, images.
    ``known`` are the words of the text that the glossary knows.
    """

    text: str
    masked: str
    hidden: tuple[Span, ...] = ()
    language: str = "en"
    words: tuple[Span, ...] = ()
    known: frozenset[str] = frozenset()


class Match(NamedTuple):
    """What an engine says of characters of a passage's text.

    ``rule`` is the engine's own name for it, without the engine's. ``suggestions`` replace the span, the best one
    first; an empty one deletes it. ``sure`` says that the first may be made without asking, as an unsafe fix. The span
    of a ``spelling`` or ``region`` match is one word; the message of the latter says whose it is: ``American``.
    """

    span: Span
    rule: str
    message: str
    suggestions: tuple[str, ...] = ()
    kind: Kind = "grammar"
    sure: bool = False

    @property
    def is_about_word(self) -> bool:
        """Whether it is about how one word is written."""
        return self.kind in ("spelling", "region")


class EngineError(Exception):
    """Why an engine cannot run, or cannot go on, and what to do about it: half a sentence each."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


class Engine(Protocol):
    """A checker of spelling and grammar. It sees texts, never files, and is made without cost: what is heavy is loaded
    at the first ``check``, which comes only when an answer is not remembered."""

    @property
    def name(self) -> str:
        """What settings and reports call it: ``harper``."""

    @property
    def version(self) -> str:
        """The version, known without loading the engine; cached answers are tied to it. Raises EngineError."""

    @property
    def key(self) -> str:
        """All besides name, version and passage that answers depend on: the settings that the engine was made with."""

    def supports(self, language: str) -> bool:
        """Whether passages in this language can be checked. Raises EngineError."""

    def check(self, passages: Sequence[Passage]) -> Iterable[Sequence[Match]]:
        """The matches of each passage, in order. Only matches of rules that the settings want; no span may touch what
        is hidden (such matches are dropped). Raises EngineError, also in the middle: what came before counts."""


@runtime_checkable
class Examinable(Protocol):
    """An engine that can say more of itself than its version."""

    def examine(self) -> Iterable[str]:
        """What a person should know, a line each. It starts nothing and sends no text. Raises EngineError when the
        engine could not run."""


class GrammarMatch(NamedTuple):
    """A grammar match at its place in the glossary, and the words it is about."""

    place: Place
    engine: str
    match: Match
    words: str


class UnknownWord(NamedTuple):
    """A word that neither an engine nor the glossary knows: every place where it stands, and what may be meant.

    ``kind``: ``misspelt`` when the first suggestion is one slip away, ``foreign`` for one that is right in another
    region than ``language`` (``home`` says in which: ``American``), ``name`` for one that is written with a capital in
    the middle of sentences, else ``unknown``. ``rule`` is the engine's own. ``written`` is the word at each place, with
    its capital or without.
    """

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
    """What the engines say of a glossary, in the order of its texts."""

    grammar_matches: tuple[GrammarMatch, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()


class LanguageResult(NamedTuple):
    """The facts, and the engines that could not give theirs."""

    facts: LanguageFacts = LanguageFacts()
    not_run: tuple[NotRun, ...] = ()
