"""A table whose first row is an entry → the names that its columns get in the settings."""

from __future__ import annotations

from glosslint.detect.file_names import names_glossary
from glosslint.detect.keys.names import ROLE_KEYS, normal
from glosslint.detect.keys.term_keys import LONG_TERM, NEARLY_ALL
from glosslint.parse.files import parse
from glosslint.parse.tree import Document, Mapping, Scalar, Sequence

_COLUMNS = ("term", "definition")
_SENTENCE = 5  # words; the name of a column is shorter


def begins_with_entry(columns: tuple[str, ...]) -> bool:
    """Return whether the first row of a table is an entry: a cell has as many words as no name of a column."""
    return any(len(name.split()) >= _SENTENCE for name in columns)


def with_columns(document: Document) -> Document:
    """Return a table of terms and texts that is called a glossary and has no row of titles, with names for its columns;
    any other document unchanged."""
    if document.faults or len(document.columns) != len(_COLUMNS) or not names_glossary(document.source.path):
        return document
    first, second = document.columns
    if begins_with_entry((first,)) or not begins_with_entry((second,)) or normal(first) in ROLE_KEYS:
        return document
    named = parse(document.source, columns=_COLUMNS)
    return named if not named.faults and _has_entries(named) else document


def _has_entries(document: Document) -> bool:
    """Return whether nearly all rows have a short text that differs from those of others, and then a longer text."""
    rows = [item for root in document.roots if isinstance(root, Sequence) for item in root.items]
    pairs = [tuple(_text(row, name) for name in _COLUMNS) for row in rows if isinstance(row, Mapping)]
    full = [(term, text) for term, text in pairs if term and text]
    if len(full) < NEARLY_ALL * len(pairs) or len({term.casefold() for term, _ in full}) < NEARLY_ALL * len(full):
        return False
    words, longer = (sum(len(pair[at].split()) for pair in full) for at in range(len(_COLUMNS)))
    return words <= LONG_TERM * len(full) and words < longer


def _text(row: Mapping, name: str) -> str:
    cell = row.get(name)
    return cell.text if isinstance(cell, Scalar) else ""
