"""Document → blanks at line ends, the end of the file: what nobody sees and every diff shows."""

from __future__ import annotations

import bisect
import re
import sys
from collections.abc import Iterator

from glosslint.model import Span
from glosslint.parse.tree import RAW, Document, Mapping, walk

_OVERLAPS = 200  # texts that may begin before a place and hold it: the sections of a page, each in the one above
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\r\n|\r|\n|\Z)")
_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n|\Z")
_FENCE = re.compile(r"^[ ]*(```+|~~~+)", re.MULTILINE)


def trailing_whitespace(document: Document) -> tuple[Span, ...]:
    """Blanks at the ends of lines, but for those that mean something: two spaces that break a line in Markdown, and
    whatever stands in a block of code."""
    text = document.source.text
    if not document.roots or not _may_trail(text):
        return ()
    found = [Span(*match.span()) for match in _TRAILING.finditer(text, document.source.body_start)]
    if not found:
        return ()
    scalars = {(s.start, s.end, s.style) for root in document.roots for s in walk(root) if s.style in (RAW, "|", ">")}
    texts = sorted((start, end) for start, end, _ in scalars)
    blocks = {(start, end) for start, end, style in scalars if style != RAW}
    code = [span for start, end in texts for span in _fenced(text, start, end)]
    return tuple(
        span
        for span in found
        if not (_breaks_line(text, span, texts) or _within(span, code) or _ends_block(text, span, texts, blocks))
    )


def _may_trail(text: str) -> bool:
    """A quick look, which spares most files the long one."""
    return " \n" in text or "\t\n" in text or "\r" in text or text.endswith((" ", "\t"))


def _breaks_line(text: str, span: Span, texts: list[tuple[int, int]]) -> bool:
    """Whether the blanks are a hard line break: two or more spaces between two lines of one paragraph."""
    if span.end - span.start < 2 or "\t" in text[slice(*span)]:
        return False
    begin = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    gap = _BREAK.match(text, span.end)
    following = _LINE.match(text, gap.end()) if gap is not None else None
    if not text[begin : span.start].strip() or following is None or not following[0].strip():
        return False
    return any(start <= begin and following.start() < end for start, end in _near(span, texts))


def _ends_block(text: str, span: Span, texts: list[tuple[int, int]], blocks: set[tuple[int, int]]) -> bool:
    """Whether the blanks are a line of their own below a block text: part of it or not, as its indentation has it."""
    if span.start and text[span.start - 1] not in "\r\n":
        return False
    return any(near in blocks and not text[span.end : near[1]].strip() for near in _near(span, texts))


def _near(span: Span, texts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of ``texts`` (in order) that hold ``span``; the parts of a page overlap its body."""
    at = bisect.bisect_right(texts, (span.start, sys.maxsize))
    return ((start, end) for start, end in reversed(texts[max(at - _OVERLAPS, 0) : at]) if span.start < end)


def _fenced(text: str, start: int, end: int) -> Iterator[Span]:
    marks = list(_FENCE.finditer(text, start, end))
    while marks:
        opening = marks.pop(0)
        closing = next((mark for mark in marks if mark[1].startswith(opening[1])), None)
        stop = closing.start() if closing is not None else end
        yield Span(opening.end(), stop)
        marks = [mark for mark in marks if mark.start() > stop]


def _within(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def unterminated_line(document: Document) -> Span | None:
    """The last character of a file whose last line has no line end."""
    text = document.source.text
    if not document.roots or len(text) <= document.source.body_start or text[-1] in "\r\n":
        return None
    return Span(len(text) - 1, len(text))


def keys(node: object) -> tuple[str, ...]:
    """The keys of a map in their order, without those that stand for the parts of a Markdown body."""
    return tuple(key.text for key, _ in node.pairs if key.style != RAW) if isinstance(node, Mapping) else ()
