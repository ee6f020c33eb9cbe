"""``glosslint rules``."""

from __future__ import annotations

import click

from glosslint.cli import console
from glosslint.cli.completions import names_and_categories
from glosslint.cli.guide import guide
from glosslint.cli.help import Command
from glosslint.cli.options import form_option
from glosslint.cli.show import rule_list
from glosslint.rules.registry import all_rules


@click.command(
    cls=Command,
    examples={
        "glosslint rules": "List all rules, by category.",
        "glosslint rules references": "List those of a category.",
        "glosslint rules link": "List those with the word in their name or summary.",
    },
)
@click.argument("words", nargs=-1, metavar="[CATEGORY|WORD]...", shell_complete=names_and_categories)
@form_option
def rules(words: tuple[str, ...], form: str) -> None:
    """List the rules: name, level, fix, and what each reports. With words, list only rules that match all of them.

    The levels are the defaults; `glosslint config` shows those in effect.
    """
    known = rule_list.chosen(all_rules(), words)
    if form == "json":
        from glosslint.report.shared import to_json

        rows = [rule_list.as_json(rule, guide()) for rule in known]
        console.write(to_json({"version": rule_list.VERSION, "rules": rows}, indent=2) + "\n")
    else:
        console.write(rule_list.listing(known, console.style("auto"), cut=console.is_terminal()))
