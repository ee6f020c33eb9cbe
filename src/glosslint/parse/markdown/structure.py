"""The structure of a text: the parts that are not prose, and its links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import TypeVar

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple

_FAR = 200  # characters of spaces beside a part
_NOT_BREAK = re.compile(r"[^\r\n]")
T = TypeVar("T")
_start, _end = attrgetter("span.start"), attrgetter("span.end")


class Comment(NamedTuple):
    """A comment with its marks: from ``#`` to the end of the line, or ``<!--`` to ``-->`` in the body of a page;
    ``text`` is without these marks and the whitespace around it."""

    text: str
    span: Span


class Hidden(NamedTuple):
    """A part of a text that is not prose. ``kind``: code, math, html (also shortcodes that wrap texts or are alone on a
    line), image, shortcode (which words replace), or mark (link brackets and target)."""

    kind: str
    span: Span


class MarkdownLink(NamedTuple):
    """A link. ``target`` is its destination, decoded unless it has a shortcode in it, ``dest`` the characters that
    contain it. ``form`` is ``inline``, ``reference`` (whose ``dest`` is in a definition elsewhere in the text),
    ``auto``, ``html``, or in reStructuredText ``name`` (a term) or ``label``."""

    form: str
    span: Span
    text: Span
    dest: Span
    target: str


class Markdown(NamedTuple):
    """The hidden parts and links of one text, each in order. Hidden parts do not overlap."""

    hidden: tuple[Hidden, ...] = ()
    links: tuple[MarkdownLink, ...] = ()


def drop_overlaps(
    parts: Iterable[T], start: Callable[[T], int] = _start, end: Callable[[T], int] = _end
) -> tuple[T, ...]:
    """Return the parts in order, without those that overlap an earlier one, or one given earlier at the same place."""
    found: list[T] = []
    at = 0
    for part in sorted(parts, key=start):
        if start(part) >= at:
            found.append(part)
            at = end(part)
    return tuple(found)


def fold_label(label: str) -> str:
    """Return the form in which two labels of a reference count as one."""
    return " ".join(label.split()).casefold()


def comments_of(text: str, markup: Markdown) -> Iterator[Comment]:
    """Yield the comments of a text with this structure, in HTML and MDX."""
    for kind, span in markup.hidden if "<!--" in text or "{/*" in text else ():
        for opening, closing in (("<!--", "-->"), ("{/*", "*/}")):
            if kind == "html" and text.startswith(opening, span.start) and text.endswith(closing, *span):
                yield Comment(text[span.start + len(opening) : span.end - len(closing)].strip(), span)


def replace_parts(text: str, parts: Iterable[tuple[tuple[int, int], str]], within: Span | None = None) -> str:
    """Return a text, or what of it is ``within``, with other characters in place of parts of it, given in order."""
    pieces: list[str] = []
    at, last = within or (0, len(text))
    for (start, end), words in parts:
        pieces += (text[at:start], words)
        at = end
    return "".join((*pieces, text[at:last]))


def blank_out(text: str, spans: Iterable[Span], sign: str = " ") -> str:
    """Return a text at its own length with a sign for each character in ``spans`` but line breaks."""
    return replace_parts(text, ((span, _NOT_BREAK.sub(sign, text[slice(*span)])) for span in spans))


def is_alone(text: str, span: Span) -> bool:
    """Return whether these characters are alone on their lines."""
    before = text[max(span.start - _FAR, 0) : span.start].rstrip(" \t")
    after = text[span.end : span.end + _FAR].lstrip(" \t")
    return before[-1:] in ("", "\r", "\n") and after[:1] in ("", "\r", "\n")
