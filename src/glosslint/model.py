"""The values that pass between the stages: places, problems and findings. All of them are frozen.

Offsets are counted in characters (code points) from 0; lines and columns, made only at the rim, from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding weighs. A rule that is ``OFF`` does not run."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in settings and reports: ``error``, ``warning``, ``info`` or ``off``."""
        return self.name.lower()

    @classmethod
    def named(cls, label: str) -> Severity:
        """The level called ``label``; raises ``KeyError`` for any other word."""
        return cls[label.upper()] if label == label.lower() else cls[label]


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``end``."""

    start: int
    end: int


#: Keys and list positions that lead from a file's top to a node; the first step is the document's number.
NodePath = tuple[str | int, ...]


class Part(StrEnum):
    """What of a node a place means."""

    VALUE = "value"  # the node's own text or, with a span, characters of its decoded text
    KEY = "key"  # the key that leads to the node
    HEAD = "head"  # that key where there is one, else the first key or item: "somewhere in here"
    SOURCE = "source"  # characters of the file itself; the path does not matter


class Place(NamedTuple):
    """Where something is, in the words of the glossary: which node, and which characters of its decoded text.

    Only the engine's rim turns a place into file offsets, so a rule can neither see nor shift them.
    """

    file: str
    path: NodePath = ()
    part: Part = Part.VALUE
    span: Span | None = None


class Related(NamedTuple):
    """A second place that explains a problem, and what to say beside it."""

    place: Place
    label: str


class Safety(StrEnum):
    """How far a fix may be trusted. Only ``SAFE`` ones are made unless the caller asks for more."""

    SAFE = "safe"  # the text means what it meant
    UNSAFE = "unsafe"  # probably what the writer wants, yet a reader must judge
    DISPLAY = "display"  # shown as advice, never made


#: A text, a list, or a map in the order of its keys.
Value = str | tuple["Value", ...] | Mapping[str, "Value"]


class Replace(NamedTuple):
    """Write ``text`` instead of the characters of a text; an empty span inserts, an empty text deletes."""

    place: Place
    text: str


class SetValue(NamedTuple):
    """Let the scalar at ``place`` be the text ``text``: quoted if any reader would take it for something else."""

    place: Place
    text: str


class RemoveItem(NamedTuple):
    """Take an item out of its list, with its own comments. With the last item its key goes, where other keys stay;
    otherwise ``[]`` is left."""

    place: Place


class RemoveKey(NamedTuple):
    """Take a key and its value out of its map; ``number`` counts the keys of that name, from 0."""

    place: Place
    number: int = 0


class RenameKey(NamedTuple):
    """Write ``key`` for the key that leads to ``place``."""

    place: Place
    key: str


class InsertKey(NamedTuple):
    """Put ``key`` with the value ``text`` into the map at ``place``: behind the key ``after``, else behind the last."""

    place: Place
    key: str
    text: Value
    after: str | None = None


class InsertItem(NamedTuple):
    """Put a value into the list (or, with its ``key``, the map) at ``place``, before item ``number`` or at the end."""

    place: Place
    value: Value
    number: int | None = None
    key: str = ""


class Reorder(NamedTuple):
    """Put the items of the list (or the keys of the map) at ``place`` into a new order: ``order[n]`` is the present
    number of what comes ``n``-th. Comments above an item or key travel with it."""

    place: Place
    order: tuple[int, ...]


class ReplaceSource(NamedTuple):
    """Write ``text`` instead of characters of the file itself: for what concerns a file as a file."""

    place: Place
    text: str


#: What a fix wants, in terms of the decoded data; how it is written down is not a rule's business.
Intent = Replace | SetValue | RemoveItem | RemoveKey | RenameKey | InsertKey | InsertItem | Reorder | ReplaceSource


class Fix(NamedTuple):
    """A way to repair a problem: all intents together or none of them. They concern one file.

    ``title`` says what happens, as an order: ``remove the item``.
    """

    safety: Safety
    intents: tuple[Intent, ...]
    title: str


class Edit(NamedTuple):
    """Characters ``span`` of a file's text give way to ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """The fix of a problem of ``rule`` as edits of one file, in its order; without any, ``reason`` says why."""

    path: str
    fix: Fix
    rule: str = ""
    edits: tuple[Edit, ...] = ()
    gone: tuple[str, ...] = ()  # the comments that leave with what is removed
    reason: str = ""


class Cause(NamedTuple):
    """The problem of ``rule`` at ``place``, of which another problem is only a consequence."""

    rule: str
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says. ``case`` picks one of the levels the rule declares; it never holds a level itself.

    One defect is one finding: when one of ``causes`` is reported too, the problem becomes a related place of the first
    that is. A rule may name itself, so that of many places with one cause the first stands for all.

    ``engine`` is the name that a language engine gives its own rule ("harper:AnA"), ``targets`` are the ids at the
    other end: comments that silence may name either behind the rule's name. ``choices`` may stand in for ``fix``.
    """

    message: str
    place: Place
    related: tuple[Related, ...] = ()
    help: str = ""
    case: str = ""
    causes: tuple[Cause, ...] = ()
    fix: Fix | None = None
    engine: str = ""
    targets: tuple[str, ...] = ()
    choices: tuple[Fix, ...] = ()


class Position(NamedTuple):
    """A 1-based line and column in characters; ``utf16`` is the same column in UTF-16 units, for editors."""

    line: int
    column: int
    utf16: int


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: ``span`` in characters of its text, and the same as positions."""

    path: str
    span: Span
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class RelatedLocation:
    """A related place, resolved."""

    location: Location
    label: str


class Stated(NamedTuple):
    """That a rule states a problem in a file, at this level."""

    rule: str
    path: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What the engine says: a problem, the rule that stated it, its level, and where it is in the source.

    ``repairs`` are the fixes of the problem and of those that only follow from it; ``unfixed`` says why there is none
    although the rule knows one, or why it was not made. ``stands_for`` names the rule and file of each such problem.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    location: Location
    related: tuple[RelatedLocation, ...] = ()
    why: str = ""
    help: str = ""
    docs: str = ""
    entry: str | None = None
    term: str | None = None
    field: str | None = None
    quoted: str = ""
    fingerprint: str = ""
    repairs: tuple[Repair, ...] = ()
    unfixed: str = ""
    stands_for: tuple[Stated, ...] = ()
    engine: str = ""
    targets: tuple[str, ...] = ()
    choices: tuple[Repair, ...] = ()  # instead of the first repair, only to be shown

    @property
    def label(self) -> str:
        """How reports name the rule: with that of the language engine, where one said it."""
        return f"{self.rule}[{self.engine}]" if self.engine else self.rule

    def fixable(self, unsafe: bool = False) -> bool:
        """Whether ``--fix`` can do anything about it, or ``--unsafe-fixes`` when ``unsafe``."""
        wanted = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
        return any(repair.edits and repair.fix.safety in wanted for repair in self.repairs)


class Fault(NamedTuple):
    """Something wrong with a file: what parsers return instead of raising. ``kind`` names the rule that reports it."""

    kind: str
    message: str
    span: Span  # of the file's text
    help: str = ""


class GlosslintError(Exception):
    """A fault of the user's call or settings: one line that names what is wrong and what to do (exit code 2)."""
