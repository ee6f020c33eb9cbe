"""``glosslint explain``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._definition_view import definition_view
from glosslint.cli.completions import entry_ids, rule_names
from glosslint.cli.help import Command
from glosslint.cli.here import here
from glosslint.cli.options import project_options, settings_of
from glosslint.engine.check import judge
from glosslint.engine.report import report_of
from glosslint.engine.session import CheckRequest, open_session
from glosslint.language.engines import NO_ENGINES
from glosslint.model import GlosslintError
from glosslint.model.options import unknown_name
from glosslint.report.formats import full
from glosslint.report.rebase import moved
from glosslint.rules.registry import all_rules, rule_named

#: The rule with a view of its own besides its findings.
_GRAPH = "circular-definition"


@click.command(
    cls=Command,
    examples={
        "glosslint explain circular-definition softmax": "Show what the definition of softmax depends on.",
    },
)
@click.argument("rule", shell_complete=rule_names)
@click.argument("entry", shell_complete=entry_ids)
@project_options
def explain(rule: str, entry: str, **options: Any) -> None:
    """Explain why RULE does or does not report ENTRY (an id).

    For circular-definition: the parts of the definition, the entries it depends on, the mentions that do not count and
    why, and the cycles through it. For other rules: their findings in the entry.
    """
    if rule_named(rule) is None:
        raise GlosslintError(unknown_name("rule", rule, [known.name for known in all_rules()]))
    settings, style = settings_of((), options), console.style("auto")
    if rule == _GRAPH:
        request = CheckRequest(settings, engines=NO_ENGINES)
    else:  # whatever the level of the rule
        request = CheckRequest(replace(settings, table=replace(settings.table, select=(rule,), ignore=())))
    session = open_session(request)
    glossary, move = session.glossary, here(settings.root)
    entries = [facts for facts in glossary.entries if facts.key == entry]
    if not entries:
        raise GlosslintError(glossary.unknown(entry, "; to list all ids: glosslint order"))
    if rule == _GRAPH:
        heads = [session.locator.location(facts.head()) for facts in entries]
        places = [f"{move(head.path)}:{head.start.line}" for head in heads]
        views = [definition_view(facts, glossary, place, style) for facts, place in zip(entries, places, strict=True)]
    else:
        report = moved(report_of(judge(session, request), request), move)
        views = [full.frame(finding, report.sources, style) for finding in report.findings if finding.entry == entry]
    console.write_lines([line for view in views for line in ("", *view)][1:])
    if not views:
        console.write_lines([f"{rule} reports nothing in {entry}. To see what it checks: glosslint rule {rule}"])
