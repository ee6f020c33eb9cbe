"""The rows of tables: of simple ones, whose columns are the runs of equals signs in their border, and of lists."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
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
    edges = [number for number in range(at + 1, end) if BORDER.fullmatch(lines[number].text.strip())]
    columns = [lines[at].indent + edge for run in _RUN.finditer(lines[at].text.strip()) for edge in run.span()]
    rows: list[list[Span]] = []
    for number, line in enumerate(lines[at + 1 : end - 1], at + 1):
        if number == edges[0] and len(rows) != 1:
            return [], end
        if line.is_blank or _RULE.fullmatch(line.text):
            continue
        cells = _cells(line, columns)
        filled = [cell.end > cell.start for cell in cells]
        if cells and filled[0]:
            rows.append(cells)
        elif rows and cells and not any(filled[:-1]):
            last = rows[-1][-1]
            rows[-1][-1] = Span(last.start if last.end > last.start else cells[-1].start, cells[-1].end)
        else:
            return [], end
    return rows if len(edges) > 1 else [], end


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
