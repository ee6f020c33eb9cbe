"""Verdicts on their way to findings, and how those that share a cause become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glosslint.model import Cause, Problem, Severity
from glosslint.model.report import BaselineEntry, Crash
from glosslint.rule import Rule


@dataclass(frozen=True)
class Verdict:
    """A problem, the rule that stated it, and its level; with the verdicts that only follow from it."""

    rule: Rule
    severity: Severity
    problem: Problem
    consequences: tuple[Verdict, ...] = ()

    @property
    def cause(self) -> Cause:
        """How other problems name this one as their cause."""
        return Cause(self.rule.name, self.problem.place)


@dataclass(frozen=True)
class Verdicts:
    """What the stages pass on: each takes verdicts out of ``active``, and keeps those that a report mentions.

    ``suppressed`` come with the reasons that their comments give; ``baseline_entries`` are what a baseline records of
    the ``baselined``, one a problem.
    """

    active: tuple[Verdict, ...]
    suppressed: tuple[tuple[Verdict, str], ...] = ()
    baselined: tuple[Verdict, ...] = ()
    baseline_entries: tuple[BaselineEntry, ...] = ()
    crashes: tuple[Crash, ...] = ()


def merge_by_cause(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return one verdict a defect: problems whose cause is reported join the (first) verdict on that cause."""
    distinct = list(dict.fromkeys(verdicts))
    by_cause = index_by_cause(distinct)
    consequences: dict[Cause, list[Verdict]] = defaultdict(list)
    roots: list[Verdict] = []
    for verdict in distinct:
        root = _root(verdict, by_cause)
        if root is verdict:
            roots.append(verdict)
        else:
            consequences[root.cause].append(verdict)
    return [
        replace(root, consequences=tuple(consequences.get(root.cause, ()))) if by_cause[root.cause] is root else root
        for root in roots
    ]


def index_by_cause(verdicts: Iterable[Verdict]) -> dict[Cause, Verdict]:
    """Return the (first) verdict of each rule at each place."""
    by_cause: dict[Cause, Verdict] = {}
    for verdict in verdicts:
        by_cause.setdefault(verdict.cause, verdict)
    return by_cause


def without(verdicts: Iterable[Verdict], removed: Collection[Verdict]) -> list[Verdict]:
    """Return the verdicts except those ``removed``.

    What follows from a removed one is reported on its own, since it would be wrong without it as well; of several, the
    first becomes the cause of the others.
    """
    distinct = list(dict.fromkeys(verdicts))
    by_cause = index_by_cause(distinct)
    heirs: dict[Verdict, Verdict] = {}
    kept = []
    for verdict in distinct:
        if verdict in removed:
            continue
        causes = cause_chain(verdict, by_cause)[1:]
        if causes and causes[0] in removed:
            cause = next((other for other in causes if other not in removed), None)
            cause = cause or heirs.setdefault(causes[-1], verdict)
            if cause is not verdict:
                problem = replace(verdict.problem, causes=(cause.cause, *verdict.problem.causes))
                verdict = replace(verdict, problem=problem)  # noqa: PLW2901 - the same verdict, with another cause
        kept.append(verdict)
    return kept


def cause_chain(verdict: Verdict, by_cause: Mapping[Cause, Verdict]) -> Sequence[Verdict]:
    """Return the verdict, its cause, the cause of that, up to the first that has none or is in the chain already."""
    chain: list[Verdict] = []
    while verdict not in chain:
        chain.append(verdict)
        verdict = next((by_cause[cause] for cause in verdict.problem.causes if cause in by_cause), verdict)
    return chain


def _root(verdict: Verdict, by_cause: Mapping[Cause, Verdict]) -> Verdict:
    """Follow causes to the first that has none; a loop of causes ends where it began."""
    *_, last = cause_chain(verdict, by_cause)
    return next((by_cause[cause] for cause in last.problem.causes if cause in by_cause), last)
