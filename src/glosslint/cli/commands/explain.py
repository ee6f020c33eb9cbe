"""``glosslint explain``: why a rule does or does not report an entry; for ``circular-definition``, what a definition
depends on, what does not count, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.completion import entry_ids, rule_names
from glosslint.cli.help import command
from glosslint.cli.options import project_options, settings_of
from glosslint.engine.check import judge
from glosslint.engine.report import Judgement
from glosslint.engine.session import CheckRequest, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.definition_graph import Cycle
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.mentions import Mention
from glosslint.language.engines import NO_ENGINES, engine_names
from glosslint.model import Finding, GlosslintError
from glosslint.model.options import unknown_name
from glosslint.report.formats import people
from glosslint.report.rebase import Move, make_move, move_finding, move_report
from glosslint.report.shared import find_run_failures
from glosslint.report.style import Style, safe, width, wrap
from glosslint.rule import Rule, SuppressionRule
from glosslint.rule.active import ActiveRule
from glosslint.rules.registry import all_rules, rule_named
from glosslint.settings.settings import Settings

_LABEL = 11  # columns
_PARTS = ("sentence", "context", "frame", "genus", "head", "differentia")
#: The rule with a view of its own besides its findings.
_GRAPH = "circular-definition"


def definition_view(
    entry: EntryFacts, place: str, glossary: Glossary, active: ActiveRule, style: Style
) -> Iterator[str]:
    """Yield as lines the definition of ``entry`` in parts, its edges and its cycles, at the level that ``active`` has
    for each; ``place`` is its path and line."""
    yield f"{style.bold(safe(entry.title))} ({safe(entry.key)}), {safe(place)}"
    for definition in entry.definitions:
        for name in _PARTS:
            words = safe(definition.shown(getattr(definition.parts, name)))
            label = "genus head" if name == "head" else name
            yield from _wrap_row(style.dim(f"{label:<{_LABEL}}"), _LABEL, words, style, gap=1)
    if not entry.definitions:
        yield "  no English definition, so it depends on nothing"
    mentions = glossary.definitions.mentions
    counted = [mention for mention in mentions if not mention.excluded_because]
    excluded = [mention for mention in mentions if mention.excluded_because and mention.source is entry]
    cycles = [cycle for cycle in glossary.definitions.cycles if any(edge.source is entry for edge in cycle.edges)]
    sections = {
        "depends on": [_describe_mention(one, one.target) for one in counted if one.source is entry],
        "does not count": [_describe_mention(mention, mention.target) for mention in excluded],
        "depended on by": [
            _describe_mention(one, one.source) for one in counted if one.target is entry is not one.source
        ],
        "cycles": [(active.level(cycle.kind).label, _describe_cycle(cycle)) for cycle in cycles],
    }
    for title, rows in sections.items():
        if rows:
            yield from ("", style.bold(title))
        size = min(max((width(label) for label, _ in rows), default=0), style.width // 2)
        for label, words in dict.fromkeys(rows):
            padding = " " * max(size - width(label), 0)
            yield from _wrap_row(label + padding, size, words, style)
    if not cycles:
        yield from ("", "No cycle of definitions contains this entry.")


def _wrap_row(label: str, size: int, words: str, style: Style, gap: int = 2) -> Iterator[str]:
    """Yield the lines of a row of two columns, the first ``size`` wide; none without ``words``."""
    indent = 2 + size + gap
    lines = wrap(words, max(style.width - indent, 30))
    for number, line in enumerate(lines):
        yield f"{'':>{indent}}{line}" if number else f"  {label}{'':{gap}}{line}"


def _describe_mention(mention: Mention, other: EntryFacts) -> tuple[str, str]:
    role = "as the genus" if mention.genus else "in the differentia"
    reason = f"because {mention.excluded_because}" if mention.excluded_because else role
    return safe(other.key), f'"{safe(mention.words)}", {reason}'


def _describe_cycle(cycle: Cycle) -> str:
    cut = cycle.edges[0]
    path = " → ".join(safe(edge.source.key) for edge in (*cycle.edges, cut))
    more = f"; {cycle.more} more among the same entries" if cycle.more else ""
    return f'{path}: best broken at "{safe(cut.words)}" in {safe(cut.source.key)}{more}'


@command(examples={"glosslint explain circular-definition softmax": "Show what the definition of softmax depends on."})
@click.argument("rule", shell_complete=rule_names)
@click.argument("entry", shell_complete=entry_ids)
@project_options
def explain(rule: str, entry: str, **options: Any) -> None:
    """Explain why RULE does or does not report ENTRY (an id).

    For circular-definition: the parts of the definition, the entries it depends on, the mentions that do not count and
    why, and the cycles through it. For other rules: their findings in the entry, also those that are not reported, with
    the reason.
    """
    known = rule_named(rule)
    if known is None:
        raise GlosslintError(unknown_name("rule", rule, [one.name for one in all_rules()]))
    settings, style = settings_of((), options), console.style("auto")
    asks = known.needs_engine or isinstance(known, SuppressionRule)  # a comment may suppress what engines find
    session = open_session(CheckRequest(settings, engines=None if asks else NO_ENGINES))
    glossary, move = session.glossary, make_move(settings.root)
    entries = [facts for facts in glossary.entries if facts.key == entry]
    if not entries:
        raise GlosslintError(glossary.unknown(entry, "; to list all ids: glosslint stats order"))
    views: list[Iterable[str]]
    if rule == _GRAPH:
        heads = [session.locator.location(facts.head()) for facts in entries]
        places = [f"{move(head.path)}:{head.start.line}" for head in heads]
        (active,) = (one for one in (*settings.active_rules, *settings.inactive_rules()) if one.rule.name == rule)
        views = [definition_view(*pair, glossary, active, style) for pair in zip(entries, places, strict=True)]
    else:
        alone = _make_request(settings, known)
        report = judge(replace(session, settings=alone.settings), alone)
        runs = any(active.selected for active in settings.active_rules)
        real = judge(session, CheckRequest(settings)) if runs else replace(report, findings=())
        views = list(_list_views(report, real, entries, rule, style))
    console.write_lines([line for view in views for line in ("", *view)][1:])
    if not views and known.needs_engine and not engine_names(settings.table.language):
        console.write_lines([f"{rule} needs a language engine, and language.engines in the settings is empty."])
    elif not views:
        console.write_lines([f"{rule} reports nothing in {entry}. To see what it checks: glosslint rule {rule}"])


def _is_in(finding: Finding, entries: Iterable[EntryFacts]) -> bool:
    """Return whether a finding, or a place with the same cause, is in one of the entries."""
    return any(
        (ref.path, ref.node[: len(entry.root)]) == (entry.file, entry.root)
        for ref in finding.problems
        for entry in entries
    )


def _why_hidden(finding: Finding, real: Judgement, move: Move) -> str:
    """Return why a finding of the rule alone is none of the ``real`` report."""
    settings, ref = real.session.settings, finding.problems[0]
    if settings.ignores(finding.rule, finding.location.path):
        return "per-file-ignores in the settings"
    if not any(active.rule.name == finding.rule for active in settings.active_rules):
        return "the settings, under which the rule does not run; to list the others: glosslint config"
    every = (*real.findings, *(known.finding for known in real.suppressed), *real.baselined)
    cause = next((one for one in every if ref in one.problems), None)
    if cause is None:
        return "a habit of the glossary, which is reported once"
    return f"{cause.rule} in {move(cause.location.path)}:{cause.location.start}, its cause"


def _make_request(settings: Settings, rule: Rule) -> CheckRequest:
    """Return what is to be checked to see all findings of a rule: as if it were on, and ignored in no file. With rules
    on comments, all others run: they find what comments suppress."""
    table = replace(settings.table, per_file_ignores={})
    if not isinstance(rule, SuppressionRule):
        table = replace(table, select=(rule.name,), ignore=())
    alone = replace(settings, table=table)
    off = [active for active in alone.inactive_rules() if active.rule.name == rule.name]
    return CheckRequest(alone, rules=(*alone.active_rules, *off))


def _list_views(
    alone: Judgement, real: Judgement, entries: Sequence[EntryFacts], rule: str, style: Style
) -> Iterator[Iterable[str]]:
    """Yield the lines of each finding of a rule in the entries: those of the ``real`` report, then those that only the
    rule ``alone`` would have, with the reason; then what did not run."""
    move = make_move(real.session.settings.root)
    reported = [finding for finding in real.findings if finding.rule == rule]
    known = {ref for finding in reported for ref in finding.problems}
    every = [(finding, "") for finding in reported]
    every += [(one, _why_hidden(one, real, move)) for one in alone.findings if known.isdisjoint(one.problems)]
    every += [(one.finding, ": ".join(filter(None, ("a comment", one.reason)))) for one in alone.suppressed]
    every += [(finding, "the baseline") for finding in alone.baselined]
    sources = move_report(alone, move).sources
    for finding, reason in every:
        if finding.rule == rule and _is_in(finding, entries):
            note = [f"Not reported because of {safe(reason)}"] if reason else []
            yield *people.list_frame(move_finding(finding, move), sources, style), *note
    for failure in find_run_failures(alone):
        yield (f"Not run: {safe(failure.what)}: {safe(failure.why)}",)
