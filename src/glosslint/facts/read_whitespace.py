"""Document → trailing whitespace and a missing newline at the end: invisible, but shown by every diff."""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.tree import RAW, Document, walk
from glosslint.util.regexes import lazy_pattern

#: How many strings before a position are tried: sections of a page overlap, each lies within the one above it.
_OVERLAPS = 200
_TRAILING = lazy_pattern(r"(?<![ \t])[ \t]+(?=\r\n|\r|\n|\Z)")
_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n|\Z")
_FENCE = re.compile(r"^[ ]*(```+|~~~+)", re.MULTILINE)


def trailing_whitespace(document: Document) -> tuple[Span, ...]:
    """Return the whitespace at line ends, except where it means something: hard line breaks, blocks of code."""
    text = document.source.text
    if not document.roots or not (" \n" in text or "\t\n" in text or "\r" in text or text.endswith((" ", "\t"))):
        return ()
    spans = [Span(*match.span()) for match in _TRAILING.finditer(text, document.source.body_start)]
    if not spans:
        return ()
    scalars = {(s.start, s.end, s.style) for root in document.roots for s in walk(root) if s.style in (RAW, "|", ">")}
    texts = sorted((start, end) for start, end, _ in scalars)
    last = {(start, end): start + len(text[start:end].rstrip()) for start, end, style in scalars if style != RAW}
    lines = [0, *(match.end() for match in _BREAK.finditer(text))]
    code = [span for start, end in texts for span in _fenced(text, start, end)]
    meant = (span for span in spans if _breaks_line(text, span, texts, lines) or _ends_block(text, span, texts, last))
    kept = {*meant, *(span for span in spans if any(start <= span.start and span.end <= end for start, end in code))}
    return tuple(span for span in spans if span not in kept)


def _breaks_line(text: str, span: Span, texts: list[tuple[int, int]], lines: list[int]) -> bool:
    """Return whether ``span`` is a hard line break: two or more spaces between two lines of one paragraph.

    ``lines`` are the starts of the lines.
    """
    if span.end - span.start < 2 or "\t" in text[slice(*span)]:
        return False
    begin = lines[bisect.bisect_right(lines, span.start) - 1]
    gap = _BREAK.match(text, span.end)
    following = _LINE.match(text, gap.end()) if gap is not None else None
    if not text[begin : span.start].strip() or following is None or not following[0].strip():
        return False
    return any(start <= begin and following.start() < end for start, end in _near(span, texts))


def _ends_block(text: str, span: Span, texts: list[tuple[int, int]], last: dict[tuple[int, int], int]) -> bool:
    """Return whether ``span`` is a whole line at the end of a block scalar, whose value it may be part of. ``last`` is
    where what is no whitespace ends in each."""
    if span.start and text[span.start - 1] not in "\r\n":
        return False
    return any(near in last and last[near] <= span.end for near in _near(span, texts))


def _near(span: Span, texts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return those of the sorted ``texts`` that contain ``span``."""
    at = bisect.bisect_right(texts, (span.start, sys.maxsize))
    return ((start, end) for start, end in reversed(texts[max(at - _OVERLAPS, 0) : at]) if span.start < end)


def _fenced(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the fenced code blocks of a string; one that is not closed reaches to its end."""
    marks = _FENCE.finditer(text, start, end)
    for opening in marks:
        closing = next((mark for mark in marks if mark[1].startswith(opening[1])), None)
        yield Span(opening.end(), closing.start() if closing is not None else end)


def unterminated_line(document: Document) -> Span | None:
    """Return the last character of a file that does not end with a newline."""
    text = document.source.text
    if not document.roots or len(text) <= document.source.body_start or text[-1] in "\r\n":
        return None
    return Span(len(text) - 1, len(text))
