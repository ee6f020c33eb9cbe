"""The rows of tables: of simple ones, whose columns are the runs of equals signs in their border, and of lists."""

from __future__ import annotations

import bisect
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.formats.lines import Line, span_of
from glosslint.parse.page.formats.rst_lines import BULLET

BORDER = re.compile(r"=+(?:[ \t]+=+)+[ \t]*")
_RULE = re.compile(r"[ \t]*-+(?:[ \t]+-+)*[ \t]*")  # under cells that span columns, or between rows
_RUN = re.compile(r"=+")
_TAB = 8
_EDGES = 2  # borders after the first: below the header, and below the table


class SimpleTable(NamedTuple):
    """The cells of each row, the header first, and the index of the line after the table."""

    rows: tuple[list[Span], ...]
    end: int


def read(lines: Sequence[Line], at: int, ends: Sequence[int], stop: int) -> SimpleTable:
    """Return the table whose first border is in line ``at``, up to the next of the ``ends`` before ``stop``.

    It has no rows if it has no header, or if there is text between its columns. The last cell of a row may have
    several lines, the others have one.
    """
    border = lines[at].text.strip()
    columns = [Span(lines[at].indent + run.start(), lines[at].indent + run.end()) for run in _RUN.finditer(border)]
    index = bisect.bisect_left(ends, at + 2)
    end = ends[index] if index < len(ends) and ends[index] <= stop else at + 1
    edges = [number for number in range(at + 1, end) if BORDER.fullmatch(lines[number].text.strip())]
    if len(edges) < _EDGES:
        return SimpleTable((), end)
    header = _rows(lines[at + 1 : edges[0]], columns)
    rows = _rows(lines[edges[0] + 1 : edges[1]], columns)
    known = header is not None and len(header) == 1 and rows is not None
    return SimpleTable((*(header or ()), *(rows or ())) if known else (), end)


def ends_of(lines: Sequence[Line]) -> list[int]:
    """Return the indices after the borders at which tables may end: before a blank line, or at the end of the text."""
    borders = (at for at, line in enumerate(lines, 1) if BORDER.fullmatch(line.text.strip()))
    return [at for at in borders if at == len(lines) or lines[at].is_blank]


def _rows(lines: Sequence[Line], columns: Sequence[Span]) -> list[list[Span]] | None:
    """Return the cells of each row; ``None`` if text is between the columns, or a cell before the last continues."""
    rows: list[list[Span]] = []
    for line in lines:
        if line.is_blank or _RULE.fullmatch(line.text):
            continue
        cells = _cells(line, columns)
        if cells is None:
            return None
        if cells[0].end > cells[0].start:
            rows.append(cells)
        elif rows and not any(cell.end > cell.start for cell in cells[:-1]):
            last = rows[-1][-1]
            rows[-1][-1] = Span(last.start if last.end > last.start else cells[-1].start, cells[-1].end)
        else:
            return None
    return rows


def _cells(line: Line, columns: Sequence[Span]) -> list[Span] | None:
    places = _places(line.text, [at for column in columns for at in column])
    starts = places[::2]
    margins = zip(places[1::2], starts[1:], strict=False)
    if any(line.text[start:end].strip() for start, end in margins):
        return None
    cells = []
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        cells.append(Span(start, end).stripped(line.text).moved(line.start))
    return cells


def _places(text: str, columns: Sequence[int]) -> list[int]:
    """Return the number of characters before each column; tabs and wide characters take several columns."""
    widths = [0]
    for char in text:
        width = widths[-1]
        widths.append(
            width + (_TAB - width % _TAB if char == "\t" else 1 + (unicodedata.east_asian_width(char) in "WF"))
        )
    return [min(bisect.bisect_left(widths, column), len(text)) for column in columns]


def listed(lines: Sequence[Line]) -> Iterator[list[Span]]:
    """Yield the cells of each row of the content of a ``list-table``: a list of lists."""
    base = lines[0].indent if lines else 0
    starts = [number for number, line in enumerate(lines) if line.indent == base and BULLET.match(line.text)]
    for first, last in itertools.pairwise([*starts, len(lines)]):
        yield list(_items(lines[first:last]))


def _items(lines: Sequence[Line]) -> Iterator[Span]:
    """Yield the items of the list in a row, which begins on the line of the outer bullet."""
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
        yield Span(start, max(start, span_of(lines, number, following).end))
