"""What is reported: a problem with its rule, level and location."""

from __future__ import annotations

from collections.abc import Collection

from glosslint.model.fix import Repair, Safety
from glosslint.model.frozen import NamedTuple, dataclass
from glosslint.model.place import Location, NodePath, RelatedLocation
from glosslint.model.problem import Severity


class ProblemRef(NamedTuple):
    """Which rule states a problem, in which file, at which level, and at which node of it."""

    rule: str
    path: str
    severity: Severity
    node: NodePath = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the rule that stated it, its level, and where it is in the source.

    ``repairs`` are the fixes of the problem and of those that only follow from it; ``unfixed`` says why there is
    none although the rule has one, or why it was not made. ``problems`` refers to each of these problems. It is one
    finding, at a ``number`` of places, which are in so many ``entries`` (or files, where they are in no entry).
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
    problems: tuple[ProblemRef, ...] = ()
    engine: str = ""
    targets: tuple[str, ...] = ()
    choices: tuple[Repair, ...] = ()  # instead of the first repair, only to be shown
    number: int = 1
    entries: int = 1

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
