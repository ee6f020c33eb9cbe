"""``glosslint missing``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.options import settings_of, settings_options

if TYPE_CHECKING:
    from glosslint.engine.locate import Locator
    from glosslint.glossary.undefined_terms import UndefinedTerm
    from glosslint.report.style import Style
from glosslint.cli.commands.understand._unread import unread

_SHOWN = 50


@click.command()
@click.option(
    "--least", default=3, show_default=True, type=click.IntRange(2), help="Minimum number of entries that use a term."
)
@click.option("--all", "everything", is_flag=True, help=f"List all terms, not only the first {_SHOWN}.")
@click.option("--places", is_flag=True, help="List each occurrence as path:line:column.")
@settings_options
def missing(least: int, everything: bool, places: bool, **options: Any) -> None:
    """List terms that several entries use and no entry defines."""
    from glosslint.engine.request import CheckRequest
    from glosslint.engine.session import open_session
    from glosslint.glossary.undefined_terms import undefined_terms
    from glosslint.language.engines import NO_ENGINES

    session = open_session(CheckRequest(settings_of((), options), engines=NO_ENGINES))
    glossary, locator = session.glossary, session.locator
    found = undefined_terms(glossary, least)
    shown = found if everything else found[:_SHOWN]
    style = console.style("auto")
    console.write("".join(line for one in shown for line in _told(one, locator if places else None, style)))
    if not found:
        console.write(f"No word that no entry defines is used in {least} or more entries.\n", error=True)
    elif len(shown) < len(found):
        console.write(f"{len(found) - len(shown)} more with --all.\n", error=True)
    console.write("".join(unread(glossary)), error=True)


def _told(one: UndefinedTerm, locator: Locator | None, style: Style) -> Iterator[str]:
    """A line with the number of definitions, the words, and as many entries as fit; or a line for each place."""
    from glosslint.report.style import safe, width

    lead = f"{len(one.entries):>4}  {one.words:<24}  "
    if locator is not None:
        yield f"{lead.rstrip()}\n"
        for place in one.places:
            location = locator.location(place)
            yield f"      {safe(location.path)}:{location.start.line}:{location.start.column}\n"
        return
    names = [safe(entry.key) for entry in one.entries]
    fitting = len(names)
    while fitting > 1 and width(lead + _some(names, fitting)) > style.width:
        fitting -= 1
    yield f"{lead}{style.dim(_some(names, fitting))}\n"


def _some(names: Sequence[str], number: int) -> str:
    rest = len(names) - number
    return ", ".join(names[:number]) + (f" and {rest} more" if rest else "")
