"""The commands that only tell: ``rule``, ``rules`` and ``config``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from glosslint import terminal
from glosslint.cli_options import rule_names, settings_of, settings_options
from glosslint.model import GlosslintError


@click.command()
@click.argument("name", required=False, shell_complete=rule_names)
def rule(name: str | None) -> None:
    """Explain a rule: what it finds, why, and what to do."""
    from glosslint import docs
    from glosslint.model.options import unknown
    from glosslint.rules.registry import all_rules, rule_named

    if name is None:
        terminal.say(docs.table(all_rules(), terminal.style("auto")))
        return
    found = rule_named(name)
    if found is None:
        members = [rule.name for rule in all_rules() if rule.category == name]
        if members:
            raise GlosslintError(f'"{name}" is a category; its rules are: {", ".join(members)}')
        raise GlosslintError(unknown("rule", name, [rule.name for rule in all_rules()]))
    terminal.say(docs.for_terminal(docs.page(found), terminal.style("auto")))


@click.command()
def rules() -> None:
    """List all rules with their levels."""
    from glosslint import docs
    from glosslint.rules.registry import all_rules

    terminal.say(docs.table(all_rules(), terminal.style("auto")))


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@settings_options
def config(file: Path | None, **options: Any) -> None:
    """Show the settings in effect and where each comes from; with FILE, those for that file."""
    from glosslint.explain import explain

    paths = (file,) if file is not None else ()
    terminal.say(explain(settings_of(paths, options), file))
