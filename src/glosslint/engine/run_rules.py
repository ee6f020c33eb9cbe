"""Runs rules over a glossary. It is given the rules; it knows none by name."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from time import perf_counter
from typing import Any, NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression
from glosslint.glossary.glossary import Glossary
from glosslint.model import Cause, Problem, Severity
from glosslint.model.report import Crash
from glosslint.rule import EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.util.parallel import start_in_background
from glosslint.util.timing import Clock


@dataclass(frozen=True)
class Verdict:
    """A problem, the rule that stated it, and its level; with the verdicts that only follow from it."""

    rule: Rule
    severity: Severity
    problem: Problem
    consequences: tuple[Verdict, ...] = ()


#: A problem and its level, or why there is none.
_Statement = tuple[Severity, Problem] | Crash


class _Said(NamedTuple):
    """What a rule, by its number, says of some of its subjects, and how long it took, in seconds. It holds no rule: it
    may come from another process."""

    rule: int
    statements: list[_Statement]
    seconds: float


def run(glossary: Glossary, rules: Sequence[ActiveRule], clock: Clock | None = None) -> Iterator[Verdict | Crash]:
    """Every verdict of every rule, in no particular order; a rule that raises ends in a Crash, the others go on. Rules
    on the comments that silence others are not asked yet: see ``review``.

    ``clock`` is told how long each rule takes; what several ask of the glossary is counted for the first. Of a large
    glossary, the rules on single entries are asked by other processes at the same time, where that can be.
    """
    clock = clock or Clock()
    single = [number for number, active in enumerate(rules) if isinstance(active.rule, EntryRule)]
    whole = [number for number, active in enumerate(rules) if isinstance(active.rule, FileRule | GlossaryRule)]

    def ask(entries: Sequence[EntryFacts]) -> list[_Said]:
        return [_timed(number, rules[number], entries) for number in single]

    wait = start_in_background(ask, glossary.entries)
    found = [
        _timed(number, rules[number], glossary.files if isinstance(rules[number].rule, FileRule) else (glossary,))
        for number in whole
    ]
    for said in sorted((*found, *wait()), key=attrgetter("rule")):
        rule = rules[said.rule].rule
        clock.add(rule.name, said.seconds)
        yield from _verdicts(rule, said.statements)


def _timed(number: int, active: ActiveRule, subjects: Iterable[Any]) -> _Said:
    start = perf_counter()
    statements = list(_statements(active, subjects))
    return _Said(number, statements, perf_counter() - start)


def review(comments: Sequence[AppliedSuppression], rules: Sequence[ActiveRule]) -> Iterator[Verdict | Crash]:
    """The same for the rules on the comments that silence others, once it is known what came of each."""
    for active in rules:
        if isinstance(active.rule, SuppressionRule):
            yield from _verdicts(active.rule, _statements(active, comments))


def gather(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """One verdict a defect: problems whose cause is reported join the (first) verdict on that cause."""
    distinct = list(dict.fromkeys(verdicts))
    known = by_cause(distinct)
    joined: dict[Cause, list[Verdict]] = defaultdict(list)
    roots: list[Verdict] = []
    for verdict in distinct:
        root = _root(verdict, known)
        if root is verdict:
            roots.append(verdict)
        else:
            joined[Cause(root.rule.name, root.problem.place)].append(verdict)
    return [_with_consequences(root, known, joined) for root in roots]


def by_cause(verdicts: Iterable[Verdict]) -> dict[Cause, Verdict]:
    """The (first) verdict of each rule at each place."""
    known: dict[Cause, Verdict] = {}
    for verdict in verdicts:
        known.setdefault(Cause(verdict.rule.name, verdict.problem.place), verdict)
    return known


def without(verdicts: Iterable[Verdict], gone: Collection[Verdict]) -> list[Verdict]:
    """The verdicts but for those that are ``gone``. What follows from one of these stands for itself, since it would be
    wrong without it as well; of several, the first is the cause of the others."""
    distinct = list(dict.fromkeys(verdicts))
    known = by_cause(distinct)
    first: dict[Verdict, Verdict] = {}
    left = []
    for verdict in distinct:
        if verdict in gone:
            continue
        causes = way(verdict, known)[1:]
        cause = next((other for other in causes if other not in gone), None)
        if causes and causes[0] in gone:
            cause = cause or first.setdefault(causes[-1], verdict)
            left.append(verdict if cause is verdict else _caused(verdict, cause))
        else:
            left.append(verdict)
    return left


def _caused(verdict: Verdict, by: Verdict) -> Verdict:
    cause = Cause(by.rule.name, by.problem.place)
    return replace(verdict, problem=replace(verdict.problem, causes=(cause, *verdict.problem.causes)))


def way(verdict: Verdict, known: Mapping[Cause, Verdict]) -> list[Verdict]:
    """From a problem to its cause, and on to the first that has none or that was met before."""
    seen: list[Verdict] = []
    while verdict not in seen:
        seen.append(verdict)
        verdict = next((known[cause] for cause in verdict.problem.causes if cause in known), verdict)
    return seen


def _root(verdict: Verdict, known: Mapping[Cause, Verdict]) -> Verdict:
    """Follow causes to the first that has none; a loop of causes ends where it began."""
    *_, last = way(verdict, known)
    return next((known[cause] for cause in last.problem.causes if cause in known), last)


def _with_consequences(
    root: Verdict, known: Mapping[Cause, Verdict], joined: Mapping[Cause, Sequence[Verdict]]
) -> Verdict:
    cause = Cause(root.rule.name, root.problem.place)
    return replace(root, consequences=tuple(joined.get(cause, ()))) if known[cause] is root else root


def _statements(active: ActiveRule, subjects: Iterable[Any]) -> Iterator[_Statement]:
    check, options = active.rule.check, active.options
    for subject in subjects:
        try:
            for problem in check(subject, options):
                level = active.level(problem.case)
                if level is not Severity.OFF:
                    yield level, active.adjusted(problem)
        except Exception as error:
            yield _crash(active.rule, subject, error)


def _verdicts(rule: Rule, said: Iterable[_Statement]) -> Iterator[Verdict | Crash]:
    return (one if isinstance(one, Crash) else Verdict(rule, *one) for one in said)


def _crash(rule: Rule, subject: Any, error: Exception) -> Crash:
    file = ""
    if isinstance(subject, FileFacts):
        file = subject.path
    elif isinstance(subject, EntryFacts | AppliedSuppression):
        file = subject.file if isinstance(subject, EntryFacts) else subject.comment.file
    entry = subject.key if isinstance(subject, EntryFacts) else ""
    name = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Crash(rule.name, file, entry, name, traceback.format_exc())
