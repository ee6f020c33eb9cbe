"""Lines of AsciiDoc → the rows of tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.page.formats.asciidoc_blocks import Blocks
from glosslint.parse.page.formats.lines import Line

DELIMITER = re.compile(r"\|={3,}[ \t]*")
#: The beginning of a cell: a factor for columns or repetitions, its alignment, its style, and a bar.
SEPARATOR = re.compile(r"(?:(?:^|(?<=[ \t]))(?P<span>[0-9.]{1,9}[+*])?[<^>.]{0,4}[adehlmsv]?)?(?<!\\)\|", re.MULTILINE)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_HEADER, _NO_HEADER = re.compile(r"%header|\bopt(?:ion)?s=[^\]]{0,80}\bheader"), re.compile(r"%noheader|\bnoheader")
_REPEATED = re.compile(r"([0-9]{1,4})\*")
_COMMENT = re.compile(r"^//(?!/)[^\r\n]*", re.MULTILINE)


class _Cell(NamedTuple):
    """The characters of a cell, and the number of columns that it spans."""

    words: Span
    columns: int


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
        spanned = int(re.match(r"[0-9]*", mark["span"])[0] or 1) if mark["span"] else 1  # type: ignore[index]  # may be empty
        yield _Cell(Span(mark.end(), end).stripped(text), spanned)


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


def separators(text: str, lines: Sequence[Line], blocks: Blocks) -> Iterator[Span]:
    """Yield the separators before the cells of all tables."""
    for first, last in _bounds(lines, blocks, range(len(lines))):
        yield from itertools.starmap(
            Span, (mark.span() for mark in SEPARATOR.finditer(text, lines[first].end, lines[last].start))
        )


def tables(text: str, lines: Sequence[Line], blocks: Blocks) -> Iterator[tuple[int, int, list[list[Span]], bool]]:
    """Yield each table: the indices of its first and last line, its cells, and whether its first row is a header."""
    plain = _without_comments(text, blocks)
    for first, last in _bounds(lines, blocks, range(len(lines))):
        for own, titled in _tables(plain, lines, blocks, range(first, last + 1)):
            yield first, last, [[cell.words for cell in row] for row in own], titled
