"""The command ``stats``."""

from __future__ import annotations

from typing import Any

import click

from glosslint import terminal
from glosslint.cli_options import settings_of, settings_options
from glosslint.exits import OURS, REPORT_TO, leave


@click.command()
@settings_options
@click.option(
    "--output-format", "--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print it."
)
def stats(form: str, **options: Any) -> None:
    """Show the conventions of the glossary, and on how many entries each rule fires, also those that are off."""
    from glosslint.stats import as_json, as_text, collect

    found = collect(settings_of((), options))
    terminal.say(as_json(found) if form == "json" else as_text(found, terminal.style("auto")))
    for crash in found.crashes:
        click.echo(f"{crash.trace}\nerror: the rule {crash.rule} failed", err=True)
    if found.crashes:
        leave(f"{REPORT_TO} (all other rules are counted)", OURS)
