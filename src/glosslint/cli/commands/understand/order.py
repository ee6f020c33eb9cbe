"""``glosslint stats order``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import name_unread, read_glossary
from glosslint.cli.help import Command
from glosslint.cli.options import form_option, project_options
from glosslint.cli.show.columns import columns
from glosslint.glossary.definition_graph import Order, reading_order
from glosslint.report.shared import to_json
from glosslint.report.style import safe

_VERSION = 1


@click.command(
    cls=Command,
    examples={
        "glosslint stats order": "List the ids and terms, basic entries first.",
        "glosslint stats order --output-format json": "Write the same as JSON, with the cycles.",
    },
)
@form_option
@project_options
def order(form: str, **options: Any) -> None:
    """List the entries in reading order: each comes after the entries its definition depends on.

    Where links form no cycle, an entry also comes after those it links to. Otherwise, entries that more entries need
    come first.

    Cycles are listed at the end (on standard error).
    """
    session = read_glossary(options)
    ordered = reading_order(session.glossary.entries, session.glossary.definitions)
    if form == "json":
        console.write(to_json(_json(ordered), indent=2) + "\n")
    else:
        rows = [(safe(entry.key), safe(entry.title)) for entry in ordered.entries]
        console.write_lines(columns(("id", "term"), rows, console.style("auto")))
        console.write_lines(_out_of_order(ordered), error=True)
    name_unread(session)


def _json(ordered: Order) -> Mapping[str, Any]:
    """Return the order as JSON; keys are only ever added."""
    return {
        "version": _VERSION,
        "entries": [{"id": entry.key, "term": entry.title, "path": entry.file} for entry in ordered.entries],
        "cycles": [[entry.key for entry in group] for group in ordered.closed_groups],
        "out_of_order": [
            {"entry": mention.source.key, "uses": mention.target.key, "words": mention.words}
            for mention in ordered.forward
        ],
    }


def _out_of_order(order: Order) -> Iterator[str]:
    """Yield a line for each cycle, and for each term that is used before its entry."""
    in_cycles = {id(entry) for group in order.closed_groups for entry in group}
    for group in order.closed_groups:
        names = " and ".join(", ".join(f'"{safe(entry.title)}"' for entry in group).rsplit(", ", 1))
        yield f"Cycle: {names} are each defined by another of them; define one independently."
    for mention in order.forward:
        if id(mention.source) not in in_cycles:
            yield f'Out of order: "{safe(mention.source.title)}" uses "{safe(mention.words)}", which comes later.'
