"""Run rules over a glossary. The rules are given; none is known here by name."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from types import MappingProxyType
from typing import Any, NamedTuple

from glosslint.engine.verdicts import Verdict
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression
from glosslint.glossary.glossary import Glossary
from glosslint.model import Problem, Severity
from glosslint.model.report import Crash
from glosslint.rule import EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.util.parallel import start_in_background
from glosslint.util.timing import Clock

#: A problem and its level, or why there is none.
_Statement = tuple[Severity, Problem] | Crash
#: What each rule, by its number in the list of rules, states of one file.
FileStatements = Mapping[int, Sequence[_Statement]]


class _Timed(NamedTuple):
    """What a rule, by its number, states of some of its subjects, and how long it took, in seconds.

    It holds no rule, because it may come from another process.
    """

    rule: int
    statements: list[_Statement]
    seconds: float


@dataclass(frozen=True)
class RuleRun:
    """What a run of rules states. ``by_file`` is what rules on files and entries state: it depends on the file alone,
    and holds as long as the file does not change."""

    verdicts: tuple[Verdict, ...] = ()
    crashes: tuple[Crash, ...] = ()
    by_file: Mapping[str, FileStatements] = field(default_factory=dict)


def run(
    glossary: Glossary,
    rules: Sequence[ActiveRule],
    clock: Clock | None = None,
    known: Mapping[str, FileStatements] = MappingProxyType({}),
) -> RuleRun:
    """Return what every rule states; a rule that raises ends in a Crash, the others go on.

    Rules on suppressions are run later: see ``run_suppression_rules``. ``known`` are the ``by_file`` of an earlier run
    with the same rules, of the files that have not changed since. ``clock`` counts the time of each rule; what several
    rules ask of the glossary is counted for the first. For a large glossary, other processes run the rules on entries
    at the same time, where that is possible.
    """
    clock = clock or Clock()
    numbered = list(enumerate(rules))
    entry_rules = [(number, active) for number, active in numbered if isinstance(active.rule, EntryRule)]
    file_rules = [(number, active) for number, active in numbered if isinstance(active.rule, FileRule)]
    glossary_rules = [(number, active) for number, active in numbered if isinstance(active.rule, GlossaryRule)]

    def run_on_entries(entries: Sequence[EntryFacts]) -> list[_Timed]:
        return [_timed(number, active, entries) for number, active in entry_rules]

    entries = [entry for entry in glossary.entries if entry.file not in known] if known else glossary.entries
    files = [file for file in glossary.files if file.path not in known]
    wait = start_in_background(run_on_entries, entries)
    whole = [_timed(number, active, (glossary,)) for number, active in glossary_rules]
    single = [*(_timed(number, active, files) for number, active in file_rules), *wait()]
    for timed in (*whole, *single):
        clock.add(rules[timed.rule].rule.name, timed.seconds)
    by_file = {**known, **_by_file(single, files)}
    statements: dict[int, list[_Statement]] = defaultdict(list)
    for timed in whole:
        statements[timed.rule] += timed.statements
    for path in dict.fromkeys((*(file.path for file in glossary.files), *by_file)):  # in the order of files
        for number, stated in by_file.get(path, {}).items():
            statements[number] += stated
    outcomes = [_outcome(active.rule, one) for number, active in numbered for one in statements[number]]
    return RuleRun(
        tuple(one for one in outcomes if isinstance(one, Verdict)),
        tuple(one for one in outcomes if isinstance(one, Crash)),
        by_file,
    )


def run_suppression_rules(comments: Sequence[AppliedSuppression], rules: Sequence[ActiveRule]) -> RuleRun:
    """Return what the rules on suppressions state, once it is known what each comment suppresses."""
    outcomes = [
        _outcome(active.rule, statement)
        for active in rules
        if isinstance(active.rule, SuppressionRule)
        for statement in _statements(active, comments)
    ]
    return RuleRun(
        tuple(one for one in outcomes if isinstance(one, Verdict)),
        tuple(one for one in outcomes if isinstance(one, Crash)),
    )


def _by_file(runs: Iterable[_Timed], files: Iterable[FileFacts]) -> dict[str, dict[int, list[_Statement]]]:
    by_file: dict[str, dict[int, list[_Statement]]] = {file.path: {} for file in files}
    for timed in runs:
        for statement in timed.statements:
            path = statement.file if isinstance(statement, Crash) else statement[1].place.file
            by_file.setdefault(path, {}).setdefault(timed.rule, []).append(statement)
    return by_file


def _timed(number: int, active: ActiveRule, subjects: Iterable[Any]) -> _Timed:
    start = perf_counter()
    statements = list(_statements(active, subjects))
    return _Timed(number, statements, perf_counter() - start)


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


def _outcome(rule: Rule, statement: _Statement) -> Verdict | Crash:
    return statement if isinstance(statement, Crash) else Verdict(rule, *statement)


def _crash(rule: Rule, subject: Any, error: Exception) -> Crash:
    file = ""
    if isinstance(subject, FileFacts):
        file = subject.path
    elif isinstance(subject, EntryFacts | AppliedSuppression):
        file = subject.file if isinstance(subject, EntryFacts) else subject.comment.file
    entry = subject.key if isinstance(subject, EntryFacts) else ""
    name = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Crash(rule.name, file, entry, name, traceback.format_exc())
