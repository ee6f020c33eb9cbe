"""``glosslint order``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import name_unread, read_glossary
from glosslint.cli.help import Command
from glosslint.cli.options import project_options
from glosslint.glossary.reading_order import Order, reading_order
from glosslint.report.style import safe, width


@click.command(
    cls=Command,
    examples={
        "glosslint order": "List the ids and terms, basic entries first.",
    },
)
@project_options
def order(**options: Any) -> None:
    """List the entries in reading order: each comes after the entries its definition depends on.

    Cycles are listed at the end (on standard error).
    """
    glossary = read_glossary(options).glossary
    ordered = reading_order(glossary.entries, glossary.definitions)
    size = min(max((width(entry.key) for entry in ordered.entries), default=0), console.style("auto").width // 2)
    console.write_lines(
        f"{safe(entry.key)}{'':{max(size - width(entry.key), 0)}}  {safe(entry.title)}" for entry in ordered.entries
    )
    console.write_lines(_out_of_order(ordered), error=True)
    name_unread(glossary)


def _out_of_order(order: Order) -> Iterator[str]:
    """Yield a line for each cycle, and for each term that is used before its entry."""
    in_cycles = {id(entry) for group in order.closed_groups for entry in group}
    for group in order.closed_groups:
        names = " and ".join(", ".join(f'"{safe(entry.title)}"' for entry in group).rsplit(", ", 1))
        yield f"Cycle: {names} are each defined by another of them; define one independently."
    for mention in order.forward:
        if id(mention.source) not in in_cycles:
            yield f'Out of order: "{safe(mention.source.title)}" uses "{safe(mention.words)}", which comes later.'
