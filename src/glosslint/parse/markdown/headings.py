"""Markdown → its headings and the ranges of its HTML, which divide a page into parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from glosslint.model import Span
from glosslint.parse.markdown import shortcodes
from glosslint.parse.markdown.parser import char_offsets, parser_input

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_WORDS = ("Text", "Code", "InlineMath", "DisplayMath")


class Heading(NamedTuple):
    """A heading outside lists and quotations. ``level`` is 1 to 6.

    ``span`` goes from the beginning of its line to the beginning of the line after it, ``words`` encloses its words,
    and ``title`` is what readers see of them: without marks, entities decoded, whitespace collapsed.
    """

    level: int
    span: Span
    words: Span
    title: str


class Outline(NamedTuple):
    """The headings of a text and the ranges of its HTML (blocks, inline tags and comments), each in order."""

    headings: tuple[Heading, ...] = ()
    html: tuple[Span, ...] = ()


def read(text: str) -> Outline:
    """Return the outline of ``text``, in characters."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._written = text
        codes = shortcodes.find(text)
        self._text = parser_input(text, codes)
        self._filled = bool(codes)
        self._char = char_offsets(self._text)
        self._headings: list[Heading] = []
        self._html: list[Span] = []
        self._depth = 0  # number of open elements
        self._level = 0  # of the open heading, or 0
        self._title: list[str] = []
        self._words = (0, 0)  # bytes, like the ranges of the parser

    def read(self) -> Outline:
        import pyromark

        options = pyromark.Options
        wanted = options.ENABLE_MATH | options.ENABLE_TABLES | options.ENABLE_FOOTNOTES
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(
            self._text, options=wanted | options.ENABLE_HEADING_ATTRIBUTES
        )
        for event, range_ in events:
            if isinstance(event, dict):
                kind, value = next(iter(event.items()))
                self._event(kind, value, range_)
            elif self._level:  # a line break in a heading
                self._title.append(" ")
        return Outline(tuple(self._headings), tuple(self._html))

    def _event(self, kind: str, value: Any, range_: Any) -> None:
        if kind == "Start":
            if isinstance(value, dict) and "Heading" in value and not self._depth:
                self._level, self._title, self._words = _LEVELS[value["Heading"]["level"]], [], (0, 0)
            elif value == "HtmlBlock":
                self._html.append(self._chars(range_))
            elif self._level:
                self._stretch(range_)
            self._depth += 1
        elif kind == "End":
            self._depth -= 1
            if self._level and not self._depth:
                self._close(self._chars(range_))
        elif kind == "InlineHtml":
            self._html.append(self._chars(range_))
        elif self._level:
            self._stretch(range_)
            if kind in _WORDS:
                self._title.append(self._written_text(value, range_))

    def _stretch(self, range_: Any) -> None:
        """Extend the words of the heading to the end of this range, or begin them with it."""
        start, end = self._words
        self._words = (start if end else range_["start"], max(end, range_["end"]))

    def _written_text(self, value: str, range_: Any) -> str:
        """Return the text that the parser read or, if that was the filler of a shortcode, the text in the file."""
        if not self._filled:
            return value
        span = self._chars(range_)
        written = self._written[slice(*span)]
        return value if written == self._text[slice(*span)] else written

    def _close(self, span: Span) -> None:
        start = span.start
        while start and self._text[start - 1] in " \t":
            start -= 1
        first, last = self._words
        words = Span(self._char(first), self._char(last)) if last else Span(span.start, span.start)
        title = " ".join("".join(self._title).split())
        self._headings.append(Heading(self._level, Span(start, span.end), words, title))
        self._level = 0

    def _chars(self, range_: Any) -> Span:
        return Span(self._char(range_["start"]), self._char(range_["end"]))
