"""``glosslint stats graph``."""

from __future__ import annotations

from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import name_unread, read_glossary
from glosslint.cli.help import Choice, Command
from glosslint.cli.options import project_options
from glosslint.model import GlosslintError


@click.command(
    cls=Command,
    examples={
        "glosslint stats graph softmax": "Print a diagram of what softmax builds on and what uses it.",
        "glosslint stats graph": "Print a diagram of the cycles in the definitions.",
        "glosslint stats graph --format mermaid": "Print all entries as a diagram that GitHub can render.",
    },
)
@click.argument("entry", required=False)
@click.option(
    "--format",
    "form",
    type=Choice(("svg", "dot", "mermaid", "json")),
    default="svg",
    show_default=True,
    help="Format to print.",
)
@project_options
def graph(entry: str | None, form: str, **options: Any) -> None:
    """Draw what ENTRY builds on and what uses it, with the cycles it is in; the best edge to remove is marked.

    Without ENTRY, draw all entries, or as svg, the cycles in all definitions.
    """
    from glosslint.publish.graph import FORMATS, graph_of

    session = read_glossary(options)
    glossary = session.glossary
    found = glossary.find_by_id(entry) if entry is not None else None
    if entry is not None and (found is None or found not in glossary.entries):
        raise GlosslintError(glossary.unknown(entry))
    console.write(FORMATS[form](graph_of(glossary, found)))
    name_unread(session)
