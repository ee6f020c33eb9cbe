"""Entries that are rows of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from glosslint.model import Span
from glosslint.parse.sections.columns import TableTexts, divides_alphabet, indices, titles_of
from glosslint.parse.sections.html.elements import Element
from glosslint.parse.sections.html.page import MOST, Item, Page
from glosslint.parse.sections.names import listed
from glosslint.parse.tree import Node

_CELLS = ("td", "th")

Row = tuple[Element, list[Element]]


def read(page: Page) -> Iterator[Item]:
    """Yield the rows of all tables that have the columns of the term and the definition."""
    for rows in by_table(page):
        columns, first = _columns(page, rows)
        for row, cells in rows[first:] if columns else ():
            if len(cells) > max(columns["term"], columns["definition"]) and not _is_letter(page, row, cells):
                yield from _item(page, row, {key: cells[at] for key, at in columns.items() if at < len(cells)})


def by_table(page: Page) -> list[list[Row]]:
    """Return the rows of each table, with their cells; a table in a cell is separate."""
    tables: defaultdict[int, list[Row]] = defaultdict(list)
    nearest: list[tuple[int, int]] = []  # for each element, the number of its table and of its row, or -1
    rows: dict[int, list[Element]] = {}
    for number, element in enumerate(page.elements):
        table, row = nearest[element.parent] if element.parent >= 0 else (-1, -1)
        if element.name in _CELLS and row < 0 <= table:  # the tag of the row is left out
            row = element.parent
            if row not in rows:
                rows[row] = []
                tables[table].append((page.elements[row], rows[row]))
        if element.name in _CELLS and row >= 0:
            rows[row].append(element)
        elif element.name == "table":
            table, row = number, -1
        elif element.name == "tr" and table >= 0:
            row = number
            rows[row] = []
            tables[table].append((element, rows[row]))
        nearest.append((table, row))
    return list(tables.values())


def titles(page: Page, rows: list[Row]) -> list[str]:
    """Return what readers see of the cells of the first row."""
    return [page.words(cell.content) for cell in rows[0][1]]


def texts(page: Page, rows: list[Row]) -> TableTexts:
    """Return what readers see of a table: of each cell after the first row, the beginning, since it may hold tables."""
    below = [
        [page.words(Span(cell.content.start, min(cell.content.end, cell.content.start + MOST))) for cell in cells]
        for _, cells in rows[1:]
    ]
    return TableTexts([titles(page, rows), *below], any(cell.name == "th" for cell in rows[0][1]))


def _columns(page: Page, rows: list[Row]) -> tuple[dict[str, int], int]:
    """Return the indices of the columns by their keys, and the index of the first row that is not a header.

    If the settings give numbers, from 1, the table has no header.
    """
    wanted = [(key, title) for key in page.table.columns for title in titles_of(page.table.columns, key)]
    if wanted and all(title.isdecimal() for _, title in wanted):
        return {key: int(title) - 1 for key, title in wanted}, 0
    return indices(titles(page, rows), page.table.columns), 1


def _is_letter(page: Page, row: Element, cells: Sequence[Element]) -> bool:
    """Return whether a row has only a letter; a long one, such as with a table in it, has more."""
    is_short = row.end - row.start <= MOST
    return is_short and divides_alphabet([page.words(cell.content) for cell in cells])


def _item(page: Page, row: Element, cells: Mapping[str, Element]) -> Iterator[Item]:
    term = cells["term"].content
    more = tuple((key, cell.content) for key, cell in cells.items() if key not in ("term", "definition"))
    written = next((page.words_scalar(span) for key, span in more if key == "id"), None)
    given = written or page.id_in(row.start, term.start) or page.id_in(*term)
    yield Item((term,), (cells["definition"].content,), Span(row.start, row.end), given, more)


def aliases(page: Page, span: Span) -> Iterator[Node]:
    """Yield the names that a cell lists."""
    yield from (name.scalar(page.text) for name in listed(page.shown(span), page.text))
