"""``glosslint explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.options import settings_of, settings_options
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.glossary.glossary import Glossary
    from glosslint.report.style import Style
    from glosslint.settings.settings import Settings

#: The rule with a view of its own besides its findings.
_GRAPH = "circular-definition"


@click.command()
@click.argument("rule")
@click.argument("entry")
@settings_options
def explain(rule: str, entry: str, **options: Any) -> None:
    """Explain why RULE does or does not report ENTRY (an id).

    For circular-definition: the parts of the definition, the entries it depends on, the mentions that do not count and
    why, and the cycles through it. For other rules: their findings in the entry.
    """
    from glosslint.engine.request import CheckRequest
    from glosslint.engine.session import open_session
    from glosslint.language.engines import NO_ENGINES
    from glosslint.model.options import unknown_name
    from glosslint.rules.registry import all_rules, rule_named

    if rule_named(rule) is None:
        raise GlosslintError(unknown_name("rule", rule, [known.name for known in all_rules()]))
    settings, style = settings_of((), options), console.style("auto")
    if rule != _GRAPH:
        console.write(_findings(rule, entry, settings, style))
        return
    from glosslint.cli.commands.understand._definition_view import definition_view

    session = open_session(CheckRequest(settings, engines=NO_ENGINES))
    _refuse_unknown(entry, session.glossary)
    entries = [facts for facts in session.glossary.entries if facts.key == entry]
    console.write("\n".join(definition_view(facts, session.glossary, session.locator, style) for facts in entries))


def _refuse_unknown(entry: str, glossary: Glossary) -> None:
    if not any(facts.key == entry for facts in glossary.entries):
        meant = glossary.suggest(entry)
        hint = f'; did you mean "{meant}"?' if meant else "; to list all ids: glosslint order"
        raise GlosslintError(f'"{entry}" is not an entry{hint}')


def _findings(rule: str, entry: str, settings: Settings, style: Style) -> str:
    """Return the frames of the findings of a rule in an entry, whatever its level."""
    from dataclasses import replace

    from glosslint.engine.check import judge
    from glosslint.engine.request import CheckRequest
    from glosslint.engine.session import open_session
    from glosslint.parse.documents import Sources
    from glosslint.report.formats import full

    only = CheckRequest(replace(settings, table=replace(settings.table, select=(rule,), ignore=())))
    session = open_session(only)
    _refuse_unknown(entry, session.glossary)
    report = judge(session, only)
    findings = [finding for finding in report.findings if finding.entry == entry]
    if not findings:
        return f"{rule} reports nothing in {entry}. To see what it checks: glosslint rule {rule}\n"
    sources = Sources(report.documents)
    return "\n".join("".join(f"{line}\n" for line in full.frame(finding, sources, style)) for finding in findings)
