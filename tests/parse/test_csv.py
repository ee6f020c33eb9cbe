"""CSV and TSV: what is read is what Python's csv reads, every character has its place, and errors have theirs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings

from glosslint.model.source import Source, decode
from glosslint.parse.csv import Table
from glosslint.parse.files import parse
from glosslint.parse.tree import CELL, Mapping, Scalar, Sequence
from tests.choices import Choices, choices
from tests.emitter import Emitter, Written, check_map

_LETTERS = "abcé漢😀 .-#:'"


def _cell(choose: Choices, out: Emitter, delimiter: str) -> None:
    """Write a cell: in quotes, where anything may be in it, or without, perhaps between spaces."""
    if choose.integer(0, 1):
        out.raw('"')
        for _ in range(choose.integer(0, 9)):
            kind = choose.integer(0, 9)
            if kind < 6:
                char = choose.pick(_LETTERS)
                out.char(char, char)
            elif kind == 6:
                out.char('"', '""')
            elif kind == 7:
                out.char("\n", choose.pick(("\n", "\r\n")))
            else:
                out.char(delimiter, delimiter)
        out.raw('"' + choose.pick(("", "", " ")))
        return
    text = choose.text(_LETTERS, 9).strip(" ")
    out.raw(choose.pick(("", "", " ")) if text else "")
    for char in text:
        out.char(char, char)
    if len(text) > 1 and choose.integer(0, 3) == 0:  # a quotation mark within is a character like others
        out.char('"', '"')
    out.raw(choose.pick(("", "", " ")) if text else "")


def _table(choose: Choices) -> tuple[str, str, list[list[Written]]]:
    """A file: its delimiter, its text, and for each row what was written into its cells."""
    delimiter = choose.pick((",", ";", "\t", "|"))
    newline = choose.pick(("\n", "\r\n", "\r"))
    width = choose.integer(2, 4)
    text = choose.pick(("", "\ufeff")) + delimiter.join(f"k{number}" for number in range(width))
    rows: list[list[Written]] = []
    for _ in range(choose.integer(0, 4)):
        text += newline * choose.pick((1, 1, 2))
        cells = []
        for number in range(choose.integer(1, width)):
            out = Emitter(newline, text + (delimiter if number else ""))
            _cell(choose, out, delimiter)
            text = out.text
            cells.append(Written(out.value, out.ranges))
        rows.append(cells)
    return delimiter, text + choose.pick(("", newline)), rows


@settings(max_examples=400)
@given(choices(200).map(_table))
def test_places_of_every_character_of_every_cell(case: tuple[str, str, list[list[Written]]]) -> None:
    delimiter, text, rows = case
    document = parse(decode(text.encode(), "x.csv"))
    assert isinstance(document, Table)
    assert document.faults == ()
    assert document.delimiter == delimiter
    wanted = [[cell for cell in row if cell.value.strip()] for row in rows if any(cell.value.strip() for cell in row)]
    assert [[value.text for value in row] for row in _values(document)] == [[c.value for c in row] for row in wanted]
    for row, written in zip(_values(document), wanted, strict=True):
        for scalar, cell in zip(row, written, strict=True):
            check_map(document.source.text, scalar, cell.ranges)


@settings(max_examples=400)
@given(choices(200).map(_table))
def test_cells_are_those_that_python_reads(case: tuple[str, str, list[list[Written]]]) -> None:
    delimiter, text, _ = case
    document = parse(Source("x.csv", text))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))
    names, *others = rows
    wanted = [
        [(name, cell.replace("\r\n", "\n")) for name, cell in zip(names, row, strict=False) if cell.strip()]
        for row in others
        if any(cell.strip() for cell in row)
    ]
    found = [
        [(key.text, value.text) for key, value in row.pairs if isinstance(value, Scalar)] for row in _rows(document)
    ]
    bare = {(v.start, v.end) for row in _values(document) for v in row if v.style == CELL}
    assert [[name for name, _ in row] for row in found] == [[name for name, _ in row] for row in wanted]
    for row, read in zip(_rows(document), wanted, strict=True):
        for (_, value), (_, cell) in zip(row.pairs, read, strict=True):
            assert isinstance(value, Scalar)
            if (value.start, value.end) in bare:
                assert value.text == cell.strip()
            else:
                assert cell.rstrip(" ") == value.text.rstrip(" ")  # a space after the closing quotation mark


def _rows(document: object) -> list[Mapping]:
    assert isinstance(document, Table)
    (root,) = document.roots
    assert isinstance(root, Sequence)
    return [item for item in root.items if isinstance(item, Mapping)]


def _values(document: object) -> list[list[Scalar]]:
    return [[value for _, value in row.pairs if isinstance(value, Scalar)] for row in _rows(document)]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('term,definition\na,"b\nc,d\n', "this is not CSV: this quotation mark is never closed", (2, 3)),
        ('term,definition\na,"he said "hi" to"\n', "text after the quotation mark that ends the cell", (2, 12)),
        ("term,definition\na,one, two, three\nb,c\n", "this row has 4 cells, but the header has 2", (2, 8)),
        ("term,term\na,b\n", 'two columns are called "term"', (1, 6)),
    ],
)
def test_an_error_has_its_place(text: str, message: str, place: tuple[int, int]) -> None:
    document = parse(Source("x.csv", text))
    fault = [*document.faults, *(defect.fault for defect in document.defects)][0]
    assert message in fault.message
    at = document.source.position(fault.span.start)
    assert (at.line, at.column) == place


def test_a_space_before_quotes_is_named_as_the_reason_for_too_many_cells() -> None:
    (fault,) = parse(Source("x.csv", 'term,definition\na, "one, two"\n')).faults
    assert fault.help == "delete the space before the quotation mark that opens a cell"


def test_a_row_with_too_many_cells_is_still_an_entry() -> None:
    assert len(_rows(parse(Source("x.csv", "term,definition\na,one,two\nb,c\n")))) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x.csv", "sep=;\nterm;definition, or so\na;b\n"),
        ("x.csv", '\r\n\r\n"term, or name";definition\r\na;b\r\n'),
        ("x.tsv", 'term, or name\tdefinition\na\t"b\n'),
    ],
)
def test_the_delimiter_is_that_of_the_first_line(path: str, text: str) -> None:
    (row,) = _values(parse(Source(path, text)))
    assert [value.text.strip('"') for value in row] == ["a", "b"]


def test_rows_without_text_and_columns_without_name_are_left_out() -> None:
    rows = _rows(parse(Source("x.csv", "term,definition,,\na,b,,x\n,,,\n \nc,,,\n")))
    assert [[key.text for key, _ in row.pairs] for row in rows] == [["term", "definition"], ["term"]]


def test_a_file_without_rows_is_an_empty_list() -> None:
    for text in ("", "\ufeff", "term,definition\n", "\n\n"):
        assert _rows(parse(Source("x.csv", text))) == []
