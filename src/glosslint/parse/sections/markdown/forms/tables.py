"""Entries that are rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.sections.columns import RELATED, by_number, divides_alphabet, indices
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.forms.found import Found, found
from glosslint.parse.sections.markdown.page import Page
from glosslint.parse.sections.markdown.shown import Shown, shown
from glosslint.parse.sections.markdown.terms import anchors_in, names
from glosslint.parse.sections.names import listed, listed_names
from glosslint.parse.tree import Node, Sequence


def read(page: Page) -> Iterator[Found]:
    """Yield the rows of all tables that have the columns of the term and the definition."""
    for block in page.blocks():
        if block.kind == "Table" and block.children:
            titles, own = header(block, page.text), page.table.columns
            columns = indices(titles, own) or by_number(titles, own)
            for row in block.children[1:] if columns else ():
                if not divides_alphabet([shown(cell.children, page.text).text for cell in row.children]):
                    yield from _entry(row, columns, page)


def header(table: Block, text: str) -> list[str]:
    """Return what readers see of the cells of a table's header."""
    return [shown(cell.children, text).text for cell in table.children[0].children]


def _entry(row: Block, columns: dict[str, int], page: Page) -> Iterator[Found]:
    cells = {key: row.children[number] for key, number in columns.items() if number < len(row.children)}
    words = {key: shown(cell.children, page.text) for key, cell in cells.items()}
    values = names(words["term"], page.text, page.table) if words.get("term") else {}
    if not values:
        return
    own = values.pop("aliases", None)
    others = [*(own.items if isinstance(own, Sequence) else ()), *_aliases(words.get("aliases"), page)]
    if others:
        values["aliases"] = Sequence(tuple(others), min(o.start for o in others), max(o.end for o in others))
    rest: dict[str, Node] = {
        key: raw(page.text, *_inner(cell, page.text)) for key, cell in cells.items() if key not in ("term", "aliases")
    }
    if RELATED in rest and not listed_names(page.text, Span(rest[RELATED].start, rest[RELATED].end)):
        del rest[RELATED]  # "–"
    if "id" in rest:
        values["id"] = rest.pop("id")
    yield found(row.span.start, values, anchors_in(page.text, cells["term"].span), rest)


def _aliases(words: Shown | None, page: Page) -> Iterator[Node]:
    yield from (name.scalar(page.text) for name in listed(words, page.text)) if words is not None else ()


def _inner(cell: Block, text: str) -> Span:
    """Return the characters of a cell, without the bars that the parser may include."""
    start, end = cell.span
    while start < end and text[start] in "| \t":
        start += 1
    while end > start and (text[end - 1] in " \t\r\n" or (text[end - 1] == "|" and text[end - 2] != "\\")):
        end -= 1
    return Span(start, end)
