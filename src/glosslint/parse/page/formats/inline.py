"""The inline markup of reStructuredText and AsciiDoc, outside of blocks that are not prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown.structure import Hidden, Markdown, MarkdownLink, apart, without
from glosslint.parse.page.blocks import Hole, Mark, MarkKind


class Inline(NamedTuple):
    """The hidden parts, the links and the marks of a text."""

    hidden: list[Hidden]
    links: list[MarkdownLink]
    marks: list[Mark]


class Syntax(NamedTuple):
    """The inline markup of a format: its pattern, what takes each match and returns where to continue, and emphasis."""

    pattern: re.Pattern[str]
    take: Callable[[re.Match[str], Inline], int]
    bold: re.Pattern[str]
    italic: re.Pattern[str]


def read(text: str, blocks: Iterable[Hidden], start: int, syntax: Syntax) -> tuple[Markdown, list[Mark]]:
    """Return the structure of a text from the character ``start`` on, with ``blocks`` that are no prose, and its
    marks."""
    found = Inline([*blocks], [], [])
    plain = without(text, [span for _, span in apart(found.hidden)], "\n")
    at = start
    while (match := syntax.pattern.search(plain, at)) is not None:
        at = syntax.take(match, found)
    hidden = apart(found.hidden)
    plain = without(text, [span for kind, span in hidden if kind == "code"], "\0")
    kinds: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (("bold", syntax.bold), ("italic", syntax.italic))
    found.marks.extend(
        Mark(kind, Span(*match.span()), Span(*match.span("words")))
        for kind, pattern in kinds
        for match in pattern.finditer(plain)
    )
    return Markdown(hidden, tuple(found.links)), in_order(found.marks)


def emphasis(sign: str, more: str = "") -> re.Pattern[str]:
    """Return the pattern of words between two signs, of which none is in them; ``more`` says how often it may be."""
    return re.compile(
        rf"(?<![\w{sign}\\])(?P<sign>{sign}{more})(?=[^\s{sign}])(?P<words>[^{sign}]+)(?<=\S)(?P=sign)(?![\w{sign}])"
    )


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks by their places, outer ones first."""
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def holes_of(hidden: Iterable[Hole], marks: Iterable[Mark]) -> list[Hole]:
    """Return the holes with the signs of ``marks``, in order, without those that overlap an earlier one."""
    signs = [(mark.span.start, mark.inner.start) for mark in marks]
    signs += [(mark.inner.end, mark.span.end) for mark in marks]
    found: list[Hole] = []
    for hole in sorted((*hidden, *(Hole(*sign) for sign in signs)), key=lambda hole: (hole.start, -hole.end)):
        if hole.end > hole.start and (not found or hole.start >= found[-1].end):
            found.append(hole)
    return found
