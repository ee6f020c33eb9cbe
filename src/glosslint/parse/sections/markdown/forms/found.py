"""An entry that a form of entries found on a page."""

from __future__ import annotations

from collections.abc import Mapping as Table, Sequence as Many
from typing import NamedTuple

from glosslint.model import Span
from glosslint.parse.sections.document import entry
from glosslint.parse.tree import MADE, Mapping, Node, Scalar, Sequence
from glosslint.text.names import slug


class Found(NamedTuple):
    """The node of an entry, and its anchors: the possible targets of links to it."""

    node: Mapping
    anchors: tuple[str, ...]


def found(start: int, names: Table[str, Node], anchors: Many[Scalar], values: Table[str, Node]) -> Found:
    """Return the entry at ``start`` with its ``names``, its ``anchors`` and other ``values``.

    The first anchor is the id; without anchors, the id is made from the term.
    """
    term = names["term"]
    own = tuple(anchors) or (made(slug(term.text) if isinstance(term, Scalar) else "", term),)
    ids: dict[str, Node] = {"id": own[0]}
    if own[1:]:
        ids["anchors"] = Sequence(own[1:], own[1].start, own[-1].end)
    all_values = {**names, **ids, **values}
    first = min(start, *(node.start for node in all_values.values()))
    span = Span(first, max(node.end for node in all_values.values()))
    return Found(entry(span, all_values), tuple(anchor.text for anchor in anchors))


def made(text: str, term: Node, style: str = MADE) -> Scalar:
    """Return the id ``text`` at the place of ``term``; the term itself if ``text`` is empty."""
    return Scalar(text or (term.text if isinstance(term, Scalar) else ""), term.start, term.end, style)


def together(texts: Many[Scalar]) -> Node:
    """Return a single text unchanged, and several as a list."""
    return texts[0] if len(texts) == 1 else Sequence(tuple(texts), texts[0].start, texts[-1].end)
