"""Lines → the rows of ``list-table`` and ``csv-table`` directives, and of simple tables, that are entries."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.sections.columns import TableTexts, columns_of, divides_alphabet
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.names import listed_names
from glosslint.parse.sections.rst import csv_tables, simple_tables
from glosslint.parse.sections.rst.lines import BULLET, DIRECTIVE, OPTION, block_end
from glosslint.parse.sections.table import SectionTable

_HEADER = re.compile(r"[ \t]*:header(?:-rows:[ \t]*[1-9]|:[ \t]*\S)")
_MARKS = re.compile(r"\A(?:\*\*|``|[*`])|(?:\*\*|``|[*`])\Z")


def rows(text: str, lines: Sequence[Line], part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the rows of the tables that have the columns of the term and the definition."""
    for own, titled in _tables(text, lines, part):
        columns, first = columns_of(_titles(text, own[0]), table.columns, titled)
        for row in own[first:] if columns else ():
            item = _item(text, row, columns) if len(row) > max(columns.values()) else None
            yield from [item] if item is not None else []


def headers(text: str, lines: Sequence[Line]) -> Iterator[TableTexts]:
    """Yield what readers see of each table."""
    for own, titled in _tables(text, lines, range(len(lines))):
        yield TableTexts([_titles(text, row) for row in own], titled)


def _tables(text: str, lines: Sequence[Line], part: range) -> Iterator[tuple[list[list[Span]], bool]]:
    """Yield the cells of each row of each table that has rows, and whether the first is surely a header."""
    after, ends = part.start, simple_tables.ends_of(lines)
    for at in part:
        if at < after:
            continue
        own: list[list[Span]] = []
        directive = DIRECTIVE.fullmatch(lines[at].text.strip())
        if directive is not None and directive["name"] == "csv-table":
            own = list(csv_tables.rows(text, lines, at))
        elif directive is not None and directive["name"] == "list-table":
            own = list(_listed(lines, at))
        elif simple_tables.BORDER.fullmatch(lines[at].text.strip()):
            rows_of_table, after = simple_tables.read(lines, at, ends)
            own = list(rows_of_table)
        if own:
            yield own, directive is None or _has_header(lines, at)


def _has_header(lines: Sequence[Line], at: int) -> bool:
    """Return whether an option of the directive in line ``at`` says that the table has a header."""
    following = (lines[number] for number in range(at + 1, len(lines)))
    options = itertools.takewhile(lambda line: line.is_blank or OPTION.match(line.text), following)
    return any(_HEADER.match(line.text) for line in options)


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
    """Yield the cells of a row: the items of the inner list, which begins on the line of the outer bullet."""
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


def _titles(text: str, head: Sequence[Span]) -> list[str]:
    return [" ".join(_MARKS.sub("", text[slice(*cell)].strip()).split()) for cell in head]


def _item(text: str, row: Sequence[Span], columns: dict[str, int]) -> Item | None:
    cells = {key: row[number] for key, number in columns.items()}
    term, definition = cells.pop("term"), cells.pop("definition")
    aliases = listed_names(text, cells.pop("aliases")) if "aliases" in cells else []
    if not text[slice(*term)].strip() or divides_alphabet([text[slice(*cell)] for cell in row]):
        return None
    filled = {key: span for key, span in cells.items() if span.end > span.start}
    whole = Span(row[0].start, max(span.end for span in row))
    return Item((term, *aliases), definition, whole, filled)
