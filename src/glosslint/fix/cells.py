"""Intents on what is not written as keys and values: rows and cells of CSV, where there are no lists and mappings to
insert into, and several values in one string.

A key is a column of a table, which all rows share: a key can be given to a row, or taken from it, by filling its cell
or emptying it, but not renamed. What is a list to rules may be written in one string: ``intents_on_whole`` gives
intents as they are on that string, ``structure_edits`` the edits of rows and cells; what a change of text in a cell
comes to is in scalar_text.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping as Table_, Sequence as Many

from glosslint.fix.scalar_text import UnfixableError, new_cell
from glosslint.model import (
    Edit,
    InsertItem,
    InsertKey,
    Intent,
    NodePath,
    Part,
    Place,
    RemoveItem,
    RemoveKey,
    Reorder,
    Replace,
    ReplaceSource,
    SetValue,
    Span,
    Value,
)
from glosslint.parse.csv import PADDING, Row, Table
from glosslint.parse.separated import LISTED, parts
from glosslint.parse.tree import ENTRIES, PART, QUOTED_CELL, Document, Scalar, Sequence


def written_document(document: Document) -> Document:
    """Return the document as it is written, with one string where the separated one has a list."""
    return document.separation.written if document.separation is not None else document


def intents_on_whole(document: Document, intents: Iterable[Intent]) -> list[Intent]:
    """Return the intents as they are on the document as it is written. Raise UnfixableError for what it cannot hold."""
    if document.separation is None:
        return list(intents)
    return [whole for intent in intents for whole in _intents_on_whole(document, document.separation.separator, intent)]


def _intents_on_whole(document: Document, separator: str, intent: Intent) -> Iterable[Intent]:
    if isinstance(intent, InsertKey) and isinstance(intent.text, tuple) and isinstance(document, Table):
        joined = _usual_gap(separator).join(map(str, intent.text))
        return [intent._replace(text=f"['{joined}']" if separator == LISTED else joined)]
    path = intent.place.path if isinstance(intent, InsertItem | Reorder) else intent.place.path[:-1]
    whole = _string(document, path)
    return [intent] if whole is None else _changes(intent, path, whole, separator)


def _string(document: Document, path: NodePath) -> Scalar | None:
    """Return the string in which the list at ``path`` is written; ``None`` for another list."""
    match = document.find(path)
    if match is None or not match.complete or not isinstance(match.node, Sequence) or not match.node.items:
        return None
    first = match.node.items[0]
    if not isinstance(first, Scalar) or not first.style.startswith(PART):
        return None
    found = written_document(document).find(path)
    return found.node if found is not None and isinstance(found.node, Scalar) else None


def _changes(intent: Intent, path: NodePath, whole: Scalar, separator: str) -> Iterator[Intent]:
    spans = parts(whole.text, separator)
    file, last = intent.place.file, intent.place.path[-1]

    def change(start: int, end: int, text: str) -> Replace:
        return Replace(Place(file, path, Part.VALUE, Span(start, end)), text)

    if isinstance(intent, InsertItem):
        at = intent.number if intent.number is not None and intent.number < len(spans) else None
        gap = whole.text[spans[-2].end : spans[-1].start] if len(spans) > 1 else _usual_gap(separator)
        text = str(intent.value)
        yield change(*spans[-1][1:] * 2, f"{gap}{text}") if at is None else change(*spans[at][:1] * 2, f"{text}{gap}")
    elif isinstance(intent, Reorder):
        for span, number in zip(spans, intent.order, strict=True):
            if span != spans[number]:
                yield change(*span, whole.text[slice(*spans[number])])
    elif isinstance(intent, RemoveItem) and isinstance(last, int):
        if len(spans) == 1:
            yield RemoveKey(Place(file, path))
        elif last + 1 < len(spans):
            yield change(spans[last].start, spans[last + 1].start, "")
        else:
            yield change(spans[last - 1].end, spans[last].end, "")
    elif isinstance(intent, Replace | SetValue) and isinstance(last, int):
        if any(sign in intent.text for sign in ("'", '"', "\\") if separator == LISTED) or separator in intent.text:
            raise UnfixableError(f'"{separator}" separates the values of the string')
        start, end = intent.place.span or Span(0, spans[last].end - spans[last].start)
        old = whole.text[slice(*spans[last])]
        if not (old[:start] + intent.text + old[end:]).strip():
            raise UnfixableError("a value of the string would be empty; remove it instead")
        yield change(spans[last].start + start, spans[last].start + end, intent.text)
    else:
        yield intent


def _usual_gap(separator: str) -> str:
    return "', '" if separator == LISTED else f"{separator} "


_DEPTH = 2  # the steps of the path of a row: document, row


def structure_edits(document: Document, intents: Many[Intent]) -> tuple[Edit, ...] | None:
    """Return the edits of intents on rows and cells, not on their texts; ``None`` for other intents and documents.

    Raise UnfixableError for what a document cannot hold or does not let be changed.
    """
    if isinstance(intents[0], Replace | SetValue | ReplaceSource):
        return None
    if ENTRIES in intents[0].place.path[1:2]:
        raise UnfixableError("it is part of a page, neither list nor mapping; change it by hand")
    if document.rigid:
        raise UnfixableError(document.rigid)
    return _table_edits(document, intents) if isinstance(document, Table) else None


def _table_edits(table: Table, intents: Many[Intent]) -> tuple[Edit, ...]:
    first = intents[0]
    path = first.place.path
    if isinstance(first, RemoveItem):
        return tuple(_remove_rows(table, sorted({_row_number(table, intent.place.path) for intent in intents})))
    if isinstance(first, InsertItem) and len(path) == 1:
        return (_new_row(table, first),)
    if isinstance(first, Reorder) and len(path) == 1:
        return tuple(_reorder_rows(table, first.order))
    if isinstance(first, InsertKey):
        keys = {intent.key: _cell_text(intent.text) for intent in intents if isinstance(intent, InsertKey)}
        return tuple(_fill_cells(table, table.rows[_row_number(table, path)], keys))
    if isinstance(first, RemoveKey):
        row, column = table.rows[_row_number(table, path[:-1])], _column(table, str(path[-1]))
        return (Edit(row.cells[column].field, ""),)
    raise UnfixableError("the rows of a table have the keys of its header, each with one text")


def intents_on_cells(table: Table, intents: Many[Intent]) -> list[Intent]:
    """Return intents as they are seen in the data: in the order of the columns, and without empty cells."""
    ordered = sorted(intents, key=lambda intent: _column(table, intent.key) if isinstance(intent, InsertKey) else 0)
    return [_intent_on_cells(table, intent) for intent in ordered]


def _intent_on_cells(table: Table, intent: Intent) -> Intent:
    if isinstance(intent, InsertItem) and isinstance(intent.value, Table_):
        return intent._replace(value={name: intent.value[name] for name in table.columns if intent.value.get(name)})
    if isinstance(intent, InsertKey):
        row = table.rows[_row_number(table, intent.place.path)]
        filled = [name for name, cell in zip(table.columns, row.cells, strict=False) if cell.scalar.text.strip()]
        column = _column(table, intent.key)
        before = [name for name in filled if name and table.columns.index(name) < column]
        return intent._replace(after=before[-1] if before else None)
    return intent


def adjust_cell_edits(document: Document, edits: Many[Edit]) -> tuple[Edit, ...]:
    """Return edits, of which those that put a cell into quotes take away the whitespace around it, which quotes may not
    have. Raise UnfixableError for one in a row with a syntax error."""
    if not isinstance(document, Table):
        return tuple(edits)
    text = document.source.text
    if any(_changes_row(edit, defect.span) for defect in document.defects for edit in edits):
        raise UnfixableError("the row cannot be read; correct that first")
    return tuple(
        _cover_padding(text, edit) if edit.text == '"' and edit.span.start == edit.span.end else edit for edit in edits
    )


def _changes_row(edit: Edit, row: Span) -> bool:
    """Return whether an edit changes a row, which a line before or after it does not."""
    (start, end), line = edit.span, edit.text[:1] + edit.text[-1:]
    if start == end:
        return row.start <= start <= row.end and line.strip("\r\n") == line
    return start < row.end and end > row.start


def _cover_padding(text: str, edit: Edit) -> Edit:
    at = edit.span.start
    before = after = at
    while before and text[before - 1] in PADDING:
        before -= 1
    while after < len(text) and text[after] in PADDING:
        after += 1
    if before < at and after == at:
        return Edit(Span(before, at), '"')
    return Edit(Span(at, after), '"') if after > at and before == at else edit


def _row_number(table: Table, path: NodePath) -> int:
    number = path[1] if len(path) == _DEPTH else None
    if not isinstance(number, int) or number >= len(table.rows):
        raise UnfixableError("it is not a row of the table")
    return number


def _column(table: Table, name: str) -> int:
    if not name or name not in table.columns:
        advice = "its first row is an entry, so add it to columns in the settings, and to the rows, first"
        raise UnfixableError(
            f'the table has no column "{name}"; {advice if table.given_columns else "add it to the header first"}'
        )
    return table.columns.index(name)


def _remove_rows(table: Table, numbers: Many[int]) -> Iterator[Edit]:
    text = table.source.text
    for number in numbers:
        row = table.rows[number]
        start = row.start
        if row.next == row.end and start:  # the last line still has no line break then
            start -= 2 if text[start - 2 : start] == "\r\n" else 1
        yield Edit(Span(start, row.next), "")


def _reorder_rows(table: Table, order: Many[int]) -> Iterator[Edit]:
    if sorted(order) != list(range(len(table.rows))):
        raise UnfixableError("the new order does not name each row once")
    for row, number in zip(table.rows, order, strict=True):
        other = table.rows[number]
        if other is not row:
            yield Edit(Span(row.start, row.end), table.source.text[other.start : other.end])


def _new_row(table: Table, intent: InsertItem) -> Edit:
    """Return the edit that writes a row, before that of the intent's number or after the last one."""
    if not isinstance(intent.value, Table_):
        raise UnfixableError("a row needs the names of its columns")
    for name in intent.value:
        _column(table, name)
    quoted = _quotes_all(table)
    cells = [new_cell(_cell_text(intent.value.get(name, "")), table.delimiter, quoted) for name in table.columns]
    line, text = table.delimiter.join(cells), table.source.text
    first = table.rows[0] if table.rows and table.given_columns else table.header
    newline = text[first.end : first.next] or "\n"
    if intent.number is not None and intent.number < len(table.rows):
        at = table.rows[intent.number].start
        return Edit(Span(at, at), f"{line}{newline}")
    last = table.rows[-1] if table.rows else table.header
    if table.given_columns and not table.rows:
        return Edit(Span(last.end, last.end), f"{line}{newline}")
    return Edit(Span(last.end, last.end), f"{newline}{line}")


def _fill_cells(table: Table, row: Row, keys: Table_[str, str]) -> Iterator[Edit]:
    """Yield the edits that write texts into empty cells of a row, and into cells that the row does not have yet."""
    texts = {_column(table, key): new_cell(text, table.delimiter, _quotes_all(table)) for key, text in keys.items()}
    for key in keys:
        column = _column(table, key)
        if column < len(row.cells):
            if row.cells[column].scalar.text.strip():
                raise UnfixableError(f'"{key}" exists already')
            yield Edit(row.cells[column].field, texts[column])
    more = [texts.get(column, "") for column in range(len(row.cells), max(texts) + 1)]
    if more:
        yield Edit(Span(row.end, row.end), "".join(table.delimiter + text for text in more))


def _quotes_all(table: Table) -> bool:
    """Return whether every cell with a text is in quotes, and there are some."""
    return {cell.scalar.style for row in table.rows for cell in row.cells if cell.scalar.text} == {QUOTED_CELL}


def _cell_text(value: Value) -> str:
    if not isinstance(value, str):
        if not value:
            return ""
        raise UnfixableError("a cell holds one text")
    return value
