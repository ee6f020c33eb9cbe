"""The commands that look at a whole glossary without judging it: ``order`` and ``missing``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from glosslint import terminal
from glosslint.cli_options import settings_of, settings_options

if TYPE_CHECKING:
    from glosslint.engine.locate import Locator
    from glosslint.facts.entry import EntryFacts
    from glosslint.glossary.glossary import Glossary
    from glosslint.glossary.reading_order import Order
    from glosslint.glossary.undefined_terms import Missing
    from glosslint.report.style import Style

_SHOWN = 50
_NAMED = 3  # files


@click.command()
@settings_options
def order(**options: Any) -> None:
    """List the entries in an order to read or teach them: none before those its definition stands on.

    What cannot be so, since two definitions lean on each other, is told at the end (on standard error).
    """
    from glosslint.engine import check as run
    from glosslint.glossary.reading_order import reading_order

    glossary = run.read_glossary(settings_of((), options))
    found = reading_order(glossary.entries, glossary.definitions)
    style = terminal.style("auto")
    terminal.say("".join(_listed(found.entries, style)))
    terminal.say("".join((*_apart(found), *_left_out(glossary))), error=True)


def _left_out(glossary: Glossary) -> Iterator[str]:
    """The files that cannot be read."""
    from glosslint.report.style import safe

    if glossary.unread:
        files = ", ".join(map(safe, glossary.unread[:_NAMED]))
        more = len(glossary.unread) - _NAMED
        files += f" and {more} more" if more > 0 else ""
        yield f"Left out, since it cannot be read: {files}. Why: glosslint check\n"


def _listed(entries: Sequence[EntryFacts], style: Style) -> Iterator[str]:
    from glosslint.report.style import safe, width

    size = min(max((width(entry.key) for entry in entries), default=0), style.width // 2)
    for entry in entries:
        yield f"{safe(entry.key)}{'':{max(size - width(entry.key), 0)}}  {safe(entry.title)}\n"


def _apart(found: Order) -> Iterator[str]:
    """What the order cannot do right."""
    from glosslint.report.style import safe

    shut = {id(entry) for group in found.shut for entry in group}
    for group in found.shut:
        names = " and ".join(", ".join(f'"{safe(entry.title)}"' for entry in group).rsplit(", ", 1))
        yield f"No way in: {names} are each defined as another of them; define one on its own.\n"
    for mention in found.ahead:
        if id(mention.source) not in shut:
            yield f'Ahead: "{safe(mention.source.title)}" uses "{safe(mention.words)}", which comes later.\n'


@click.command()
@click.option("--least", default=3, show_default=True, type=click.IntRange(2), help="In how many entries.")
@click.option("--all", "everything", is_flag=True, help=f"List everything, not only the first {_SHOWN}.")
@click.option("--places", is_flag=True, help="Name each place as path:line:column.")
@settings_options
def missing(least: int, everything: bool, places: bool, **options: Any) -> None:
    """List the words and phrases that the entries use again and again, and that no entry defines."""
    from glosslint.engine import check as run
    from glosslint.glossary.undefined_terms import missing as search

    glossary, locator = run.read_all(settings_of((), options))
    found = search(glossary, least)
    shown = found if everything else found[:_SHOWN]
    style = terminal.style("auto")
    terminal.say("".join(line for one in shown for line in _told(one, locator if places else None, style)))
    if not found:
        terminal.say(f"No word that no entry defines is used in {least} or more entries.\n", error=True)
    elif len(shown) < len(found):
        terminal.say(f"{len(found) - len(shown)} more with --all.\n", error=True)
    terminal.say("".join(_left_out(glossary)), error=True)


def _told(one: Missing, locator: Locator | None, style: Style) -> Iterator[str]:
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
