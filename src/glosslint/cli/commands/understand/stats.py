"""``glosslint stats``: the conventions of a glossary, and on how many entries each rule fires."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import INTERNAL, INTERNAL_ERROR, exit_with
from glosslint.cli.options import settings_of, settings_options
from glosslint.engine.locate import Locator
from glosslint.engine.request import CheckRequest
from glosslint.engine.session import open_session
from glosslint.engine.verdicts import Verdict, merge_by_cause
from glosslint.glossary.conventions import ENOUGH, MOST, Convention, Habit
from glosslint.language.engines import engine_names
from glosslint.model import Place, Severity
from glosslint.model.report import Crash, NotRun
from glosslint.report.style import Style, safe, wrap
from glosslint.report.summary import count
from glosslint.rule import SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.settings.settings import Settings

_LEVEL, _NUMBERS = 9, 25  # columns
_VERSION = 1


@click.command()
@settings_options
@click.option(
    "--output-format", "--format", "form", type=click.Choice(("text", "json")), default="text", help="Output format."
)
def stats(form: str, **options: Any) -> None:
    """Count conventions, and findings by rule, including rules that are off."""
    found = collect(settings_of((), options))
    console.write(as_json(found) if form == "json" else as_text(found, console.style("auto")))
    for crash in found.crashes:
        click.echo(f"{crash.trace}\nerror: the rule {crash.rule} failed", err=True)
    if found.crashes:
        exit_with(f"{INTERNAL_ERROR} (all other rules are counted)", INTERNAL)


@dataclass(frozen=True)
class Firing:
    """How often a rule fires. ``level`` is the highest it may give, ``OFF`` for a rule that does not run;
    ``entries`` counts files where a finding concerns a file as a file."""

    rule: str
    category: str
    needs_engine: bool
    level: Severity
    entries: int
    findings: int


@dataclass(frozen=True)
class Stats:
    """What there is to count in a glossary. ``crashes`` are the rules that failed: a fault of ours."""

    entries: int
    files: int
    conventions: tuple[Convention, ...]
    rules: tuple[Firing, ...]
    crashes: tuple[Crash, ...]
    not_run: tuple[NotRun, ...] = ()
    engines: bool = False  # whether there is a language engine to ask


def collect(settings: Settings) -> Stats:
    """Read the glossary of ``settings``, and ask every rule, also those that do not run. Raises GlosslintError."""
    on, off = (
        [active for active in rules if not isinstance(active.rule, SuppressionRule)]  # which no text of its own tells
        for rules in (settings.active_rules(), settings.inactive_rules())
    )
    session = open_session(CheckRequest(settings))
    glossary, not_run = session.ask_engines(session.glossary)
    outcome = session.run_rules((*on, *off), glossary)
    verdicts = merge_by_cause(
        one for one in outcome.verdicts if not settings.ignores(one.rule.name, one.problem.place.file)
    )
    conventions = (convention for habit in Habit for convention in glossary.conventions.of(habit))
    return Stats(
        len(glossary.entries),
        len(glossary.files),
        tuple(conventions),
        tuple(_firings(verdicts, on, off, session.locator)),
        outcome.crashes,
        not_run,
        bool(engine_names(settings.table.language)),
    )


def _firings(
    verdicts: Sequence[Verdict], on: Sequence[ActiveRule], off: Sequence[ActiveRule], locator: Locator
) -> Iterator[Firing]:
    places: dict[str, list[Place]] = {}
    for verdict in verdicts:
        places.setdefault(verdict.rule.name, []).append(verdict.problem.place)
    levels = {active.rule.name: max(active.level(case) for case in ("", *active.rule.cases)) for active in on}
    for active in sorted((*on, *off), key=lambda active: active.rule.name):
        rule, of_rule = active.rule, places.get(active.rule.name, [])
        owners = {locator.owner(place) for place in of_rule}
        level = levels.get(rule.name, Severity.OFF)
        yield Firing(rule.name, rule.category, rule.needs_engine, level, len(owners), len(of_rule))


def as_json(stats: Stats) -> str:
    """The same for programs; keys are only ever added."""
    return json.dumps(_json(stats), indent=2, ensure_ascii=False) + "\n"


def _json(stats: Stats) -> Mapping[str, Any]:
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
        "not_run": [{"what": missed.what, "why": missed.why} for missed in stats.not_run],
        "rules": [
            {
                "rule": firing.rule,
                "category": firing.category,
                "level": firing.level.label,
                "entries": firing.entries,
                "findings": firing.findings,
            }
            for firing in stats.rules
        ],
    }


def as_text(stats: Stats, style: Style) -> str:
    """Two tables, no wider than the terminal."""
    lines = [f"{count(stats.entries, 'entry', 'entries')} in {count(stats.files, 'file')}", ""]
    lines += _conventions(stats.conventions, style)
    lines += _rules(stats, style)
    return "\n".join(lines) + "\n"


def _conventions(conventions: Sequence[Convention], style: Style) -> Iterator[str]:
    """A line for each convention: the part that agrees, the numbers, what they do."""
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
    told = f"Rules on style speak where at least {MOST} % of at least {ENOUGH} texts agree, and only of the others."
    yield from ("", *wrap(told, style.width), "")


def _rules(stats: Stats, style: Style) -> Iterator[str]:
    """A line for each rule that fires; the names of the others."""
    firing = [row for row in stats.rules if row.findings]
    margin = max((len(row.rule) for row in firing), default=0)
    yield style.bold(f"{'Rules that fire':<{margin + 2}}  {'level':<{_LEVEL}}{'entries':>8}{'findings':>10}")
    for row in sorted(firing, key=lambda row: (-row.entries, row.rule)):
        level = style.level(row.level, f"{row.level.label:<{_LEVEL}}")
        yield f"  {row.rule:<{margin}}  {level}{row.entries:>8,}{row.findings:>10,}"
    for title, quiet in _silent(stats):
        if quiet:
            yield from ("", style.bold(f"{title} ({len(quiet)})"))
            yield from (f"  {line}" for line in wrap(", ".join(quiet), style.width - 2))
    for missed in stats.not_run:
        yield from ("", *wrap(f"Not run: {safe(missed.what)}: {safe(missed.why)}", style.width))


def _silent(stats: Stats) -> Iterator[tuple[str, list[str]]]:
    """The rules that say nothing, and why."""
    silent = [row for row in stats.rules if not row.findings]
    unasked = [row for row in silent if row.needs_engine and not stats.engines]
    others = [row for row in silent if row not in unasked]
    yield "On, and silent", [row.rule for row in others if row.level is not Severity.OFF]
    yield "Off, and silent if they were on", [row.rule for row in others if row.level is Severity.OFF]
    yield "On language, with no engine to ask", [row.rule for row in unasked]
