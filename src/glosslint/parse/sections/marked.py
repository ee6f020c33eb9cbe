"""What the readers of reStructuredText and AsciiDoc share: a walk over inline markup, and terms without their marks."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.sections.document import raw
from glosslint.parse.sections.item import Item
from glosslint.parse.sections.markdown.shown import Shown, collapsed, is_break
from glosslint.parse.sections.names import bare, is_skipped, split
from glosslint.parse.sections.table import SectionTable
from glosslint.parse.tree import Node, Scalar, Sequence


class Inline(NamedTuple):
    """The hidden parts and the links of a text, each in order and without overlap."""

    hidden: list[Hidden]
    links: list[MarkdownLink]


class Marks(NamedTuple):
    """The kinds of hidden parts that readers do not see, the signs around code, and a pattern of emphasis, with the
    mark in its first group and the words in the second."""

    unseen: tuple[str, ...]
    around_code: str
    emphasis: re.Pattern[str]


def walk(
    text: str, blocks: Many[Hidden], start: int, pattern: re.Pattern[str], take: Callable[[re.Match[str], int], int]
) -> None:
    """Find inline markup from the character ``start`` on, outside of ``blocks``.

    ``take`` is called with each match and the character at which the next block begins; it returns where to continue.
    """
    starts = [part.span.start for part in blocks]
    at = start
    while (match := pattern.search(text, at)) is not None:
        index = bisect.bisect_right(starts, match.start()) - 1
        if index >= 0 and blocks[index].span.end > match.start():
            at = blocks[index].span.end
        else:
            at = take(match, starts[index + 1] if index + 1 < len(starts) else len(text))


def apart(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items of several forms in order, without those inside another item."""
    end = 0
    for item in sorted(items, key=lambda item: (item.whole.start, -item.whole.end)):
        if item.whole.start >= end:
            end = max(item.whole.end, item.whole.start + 1)
            yield item


def names_of(words: Many[Shown], text: str, table: SectionTable) -> list[Scalar]:
    """Return the names that the terms of an entry hold; empty if the settings skip its first term."""
    inner = [bare(one, text) for one in words]
    if is_skipped(words[0], table, text) or is_skipped(inner[0], table, text):
        return []
    kept = [name for one, name in zip(words, inner, strict=True) if not is_skipped(one, table, text)]
    return [name.scalar(text) for one in kept for name in split(one, table, text) if name.text]


def values_of(text: str, item: Item, names: Many[Scalar]) -> dict[str, Node]:
    """Return the values of an entry except its id, by their keys; the first of its ``names`` is the term."""
    values: dict[str, Node] = {"term": names[0]}
    if len(names) > 1:
        values["aliases"] = Sequence(tuple(names[1:]), names[1].start, names[-1].end)
    values |= {key: raw(text, *span) for key, span in item.more.items()}
    if item.text.end > item.text.start:
        values["definition"] = raw(text, *item.text)
    return values


def shown(text: str, span: Span, hidden: Many[Hidden], marks: Marks) -> Shown:
    """Return what readers see of the characters ``span``, without the marks of emphasis, code and the like.

    A line break is a space.
    """
    dropped: set[int] = set()
    breaks: dict[int, Span] = {}
    first = bisect.bisect_left(hidden, span.start, key=lambda part: part.span.start)
    last = bisect.bisect_left(hidden, span.end, key=lambda part: part.span.start)
    for kind, part in hidden[first:last]:
        if part.end <= span.end and kind == "code":
            dropped.update(_around(text, part, marks.around_code))
        elif part.end <= span.end and kind in marks.unseen:
            dropped.update(range(*part))
        elif part.end <= span.end and is_break(part, text):
            breaks[part.start] = part
            dropped.update(range(*part))
    for match in marks.emphasis.finditer(text, *span):
        dropped.update((*range(match.start(), match.start(2)), *range(match.end(2), match.end())))
    at, pieces = span.start, []
    for end in (*sorted(dropped.intersection(range(*span))), span.end):
        if end > at:
            pieces.append((text[at:end], Span(at, end)))
        if end in breaks:
            pieces.append((" ", breaks[end]))
        at = end + 1
    return collapsed(pieces or ((text[slice(*span)], span),))


def _around(text: str, part: Span, signs: str) -> Iterator[int]:
    start, end = part
    while start < end and text[start] in signs and text[start] == text[end - 1]:
        yield from (start, end - 1)
        start, end = start + 1, end - 1
