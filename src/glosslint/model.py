"""The values that pass between the stages: places, problems and findings. All of them are frozen.

Offsets are counted in characters (code points) from 0; lines and columns, made only at the rim, from 1.
"""

from __future__ import annotations

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


class Cause(NamedTuple):
    """The problem of ``rule`` at ``place``, of which another problem is only a consequence."""

    rule: str
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says. ``case`` picks one of the levels the rule declares; it never holds a level itself.

    One defect is one finding: when one of ``causes`` is reported too, the problem becomes a related place of the first
    that is. A rule may name itself, so that of many places with one cause the first stands for all.
    """

    message: str
    place: Place
    related: tuple[Related, ...] = ()
    help: str = ""
    case: str = ""
    causes: tuple[Cause, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What the engine says: a problem, the rule that stated it, its level, and where it is in the source."""

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


class Fault(NamedTuple):
    """Something wrong with a file as a file. Parsers return faults; they never raise for bad input.

    ``kind`` is the name of the rule that reports it, ``span`` is in characters of the file's text.
    """

    kind: str
    message: str
    span: Span
    help: str = ""


class GlosslintError(Exception):
    """A fault of the user's call or settings: one line that names what is wrong and what to do (exit code 2)."""
