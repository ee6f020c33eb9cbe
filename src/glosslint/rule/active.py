"""A rule as the settings adjust it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from glosslint.model import Problem, Safety, Severity
from glosslint.model.frozen import dataclass
from glosslint.rule.forms import Rule

#: How the settings treat a rule's fixes: as the rule declares them (empty), as ``safe`` or ``unsafe``, or not at all.
Fixing = Literal["", "safe", "unsafe", "off"]


@dataclass(frozen=True)
class ActiveRule:
    """A rule that runs, with its options, and the levels and fixes that the settings allow it.

    ``decided``: the settings state its level or options, or select it by name, so that each of its findings is wanted,
    also those that are a habit.
    """

    rule: Rule
    options: Any
    override: Severity | None = None  # replaces every level of the rule; without it:
    preset: Literal["recommended", "strict", "minimal"] = "recommended"  # strict raises info, minimal drops non-errors
    fixing: Fixing = ""  # replaces the safety of its fixes, or drops them
    selected: bool = True  # false for a rule that runs only because it always does
    decided: bool = False
    raises: bool = False  # whether an exception of the rule ends the run, as in its own tests

    def adjusted(self, problem: Problem) -> Problem:
        """Return the problem with its fix as safe as the settings say; a display-only fix stays one."""
        fix = problem.fix
        if fix is None or not self.fixing or fix.safety is Safety.DISPLAY:
            return problem
        if self.fixing == "off":
            return replace(problem, fix=None, choices=())
        return replace(problem, fix=fix._replace(safety=Safety(self.fixing), decided=True))

    def level(self, case: str = "") -> Severity:
        """Return the level of problems of a case, or, without one, of the rule's ordinary problems."""
        if self.override is not None:
            return self.override
        return self._preset(self.rule.cases.get(case, self.rule.severity))

    @property
    def habit_level(self) -> Severity:
        """The level of the one finding that represents those that are a habit."""
        return self._preset(Severity.INFO)

    def _preset(self, level: Severity) -> Severity:
        if self.preset == "strict" and level is Severity.INFO:
            return Severity.WARNING
        return Severity.OFF if self.preset == "minimal" and level < Severity.ERROR else level
