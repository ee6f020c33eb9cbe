"""CSV and TSV (RFC 4180) → Document: one root, a list with a mapping for each row under the keys of the header.

If the first row is an entry, the settings give these keys.

Empty cells are not values. Whitespace around a cell without quotes is not part of its text. Python's own parser gives
no positions, and accepts files that other programs do not; the tests compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glosslint.model import Defect, Fault, Span
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source
from glosslint.parse.tree import CELL, COLUMN, QUOTED_CELL, Comment, Document, Mapping, Scalar, Sequence

#: The delimiters of cells, likeliest first: a comma, the semicolon of Excel where the comma is decimal, a tab, a bar.
DELIMITERS = (",", ";", "\t", "|")
#: A first line that states the delimiter for Excel.
_HINT = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n)", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
_END = re.compile(r"[^\r\n]*")
#: Whitespace that may be around a cell without quotes, and is not part of its text.
PADDING = " \t\f\v\xa0"
_SHOWN = 40  # characters of a text that a message repeats
_MOST = 20  # errors to report; a file with more has another delimiter


class Cell(NamedTuple):
    """A cell: ``field`` is all between two delimiters, ``scalar`` the quoted string, or the text without whitespace."""

    scalar: Scalar
    field: Span


class Row(NamedTuple):
    """The cells of a row. ``end`` is before its line break, ``next`` after it."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    next: int

    @property
    def is_empty(self) -> bool:
        """Whether no cell has a text."""
        return not any(cell.scalar.text.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table(Document):
    """A CSV file. ``rows`` are those of the roots' only list, ``header`` is the row above them.

    With ``is_headed`` false, the header is not in the file: its cells are empty and before the first row.
    """

    delimiter: str = ","
    header: Row = Row((), 0, 0, 0)
    rows: tuple[Row, ...] = ()
    is_headed: bool = True

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order; some may be empty."""
        return tuple(cell.scalar.text.strip() for cell in self.header.cells)

    @property
    def given_columns(self) -> tuple[str, ...]:
        """The names of the columns, if they are not in the file."""
        return () if self.is_headed else self.columns

    def _comments(self) -> Iterator[Comment]:
        return iter(())  # the format has none


def parse(source: Source, columns: tuple[str, ...] = ()) -> Document:
    """Return the Document of ``source``. It has no roots if it cannot be read, or has an error in quotation marks.

    With ``columns``, the names of the columns, the first row is an entry.
    """
    is_headed = not columns
    if source.faults:
        return Table(source, (), source.faults, is_headed=is_headed)
    start, delimiter = dialect(source)
    given = [Row(tuple(Cell(Scalar(name, start, start, COLUMN), Span(start, start)) for name in columns), *[start] * 3)]
    try:
        rows = [row for row in read_rows(source.text, start, delimiter) if not row.is_empty]
    except _StopError as error:
        return Table(source, (), (error.fault,), is_headed=is_headed)
    header, *rows = (given if columns else []) + rows or [Row((), start, start, start)]
    faults = (*_doubled(header),)
    defects = (*_defects(header, rows, delimiter, "header has" if is_headed else "settings name"),)
    width = len(header.cells)
    if 2 * sum(len(rows[int(defect.path[-1])].cells) > width for defect in defects) > len(rows):
        faults, defects = (*faults, *(defect.fault for defect in defects)), ()  # it may have another delimiter
    items = tuple(_mapping(header, row) for row in rows)
    end = rows[-1].end if rows else header.end
    root = Sequence(items, header.start, end)
    return Table(source, (root,), faults[:_MOST], delimiter, header, tuple(rows), is_headed, defects=defects)


def dialect(source: Source) -> tuple[int, str]:
    """Return the character at which the rows begin, and the delimiter.

    The delimiter is stated for Excel, a tab in ``.tsv`` files, or the most frequent one on the first line with a text.
    """
    text, start = source.text, source.body_start
    hint = _HINT.match(text, start)
    if hint is not None:
        return hint.end(), hint[1]
    if source.path.lower().endswith(".tsv"):
        return start, "\t"
    while (gap := _BREAK.match(text, start)) is not None:
        start = gap.end()
    line = _END.match(text, start)
    bare = _QUOTED.sub("", line[0]) if line is not None else ""
    return start, max(DELIMITERS, key=bare.count)


class _StopError(Exception):
    def __init__(self, message: str, at: int, advice: str) -> None:
        self.fault = Fault("yaml-syntax", f"this is not CSV: {message}", Span(at, at + 1), advice)


def read_rows(text: str, start: int, delimiter: str) -> Iterator[Row]:
    """Yield the rows of ``text`` from ``start``, empty lines included. Raise _StopError at an error in quotes."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    while start < len(text):
        cells = []
        at = start
        while True:
            cell = read_cell(text, at, plain, tolerant=delimiter == "\t")
            cells.append(cell)
            at = cell.field.end
            if text[at : at + 1] != delimiter:
                break
            at += 1
        gap = _BREAK.match(text, at)
        following = gap.end() if gap is not None else len(text)
        yield Row(tuple(cells), start, at, following)
        start = following


def read_cell(text: str, at: int, plain: re.Pattern[str], tolerant: bool) -> Cell:
    """Return the cell that begins at ``at``; ``plain`` matches a cell without quotes.

    Raise _StopError if a quotation mark is never closed, or text follows the closing one; if ``tolerant``, as for TSV,
    the quotation marks are text.
    """
    quoted = _QUOTED.match(text, at) if text[at : at + 1] == '"' else None
    bare = plain.match(text, quoted.end() if quoted is not None else at)
    end = bare.end() if bare is not None else at
    if quoted is not None and not (bare is not None and bare[0].strip(PADDING)):
        inner = _BREAK.sub("\n", quoted[0][1:-1].replace('""', '"'))
        return Cell(Scalar(inner, at, quoted.end(), QUOTED_CELL), Span(at, end))
    if text[at : at + 1] == '"' and not tolerant:
        if quoted is None:
            raise _StopError(
                "this quotation mark is never closed", at, "close it, or double it if it belongs to the text"
            )
        shown = " ".join(quoted[0].split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        advice = 'write quotation marks inside of a quoted cell twice: ""'
        raise _StopError(f"text after the quotation mark that ends the cell {shown}", quoted.end() - 1, advice)
    line = plain.match(text, at)
    written = line[0] if line is not None else ""
    start = at + len(written) - len(written.lstrip(PADDING))
    inner = written.strip(PADDING)
    return Cell(Scalar(inner, start, start + len(inner), CELL), Span(at, at + len(written)))


def _mapping(header: Row, row: Row) -> Mapping:
    """Return the cells that have a text, by the names of their columns. The place of a key is that of its cell."""
    pairs = tuple(
        (Scalar(name, cell.scalar.start, cell.scalar.end, COLUMN), cell.scalar)
        for column, cell in zip(header.cells, row.cells, strict=False)
        if (name := column.scalar.text.strip()) and cell.scalar.text.strip()
    )
    return Mapping(pairs, pairs[0][0].start if pairs else row.start, pairs[-1][1].end if pairs else row.start)


def _doubled(header: Row) -> Iterator[Fault]:
    seen: set[str] = set()
    for cell in header.cells:
        name = cell.scalar.text.strip()
        if name and name in seen:
            message = f'two columns are called "{name}"'
            span = Span(cell.scalar.start, cell.scalar.end)
            yield Fault("yaml-syntax", message, span, "give one of them another name")
        seen.add(name)


def _defects(header: Row, rows: list[Row], delimiter: str, has: str) -> Iterator[Defect]:
    """Yield the rows that have surplus cells, or a cell with a space before the quotation mark that should open it.

    If all rows end in the same number of empty surplus cells, as programs write them, these are none.
    """
    width = len(header.cells)
    texts = (cell for row in rows for cell in row.cells[width:] if cell.scalar.text)
    most = width if next(texts, None) else max(width, min((len(row.cells) for row in rows), default=0))
    for number, row in enumerate(rows):
        padded = next((cell.scalar for cell in row.cells if _opens_late(cell)), None) if delimiter != "\t" else None
        if padded is None and len(row.cells) <= most:
            continue
        message = f"this row has {len(row.cells)} cells, but the {has} {width}"
        if padded is None:
            more = [cell.scalar for cell in row.cells[width:]]
            more = [scalar for scalar in more if scalar.text] or more
            place = Span(more[0].start, more[-1].end)
            advice = f"put the cell that contains {_NAMES.get(delimiter, delimiter)} into quotation marks"
            advice += "" if more[0].text else ", or delete the empty cells at the end"
        else:
            place = Span(padded.start, padded.start + 1)
            message = message if len(row.cells) > most else "a quotation mark after a space does not open a cell"
            advice = "delete the space before the quotation mark that opens a cell"
        fault = Fault("yaml-syntax", message, place, advice)
        yield Defect(fault, (0, number), Span(row.start, row.end))


def _opens_late(cell: Cell) -> bool:
    return cell.scalar.text[:1] == '"' and cell.scalar.style == CELL and cell.scalar.start > cell.field.start


_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}
