"""What a run tells beside its findings: what was silenced, what could not run, what was fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from glosslint.model import Finding, Fix, Location, Severity


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment silences, and the reason that the comment gives."""

    finding: Finding
    reason: str = ""


class NotRun(NamedTuple):
    """A rule or an engine that should have run and could not: its name, and why, with what to do about it."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fix that was made: what for, and where, in the text as it was then."""

    rule: str
    severity: Severity
    message: str
    location: Location
    fix: Fix
