"""Run rules over a glossary. The rules are given; none is known here by name."""

from __future__ import annotations

import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple

from glosslint.engine.verdicts import Verdict
from glosslint.facts.entry import EntryFacts
from glosslint.facts.file import FileFacts
from glosslint.facts.suppression import AppliedSuppression
from glosslint.glossary.glossary import Glossary
from glosslint.model import NodePath, Problem, Severity
from glosslint.model.report import Crash
from glosslint.rule import EntryRule, FileRule, GlossaryRule, Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.util.parallel import start_in_background
from glosslint.util.timing import Clock

#: A problem and its level, or why there is none.
_Statement = tuple[Severity, Problem] | Crash
#: What a rule is run on: the file and root of an entry, or a file and nothing.
_Subject = tuple[str, NodePath | None]
#: What each rule, by its number in the list of rules, states of one subject.
_BySubject = Mapping[_Subject, Mapping[int, Sequence[_Statement]]]


class _Timed(NamedTuple):
    """What a rule, by its number, states of some of its subjects, and how long it took, in seconds.

    It holds no rule, because it may come from another process.
    """

    rule: int
    statements: list[tuple[_Subject, _Statement]]
    seconds: float


@dataclass(frozen=True)
class RuleRun:
    """What a run of rules states. ``entries`` and ``files`` are what rules on single entries and files were run on, and
    ``by_subject`` is what these state: it depends on those facts alone, and holds as long as they are the same."""

    verdicts: tuple[Verdict, ...] = ()
    crashes: tuple[Crash, ...] = ()
    entries: tuple[EntryFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    by_subject: _BySubject = field(default_factory=dict)


_NO_RUN = RuleRun()


def run(
    glossary: Glossary, rules: Sequence[ActiveRule], clock: Clock | None = None, known: RuleRun = _NO_RUN
) -> RuleRun:
    """Return what every rule states; a rule that raises ends in a Crash, the others go on.

    Rules on suppressions are run later: see ``run_suppression_rules``. ``known`` is an earlier run of the same rules:
    those on entries and files are not run again on facts that are the very same. ``clock`` counts the time of each
    rule; what several rules ask of the glossary is counted for the first. For a large glossary, other processes run the
    rules on entries at the same time, where that is possible.
    """
    clock = clock or Clock()
    numbered = list(enumerate(rules))
    entry_rules = [(number, active) for number, active in numbered if isinstance(active.rule, EntryRule)]
    file_rules = [(number, active) for number, active in numbered if isinstance(active.rule, FileRule)]
    glossary_rules = [(number, active) for number, active in numbered if isinstance(active.rule, GlossaryRule)]

    def run_on_entries(entries: Sequence[EntryFacts]) -> list[_Timed]:
        return [_timed(number, active, entries) for number, active in entry_rules]

    same = {id(facts) for facts in (*known.entries, *known.files)}
    wait = start_in_background(run_on_entries, [entry for entry in glossary.entries if id(entry) not in same])
    whole = [_timed(number, active, (glossary,)) for number, active in glossary_rules]
    files = [file for file in glossary.files if id(file) not in same]
    single = [*(_timed(number, active, files) for number, active in file_rules), *wait()]

    by_subject: dict[_Subject, dict[int, list[_Statement]]] = {}
    for facts in (*glossary.entries, *glossary.files) if same else ():
        if id(facts) in same and _subject(facts) in known.by_subject:
            by_subject[_subject(facts)] = {n: [*stated] for n, stated in known.by_subject[_subject(facts)].items()}
    for timed in single:
        for subject, statement in timed.statements:
            by_subject.setdefault(subject, {}).setdefault(timed.rule, []).append(statement)

    statements: dict[int, list[_Statement]] = defaultdict(list)
    for facts in (*glossary.files, *glossary.entries):  # in the order of the glossary, whatever was run first
        for number, stated in by_subject.get(_subject(facts), {}).items():
            statements[number] += stated
    for timed in whole:
        statements[timed.rule] += (statement for _, statement in timed.statements)
    for timed in (*whole, *single):
        clock.add(rules[timed.rule].rule.name, timed.seconds)
    outcomes = [_outcome(active.rule, statement) for number, active in numbered for statement in statements[number]]
    return RuleRun(
        tuple(outcome for outcome in outcomes if isinstance(outcome, Verdict)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, Crash)),
        glossary.entries,
        glossary.files,
        by_subject,
    )


def run_suppression_rules(comments: Sequence[AppliedSuppression], rules: Sequence[ActiveRule]) -> RuleRun:
    """Return what the rules on suppressions state, once it is known what each comment suppresses."""
    outcomes = [
        _outcome(active.rule, statement)
        for active in rules
        if isinstance(active.rule, SuppressionRule)
        for _, statement in _statements(active, comments)
    ]
    return RuleRun(
        tuple(one for one in outcomes if isinstance(one, Verdict)),
        tuple(one for one in outcomes if isinstance(one, Crash)),
    )


def _timed(number: int, active: ActiveRule, subjects: Iterable[Any]) -> _Timed:
    start = perf_counter()
    statements = list(_statements(active, subjects))
    return _Timed(number, statements, perf_counter() - start)


def _statements(active: ActiveRule, subjects: Iterable[Any]) -> Iterator[tuple[_Subject, _Statement]]:
    check, options = active.rule.check, active.options
    for subject in subjects:
        try:
            for problem in check(subject, options):
                level = active.level(problem.case)
                if level is not Severity.OFF:
                    yield _subject(subject), (level, active.adjusted(problem))
        except Exception as error:
            yield _subject(subject), _crash(active.rule, subject, error)


def _subject(facts: Any) -> _Subject:
    if isinstance(facts, EntryFacts):
        return facts.file, facts.root
    return (facts.path, None) if isinstance(facts, FileFacts) else ("", None)


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
