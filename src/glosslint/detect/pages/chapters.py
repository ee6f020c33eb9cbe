"""Recognise readings whose terms are none: the titles of a guide in numbered chapters, which may be called a glossary,
and paragraphs that only show how to use the term in the heading above: ``**"We sync"** - said when …``."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from glosslint.detect.file_names import STRONG, hint
from glosslint.detect.pages.score import Reading
from glosslint.detect.titles import title
from glosslint.model.source import Source
from glosslint.parse.tree import Mapping, Scalar
from glosslint.text.names import fold

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
#: Shares of the openings in quotation marks, and of those that have a word of the heading above.
_NEARLY_ALL, _MOST = 0.8, 0.6
_QUOTES = frozenset("\"'\u201c\u2018\u00ab\u201e\u300c")
_STEM = 5  # characters at the beginning of a word that its forms share


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


def are_uses(openings: Reading, headings: Reading) -> bool:
    """Return whether nearly all ``openings`` of paragraphs or items are in quotation marks, and most have a word of the
    term in the heading above: then the entries are the ``headings``."""
    if headings.table.forms != ("heading",) or headings.problem or openings.table.form not in ("paragraph", "item"):
        return False
    quoted = [node for node in openings.nodes if _is_quoted(node, openings)]
    if len(quoted) < _NEARLY_ALL * len(openings.nodes):
        return False
    return sum(_has_word_of_heading(node, headings) for node in quoted) >= _MOST * len(openings.nodes)


def _is_quoted(node: Mapping, reading: Reading) -> bool:
    term = node.get("term")
    before = reading.document.source.text[term.start - 1 : term.start] if term is not None and term.start else ""
    return before in _QUOTES


def _has_word_of_heading(node: Mapping, headings: Reading) -> bool:
    above = bisect.bisect_right(headings.nodes, node.start, key=attrgetter("start")) - 1
    term, used = headings.nodes[max(above, 0)].get("term"), node.get("term")
    if above < 0 or not isinstance(term, Scalar) or not isinstance(used, Scalar):
        return False
    words = fold(used.text)
    return any(word[:_STEM] in words for word in fold(term.text).split())
