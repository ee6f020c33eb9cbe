"""The structure of a text: the parts that are not prose, and its links."""

from __future__ import annotations

from collections.abc import Iterable

from glosslint.model import Span
from glosslint.model.frozen import NamedTuple


class Hidden(NamedTuple):
    """A part of a text that is not prose.

    ``kind``: code, math, html (also shortcodes that wrap texts or are alone on a line), image, shortcode (which words
    replace), or mark (link brackets and target).
    """

    kind: str
    span: Span


class MarkdownLink(NamedTuple):
    """A link. ``target`` is its decoded destination, ``dest`` the characters that contain it.

    A destination with a shortcode in it is not decoded. ``form`` is ``inline``, ``reference`` (whose ``dest`` is in a
    definition elsewhere in the text), ``auto``, ``html``, or in reStructuredText ``name`` (a term) or ``label``.
    """

    form: str
    span: Span
    text: Span
    dest: Span
    target: str


class Markdown(NamedTuple):
    """The hidden parts and links of one text, each in order. Hidden parts do not overlap."""

    hidden: tuple[Hidden, ...] = ()
    links: tuple[MarkdownLink, ...] = ()


def apart(parts: Iterable[Hidden]) -> tuple[Hidden, ...]:
    """Return the parts in order, without those that overlap an earlier part; of two at one place, the
    first given is kept."""
    found: list[Hidden] = []
    for part in sorted(parts, key=lambda part: part.span.start):
        if not found or part.span.start >= found[-1].span.end:
            found.append(part)
    return tuple(found)
