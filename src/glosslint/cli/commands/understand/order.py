"""``glosslint order``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.options import settings_of, settings_options

if TYPE_CHECKING:
    from glosslint.facts.entry import EntryFacts
    from glosslint.glossary.reading_order import Order
    from glosslint.report.style import Style
from glosslint.cli.commands.understand._unread import unread


@click.command()
@settings_options
def order(**options: Any) -> None:
    """List the entries in reading order: each comes after the entries its definition depends on.

    Cycles are listed at the end (on standard error).
    """
    from glosslint.engine.request import CheckRequest
    from glosslint.engine.session import open_session
    from glosslint.glossary.reading_order import reading_order
    from glosslint.language.engines import NO_ENGINES

    glossary = open_session(CheckRequest(settings_of((), options), engines=NO_ENGINES)).glossary
    ordered = reading_order(glossary.entries, glossary.definitions)
    console.write("".join(_lines(ordered.entries, console.style("auto"))))
    console.write("".join((*_out_of_order(ordered), *unread(glossary))), error=True)


def _lines(entries: Sequence[EntryFacts], style: Style) -> Iterator[str]:
    from glosslint.report.style import safe, width

    size = min(max((width(entry.key) for entry in entries), default=0), style.width // 2)
    for entry in entries:
        yield f"{safe(entry.key)}{'':{max(size - width(entry.key), 0)}}  {safe(entry.title)}\n"


def _out_of_order(order: Order) -> Iterator[str]:
    """Yield a line for each cycle, and for each term that is used before its entry."""
    from glosslint.report.style import safe

    in_cycles = {id(entry) for group in order.closed_groups for entry in group}
    for group in order.closed_groups:
        names = " and ".join(", ".join(f'"{safe(entry.title)}"' for entry in group).rsplit(", ", 1))
        yield f"Cycle: {names} are each defined by another of them; define one independently.\n"
    for mention in order.forward:
        if id(mention.source) not in in_cycles:
            yield f'Out of order: "{safe(mention.source.title)}" uses "{safe(mention.words)}", which comes later.\n'
