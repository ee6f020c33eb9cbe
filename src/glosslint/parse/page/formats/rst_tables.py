"""The rows of tables: of simple ones, whose columns are the runs of equals signs in their border, and of lists."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from glosslint.model import Span
from glosslint.parse.page.formats.lines import Line, span_of
from glosslint.parse.page.formats.rst_lines import BULLET

BORDER = re.compile(r"=+(?:[ \t]+=+)+[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-+(?:[ \t]+-+)*|=+(?:[ \t]+=+)+)[ \t]*")  # below a header, or between rows
_RUN = re.compile(r"=+")


def read(lines: Sequence[Line], at: int, ends: Sequence[int], stop: int) -> tuple[list[list[Span]], int]:
    """Return the cells of each row of the table whose first border is in line ``at``, up to the next of the ``ends``
    before ``stop``, the header first; and the index of the line after the table.

    It has no rows if it has no header, or if text is between its columns. The last cell of a row may have several
    lines, the others have one.
    """
    index = bisect.bisect_left(ends, at + 2)
    end = ends[index] if index < len(ends) and ends[index] <= stop else at + 1
    columns = [lines[at].indent + edge for run in _RUN.finditer(lines[at].text.strip()) for edge in run.span()]
    rows: list[list[Span]] = []
    headers: list[int] = []  # the number of rows above each border
    for line in lines[at + 1 : end]:
        if BORDER.fullmatch(line.text.strip()):
            headers.append(len(rows))
        elif not (line.is_blank or _RULE.fullmatch(line.text)):
            *first, last = _cells(line, columns) or [Span(0, 0)]
            if first and first[0].end > first[0].start:
                rows.append([*first, last])
            elif rows and first and not any(cell.end > cell.start for cell in first):
                above = rows[-1][-1]
                rows[-1][-1] = Span(above.start if above.end > above.start else last.start, last.end)
            else:
                return [], end
    return rows if len(headers) > 1 and headers[0] == 1 else [], end


def ends_of(lines: Sequence[Line]) -> list[int]:
    """Return the indices after the borders at which tables may end: before a blank line, or at the end of the text."""
    borders = (at for at, line in enumerate(lines, 1) if BORDER.fullmatch(line.text.strip()))
    return [at for at in borders if at == len(lines) or lines[at].is_blank]


def _cells(line: Line, columns: Sequence[int]) -> list[Span]:
    """Return the cells of a line, whose ``columns`` begin and end there; none if text is between them, or a tab."""
    text = line.text
    widths = [*itertools.accumulate((1 + (east_asian_width(char) in "WF") for char in text), initial=0)]
    edges = [min(bisect.bisect_left(widths, column), len(text)) for column in columns]
    starts = edges[::2]
    if any(text[end:start].strip() for end, start in zip(edges[1::2], starts[1:], strict=False)) or "\t" in text:
        return []
    cells = zip(starts, [*starts[1:], len(text)], strict=True)
    return [Span(*cell).stripped(text).moved(line.start) for cell in cells]


def listed(lines: Sequence[Line]) -> list[list[Span]]:
    """Return the cells of each row of the content of a ``list-table``: a list of lists."""
    base = lines[0].indent if lines else 0
    column = -1  # where the bullets of the cells of a row are
    begins: list[tuple[int, int]] = []  # the line of each row, with -1, and of each cell, with its first character
    for number, line in enumerate(lines):
        row = BULLET.match(line.text) if line.indent == base else None
        shift = row.end() if row is not None else 0
        cell = BULLET.match(line.text, shift)
        if row is not None:
            begins.append((number, -1))
            column = base + len(line.text[:shift].lstrip().expandtabs()) if cell is not None else -1
        if cell is not None and (row is not None or line.indent == column):
            begins.append((number, line.start + cell.end()))
    rows: list[list[Span]] = []
    for (number, start), (following, _) in itertools.pairwise([*begins, (len(lines), -1)]):
        if start < 0:
            rows.append([])
        else:
            rows[-1].append(Span(start, max(start, span_of(lines, number, following).end)))
    return rows
