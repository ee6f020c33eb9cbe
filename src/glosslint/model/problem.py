"""What a rule says, how much it weighs, and what parsers return instead of raising."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from glosslint.model.fix import Fix
from glosslint.model.place import Place, Related, Span


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


class Fault(NamedTuple):
    """Something wrong with a file: what parsers return instead of raising. ``kind`` names the rule that reports it."""

    kind: str
    message: str
    span: Span  # of the file's text
    help: str = ""
