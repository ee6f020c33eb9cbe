"""What rules report, how severe it is, what parsers return instead of raising, and what is told of it: findings."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from glosslint.model.fix import Fix, Repair, Safety
from glosslint.model.frozen import NamedTuple, dataclass, replace
from glosslint.model.place import Location, NodePath, Place, Related, RelatedLocation, Span


class Severity(IntEnum):
    """How severe a finding is. A rule that is ``OFF`` does not run."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in settings and reports: ``error``, ``warning``, ``info`` or ``off``."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """Return the severity called ``label``; raise ``KeyError`` for any other word."""
        return cls[label.upper()] if label == label.lower() else cls[label]


class Cause(NamedTuple):
    """A problem of ``rule`` at ``place`` that causes another problem."""

    rule: str
    place: Place


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule reports. ``case`` names one of the severities the rule declares; it is never a severity itself.

    One defect is one finding: if one of ``causes`` is reported, the problem becomes a related place of the first that
    is. A rule may name itself as the cause, so that the first of many places with one cause represents them all.

    Suppressions may name the ``engine`` or one of the ``targets`` after the rule.
    """

    message: str
    place: Place
    related: tuple[Related, ...] = ()
    help: str = ""
    case: str = ""
    causes: tuple[Cause, ...] = ()
    fix: Fix | None = None
    engine: str = ""  # the language engine's name of its own rule: "harper:AnA"
    targets: tuple[str, ...] = ()  # the ids at the other end
    choices: tuple[Fix, ...] = ()  # alternatives to ``fix``
    whole: bool = False  # about the whole glossary: the same problem with other related places, which are examples
    repeats: bool = False  # one of many that are alike, of which the cause is reported, with their number of places
    more: str = ""  # says after the message of that cause where they are: "also in 35 more files"
    number: int = 1  # of its places in a file itself

    def following(self, cause: Cause, repeats: bool) -> Problem:
        """Return the problem with one more cause, which it may repeat."""
        return replace(self, causes=(*self.causes, cause), repeats=repeats)


#: The kind of a Fault that is an internal error of glosslint, which no rule reports.
INTERNAL = "internal-error"


class Fault(NamedTuple):
    """An error in a file, which parsers return instead of raising. ``kind`` is the name of the rule that reports it, or
    ``INTERNAL``: then ``help`` is the traceback."""

    kind: str
    message: str
    span: Span  # of the file's text
    help: str = ""


class Defect(NamedTuple):
    """A syntax error of one part of a file; the rest is read. Rules say nothing of the values in it, since these may
    begin and end elsewhere than its author thinks, and no fix changes it."""

    fault: Fault
    path: NodePath  # empty if the part is not in the tree
    span: Span  # in characters of the file


class Parsed:
    """A file as it was parsed: ``faults`` keep all of it from being read, ``defects`` parts of it."""

    __slots__ = ()
    faults: tuple[Fault, ...]
    defects: tuple[Defect, ...]

    @property
    def every_fault(self) -> tuple[Fault, ...]:
        """The errors of the file, and of its parts."""
        return (*self.faults, *(defect.fault for defect in self.defects))

    @property
    def hides_entries(self) -> bool:
        """Whether entries of the file are unknown, because it cannot be parsed, or not in every part."""
        return bool(self.faults) or any(not defect.path for defect in self.defects)


def internal_fault(error: Exception) -> Fault:
    """Return the Fault of a file that cannot be read because of ``error``, which is being handled."""
    return Fault(INTERNAL, describe_error(error), Span(0, 0), format_traceback())


def format_traceback() -> str:
    """Return the traceback of the exception that is being handled."""
    import traceback  # which takes a millisecond to load, for what hardly ever happens

    return traceback.format_exc()


def describe_error(error: Exception) -> str:
    """Return the type of an error and the first line of its message."""
    return f"{type(error).__name__}: {error}".splitlines()[0].removesuffix(": ")


class GlosslintError(Exception):
    """An error in the call, the settings or a file they name: one line that says what to do (exit code 2)."""


class Removed(NamedTuple):
    """An entry whose id exists in ``since`` (the name of a commit) and no longer in the glossary."""

    id: str
    place: Place  # of its successor or, without one, where it was
    since: str
    successor: str = ""  # the id that the same entry has now, if it still exists
    inactive: bool = False  # it was deprecated or a draft, so that no page should refer to it


class ProblemRef(NamedTuple):
    """Which rule states a problem, in which file, at which level, and at which node of it."""

    rule: str
    path: str
    severity: Severity
    node: NodePath = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the rule that stated it, its level, and where it is in the source."""

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
    repairs: tuple[Repair, ...] = ()  # the fixes of the problem and of those that only follow from it
    unfixed: str = ""  # why there is none although the rule has one, or why it was not made
    problems: tuple[ProblemRef, ...] = ()  # the problem and those that only follow from it
    engine: str = ""
    targets: tuple[str, ...] = ()
    choices: tuple[Repair, ...] = ()  # instead of the first repair, only to be shown
    number: int = 1  # of its places
    entries: int = 1  # in which these are (or files, where they are in no entry)

    @property
    def label(self) -> str:
        """How reports name the rule: with that of the language engine, where one said it."""
        return f"{self.rule}[{self.engine}]" if self.engine else self.rule

    def fixes(self, safeties: Collection[Safety], choices: bool = False) -> tuple[Repair, ...]:
        """Return the fixes that can be written and are as safe as one of ``safeties``: what a run makes, and what
        reports show; with ``choices``, also what may be written instead."""
        every = (*self.repairs, *self.choices) if choices else self.repairs
        return tuple(repair for repair in every if repair.edits and repair.fix.safety in safeties)

    def fixable(self, unsafe: bool = False) -> bool:
        """Whether ``--fix`` can fix it, or ``--unsafe-fixes`` when ``unsafe``."""
        return bool(self.fixes((Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)))
