"""The lines of a paragraph that may open with a term, and the paragraph divided at them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from glosslint.model import Span
from glosslint.parse.sections.markdown.blocks import Block
from glosslint.parse.sections.markdown.shown import is_break
from glosslint.parse.sections.separators import CLAUSE
from glosslint.parse.sections.several import PLAIN

#: The end of a span of Pandoc: "[**Term**]{#id}".
SPAN_END = re.compile(r"\]\{[^{}\n]{1,200}\}")
_LEAD = 2  # elements before a mark: a number, and a bracket
_MARKS = {"Strong": "bold", "Emphasis": "italic", "Code": "code", "Link": "link"}


def marks_of(block: Block) -> frozenset[str]:
    """Return the marks that all words of an element have."""
    marks = set()
    while block.kind in _MARKS:
        marks.add(_MARKS[block.kind])
        if len(block.children) != 1:
            break
        block = block.children[0]
    return frozenset(marks)


def mark_after_lead(children: Sequence[Block], at: int, text: str) -> int:
    """Return the number of the marked element that the element ``at`` leads to: after the number of a clause, or the
    bracket that opens a span of Pandoc, "[**Term**]{#id}"; ``at`` if neither is there."""
    number = at
    while number < min(at + _LEAD, len(children)) and children[number].kind == "Text":
        number += 1
    if at == number or number == len(children) or children[number].kind not in _MARKS:
        return at
    start, end = children[at].span.start, children[number].span.start
    clause = CLAUSE.match(text, start, end)
    start = clause.end() if clause is not None else start
    is_span = text[start:end] == "["
    if start < end and not (is_span and SPAN_END.match(text, children[number].span.end)):
        return at
    return number


def marked_lines(children: Sequence[Block], text: str, marks: Collection[str]) -> Iterator[int]:
    """Yield the number of the first element of each line after the first that begins with one of the marks, perhaps
    after an anchor; with the mark "plain" alone, of each line at the margin."""
    for first, child in _lines(children, text):
        plain = marks == PLAIN and _is_at_margin(children[first], text)
        if plain or not marks_of(child).isdisjoint(marks):
            yield first


def margin_lines(children: Sequence[Block], text: str) -> int:
    """Return how many lines of a paragraph are not indented, the first included."""
    return 1 + sum(_is_at_margin(children[first], text) for first, _ in _lines(children, text))


def _is_at_margin(block: Block, text: str) -> bool:
    return not text[max(block.span.start - 1, 0) : block.span.start].isspace() or text[block.span.start - 1] in "\r\n"


def _lines(children: Sequence[Block], text: str) -> Iterator[tuple[int, Block]]:
    """Yield the number of the first element of each line after the first, and its first element that is no tag."""
    first: int | None = None
    is_start = False
    for number, child in enumerate(children):
        if _breaks(child, text):
            first, is_start = None, True
        elif is_start and _is_blank(child, text):
            continue
        elif is_start:
            first = number if first is None else first
            if child.kind != "InlineHtml":
                is_start = False
                yield first, child


def divided(paragraph: Block, starts: Sequence[int], text: str) -> list[Block]:
    """Return the parts of a paragraph that begin with these elements, without the line breaks between them."""
    parts = []
    for start, end in zip(starts, [*starts[1:], len(paragraph.children)], strict=True):
        last = end
        while end < len(paragraph.children) and last > start + 1 and _is_between(paragraph.children[last - 1], text):
            last -= 1
        inner = paragraph.children[start:last]
        begin = inner[0].span.start if start else paragraph.span.start
        stop = inner[-1].span.end if end < len(paragraph.children) else paragraph.span.end
        parts.append(Block("Paragraph", Span(begin, stop), None, inner))
    return parts


def _is_between(block: Block, text: str) -> bool:
    return _breaks(block, text) or _is_blank(block, text)


def _breaks(block: Block, text: str) -> bool:
    return block.kind in ("SoftBreak", "HardBreak") or (block.kind == "InlineHtml" and is_break(block.span, text))


def _is_blank(block: Block, text: str) -> bool:
    return block.kind == "Text" and not text[slice(*block.span)].strip()
