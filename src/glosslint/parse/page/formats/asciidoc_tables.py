"""Lines of AsciiDoc → the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glosslint.model import Span
from glosslint.parse.page.formats.lines import Line

#: The beginning of a cell: a factor for columns or repetitions, its alignment, its style, and a bar.
SEPARATOR = re.compile(r"(?:(?:^|(?<=[ \t]))(?P<span>[0-9.]{1,9}[+*])?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|", re.MULTILINE)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_HEADER, _NO_HEADER = re.compile(r"%header|\bopt(?:ion)?s=[^\]]{0,80}\bheader"), re.compile(r"%noheader|\bnoheader")
_REPEATED = re.compile(r"([0-9]{1,4})\*")
_NUMBER = re.compile(r"[1-9][0-9]*")


def read(text: str, lines: Sequence[Line], attributes: Sequence[str]) -> tuple[list[list[Span]], bool]:
    """Return the cells of each row of a table in these lines, and whether the first is surely a header.

    ``attributes`` are the lines above the table. Of a row with a cell over several columns, which is no entry, there is
    only the first cell.
    """
    inside = [line for line in lines if text[line.start : line.end].strip()]
    if not inside:
        return [], False
    signs = list(SEPARATOR.finditer(text, inside[0].start, inside[-1].end))
    ends = (*(sign.start() for sign in signs[1:]), inside[-1].end)
    cells = [Span(sign.end(), end).strip_spaces(text) for sign, end in zip(signs, ends, strict=False)]
    widths = [int(number[0]) if (number := _NUMBER.match(sign["span"] or "")) else 1 for sign in signs]
    first = sum(width for cell, width in zip(cells, widths, strict=True) if cell.start <= inside[0].end)
    count = _count(attributes[-1] if attributes else "") or first
    rows: list[list[Span]] = []
    row: list[Span] = []
    columns = 0
    for cell, width in zip(cells, widths, strict=True):
        row.append(cell)
        columns += width
        if columns >= count > 0:
            rows.append(row if len(row) == count else row[:1])
            row, columns = [], 0
    return rows, bool(rows) and _is_titled(attributes, lines, rows[0])


def _count(attributes: str) -> int:
    """Return the number of columns that the attributes of a table state, or 0 if they state none."""
    match = _COLUMNS.search(attributes)
    columns = (match[match.lastindex or 0] or "").split(",") if match is not None else []
    return sum(int(repeated[1]) if (repeated := _REPEATED.match(column.strip())) else 1 for column in columns)


def _is_titled(attributes: Sequence[str], inside: Sequence[Line], head: Sequence[Span]) -> bool:
    """Return whether a table has a header: its attributes say so, or a blank line follows its first line, which has all
    of the first row, and is not below another one."""
    given = [line for line in attributes if line.startswith("[")]
    if any(map(_NO_HEADER.search, given)):
        return False
    one = len(inside) > 1 and not inside[0].is_blank and inside[1].is_blank
    return any(map(_HEADER.search, given)) or (one and head[-1].end <= inside[0].end)
