"""What a run reports: findings, what was suppressed, baselined, fixed, and what could not run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from posixpath import normpath

from glosslint.model.fix import Fix
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.model.place import Location
from glosslint.model.problem import Finding, ProblemRef, Severity
from glosslint.model.source import Source

_TEXT_LENGTH = 80  # characters of a text that an entry of the baseline shows


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a comment suppresses, and the reason that the comment gives."""

    finding: Finding
    reason: str = ""


class NotRun(NamedTuple):
    """A rule or an engine that should have run and could not: its name, and why, with what to do about it."""

    what: str
    why: str


#: The base of a report on what is staged.
LAST_COMMIT = "the last commit"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fix that was made: what for, and where, in the text as it was then."""

    rule: str
    severity: Severity
    message: str
    location: Location
    fix: Fix
    finding: str = ""  # identifies it among all that were fixed; several fixes may be parts of one
    revealed: bool = False  # whether it could be fixed only after others


@dataclass(frozen=True)
class Crash:
    """An internal error in a rule or another part of glosslint."""

    rule: str  # may be empty if there is a ``stage``
    file: str
    entry: str
    error: str
    trace: str  # the traceback, for the issue that reports it
    stage: str = ""  # the other part

    @property
    def what_failed(self) -> str:
        """What failed and where, for a message: ``rule long-term failed on entry a in a.yaml``."""
        where = f"{f' on entry {self.entry}' if self.entry else ''} in {self.file or 'the glossary'}"
        return f"{self.stage or f'rule {self.rule}'} failed{where}"

    @property
    def part(self) -> tuple[str, str]:
        """What failed, wherever it did: the rule, and the stage."""
        return self.rule, self.stage


class BaselineEntry(NamedTuple):
    """One recorded problem, known by ``fingerprint`` (16 hex digits); the rest is for readers of the file."""

    rule: str
    entry: str  # an id or, for a problem outside of any entry, the path of the file
    field: str
    text: str
    message: str
    fingerprint: str

    def shown(self) -> dict[str, str]:
        """Return the entry as it is written: with the beginning of its text, and without what is empty."""
        text = self.text if len(self.text) <= _TEXT_LENGTH else f"{self.text[: _TEXT_LENGTH - 1]}…"
        return {key: value for key, value in self._replace(text=text)._asdict().items() if value}


@dataclass(frozen=True)
class Report:
    """What a run found, and what it looked at. It is made once, complete."""

    findings: tuple[Finding, ...] = ()
    problems: tuple[ProblemRef, ...] = ()  # all that rules state in the whole glossary, also outside of what was asked
    crashes: tuple[Crash, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)  # the files that findings point into, by path
    entries: int = 0
    files: int = 0
    rules: int = 0
    reported: frozenset[str] | None = None  # the paths that were asked about, ``None`` for all
    base: str = ""  # the name of the commit that the glossary was compared with
    changed: int = 0  # how many entries are new or differ
    unchanged: bool = False  # whether files without a change were asked about, too
    partly_staged: bool = False  # whether a fix is for a file that has unstaged changes as well, and is not written
    hook: bool = False  # whether the hook reports it
    fixed: tuple[Fixed, ...] = ()
    left_out: tuple[str, ...] = ()  # why fixes that were asked for were not made, one reason for each finding
    suppressed: tuple[Suppressed, ...] = ()  # which do not count
    baselined: tuple[Finding, ...] = ()  # which do not count
    baseline_entries: tuple[BaselineEntry, ...] = ()  # what a baseline records of all baselined problems, anywhere
    unreadable: tuple[str, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)  # by stage and by rule
    unsafe_fixes: bool = False  # whether these count as fixes
    fail_on: Severity = Severity.ERROR  # the lowest level that makes the run fail
    own_levels: Mapping[str, Severity] = field(default_factory=dict)  # the same of several glossaries, by path
    prefix: str = ""  # from the top of the repository to the folder of all paths: empty, or ending with a slash

    def at(self, path: str) -> str:
        """Return ``path`` as seen from the top of the repository, for reports that are read there."""
        return normpath(self.prefix + path) if path.startswith("../") else self.prefix + path

    def fails(self, finding: Finding) -> bool:
        """Return whether a finding makes the run fail."""
        return finding.severity >= self.own_levels.get(finding.location.path, self.fail_on)
