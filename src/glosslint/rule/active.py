"""A rule as the settings weigh it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from glosslint.model import Problem, Safety, Severity
from glosslint.rule import Rule

#: What the settings make of a rule's fixes: nothing (as the rule says), ``safe``, ``unsafe``, or none at all.
Fixing = Literal["", "safe", "unsafe", "off"]


@dataclass(frozen=True)
class ActiveRule:
    """A rule that runs, with its options, and how the settings weigh it.

    ``override`` replaces every level of the rule; otherwise ``raise_info`` makes warnings of notes, and ``errors_only``
    drops what is less than an error. ``fixing`` replaces the safety of its fixes, or does without them. ``chosen`` is
    false for a rule that only runs because it always does.
    """

    rule: Rule
    options: Any
    override: Severity | None = None
    raise_info: bool = False
    errors_only: bool = False
    fixing: Fixing = ""
    chosen: bool = True

    def weighed(self, problem: Problem) -> Problem:
        """The problem with its fix as far as the settings trust it; a fix that is only shown stays so."""
        fix = problem.fix
        if fix is None or not self.fixing or fix.safety is Safety.DISPLAY:
            return problem
        if self.fixing == "off":
            return replace(problem, fix=None, choices=())
        return replace(problem, fix=fix._replace(safety=Safety(self.fixing)))

    def level(self, problem: Problem) -> Severity:
        """The level of a problem: the rule's own, by its case, unless the settings say otherwise."""
        return self.usual(problem.case)

    def usual(self, case: str = "") -> Severity:
        """The level of problems of a case; of most problems, without one."""
        if self.override is not None:
            return self.override
        level = self.rule.cases.get(case, self.rule.severity)
        if self.raise_info and level is Severity.INFO:
            return Severity.WARNING
        return Severity.OFF if self.errors_only and level < Severity.ERROR else level
