"""The inline markup of a text, outside of its blocks that are not prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, MarkdownLink
from glosslint.parse.page.blocks import Hole, Mark, MarkKind


class Inline(NamedTuple):
    """The hidden parts, the links and the marks of a text."""

    hidden: list[Hidden]
    links: list[MarkdownLink]
    marks: list[Mark]


def read(
    text: str,
    blocks: Iterable[Hidden],
    start: int,
    pattern: re.Pattern[str],
    take: Callable[[re.Match[str], Inline], int],
) -> Inline:
    """Return the inline markup from the character ``start`` on, outside of ``blocks``, in place of which are line
    breaks. ``take`` is called with each match of ``pattern``; it returns where to continue."""
    found = Inline([], [], [])
    plain = _filled(text, blocks, "\n")
    at = start
    while (match := pattern.search(plain, at)) is not None:
        at = take(match, found)
    return found


def _filled(text: str, parts: Iterable[Hidden], char: str) -> str:
    chars = list(text)
    for _, (start, end) in parts:
        chars[start:end] = char * (end - start)
    return "".join(chars)


def emphasis(sign: str, more: str = "") -> re.Pattern[str]:
    """Return the pattern of words between two signs, of which none is in them; ``more`` says how often it may be."""
    return re.compile(
        rf"(?<![\w{sign}\\])(?P<sign>{sign}{more})(?=[^\s{sign}])(?P<words>[^{sign}]+)(?<=\S)(?P=sign)(?![\w{sign}])"
    )


def marks_of(
    text: str, hidden: Iterable[Hidden], found: Inline, bold: re.Pattern[str], italic: re.Pattern[str]
) -> list[Mark]:
    """Return the marks that were found, with those of emphasised words outside of code, in order."""
    plain = _filled(text, (part for part in hidden if part.kind == "code"), "\0")
    kinds: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (("bold", bold), ("italic", italic))
    marks = [
        Mark(kind, Span(*match.span()), Span(*match.span("words")))
        for kind, pattern in kinds
        for match in pattern.finditer(plain)
    ]
    return sorted((*found.marks, *marks), key=lambda mark: (mark.span.start, -mark.span.end))


def apart(parts: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """Return the parts in order, without those that overlap an earlier part."""
    found: list[Hidden] = []
    for part in sorted(parts, key=lambda part: part.span):
        if not found or part.span.start >= found[-1].span.end:
            found.append(part)
    return tuple(found)


def holes_of(hidden: Iterable[Hole], marks: Iterable[Mark]) -> list[Hole]:
    """Return the holes with the signs of ``marks``, in order, without those that overlap an earlier one."""
    signs = [(mark.span.start, mark.inner.start) for mark in marks]
    signs += [(mark.inner.end, mark.span.end) for mark in marks]
    found: list[Hole] = []
    for hole in sorted((*hidden, *(Hole(*sign) for sign in signs)), key=lambda hole: (hole.start, -hole.end)):
        if hole.end > hole.start and (not found or hole.start >= found[-1].end):
            found.append(hole)
    return found
