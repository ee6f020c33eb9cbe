"""What a run reports: findings, what was suppressed, baselined, fixed, and what could not run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from glosslint.model.finding import Finding, Stated
from glosslint.model.fix import Fix
from glosslint.model.place import Location
from glosslint.model.problem import Severity
from glosslint.model.source import Source

_TOLD = 80  # characters of a text that a line shows


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


@dataclass(frozen=True)
class Crash:
    """A rule that raised: a fault of ours. ``trace`` is for the report to us."""

    rule: str
    file: str
    entry: str
    error: str
    trace: str


class Line(NamedTuple):
    """One problem. It is known by ``fingerprint`` (16 hex digits); the rest is for people. ``entry`` is an id, or the
    path of a file for what concerns no entry."""

    rule: str
    entry: str
    field: str
    text: str
    message: str
    fingerprint: str

    def shown(self) -> dict[str, str]:
        """The line as it is written: what is empty is left out."""
        text = self.text if len(self.text) <= _TOLD else f"{self.text[: _TOLD - 1]}…"
        return {key: value for key, value in self._replace(text=text)._asdict().items() if value}


@dataclass(frozen=True)
class Report:
    """What a run found, and what it looked at. ``sources`` holds the files that findings point into, by path.

    ``silenced`` are the findings that comments silence, ``resting`` those that the baseline knows; neither counts.
    ``not_run`` names the rules and engines that should have run and could not. ``prefix`` leads from the top of the
    repository to the folder that all paths are relative to: empty, or a path that ends with a slash.
    """

    findings: tuple[Finding, ...] = ()
    stated: tuple[Stated, ...] = ()  # every problem in the whole glossary, also where the caller did not ask
    crashes: tuple[Crash, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    entries: int = 0
    files: int = 0
    rules: int = 0
    reported: frozenset[str] | None = None  # the files the caller asked about; all of them, if None
    since: str = ""  # the commit with which the glossary was compared, by its name, and
    changed: int = 0  # how many entries are new or differ
    fixed: tuple[Fixed, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    resting: tuple[Finding, ...] = ()
    baseline: tuple[Line, ...] = ()  # the lines of the baseline for all that rests, anywhere
    unread: tuple[str, ...] = ()  # the files that cannot be read
    not_run: tuple[NotRun, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)  # by stage and by rule
    unsafe: bool = False  # whether unsafe fixes count as ways to fix a finding
    fail_on: Severity = Severity.ERROR  # the lowest level that makes the run fail
    prefix: str = ""

    def at(self, path: str) -> str:
        """``path`` as seen from the top of the repository, for reports that are read there."""
        return self.prefix + path

    def worst(self) -> Severity:
        """The highest level found; ``OFF`` when there is no finding."""
        return max((finding.severity for finding in self.findings), default=Severity.OFF)
