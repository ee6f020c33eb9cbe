"""Rows of a table that are notes and not entries: in italics, where all terms are in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.pages.score import Reading
from glosslint.detect.titles import title
from glosslint.model.options import toml
from glosslint.parse.files import kind_of, parse
from glosslint.parse.tree import Scalar
from glosslint.text.messages import some
from glosslint.text.names import fold

#: What is before a term in bold, and around one in italics, by the kind of the file.
_BOLD = {"page": re.compile(r"\*\*|__"), "asciidoc": re.compile(r"\*")}
_ITALICS = {
    "page": re.compile(r"(?<![*_])([*_])([^*_\n]+)\1(?![*_])"),
    "asciidoc": re.compile(r"(?<!_)(_)([^_\n]+)_(?!_)"),
}
_SHOWN = 3  # notes and examples
_FEWEST, _MOST = 5, 0.05  # rows in bold, and the share of notes


def without_note_rows(reading: Reading) -> Reading:
    """Return the reading of a table without the rows that are notes, which the settings then skip."""
    notes = _notes(reading)
    if not notes:
        return reading
    table = replace(reading.table, skip=(*reading.table.skip, *notes))
    return replace(reading, document=parse(reading.document.source, table), table=table)


def skipped(reading: Reading) -> Iterator[str]:
    """Yield the lines that name what is skipped: notes, and examples above the entries; not the title of the page."""
    if notes := _skipped_notes(reading):
        yield f"left out: rows in italics, since the terms are in bold: {some([*map(toml, notes)], _SHOWN)}"
    own = {fold(title(reading.document.source)), *map(fold, notes)}
    examples = [f'"{term}"' for term in reading.table.skip if hint(term) < STRONG and fold(term) not in own]
    if examples:
        yield f"skipped, because they show how to read the page: {some(examples, _SHOWN)}"


def _skipped_notes(reading: Reading) -> list[str]:
    """Return the words of the rows that are notes and are skipped."""
    if reading.table.forms != ("table",) or not reading.table.skip:
        return []
    table = replace(reading.table, skip=(), labels={})
    notes = _notes(replace(reading, document=parse(reading.document.source, table), table=table))
    return [note for note in notes if fold(note) in reading.table.skipped]


def _notes(reading: Reading) -> list[str]:
    """Return the words in italics that begin with a small letter, where all others are in bold and most of them begin
    with another sign; none if these are many. A term of another language, "ad hoc", is in bold as well, or a word."""
    kind = kind_of(reading.document.source.path)
    if reading.table.forms != ("table",) or kind not in _BOLD:
        return []
    text, notes, others = reading.document.source.text, [], []
    for node in reading.nodes:
        term = node.get("term")
        start = term.start if isinstance(term, Scalar) else node.start
        mark = 2 if kind == "page" else 1
        if _BOLD[kind].fullmatch(text, max(start - mark, 0), start):
            others.append(text[start : start + 1])
        elif (note := _ITALICS[kind].match(text, max(start - 1, 0))) is not None:
            notes.append(note[2].strip())
        else:
            return []
    small = sum(letter.islower() for letter in others)
    are_notes = len(others) >= _FEWEST and len(notes) <= max(1, _MOST * len(others)) and 5 * small <= len(others)
    return notes if are_notes and all(note[:1].islower() and " " in note for note in notes) else []
