"""``glosslint missing``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import name_unread, read_glossary
from glosslint.cli.help import Command
from glosslint.cli.options import project_options
from glosslint.engine.locate import Locator
from glosslint.glossary.undefined_terms import UndefinedTerm, undefined_terms
from glosslint.report.style import Style, safe, width

_SHOWN = 50


@click.command(
    cls=Command,
    examples={
        "glosslint missing": "List terms that three or more entries use.",
        "glosslint missing --least 5 --places": "List those of five or more, with each place.",
    },
)
@click.option(
    "--least", default=3, show_default=True, type=click.IntRange(2), help="Minimum number of entries that use a term."
)
@click.option("--all", "everything", is_flag=True, help=f"List all terms, not only the first {_SHOWN}.")
@click.option("--places", is_flag=True, help="List each occurrence as path:line:column.")
@project_options
def missing(least: int, everything: bool, places: bool, **options: Any) -> None:
    """List terms that several entries use and no entry defines."""
    session = read_glossary(options)
    terms = undefined_terms(session.glossary, least)
    shown = terms if everything else terms[:_SHOWN]
    style, locator = console.style("auto"), session.locator if places else None
    console.write_lines(line for term in shown for line in _lines(term, locator, style))
    if not terms:
        console.write(f"No undefined terms that {least} or more entries use.\n", error=True)
    elif len(shown) < len(terms):
        console.write(f"{len(terms) - len(shown)} more with --all.\n", error=True)
    name_unread(session.glossary)


def _lines(term: UndefinedTerm, locator: Locator | None, style: Style) -> Iterator[str]:
    """Yield a line with the number of entries, the term, and as many entries as fit; or a line for each place."""
    lead = f"{len(term.entries):>4}  {term.words:<24}  "
    if locator is not None:
        yield lead.rstrip()
        for location in map(locator.location, term.places):
            yield f"      {safe(location.path)}:{location.start.line}:{location.start.column}"
        return
    names = [safe(entry.key) for entry in term.entries]
    fitting = len(names)
    while fitting > 1 and width(lead + _some(names, fitting)) > style.width:
        fitting -= 1
    yield f"{lead}{style.dim(_some(names, fitting))}"


def _some(names: Sequence[str], number: int) -> str:
    rest = len(names) - number
    return ", ".join(names[:number]) + (f" and {rest} more" if rest else "")
