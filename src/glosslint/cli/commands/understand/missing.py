"""``glosslint stats missing``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.understand._glossary import name_unread, read_glossary
from glosslint.cli.help import Command
from glosslint.cli.here import here
from glosslint.cli.options import form_option, project_options
from glosslint.engine.session import Session
from glosslint.glossary.undefined_terms import UndefinedTerm, undefined_terms
from glosslint.report.shared import to_json
from glosslint.report.style import Style, safe, width

_SHOWN = 50
_TERM = 24  # columns
_VERSION = 1


@click.command(
    cls=Command,
    examples={
        "glosslint stats missing": "List terms that three or more entries use.",
        "glosslint stats missing --least 5 --places": "List those of five or more, with each place.",
    },
)
@click.option(
    "--least", default=3, show_default=True, type=click.IntRange(2), help="Minimum number of entries that use a term."
)
@click.option(
    "--all", "everything", is_flag=True, help=f"List all terms, not only the first {_SHOWN}; JSON always has all."
)
@click.option("--places", is_flag=True, help="List each occurrence as path:line:column.")
@form_option
@project_options
def missing(least: int, everything: bool, places: bool, form: str, **options: Any) -> None:
    """List terms that several entries use and no entry defines, with the number of entries and their ids."""
    session = read_glossary(options)
    terms = undefined_terms(session.glossary, least)
    shown = terms if everything else terms[:_SHOWN]
    if form == "json":  # whose readers do not see that there are more
        console.write(
            to_json({"version": _VERSION, "terms": [_json(term, session) for term in terms]}, indent=2) + "\n"
        )
        name_unread(session)
        return
    style, move = console.style("auto"), here(session.settings.root)

    def places_of(term: UndefinedTerm) -> list[str]:
        found = map(session.locator.location, term.places) if places else ()
        return [f"{safe(move(each.path))}:{each.start.line}:{each.start.column}" for each in found]

    lines = [line for term in shown for line in _lines(term, places_of, style)]
    console.write_lines([style.bold(_row("uses", "term", "entries" if not places else "")), *lines] if lines else [])
    if not terms:
        console.write(f"No undefined terms that {least} or more entries use.\n", error=True)
    elif len(shown) < len(terms):
        console.write(f"{len(terms) - len(shown)} more with --all.\n", error=True)
    name_unread(session)


def _lines(term: UndefinedTerm, places_of: Callable[[UndefinedTerm], Sequence[str]], style: Style) -> Iterator[str]:
    """Yield a line with the number of entries, the term, and as many entries as fit; or a line for each place."""
    lead = _row(str(len(term.entries)), safe(term.words))
    places = places_of(term)
    if places:
        yield from (lead.rstrip(), *(f"      {place}" for place in places))
        return
    names = [safe(entry.key) for entry in term.entries]
    fitting = len(names)
    while fitting > 1 and width(lead + _some(names, fitting)) > style.width:
        fitting -= 1
    yield f"{lead}{style.dim(_some(names, fitting))}"


def _row(uses: str, words: str, entries: str = "") -> str:
    return f"{uses:>4}  {words}{'':{max(_TERM - width(words), 0)}}  {entries}"


def _json(term: UndefinedTerm, session: Session) -> Mapping[str, Any]:
    """Return a term as JSON, with places as in reports; keys are only ever added."""
    found = map(session.locator.location, term.places)
    places = [{"path": each.path, "line": each.start.line, "column": each.start.column} for each in found]
    return {"term": term.words, "entries": [entry.key for entry in term.entries], "places": places}


def _some(names: Sequence[str], number: int) -> str:
    rest = len(names) - number
    return ", ".join(names[:number]) + (f" and {rest} more" if rest else "")
