"""CSV and TSV (RFC 4180) → Document: one root, a list with a mapping for each row under the keys of the header.

If the first row is an entry, the settings give these keys.

Empty cells are not values. Whitespace around a cell without quotes is not part of its text. Python's own parser gives
no positions, and accepts files that other programs do not; the tests compare the two.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from glosslint.model import Defect, Fault, Span
from glosslint.model.source import Source
from glosslint.parse.markdown.structure import Comment
from glosslint.parse.tree import CELL, COLUMN, QUOTED_CELL, Document, Mapping, Scalar, Sequence, StopError

#: The delimiters of cells, likeliest first: a comma, the semicolon of Excel where the comma is decimal, a tab, a bar.
DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a vertical bar"}
#: A first line that states the delimiter for Excel.
_HINT = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n)", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"')
_LINE = re.compile(r"[^\r\n]+")
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


@dataclass(frozen=True)
class Table(Document):
    """A CSV file. ``rows`` are those of the roots' only list, ``header`` is the row above them; if the settings give
    the columns, its cells are empty and before the first row."""

    delimiter: str = ","
    header: Row = Row((), 0, 0, 0)
    rows: tuple[Row, ...] = ()

    def _comments(self) -> Iterator[Comment]:
        return iter(())  # the format has none


def parse(source: Source, columns: tuple[str, ...] = ()) -> Document:
    """Return the Document of ``source``, without roots if it has an error in quotation marks. With ``columns``, the
    names of the columns, the first row is an entry."""
    start, delimiter = dialect(source)
    given = [Row(tuple(Cell(Scalar(name, start, start, COLUMN), Span(start, start)) for name in columns), *[start] * 3)]
    try:
        rows = [row for row in _rows(source.text, start, delimiter) if any(c.scalar.text.strip() for c in row.cells)]
    except StopError as error:
        return Table(source, (), (error.fault,))
    header, *rows = (given if columns else []) + rows or [Row((), start, start, start)]
    names = tuple(cell.scalar.text.strip() for cell in header.cells)
    root = Sequence(tuple(_mapping(names, row) for row in rows), header.start, (rows or [header])[-1].end)
    faults: list[Fault] = []
    seen: set[str] = set()
    for name, cell in zip(names, header.cells, strict=True):
        if name and name in seen:
            message, span = f'two columns are called "{name}"', Span(cell.scalar.start, cell.scalar.end)
            faults.append(Fault("yaml-syntax", message, span, "give one of them another name"))
        seen.add(name)
    defects = [*_defects(len(names), rows, delimiter, "settings name" if columns else "header has")]
    if 2 * sum(len(rows[int(defect.path[-1])].cells) > len(names) for defect in defects) > len(rows):
        faults += [defect.fault for defect in defects]  # it may have another delimiter
        defects = []
    shape = (delimiter, header, tuple(rows))
    found = tuple(faults[:_MOST])
    return Table(source, (root,), found, *shape, defects=tuple(defects), columns=names, given_columns=columns)


def dialect(source: Source) -> tuple[int, str]:
    """Return the character at which the rows begin, and the delimiter: stated for Excel, a tab in ``.tsv`` files, or
    the most frequent one on the first line with a text."""
    text, start = source.text, source.body_start
    hint = _HINT.match(text, start)
    if hint is not None:
        return hint.end(), hint[1]
    if source.path.lower().endswith(".tsv"):
        return start, "\t"
    line = _LINE.search(text, start)
    bare = _QUOTED.sub("", line[0]) if line is not None else ""
    return line.start() if line is not None else len(text), max(DELIMITERS, key=bare.count)


def _rows(text: str, start: int, delimiter: str) -> Iterator[Row]:
    """Yield the rows of ``text`` from ``start``, empty lines included. Raise StopError at an error in quotes."""
    bare, padding = f"[^{re.escape(delimiter)}\r\n]*", PADDING.replace(delimiter, "")
    pattern = re.compile(rf"(?P<quoted>{_QUOTED.pattern})[{padding}]*(?![^{re.escape(delimiter)}\r\n])|{bare}")
    while start < len(text):
        cells = [_cell(text, start, pattern, tolerant=delimiter == "\t")]
        while text[(at := cells[-1].field.end) : at + 1] == delimiter:
            cells.append(_cell(text, at + 1, pattern, tolerant=delimiter == "\t"))
        gap = _BREAK.match(text, at)
        following = gap.end() if gap is not None else len(text)
        yield Row(tuple(cells), start, at, following)
        start = following


def _cell(text: str, at: int, pattern: re.Pattern[str], tolerant: bool) -> Cell:
    """Return the cell that begins at ``at``. Raise StopError if a quotation mark is never closed, or text follows the
    closing one; if ``tolerant``, as for TSV, the quotation marks are text."""
    match = pattern.match(text, at)
    assert match is not None  # a cell may be empty
    if match["quoted"]:
        inner = _BREAK.sub("\n", match["quoted"][1:-1].replace('""', '"'))
        return Cell(Scalar(inner, *match.span("quoted"), QUOTED_CELL), Span(*match.span()))
    if text[at : at + 1] == '"' and not tolerant:
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            message, advice = "this quotation mark is never closed", "close it, or double it if it belongs to the text"
            raise StopError(f"this is not CSV: {message}", at, at + 1, advice)
        shown = textwrap.shorten(quoted[0], _SHOWN, placeholder="…")
        message = f"this is not CSV: text after the quotation mark that ends the cell {shown}"
        advice = 'write quotation marks inside of a quoted cell twice: ""'
        raise StopError(message, quoted.end() - 1, quoted.end(), advice)
    inner = match[0].strip(PADDING)
    start = match.end() - len(match[0].lstrip(PADDING))
    return Cell(Scalar(inner, start, start + len(inner), CELL), Span(*match.span()))


def _mapping(names: tuple[str, ...], row: Row) -> Mapping:
    """Return the cells that have a text, by the names of their columns. The place of a key is that of its cell."""
    pairs = tuple(
        (Scalar(name, scalar.start, scalar.end, COLUMN), scalar)
        for name, (scalar, _) in zip(names, row.cells, strict=False)
        if name and scalar.text.strip()
    )
    return Mapping(pairs, pairs[0][0].start if pairs else row.start, pairs[-1][1].end if pairs else row.start)


def _defects(width: int, rows: list[Row], delimiter: str, has: str) -> Iterator[Defect]:
    """Yield the rows that have surplus cells, unless all have as many empty ones, as programs write them, or a cell
    with a space before the quotation mark that should open it."""
    texts = (cell for row in rows for cell in row.cells[width:] if cell.scalar.text)
    most = width if next(texts, None) else max(width, min((len(row.cells) for row in rows), default=0))
    for number, row in enumerate(rows):
        late = [
            own for own, field in row.cells if own.style == CELL and own.text[:1] == '"' and field.start < own.start
        ]
        is_long = len(row.cells) > most
        message = f"this row has {len(row.cells)} cells, but the {has} {width}"
        if late and delimiter != "\t":
            place = Span(late[0].start, late[0].start + 1)
            message = message if is_long else "a quotation mark after a space does not open a cell"
            advice = "delete the space before the quotation mark that opens a cell"
        elif is_long:
            more = [cell.scalar for cell in row.cells[width:]]
            more = [scalar for scalar in more if scalar.text] or more
            place = Span(more[0].start, more[-1].end)
            advice = f"put the cell that contains {DELIMITERS.get(delimiter, delimiter)} into quotation marks"
            advice += "" if more[0].text else ", or delete the empty cells at the end"
        else:
            continue
        yield Defect(Fault("yaml-syntax", message, place, advice), (0, number), Span(row.start, row.end))
