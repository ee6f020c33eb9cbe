"""The fields of an entry in a table of two columns that its text begins with: ``| Definition | Front of a ship. |``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from glosslint.model import Span
from glosslint.text.names import fold

_CELL = r"(?:[^|\\\r\n]|\\.)"
_ROW = re.compile(rf"[ \t]*\|(?P<words>{_CELL}{{1,80}})\|(?P<text>{_CELL}*)(?:\||(?=[\r\n]|\Z))[ \t]*(?:\r\n|\r|\n|\Z)")
_DASHES = re.compile(r"[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*:?-+:?(?:[ \t]*\|)?[ \t]*(?:\r\n|\r|\n|\Z)")
_MARKS = " \t*_`:："


class Row(NamedTuple):
    """A row: the words that name the field, without marks, and the characters of its text."""

    words: str
    span: Span


class Rows(NamedTuple):
    """The rows of the table below its titles, and the character after the table."""

    rows: tuple[Row, ...] = ()
    end: int = 0


def rows_in(text: str, span: Span) -> Rows:
    """Return the rows of a table of two columns in Markdown that a part of a text begins with; none if it does not."""
    at = span.end - len(text[slice(*span)].lstrip())
    titles = _ROW.match(text, at, span.end)
    dashes = _DASHES.match(text, titles.end(), span.end) if titles is not None else None
    if dashes is None:
        return Rows()
    rows, at = [], dashes.end()
    while at < span.end and (row := _ROW.match(text, at, span.end)) is not None:
        start, end = row.span("text")
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        rows.append(Row(row["words"].strip(_MARKS), Span(start, start + len(inner.strip()))))
        at = row.end()
    is_whole = not text.startswith("|", span.end - len(text[at : span.end].lstrip(" \t")))
    return Rows(tuple(rows), at) if is_whole or at >= span.end else Rows()


def fields_in(text: str, span: Span, keys: Mapping[str, str]) -> list[tuple[str, Span]]:
    """Return the key and the characters of each row whose folded words have one of the ``keys``, and what is below the
    table as more of the definition; none if no row has the definition. Other rows are not read."""
    rows, end = rows_in(text, span)
    found = [(keys[fold(words)], cell) for words, cell in rows if fold(words) in keys and cell.end > cell.start]
    if all(key != "definition" for key, _ in found):
        return []
    rest = text[end : span.end]
    start = span.end - len(rest.lstrip())
    return [*found, ("definition", Span(start, end + len(rest.rstrip())))] if rest.strip() else found
