"""Lines of reStructuredText: how blocks begin, where they end, titles of sections, and the rows of tables.

The columns of a simple table are the runs of equals signs in its border; a ``list-table`` is a list of lists.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from glosslint.model import Span
from glosslint.parse.page.formats.lines import Line, span_of

#: A line that repeats one sign; it underlines a title if it has four signs or more, or is as long as the title.
ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
#: ``.. name:: argument``, perhaps as a substitution definition.
DIRECTIVE = re.compile(
    r"\.\.[ \t]+(?P<substitution>\|[^|\n]+\|[ \t]+)?(?P<name>[\w:+.-]*\w)[ \t]?::(?:[ \t]+(?P<argument>.*))?"
)
#: What begins explicit markup: a directive, a comment, a target, a footnote; ``NOT_COMMENT`` all but the first two.
EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)|__[ \t]")
NOT_COMMENT = re.compile(r"\.\.[ \t]+(?:_|\[[^\]\s]+\]|\|[^|\s])|__[ \t]")
#: A target of links to what follows: ``.. _label:``.
TARGET = re.compile(r"\.\.[ \t]+_(?P<label>`[^`]+`|(?:\\.|[^:\\`])+):[ \t]*")
#: The bullet of an item of a list; its text may begin on the next line.
BULLET = re.compile(r"[ \t]*[-*+•‣⁃](?:[ \t]+|$)")
#: The beginning of a line that is not a term: a bullet, a number, a field, a doctest, a line block.
NO_TERM = re.compile(
    r"[-*+•‣⁃][ \t]|\.\.(?:[ \t]|$)|(?:\(?(?:\d+|#|[A-Za-z])[.)])[ \t]|:[^:`]+:(?:[ \t]|$)|>>>|\|(?:[ \t]|$)"
)
OPTION = re.compile(r"[ \t]*:(?!:)[^:`\r\n]+(?<!\s):(?:[ \t]|$)")
BORDER = re.compile(r"=+(?:[ \t]+=+)+[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-+(?:[ \t]+-+)*|=+(?:[ \t]+=+)+)[ \t]*")  # below a header, or between rows
_RUN = re.compile(r"=+")


def block_end(lines: Sequence[Line], at: int, indent: int) -> int:
    """Return the index after the lines from ``at`` on that are indented more than ``indent``, in columns.

    Blank lines between such lines count, but not blank lines after them.
    """
    end = at
    while at < len(lines) and (lines[at].is_blank or lines[at].indent > indent):
        at += 1
        end = at if not lines[at - 1].is_blank else end
    return end


def is_adornment(line: Line, least: int = 4) -> bool:
    """Return whether a line consists of one punctuation sign, ``least`` times or more."""
    return len(line.text.rstrip()) >= least and ADORNMENT.fullmatch(line.text) is not None


def titles_of(lines: Sequence[Line]) -> dict[int, tuple[int, int]]:
    """Return the titles of sections, by the line with which they begin: the line of the words, and the level, from 1.

    The line below the words is their underline.
    """
    titles: dict[int, tuple[int, int]] = {}
    styles: list[tuple[str, bool]] = []
    after = 0
    for at in range(len(lines) - 1):
        signs, *below = (line.text.rstrip() for line in lines[at : at + 3 : 2])
        over = is_adornment(lines[at], 1) and below == [signs]
        title = at + over
        if at >= after and _is_title(lines, title, over, after):
            style = lines[title + 1].text[0], over
            styles += [style] if style not in styles else []
            titles[at] = title, styles.index(style) + 1
            after = title + 2
    return titles


def _is_title(lines: Sequence[Line], at: int, over: bool, after: int) -> bool:
    """Return whether a line is a title; ``after`` is the index after the last one."""
    line, under = lines[at], lines[at + 1]
    if line.is_blank or under.indent or (line.indent and not over) or is_adornment(line):
        return False
    if not (over or at == after or lines[at - 1].is_blank or TARGET.fullmatch(lines[at - 1].text)):
        return False
    return is_adornment(under, 1) and len(under.text.rstrip()) >= min(len(line.text.rstrip()), 4)


def rows_of(lines: Sequence[Line], at: int, ends: Sequence[int], stop: int) -> tuple[list[list[Span]], int]:
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


def table_ends(lines: Sequence[Line]) -> list[int]:
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
    return [Span(*cell).strip_spaces(text).shift(line.start) for cell in cells]


def listed_rows(lines: Sequence[Line]) -> list[list[Span]]:
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
