"""``glosslint rule``."""

from __future__ import annotations

import click

from glosslint.cli import console
from glosslint.cli.completions import rule_names
from glosslint.cli.guide import guide
from glosslint.cli.help import REPORT, Choice, Command, section
from glosslint.cli.show import rule_list, rule_pages
from glosslint.model import GlosslintError
from glosslint.model.options import unknown_name
from glosslint.report.shared import to_json
from glosslint.rule import Rule
from glosslint.rules.registry import all_rules, rule_named


@click.command(
    cls=Command,
    examples={
        "glosslint rule broken-link": "Show the page of broken-link.",
        "glosslint rule broken-link --output-format markdown": "Write it as Markdown.",
    },
)
@click.argument("name", required=False, shell_complete=rule_names)
@section(REPORT)(
    "--output-format",
    "--format",
    "form",
    type=Choice(("text", "json", "markdown")),
    default="text",
    help="Output format.",
)
def rule(name: str | None, form: str) -> None:
    """Show the page of a rule: what it reports, why, and what to do. Without NAME, list all rules."""
    if name is None:
        if form == "markdown":
            raise GlosslintError("--output-format markdown needs the name of a rule; to list them: glosslint rules")
        context = click.get_current_context()
        from glosslint.cli.commands.understand.rules import rules

        context.invoke(rules, words=(), form=form)
        return
    page = rule_pages.page(_known(name))
    if form == "json":
        console.write(to_json({**rule_list.as_json(_known(name), guide()), "page": page}, indent=2) + "\n")
    elif form == "markdown":
        console.write(page)
    else:
        console.write(rule_pages.for_terminal(page, console.style("auto")))


def _known(name: str) -> Rule:
    known = rule_named(name)
    if known is None:
        if any(rule.category == name for rule in all_rules()):
            raise GlosslintError(f'"{name}" is a category; to list its rules: glosslint rules {name}')
        raise GlosslintError(unknown_name("rule", name, [rule.name for rule in all_rules()]))
    return known
