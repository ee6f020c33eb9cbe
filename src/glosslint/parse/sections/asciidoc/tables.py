"""Lines → the rows of tables that are entries."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.asciidoc.blocks import Blocks, read
from glosslint.parse.sections.columns import TableTexts, columns_of, divides_alphabet
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.lines import Line
from glosslint.parse.sections.names import listed_names
from glosslint.parse.sections.table import SectionTable

DELIMITER = re.compile(r"\|={3,}[ \t]*")
#: The beginning of a cell: a factor for columns or repetitions, its alignment, its style, and a bar.
SEPARATOR = re.compile(r"(?:(?:^|(?<=[ \t]))(?P<span>[\d.]+[+*])?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|", re.MULTILINE)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_HEADER, _NO_HEADER = re.compile(r"%header|\bopt(?:ion)?s=[^\]]{0,80}\bheader"), re.compile(r"%noheader|\bnoheader")
_REPEATED = re.compile(r"(\d+)\*")
_COMMENT = re.compile(r"^//(?!/)[^\r\n]*", re.MULTILINE)
_MARKS = re.compile(r"\A[*_`]+|[*_`]+\Z")


class _Cell(NamedTuple):
    """The characters of a cell, and the number of columns that it spans."""

    words: Span
    columns: int


def rows(text: str, lines: Sequence[Line], blocks: Blocks, part: range, table: SectionTable) -> Iterator[Item]:
    """Yield the rows of the tables that have the columns of the term and the definition.

    ``blocks`` must have been read with ``in_tables``.
    """
    text = _without_comments(text, blocks)
    for own, titled in _tables(text, lines, blocks, part):
        titles = [_title(text, cell.words) for cell in own[0]]
        columns, first = columns_of(titles, table.columns, titled)
        for row in own[first:] if columns else ():
            item = _item(text, row, columns) if len(row) > max(columns.values()) else None
            if item is not None:
                yield item


def headers(text: str, lines: Sequence[Line]) -> Iterator[TableTexts]:
    """Yield what readers see of each table."""
    blocks = read(lines, in_tables=True)
    text = _without_comments(text, blocks)
    for own, titled in _tables(text, lines, blocks, range(len(lines))):
        yield TableTexts([[_title(text, cell.words) for cell in row] for row in own], titled)


def _without_comments(text: str, blocks: Blocks) -> str:
    """Return the text at its own length, with spaces for the lines of comments, which may hold rows."""
    pieces: list[str] = []
    at = 0
    for comment in blocks.comments:
        start, end = comment.span
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:])) if pieces else text


def _bounds(lines: Sequence[Line], blocks: Blocks, part: range) -> Iterator[tuple[int, int]]:
    """Yield the indices of the first and last line of each table outside comments and listings."""
    bounds = [at for at in part if DELIMITER.fullmatch(lines[at].text) and not blocks.inside[at]]
    yield from zip(bounds[::2], bounds[1::2], strict=False)


def _tables(text: str, lines: Sequence[Line], blocks: Blocks, part: range) -> Iterator[tuple[list[list[_Cell]], bool]]:
    """Yield the rows of each table, and whether the first is surely a header."""
    for first, last in _bounds(lines, blocks, part):
        inside = [line for line in lines[first + 1 : last] if text[line.start : line.end].strip()]
        if inside:
            cells = list(_cells(text, Span(inside[0].start, inside[-1].end)))
            count = _count(lines[first - 1].text if first else "") or sum(
                cell.columns for cell in cells if cell.words.start <= inside[0].end
            )
            own = list(_rows(cells, count)) if count else []
            if own:
                attributes = [line.text for line in lines[max(first - 2, 0) : first]]
                yield own, _is_titled(attributes, lines[first + 1 : last], own[0])


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
    """Yield the cells of a table; comments in it are in none."""
    if "//" in text[slice(*span)]:
        plain = _COMMENT.sub(lambda match: " " * len(match[0]), text[slice(*span)])
        text = f"{text[: span.start]}{plain}{text[span.end :]}"
    marks = list(SEPARATOR.finditer(text, *span))
    ends = (*(mark.start() for mark in marks[1:]), span.end)
    for mark, end in zip(marks, ends, strict=False):  # without a bar there are no cells, but one end
        inner = text[mark.end() : end]
        start = mark.end() + len(inner) - len(inner.lstrip())
        spanned = int(re.match(r"\d*", mark["span"])[0] or 1) if mark["span"] else 1  # type: ignore[index]  # may be empty
        yield _Cell(Span(start, max(start, mark.end() + len(inner.rstrip()))), spanned)


def _rows(cells: Sequence[_Cell], count: int) -> Iterator[list[_Cell]]:
    """Yield the cells of each row. A row with a cell over several columns is not an entry: only its first cell is
    yielded."""
    row: list[_Cell] = []
    for cell in cells:
        row.append(cell)
        if sum(own.columns for own in row) >= count:
            yield row if len(row) == count else row[:1]
            row = []


def _title(text: str, cell: Span) -> str:
    return " ".join(_MARKS.sub("", text[slice(*cell)].strip()).split())


def _item(text: str, row: Sequence[_Cell], columns: dict[str, int]) -> Item | None:
    cells = {key: row[number].words for key, number in columns.items()}
    term, definition = cells.pop("term"), cells.pop("definition")
    aliases = listed_names(text, cells.pop("aliases")) if "aliases" in cells else []
    if not text[slice(*term)].strip() or divides_alphabet([text[slice(*cell.words)] for cell in row]):
        return None
    filled = {key: span for key, span in cells.items() if span.end > span.start}
    return Item((term, *aliases), definition, Span(row[0].words.start, row[-1].words.end), filled)


def separators(text: str, lines: Sequence[Line], blocks: Blocks) -> Iterator[Span]:
    """Yield the separators before the cells of all tables."""
    for first, last in _bounds(lines, blocks, range(len(lines))):
        yield from itertools.starmap(
            Span, (mark.span() for mark in SEPARATOR.finditer(text, lines[first].end, lines[last].start))
        )
