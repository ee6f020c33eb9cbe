"""Lists in columns, with a header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glosslint.report.style import Style, width


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], style: Style, right: int = 0) -> Iterator[str]:
    """Yield the header and the rows, the first ``right`` columns to the right; none without rows.

    A column is as wide as its cells, but at most half of the terminal; a longer cell moves the rest of its line.
    """
    if not rows:
        return
    cells = [header, *rows]
    sizes = [min(max(width(row[at]) for row in cells), style.width // 2) for at in range(len(header) - 1)]
    for number, row in enumerate(cells):
        padded = [
            f"{'':>{max(size - width(cell), 0)}}{cell}" if at < right else f"{cell}{'':>{max(size - width(cell), 0)}}"
            for at, (cell, size) in enumerate(zip(row, sizes, strict=False))
        ]
        line = "  ".join((*padded, row[-1])).rstrip()
        yield style.bold(line) if number == 0 else line
