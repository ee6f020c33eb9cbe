"""``glosslint stats``: the conventions of a glossary, and the number of findings and entries per rule."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from glosslint.cli import console
from glosslint.cli.commands.sections import name_unread
from glosslint.cli.exit_codes import INTERNAL_ERROR, exit_with_crashes
from glosslint.cli.help import command
from glosslint.cli.options import form_option, settings_of, settings_options
from glosslint.engine.compare import Scope
from glosslint.engine.habits import RuleHabit, Texts, find_habits, fold_habits
from glosslint.engine.locate import Locator
from glosslint.engine.run_rules import crashes_in
from glosslint.engine.session import CheckRequest, open_session
from glosslint.engine.verdicts import Verdict, Verdicts, fold_many, merge_by_cause
from glosslint.glossary.conventions import ENOUGH, MOST, Convention, Habit
from glosslint.language.engines import engine_names
from glosslint.model import Severity
from glosslint.model.report import Crash, NotRun
from glosslint.report.style import Style, safe, wrap
from glosslint.rule import Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings
from glosslint.text.messages import count
from glosslint.util.sequences import group_values

_LEVEL, _NUMBERS = 9, 25  # columns
_VERSION = 1
#: Titles of the lists of rules without findings.
_ON, _OFF, _NO_ENGINE = "On, without findings", "Off, without findings", "Not run, without a language engine"


@command(
    examples={
        "glosslint stats": "Count conventions and findings.",
        "glosslint stats --output-format json": "Write the same as JSON.",
        "glosslint stats order": "List the entries in reading order.",
        "glosslint stats missing": "List terms that entries use and no entry defines.",
        "glosslint stats graph softmax": "Draw what softmax builds on and what uses it.",
    },
)
@settings_options
@form_option
def stats(form: str, **options: Any) -> None:
    """Count conventions, and findings by rule, including rules that are off.

    Sections with options of their own: order, missing and graph (glosslint stats order --help).
    """
    numbers = collect(settings_of((), options))
    if form == "json":
        console.write(json.dumps(_make_json(numbers), indent=2, ensure_ascii=False) + "\n")
    else:
        style = console.style("auto")
        title = f"{count(numbers.entries, 'entry', 'entries')} in {count(numbers.files, 'file')}"
        console.write_lines((title, "", *_list_conventions(numbers.conventions, style), *_list_rules(numbers, style)))
    if numbers.crashes:
        exit_with_crashes(numbers.crashes, f"{INTERNAL_ERROR} (all other rules are counted)")


@dataclass(frozen=True)
class RuleCount:
    """The findings of a rule, as a check counts them. ``level`` is its highest, ``OFF`` for a rule that does not run;
    ``entries`` and ``places`` are those of all that it states; a file counts as an entry where a place is in none."""

    rule: Rule
    level: Severity
    entries: int
    places: int
    findings: int


@dataclass(frozen=True)
class Stats:
    """The counts of a glossary. ``crashes`` are internal errors."""

    entries: int
    files: int
    conventions: tuple[Convention, ...]
    habits: tuple[RuleHabit, ...]
    rules: tuple[RuleCount, ...]
    crashes: tuple[Crash, ...]
    not_run: tuple[NotRun, ...] = ()
    engines: bool = False  # whether there is a language engine to ask


def collect(settings: Settings) -> Stats:
    """Read the glossary of ``settings``, and run every rule, also those that are off; name the files that cannot be
    read on standard error. Raise GlosslintError."""
    on, off = (
        [active for active in rules if not isinstance(active.rule, SuppressionRule)]  # these judge comments, not texts
        for rules in (settings.active_rules, settings.inactive_rules())
    )
    session = open_session(CheckRequest(settings))
    name_unread(session)
    glossary, not_run = session.ask_engines(session.glossary)
    outcome = session.run_rules((*on, *off), glossary)
    stated = [one for one in outcome.verdicts if not settings.ignores(one.rule.name, one.problem.place.file)]
    texts = Texts(glossary, session.locator, settings.ignores)
    habits = find_habits(stated, on, texts, settings.table.habits)
    scope = Scope(session.locator, None, None, frozenset())
    judged = fold_habits(Verdicts(tuple(stated)), habits, texts, scope, session.settings_file)
    findings = fold_many(merge_by_cause(judged.active), session.locator.owner)
    reported = Counter(one.rule.name for one in findings)
    conventions = (convention for habit in Habit for convention in glossary.conventions.find(habit))
    return Stats(
        len(glossary.entries),
        len(glossary.files),
        tuple(conventions),
        tuple(sorted(habits.values(), key=lambda habit: habit.kind)),
        tuple(_count_rules(merge_by_cause(stated), reported, on, off, session.locator)),
        (*crashes_in(glossary.files), *outcome.crashes),
        not_run,
        bool(engine_names(settings.table.language)),
    )


def _count_rules(
    verdicts: Sequence[Verdict],
    reported: Mapping[str, int],
    on: Sequence[ActiveRule],
    off: Sequence[ActiveRule],
    locator: Locator,
) -> Iterator[RuleCount]:
    counted = group_values((verdict.rule.name, one.problem) for verdict in verdicts for one in verdict.counted)
    levels = {active.rule.name: max(active.level(case) for case in ("", *active.rule.cases)) for active in on}
    for active in sorted((*on, *off), key=lambda active: active.rule.name):
        rule, problems = active.rule, counted.get(active.rule.name, ())
        owners = {locator.owner(problem.place) for problem in problems}
        level, findings = levels.get(rule.name, Severity.OFF), reported.get(rule.name, 0)
        yield RuleCount(rule, level, len(owners), sum(problem.number for problem in problems), findings)


def _make_json(stats: Stats) -> Mapping[str, Any]:
    """Return the counts as JSON; keys are only ever added."""
    return {
        "version": _VERSION,
        "entries": stats.entries,
        "files": stats.files,
        "conventions": [
            {
                "habit": convention.habit.value,
                "field": convention.field,
                "language": convention.language,
                "texts": len(convention.cases),
                "having": convention.with_habit,
                "dominant": convention.dominant(),
                "majority": convention.majority_does,
            }
            for convention in stats.conventions
        ],
        "habits": [
            {
                "rule": habit.kind.rule,
                "case": habit.kind.case,
                "field": habit.kind.field.name,
                "language": habit.kind.field.language,
                "texts": habit.judged,
                "reported": habit.reported,
            }
            for habit in stats.habits
        ],
        "not_run": [missed._asdict() for missed in stats.not_run],
        "rules": [
            {
                "rule": row.rule.name,
                "category": row.rule.category,
                "level": row.level.label,
                "entries": row.entries,
                "places": row.places,
                "findings": row.findings,
            }
            for row in stats.rules
        ],
    }


def _list_conventions(conventions: Sequence[Convention], style: Style) -> Iterator[str]:
    """Yield a line for each convention: share, numbers, description."""
    yield style.bold("Conventions")
    shown = [convention for convention in conventions if convention.main_language or len(convention.cases) >= ENOUGH]
    for convention in shown:
        numbers = f"{convention.majority_count:,} of {len(convention.cases):,}"
        words = wrap(f"{safe(convention.subject)} {convention.majority_does}", max(style.width - _NUMBERS, 20))
        line = f"{convention.share:>5} %  {numbers:>14}  " + f"\n{'':>{_NUMBERS}}".join(words)
        yield line if convention.dominant() else style.dim(line)
    few = {convention.language for convention in conventions} - {convention.language for convention in shown}
    if few:
        yield f"  and {count(len(few), 'language')} with fewer than {ENOUGH} texts: {', '.join(sorted(few))}"
    if not conventions:
        yield "  none: no field holds prose"
    rule = f"Convention rules need {ENOUGH} texts of which {MOST} % agree. Texts that they cannot judge do not count."
    yield from ("", *wrap(rule, style.width), "")


def _list_rules(stats: Stats, style: Style) -> Iterator[str]:
    """Yield a line for each rule with findings, and the names of the others."""
    with_findings = [row for row in stats.rules if row.findings]
    title = "Findings by rule"
    margin = max([len(title) - 2, *(len(row.rule.name) for row in with_findings)])
    yield style.bold(f"{title:<{margin + 2}}  {'level':<{_LEVEL}}{'entries':>8}{'places':>8}{'findings':>10}")
    for row in sorted(with_findings, key=lambda row: (-row.entries, row.rule.name)):
        level = style.level(row.level, f"{row.level.label:<{_LEVEL}}")
        yield f"  {row.rule.name:<{margin}}  {level}{row.entries:>8,}{row.places:>8,}{row.findings:>10,}"
    if stats.habits:
        yield from ("", style.bold("House style: one finding each"))
        for habit in stats.habits:
            name = f"{habit.kind.rule} ({habit.kind.case})" if habit.kind.case else habit.kind.rule
            yield from (f"  {line}" for line in wrap(f"{name}: {habit.summary}", style.width - 2))
        told = "To see each: rules.NAME.level in the settings, or --select NAME."
        yield from (f"  {line}" for line in wrap(told, style.width - 2))
    others: dict[str, list[str]] = {_ON: [], _OFF: [], _NO_ENGINE: []}
    for row in stats.rules:
        if not row.findings:
            title = _OFF if row.level is Severity.OFF else _ON
            others[_NO_ENGINE if row.rule.needs_engine and not stats.engines else title].append(row.rule.name)
    for title, names in others.items():
        if names:
            yield from ("", style.bold(f"{title} ({len(names)})"))
            yield from (f"  {line}" for line in wrap(", ".join(names), style.width - 2))
    for missed in stats.not_run:
        yield from ("", *wrap(f"Not run: {safe(missed.what)}: {safe(missed.why)}", style.width))
