"""Lines → the rows of ``list-table`` and ``csv-table`` directives that are entries."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.names import listed_names
from glosslint.parse.sections.rst import csv_tables
from glosslint.parse.sections.rst.lines import BULLET, DIRECTIVE, OPTION, block_end
from glosslint.parse.sections.table import SectionTable
from glosslint.text.names import fold

_CSV = "csv-table"
_TABLES = ("list-table", _CSV)
_MARKS = re.compile(r"\A(?:\*\*|``|[*`])|(?:\*\*|``|[*`])\Z")


def rows(text: str, lines: Sequence[Line], part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the rows of the tables that have the columns of the term and the definition."""
    for at in part:
        if is_table(lines[at]):
            own = list(_rows(text, lines, at))
            columns = _columns(text, own[0], table) if own else {}
            if {"term", "definition"} <= columns.keys():
                items = (_item(text, row, columns) for row in own[1:] if len(row) > max(columns.values()))
                yield from (item for item in items if item is not None)


def headers(text: str, lines: Sequence[Line]) -> Iterator[list[str]]:
    """Yield what readers see of the first row of each table."""
    for at, line in enumerate(lines):
        if is_table(line):
            for row in itertools.islice(_rows(text, lines, at), 1):
                yield [_title(text, cell) for cell in row]


def is_table(line: Line) -> bool:
    """Return whether the directive of such a table begins with a line."""
    return _name(line) in _TABLES


def _name(line: Line) -> str:
    directive = DIRECTIVE.fullmatch(line.text.strip())
    return directive["name"] if directive is not None else ""


def _rows(text: str, lines: Sequence[Line], at: int) -> Iterator[list[Span]]:
    """Yield the cells of each row of the directive in line ``at``, the header first."""
    return csv_tables.rows(text, lines, at) if _name(lines[at]) == _CSV else _listed(lines, at)


def _listed(lines: Sequence[Line], at: int) -> Iterator[list[Span]]:
    """Yield the cells of each row of a list of lists."""
    end = block_end(lines, at + 1, lines[at].indent)
    start = at + 1
    while start < end and (lines[start].is_blank or OPTION.match(lines[start].text)):
        start += 1
    content = lines[start:end]
    base = content[0].indent if content else 0
    starts = [number for number, line in enumerate(content) if line.indent == base and BULLET.match(line.text)]
    for first, last in itertools.pairwise([*starts, len(content)]):
        yield list(_cells(content[first:last]))


def _cells(lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the cells of a row: items of the list in its item, the first of which is on the same line."""
    row = BULLET.match(lines[0].text)
    shift = row.end() if row is not None else 0
    first = BULLET.match(lines[0].text, shift)
    if first is None:
        return
    column = lines[0].indent + len(lines[0].text[:shift].lstrip().expandtabs())
    begins = [(0, lines[0].start + first.end())]
    for number, line in enumerate(lines[1:], 1):
        bullet = BULLET.match(line.text)
        if bullet is not None and line.indent == column:
            begins.append((number, line.start + bullet.end()))
    for (number, start), (following, _) in itertools.pairwise([*begins, (len(lines), 0)]):
        filled = [line for line in lines[number:following] if not line.is_blank and line.end > start]
        end = filled[-1].start + len(filled[-1].text.rstrip()) if filled else start
        yield Span(start, max(start, end))


def _title(text: str, cell: Span) -> str:
    return " ".join(_MARKS.sub("", text[slice(*cell)].strip()).split())


def _columns(text: str, head: Sequence[Span], table: SectionTable) -> dict[str, int]:
    """Return the number of each column of the layout that a table has, by its key."""
    titles = [fold(_title(text, cell)) for cell in head]
    return {key: titles.index(fold(title)) for key, title in table.columns.items() if fold(title) in titles}


def _item(text: str, row: Sequence[Span], columns: dict[str, int]) -> Item | None:
    cells = {key: row[number] for key, number in columns.items()}
    term, definition = cells.pop("term"), cells.pop("definition")
    aliases = listed_names(text, cells.pop("aliases")) if "aliases" in cells else []
    if not text[slice(*term)].strip():
        return None
    filled = {key: span for key, span in cells.items() if span.end > span.start}
    whole = Span(row[0].start, max(span.end for span in row))
    return Item((term, *aliases), definition, whole, filled)
