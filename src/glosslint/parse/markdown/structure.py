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


#: Parts up to this character are shared between texts; the limit keeps the tables to a few megabytes.
_SHORT = 500
_SPANS: dict[Span, Span] = {}
_PARTS: dict[Hidden, Hidden] = {}


def structure_of(hidden: Iterable[Hidden], links: Iterable[MarkdownLink]) -> Markdown:
    """Return the structure with these parts. Equal parts of different texts share memory."""
    return Markdown(
        tuple([part if part.span.end > _SHORT else _PARTS.setdefault(part, part) for part in hidden]),
        tuple([link if max(link.span.end, link.dest.end) > _SHORT else _with_shared_spans(link) for link in links]),
    )


def _with_shared_spans(link: MarkdownLink) -> MarkdownLink:
    form, span, text, dest, target = link
    share = _SPANS.setdefault
    return MarkdownLink(form, share(span, span), share(text, text), share(dest, dest), target)
