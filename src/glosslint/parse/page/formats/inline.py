"""The inline markup of a text, outside of its blocks that are not prose."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.blocks import Hole, Mark, MarkKind


class Inline(NamedTuple):
    """The hidden parts, the links and the marks of a text."""

    hidden: list[Hidden]
    links: list[MarkdownLink]
    marks: list[Mark]


def walk(
    text: str,
    blocks: Sequence[Hidden],
    start: int,
    pattern: re.Pattern[str],
    take: Callable[[re.Match[str], Inline], int],
) -> Inline:
    """Return the inline markup from the character ``start`` on, outside of ``blocks``.

    ``take`` is called with each match that ends before the next block; it returns where to continue.
    """
    found = Inline([], [], [])
    starts = [part.span.start for part in blocks]
    at = start
    while (match := pattern.search(text, at)) is not None:
        index = bisect.bisect_right(starts, match.start()) - 1
        if index >= 0 and blocks[index].span.end > match.start():
            at = blocks[index].span.end
        elif index + 1 < len(starts) and match.end() > starts[index + 1]:
            at = match.start() + 1
        else:
            at = take(match, found)
    return found


def emphasis(sign: str, more: str = "") -> re.Pattern[str]:
    """Return the pattern of words between two signs, of which none is in them; ``more`` says how often it may be."""
    return re.compile(
        rf"(?<![\w{sign}\\])(?P<sign>{sign}{more})(?=[^\s{sign}])(?P<words>[^{sign}]+)(?<=\S)(?P=sign)(?![\w{sign}])"
    )


def emphasised(text: str, hidden: Iterable[Hidden], bold: re.Pattern[str], italic: re.Pattern[str]) -> list[Mark]:
    """Return the emphasised words of a text, outside of code."""
    plain = list(text)
    for kind, (start, end) in hidden:
        if kind == "code":
            plain[start:end] = "\0" * (end - start)
    rest = "".join(plain)
    kinds: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (("bold", bold), ("italic", italic))
    return [
        Mark(kind, Span(*match.span()), Span(*match.span("words")))
        for kind, pattern in kinds
        for match in pattern.finditer(rest)
    ]


def apart(parts: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """Return the parts in order, without those that overlap an earlier part."""
    return tuple(_apart(sorted(parts, key=lambda part: part.span)))


def _apart(parts: Iterable[Hidden]) -> Iterator[Hidden]:
    end = 0
    for part in parts:
        if part.span.start >= end:
            end = part.span.end
            yield part


def holes_of(hidden: Iterable[Hole], marks: Iterable[Mark]) -> list[Hole]:
    """Return the holes with the signs of ``marks``, in order, without those that overlap an earlier one."""
    signs = [(mark.span.start, mark.inner.start) for mark in marks]
    signs += [(mark.inner.end, mark.span.end) for mark in marks]
    found: list[Hole] = []
    for hole in sorted((*hidden, *(Hole(*sign) for sign in signs)), key=lambda hole: (hole.start, -hole.end)):
        if hole.end > hole.start and (not found or hole.start >= found[-1].end):
            found.append(hole)
    return found
