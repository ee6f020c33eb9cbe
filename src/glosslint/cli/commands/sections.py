"""``glosslint stats order``, ``stats missing`` and ``stats graph``: commands on the whole glossary, and how they read
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.help import Choice, command
from glosslint.cli.options import form_option, project_options, settings_of
from glosslint.engine.locate import Locator
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.glossary.definition_graph import Order, reading_order
from glosslint.glossary.undefined_terms import UndefinedTerm, undefined_terms
from glosslint.language.engines import NO_ENGINES
from glosslint.model import GlosslintError, Place
from glosslint.report.rebase import make_move
from glosslint.report.shared import dump_json
from glosslint.report.style import Style, safe, tabulate, width
from glosslint.text.messages import join_some, quote_all

_NAMED = 3  # files
_VERSION = 1
_SHOWN = 50
_TERM = 24  # columns


def read_glossary(options: dict[str, Any]) -> Session:
    """Open the glossary of the settings, without language engines. Raise what ``open_session`` raises."""
    return open_session(CheckRequest(settings_of((), options), engines=NO_ENGINES))


def name_unread(session: Session) -> None:
    """Write a line on standard error that names the files that cannot be read, if any."""
    glossary, move = session.glossary, make_move(session.settings.root)
    if glossary.unread:
        files = join_some([safe(move(path)) for path in glossary.unread], _NAMED)
        line = f"Skipped what cannot be read in {files}. For the reasons: glosslint check"
        console.write_lines([line], error=True)


@command(
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
        console.write(dump_json(_order_json(ordered), indent=2) + "\n")
    else:
        rows = [(safe(entry.key), safe(entry.title)) for entry in ordered.entries]
        console.write_lines(tabulate(("id", "term"), rows, console.style("auto")))
        console.write_lines(_list_out_of_order(ordered), error=True)
    name_unread(session)


def _order_json(ordered: Order) -> Mapping[str, Any]:
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


def _list_out_of_order(order: Order) -> Iterator[str]:
    """Yield a line for each cycle, and for each term that is used before its entry."""
    in_cycles = {id(entry) for group in order.closed_groups for entry in group}
    for group in order.closed_groups:
        names = quote_all([safe(entry.title) for entry in group])
        yield f"Cycle: {names} are each defined by another of them; define one independently."
    for mention in order.forward:
        if id(mention.source) not in in_cycles:
            yield f'Out of order: "{safe(mention.source.title)}" uses "{safe(mention.words)}", which comes later.'


@command(
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
        rows = [_term_json(term, session) for term in terms]
        console.write(dump_json({"version": _VERSION, "terms": rows}, indent=2) + "\n")
        name_unread(session)
        return
    style, move = console.style("auto"), make_move(session.settings.root)
    lines: list[str] = []
    for term in shown:
        found = map(session.locator.location, term.places) if places else ()
        lines += _list_term(term, [f"{safe(move(each.path))}:{each.start}" for each in found], style)
    console.write_lines([style.bold(_row("uses", "term", "entries" if not places else "")), *lines] if lines else [])
    if not terms:
        console.write(f"No undefined terms that {least} or more entries use.\n", error=True)
    elif len(shown) < len(terms):
        console.write(f"{len(terms) - len(shown)} more with --all.\n", error=True)
    name_unread(session)


def _list_term(term: UndefinedTerm, places: Sequence[str], style: Style) -> Iterator[str]:
    """Yield a line with the number of entries, the term, and as many entries as fit; or a line for each place."""
    lead = _row(str(len(term.entries)), safe(term.words))
    if places:
        yield from (lead.rstrip(), *(f"      {place}" for place in places))
        return
    names = [safe(entry.key) for entry in term.entries]
    fitting = len(names)
    while fitting > 1 and width(lead + join_some(names, fitting)) > style.width:
        fitting -= 1
    yield f"{lead}{style.dim(join_some(names, fitting))}"


def _row(uses: str, words: str, entries: str = "") -> str:
    return f"{uses:>4}  {words}{'':{max(_TERM - width(words), 0)}}  {entries}"


def _term_json(term: UndefinedTerm, session: Session) -> Mapping[str, Any]:
    """Return a term as JSON, with places as in reports; keys are only ever added."""
    places = describe_places(term.places, session.locator)
    return {"term": term.words, "entries": [entry.key for entry in term.entries], "places": places}


def describe_places(places: Iterable[Place], locator: Locator) -> list[Mapping[str, Any]]:
    """Return places as JSON; keys are only ever added."""
    found = map(locator.location, places)
    return [{"path": each.path, "line": each.start.line, "column": each.start.column} for each in found]


@command(
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
