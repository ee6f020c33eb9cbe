"""The rows of a ``csv-table`` directive, as docutils reads them: whitespace after a delimiter is not part of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.csv import read_cell
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.rst.lines import OPTION, block_end
from glosslint.parse.tree import QUOTED_CELL

_NAMED = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*?)[ \t]*$")
_SIGNS = {"tab": "\t", "space": " "}
_SPACES = re.compile(r"[ \t]*")
_BREAK = re.compile(r"\r\n|\r|\n")


def rows(text: str, lines: Sequence[Line], at: int) -> Iterator[list[Span]]:
    """Yield the cells of each row of the directive in line ``at``, without their quotes.

    The header is first: from the option ``:header:``, or else the first row.
    """
    end = block_end(lines, at + 1, lines[at].indent)
    at += 1
    delimiter = ","
    header: Span | None = None
    while at < end and (lines[at].is_blank or OPTION.match(lines[at].text)):
        option = _NAMED.match(lines[at].text)
        if option is not None and option["name"] == "delim":
            delimiter = _SIGNS.get(option["value"], option["value"][:1] or delimiter)
        elif option is not None and option["name"] == "header":
            header = Span(lines[at].start + option.start("value"), lines[at].start + option.end("value"))
        at += 1
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    if header is not None:
        yield _row(text[: header.end], header.start, delimiter, plain)[0]
    if at == end:
        return
    content, start = text[: lines[end - 1].end], lines[at].start
    while start < len(content):
        cells, start = _row(content, start, delimiter, plain)
        if any(cell.end > cell.start for cell in cells):
            yield cells


def _row(text: str, start: int, delimiter: str, plain: re.Pattern[str]) -> tuple[list[Span], int]:
    """Return the cells of the row that begins at ``start``, without their quotes, and where the next row begins."""
    cells: list[Span] = []
    while True:
        spaces = _SPACES.match(text, start) if delimiter not in " \t" else None
        cell = read_cell(text, spaces.end() if spaces is not None else start, plain, tolerant=True)
        inner = cell.scalar.style == QUOTED_CELL
        cells.append(Span(cell.scalar.start + inner, cell.scalar.end - inner))
        start = cell.field.end
        if text[start : start + 1] != delimiter:
            break
        start += 1
    gap = _BREAK.match(text, start)
    return cells, gap.end() if gap is not None else len(text)
