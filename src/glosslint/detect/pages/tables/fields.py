"""The tables of fields below headings that are terms: the texts in their rows, by the words that name each field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.files import kind_of
from glosslint.parse.sections.labels.rows import rows_in
from glosslint.parse.tree import Scalar


def rows_of(readings: Iterable[Reading]) -> dict[str, list[str]]:
    """Return the texts in the rows of the tables of two columns that the texts of entries below headings begin with, by
    the words that name the field."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for reading in readings:
        is_below = reading.table.forms == ("heading",) and kind_of(reading.document.source.path) == "page"
        text = reading.document.source.text
        for node in reading.nodes if is_below else ():
            own = node.get("definition")
            for words, span in rows_in(text, Span(own.start, own.end)).rows if isinstance(own, Scalar) else ():
                found[words].append(text[slice(*span)])
    return found
