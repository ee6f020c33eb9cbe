"""What follows the last entries of pages, and is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.detect.page_texts import WORDS_OF_LINK
from glosslint.detect.pages.other_formats import is_other
from glosslint.detect.pages.score import Reading
from glosslint.model import Span
from glosslint.parse.sections.document import SectionDocument
from glosslint.parse.sections.ends.words import says_nothing
from glosslint.parse.sections.markdown.reader import outline

_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"<[^<>]{0,300}>")


def ends(readings: Sequence[Reading]) -> Iterator[tuple[str, int, str]]:
    """Yield the path, the line and the text of what is left out after the last entry of each page, if it has words and
    not only links to other pages, dates and the like."""
    for reading in readings:
        source = reading.document.source
        start, end = _of_other(reading) if is_other(source.path) else _of_markdown(reading)
        rest = source.text[start:end].strip(" \t\r\n-*_'")
        if _LETTER.search(_TAG.sub("", WORDS_OF_LINK.sub("", rest))):
            yield source.path, source.position(source.text.index(rest, start)).line, rest


def _of_markdown(reading: Reading) -> Span:
    own = outline(reading.document.source, reading.table)
    return Span(own.end, own.text_end(own.end, own.part.end if own.part is not None else own.end))


def _of_other(reading: Reading) -> Span:
    found = reading.document.reading.end if isinstance(reading.document, SectionDocument) else None
    start, end = found or (0, 0)
    lines = reading.document.source.text[start:end].splitlines(keepends=True)
    while lines and (says_nothing(lines[-1].strip()) or not lines[-1].strip()):
        end -= len(lines.pop())
    return Span(start, end)
