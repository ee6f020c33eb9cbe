"""``glosslint rules``."""

from __future__ import annotations

import click

from glosslint.cli import console, rule_pages
from glosslint.cli.help import Command
from glosslint.rules.registry import all_rules


@click.command(
    cls=Command,
    examples={
        "glosslint rules": "List all rules.",
    },
)
def rules() -> None:
    """List all rules, each with its category, its level and a summary."""
    console.write(rule_pages.table(all_rules(), console.style("auto")))
