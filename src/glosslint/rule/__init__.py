"""All that the author of a rule imports.

A rule is one module: a docstring (its page), ``Options`` if it has any, ``check`` (a pure generator of Problems), and
``RULE``. What ``check`` is given decides its kind: the facts of one file, the facts of one entry, the Glossary, or a
comment that silences rules, with what came of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from glosslint.facts.definition import Definition, markup_start
from glosslint.facts.entry import EntryFacts, Link, MalformedLink, Name, Reference, Text
from glosslint.facts.file import FileFacts, InvisibleCharacter
from glosslint.facts.prose import Prose
from glosslint.facts.suppression import SUPPRESSION_SYNTAX, AppliedSuppression, SelectorUse, Suppression
from glosslint.glossary.conventions import ENOUGH, MOST, Case, Convention, Habit
from glosslint.glossary.definition_graph import Cycle, Mention
from glosslint.glossary.glossary import Glossary, Removed
from glosslint.language.types import GrammarMatch, UnknownWord
from glosslint.model import (
    Cause,
    Fault,
    Fix,
    GlosslintError,
    Intent,
    NodePath,
    Part,
    Place,
    Problem,
    Related,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Replace,
    ReplaceSource,
    Safety,
    SetValue,
    Severity,
    Span,
)
from glosslint.model.options import option
from glosslint.rule.example import CLOSE, OPEN, Example, bad, good
from glosslint.schema.validator import SchemaViolation
from glosslint.text.did_you_mean import nearest
from glosslint.text.english.abbreviations import ABBREVIATIONS
from glosslint.text.english.inflection import base
from glosslint.text.english.repeated_words import MEANT_TWICE
from glosslint.text.english.replace_word import article, instead
from glosslint.text.english.similarity import Difference, alike, differences, is_slight
from glosslint.text.english.spelling_variants import Variant, both_ways, variants, without_quotations
from glosslint.text.english.term_matcher import Finder, base_words, lowered
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE
from glosslint.text.names import fold, kebab, slug, split_qualifier, twin_key
from glosslint.text.placeholders import is_placeholder
from glosslint.text.safe_regex import fault_of, search
from glosslint.text.tokenize import count as count_words
from glosslint.text.urls import addresses
from glosslint.util.graphs import components, shortest_loop
from glosslint.util.sequences import longest_run

#: What ``select`` takes besides names of rules; each is a folder of ``glosslint.rules``.
Category = Literal[
    "file",
    "schema",
    "identity",
    "references",
    "circularity",
    "definition",
    "convention",
    "consistency",
    "wording",
    "formatting",
    "suppression",
]
O = TypeVar("O")  # noqa: E741 - the rule's Options

#: The headings of a rule's docstring, in order. Options and examples are printed from the rule itself.
HEADINGS = ("What it does", "Why is this bad?", "How to fix it", "When to suppress it", "Sources")


@dataclass(frozen=True)
class NoOptions:
    """The options of a rule that has none."""


def safe(title: str, *intents: Intent) -> Fix:
    """A fix after which the text means what it meant. ``title`` says what it does, as an order: ``remove the item``."""
    return Fix(Safety.SAFE, intents, title)


def unsafe(title: str, *intents: Intent) -> Fix:
    """A fix that is probably what the writer wants, and that somebody must look at."""
    return Fix(Safety.UNSAFE, intents, title)


@dataclass(frozen=True, eq=False)
class _Rule(Generic[O]):
    """What every rule states. ``cases`` gives levels to problems that weigh otherwise than ``severity`` says; ``fixes``
    names the kinds of fixes that its problems may carry. ``page`` is the address of its page, for a rule of a plugin;
    those of glosslint have theirs in docs/rules. ``tables`` is the key of the settings that holds the rule's tables,
    for which its options then have the field ``tables``. ``always``: it is asked also where only others are selected,
    since what it finds keeps them from the file. ``needs_engine``: it reports what language engines found."""

    name: str
    category: Category
    severity: Severity
    docs: str | None
    check: Callable[[Any, O], Iterator[Problem]]
    examples: tuple[Example, ...]
    options: type[O] = NoOptions  # type: ignore[assignment]
    cases: Mapping[str, Severity] = field(default_factory=dict)
    fixes: tuple[Safety, ...] = ()
    page: str | None = None
    tables: str = ""
    always: bool = False
    needs_engine: bool = False


@dataclass(frozen=True, eq=False)
class FileRule(_Rule[O]):
    """A rule whose verdict depends on one file alone, as a file."""

    check: Callable[[FileFacts, O], Iterator[Problem]]


@dataclass(frozen=True, eq=False)
class EntryRule(_Rule[O]):
    """A rule whose verdict depends on one entry alone."""

    check: Callable[[EntryFacts, O], Iterator[Problem]]


@dataclass(frozen=True, eq=False)
class GlossaryRule(_Rule[O]):
    """A rule whose verdict on an entry may change when another file changes."""

    check: Callable[[Glossary, O], Iterator[Problem]]


@dataclass(frozen=True, eq=False)
class SuppressionRule(_Rule[O]):
    """A rule on the comments that silence others. It is asked last: when it is known what each of them silences."""

    check: Callable[[AppliedSuppression, O], Iterator[Problem]]


Rule = FileRule[Any] | EntryRule[Any] | GlossaryRule[Any] | SuppressionRule[Any]

__all__ = [
    "ABBREVIATIONS",
    "ANY_LANGUAGE",
    "CLOSE",
    "ENOUGH",
    "HEADINGS",
    "LANGUAGE",
    "MEANT_TWICE",
    "MOST",
    "OPEN",
    "SUPPRESSION_SYNTAX",
    "AppliedSuppression",
    "Case",
    "Category",
    "Cause",
    "Convention",
    "Cycle",
    "Definition",
    "Difference",
    "EntryFacts",
    "EntryRule",
    "Example",
    "Fault",
    "FileFacts",
    "FileRule",
    "Finder",
    "Fix",
    "Glossary",
    "GlossaryRule",
    "GlosslintError",
    "GrammarMatch",
    "Habit",
    "Intent",
    "InvisibleCharacter",
    "Link",
    "MalformedLink",
    "Mention",
    "Name",
    "NoOptions",
    "NodePath",
    "Part",
    "Place",
    "Problem",
    "Prose",
    "Reference",
    "Related",
    "RemoveItem",
    "RemoveKey",
    "Removed",
    "RenameKey",
    "Reorder",
    "Replace",
    "ReplaceSource",
    "Rule",
    "Safety",
    "SchemaViolation",
    "SelectorUse",
    "SetValue",
    "Severity",
    "Span",
    "Suppression",
    "SuppressionRule",
    "Text",
    "UnknownWord",
    "Variant",
    "addresses",
    "alike",
    "article",
    "bad",
    "base",
    "base_words",
    "both_ways",
    "components",
    "count_words",
    "differences",
    "fault_of",
    "fold",
    "good",
    "instead",
    "is_placeholder",
    "is_slight",
    "kebab",
    "longest_run",
    "lowered",
    "markup_start",
    "nearest",
    "option",
    "safe",
    "search",
    "shortest_loop",
    "slug",
    "split_qualifier",
    "twin_key",
    "unsafe",
    "variants",
    "without_quotations",
]
