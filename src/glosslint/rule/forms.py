"""The forms of a rule: what it states, and what its check receives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Generic, Literal, TypeVar

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression
from glosslint.glossary.glossary import Glossary
from glosslint.model import NodePath, Problem, Safety, Severity
from glosslint.model.frozen import cached_property, dataclass
from glosslint.rule.example import Example

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
    "publishing",
    "formatting",
    "suppression",
]
#: Categories of rules on style, length, form and wording: what many texts do is the house style, not many slips.
STYLE: frozenset[str] = frozenset(("definition", "convention", "wording", "formatting"))
#: What a check yields.
Problems = Iterator[Problem]
O = TypeVar("O")  # noqa: E741 - the rule's Options

#: The headings of a rule's docstring, in order. Options and examples are printed from the rule itself.
HEADINGS = ("What it does", "Why is this bad?", "How to fix it", "Fix safety", "When to suppress it", "Sources")


@dataclass(frozen=True)
class NoOptions:
    """The options of a rule that has none."""


@dataclass(frozen=True, eq=False)
class _Rule(Generic[O]):
    """What every rule states.

    ``gated``: whether the findings of the rule become one where they are the habit of the glossary; ``None`` for what
    is usual in its category (``STYLE``), and for a rule without ``tables``, which state what the project wants.
    ``judged`` yields the paths of the texts in an entry that the rule judges; without it, it judges all texts of the
    fields in which it reports something.
    """

    name: str
    category: Category
    severity: Severity
    docs: str | None
    check: Callable[[Any, O], Problems]
    examples: tuple[Example, ...]
    options: type[O] = NoOptions  # type: ignore[assignment]
    cases: Mapping[str, Severity] = field(default_factory=dict)  # of problems whose level differs from ``severity``
    fixes: tuple[Safety, ...] = ()  # the kinds of fixes that its problems may carry
    page: str | None = None  # the address of the page of a plugin's rule; those of our own are in docs/rules
    tables: str = ""  # the key of the settings that holds its tables, which are the field ``tables`` of its options
    heeds: tuple[str, ...] = ()  # keys of tables of other rules, which it must not contradict, in the same field
    always: bool = False  # runs even if not selected, since its findings keep the others from reading the file
    needs_engine: bool = False  # it reports what language engines find
    gated: bool | None = None
    judged: Callable[[EntryFacts, O], Iterable[NodePath]] | None = None

    @cached_property
    def usual_options(self) -> O:
        """The options without settings."""
        return self.options()

    @property
    def is_gated(self) -> bool:
        """Whether findings in many texts are a habit, and become one."""
        return self.category in STYLE and not self.tables if self.gated is None else self.gated


@dataclass(frozen=True, eq=False)
class FileRule(_Rule[O]):
    """A rule whose verdict depends on one file alone, as a file."""

    check: Callable[[FileFacts, O], Problems]


@dataclass(frozen=True, eq=False)
class EntryRule(_Rule[O]):
    """A rule whose verdict depends on one entry alone."""

    check: Callable[[EntryFacts, O], Problems]


@dataclass(frozen=True, eq=False)
class GlossaryRule(_Rule[O]):
    """A rule whose verdict on an entry may change when another file changes."""

    check: Callable[[Glossary, O], Problems]


@dataclass(frozen=True, eq=False)
class SuppressionRule(_Rule[O]):
    """A rule on suppression comments. It runs last, once the findings that each comment suppresses are known."""

    check: Callable[[AppliedSuppression, O], Problems]


Rule = FileRule[Any] | EntryRule[Any] | GlossaryRule[Any] | SuppressionRule[Any]
