"""All that the author of a rule imports.

A rule is one module: a docstring (its page), ``Options`` if it has any, ``check`` (a pure generator of Problems), and
``RULE``. What ``check`` is given decides its kind: the facts of one file, the facts of one entry, or the Glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from glosslint.facts import EntryFacts, FileFacts, Hidden, Link, LinkSlip, Name, Prose, Reference, Text
from glosslint.glossary import Glossary
from glosslint.model import Cause, Fault, GlosslintError, NodePath, Part, Place, Problem, Related, Severity, Span
from glosslint.options import option
from glosslint.schema import SchemaFault
from glosslint.text.names import fold, slug, split_qualifier, twin_key
from glosslint.text.spelling import nearest
from glosslint.text.words import count as count_words

Category = Literal["file", "schema", "identity", "references", "length", "publishing"]
O = TypeVar("O")  # noqa: E741 - the rule's Options

#: The headings of a rule's docstring, in order. Options and examples are printed from the rule itself.
HEADINGS = ("What it does", "Why is this bad?", "How to fix it", "When to silence it", "Sources")
OPEN, CLOSE = "⟦", "⟧"  # around what a finding must point at, in examples


@dataclass(frozen=True)
class NoOptions:
    """The options of a rule that has none."""


@dataclass(frozen=True)
class Example:
    """A small glossary: file names and texts. In a bad one ``⟦…⟧`` marks each range that is reported, in the order of
    the files, with the message of each in ``messages``; a good one has neither."""

    files: Mapping[str, str]
    messages: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    schema: Mapping[str, Any] | None = None

    @property
    def bad(self) -> bool:
        """Whether the rule speaks."""
        return bool(self.messages)


def good(
    files: str | Mapping[str, str], *, options: Mapping[str, Any] | None = None, schema: Mapping[str, Any] | None = None
) -> Example:
    """An example on which the rule is silent. A single text is the file ``entry.yaml``."""
    return Example({"entry.yaml": files} if isinstance(files, str) else files, (), options or {}, schema)


def bad(
    files: str | Mapping[str, str],
    *messages: str,
    options: Mapping[str, Any] | None = None,
    schema: Mapping[str, Any] | None = None,
) -> Example:
    """An example with one marked range for each of ``messages``."""
    return Example({"entry.yaml": files} if isinstance(files, str) else files, messages, options or {}, schema)


@dataclass(frozen=True, eq=False)
class _Rule(Generic[O]):
    """What every rule states. ``cases`` gives levels to problems that weigh otherwise than ``severity`` says."""

    name: str
    category: Category
    severity: Severity
    docs: str | None
    check: Callable[[Any, O], Iterator[Problem]]
    examples: tuple[Example, ...]
    options: type[O] = NoOptions  # type: ignore[assignment]
    cases: Mapping[str, Severity] = field(default_factory=dict)


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


Rule = FileRule[Any] | EntryRule[Any] | GlossaryRule[Any]

__all__ = [
    "CLOSE",
    "HEADINGS",
    "OPEN",
    "Category",
    "Cause",
    "EntryFacts",
    "EntryRule",
    "Example",
    "Fault",
    "FileFacts",
    "FileRule",
    "Glossary",
    "GlossaryRule",
    "GlosslintError",
    "Hidden",
    "Link",
    "LinkSlip",
    "Name",
    "NoOptions",
    "NodePath",
    "Part",
    "Place",
    "Problem",
    "Prose",
    "Reference",
    "Related",
    "Rule",
    "SchemaFault",
    "Severity",
    "Span",
    "Text",
    "bad",
    "count_words",
    "fold",
    "good",
    "nearest",
    "option",
    "slug",
    "split_qualifier",
    "twin_key",
]
