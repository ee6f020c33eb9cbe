"""Recognise a guide in numbered chapters: it may be called a glossary, but its titles are not terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.pages.score import Reading
from glosslint.detect.titles import title
from glosslint.model.source import Source

_NUMBER = re.compile(
    r"[#=\s]*(?:<[^<>]*>\s*)*(?:(?:chapter|part|section|step|unit|lesson|module|kapitel|chapitre)\s+)?(\d{1,2})\b(?!\.\d)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"^(?:#{2,6}|={3,6})\s|<h[2-6]\b|^(?:-{3,}|~{3,}|\^{3,})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 3
_NUMBERED = 0.8  # share of the titles; the others are "Contents", "Index" and the like
_WITH_PARTS = 0.5  # share of the chapters that have headings
#: Words below a heading, on average: with more, it is a chapter. The second counts if the page has the title of a
#: glossary, or the chapters have no headings. Published glossaries with numbered groups have fewer.
_LONG, _LONGER = 45, 150


def marked(source: Source, readings: Sequence[Reading]) -> list[Reading]:
    """Return the ``readings`` of a page, with ``chapters`` set where the terms are the titles of numbered chapters, or
    titles on a level below these."""
    own = title(source)
    top = min((reading.table.levels[0] for reading in readings if _are_chapters(reading, own)), default=None)
    return [
        replace(reading, chapters=True)
        if top is not None and reading.table.forms == ("heading",) and reading.table.levels[-1] >= top
        else reading
        for reading in readings
    ]


def _are_chapters(reading: Reading, of_page: str) -> bool:
    """Return whether the entries of a reading are chapters: numbered in order from 0 or 1, with long texts or tables.

    The chapters of a standard do not count, because one of them has the terms: "3. Terms and definitions".
    """
    if reading.table.forms != ("heading",) or reading.table.at or len(reading.nodes) < _FEWEST:
        return False
    text = reading.document.source.text
    matches = [_NUMBER.match(text, node.start, node.end) for node in reading.nodes]
    numbers = [int(match[1]) for match in matches if match is not None]
    ascending = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2 if numbers else False
    if not ascending or len(numbers) < max(_FEWEST, _NUMBERED * len(matches)):
        return False
    if any(hint(term) == STRONG for term, _ in reading.pairs):
        return False
    if reading.holds_tables:
        return True
    words = sum(len(_TAG.sub(" ", body).split()) for _, body in reading.pairs)
    parts = [len(_BELOW.findall(body)) for _, body in reading.pairs]
    divided = sum(count > 0 for count in parts) >= _WITH_PARTS * len(parts)
    least = _LONG if divided and hint(of_page) < STRONG else _LONGER
    return words > least * (len(parts) + sum(parts))
