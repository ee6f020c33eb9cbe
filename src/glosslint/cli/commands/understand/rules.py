"""``glosslint rules``."""

from __future__ import annotations

import click

from glosslint.cli import console


@click.command()
def rules() -> None:
    """List all rules, each with its category, its level and a summary."""
    from glosslint.cli import rule_pages as docs
    from glosslint.rules.registry import all_rules

    console.write(docs.table(all_rules(), console.style("auto")))
