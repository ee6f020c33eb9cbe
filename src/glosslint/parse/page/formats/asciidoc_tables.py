"""Lines of AsciiDoc → the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.formats.lines import Line

#: The beginning of a cell: a factor for columns or repetitions, its alignment, its style, and a bar.
SEPARATOR = re.compile(r"(?:(?:^|(?<=[ \t]))(?P<span>[0-9.]{1,9}[+*])?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|", re.MULTILINE)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_HEADER, _NO_HEADER = re.compile(r"%header|\bopt(?:ion)?s=[^\]]{0,80}\bheader"), re.compile(r"%noheader|\bnoheader")
_REPEATED = re.compile(r"([0-9]{1,4})\*")
_NUMBER = re.compile(r"[1-9][0-9]*")


class _Cell(NamedTuple):
    """The characters of a cell, and the number of columns that it spans."""

    words: Span
    columns: int


def read(text: str, lines: Sequence[Line], attributes: Sequence[str]) -> tuple[list[list[Span]], bool]:
    """Return the cells of each row of a table in these lines, and whether the first is surely a header.

    ``attributes`` are the lines above the table.
    """
    inside = [line for line in lines if text[line.start : line.end].strip()]
    if not inside:
        return [], False
    cells = list(_cells(text, Span(inside[0].start, inside[-1].end)))
    count = _count(attributes[-1] if attributes else "") or sum(
        cell.columns for cell in cells if cell.words.start <= inside[0].end
    )
    rows = list(_rows(cells, count)) if count else []
    return [[cell.words for cell in row] for row in rows], bool(rows) and _is_titled(attributes, lines, rows[0])


def _count(attributes: str) -> int:
    """Return the number of columns that the attributes of a table state, or 0 if they state none."""
    match = _COLUMNS.search(attributes)
    if match is None:
        return 0
    listed = (match[match.lastindex or 0] or "").strip()
    repeated = [int(found[1]) for item in listed.split(",") if (found := _REPEATED.match(item.strip()))]
    return sum(repeated) + len(listed.split(",")) - len(repeated)


def _is_titled(attributes: Sequence[str], inside: Sequence[Line], head: Sequence[_Cell]) -> bool:
    """Return whether a table has a header: its attributes say so, or a blank line follows its first line, which has all
    of the first row, and is not below another one."""
    given = [line for line in attributes if line.startswith("[")]
    if any(map(_NO_HEADER.search, given)):
        return False
    one = len(inside) > 1 and not inside[0].is_blank and inside[1].is_blank
    return any(map(_HEADER.search, given)) or (one and head[-1].words.end <= inside[0].end)


def _cells(text: str, span: Span) -> Iterator[_Cell]:
    """Yield the cells between two characters."""
    marks = list(SEPARATOR.finditer(text, *span))
    ends = (*(mark.start() for mark in marks[1:]), span.end)
    for mark, end in zip(marks, ends, strict=False):  # without a bar there are no cells, but one end
        number = _NUMBER.match(mark["span"] or "")
        yield _Cell(Span(mark.end(), end).stripped(text), int(number[0]) if number is not None else 1)


def _rows(cells: Sequence[_Cell], count: int) -> Iterator[list[_Cell]]:
    """Yield the cells of each row. A row with a cell over several columns is not an entry: only its first cell is
    yielded."""
    row: list[_Cell] = []
    columns = 0
    for cell in cells:
        row.append(cell)
        columns += cell.columns
        if columns >= count:
            yield row if len(row) == count else row[:1]
            row, columns = [], 0
