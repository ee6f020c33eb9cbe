"""``glosslint rule``."""

from __future__ import annotations

import click

from glosslint.cli import console, rule_pages
from glosslint.cli.help import Command
from glosslint.cli.options import rule_names
from glosslint.model import GlosslintError
from glosslint.model.options import unknown_name
from glosslint.rules.registry import all_rules, rule_named


@click.command(
    cls=Command,
    examples={
        "glosslint rule broken-link": "Show the page of broken-link.",
    },
)
@click.argument("name", required=False, shell_complete=rule_names)
def rule(name: str | None) -> None:
    """Show the page of a rule: what it finds, why, and what to do. Without NAME, list all rules."""
    if name is None:
        console.write(rule_pages.table(all_rules(), console.style("auto")))
        return
    known = rule_named(name)
    if known is None:
        members = [rule.name for rule in all_rules() if rule.category == name]
        if members:
            raise GlosslintError(f'"{name}" is a category; its rules: {", ".join(members)}')
        raise GlosslintError(unknown_name("rule", name, [rule.name for rule in all_rules()]))
    console.write(rule_pages.for_terminal(rule_pages.page(known), console.style("auto")))
