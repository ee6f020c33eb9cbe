"""The nodes of entries, whose keys are not in the file."""

from __future__ import annotations

from collections.abc import Mapping as Table, Sequence as Many

from glosslint.model import Span
from glosslint.parse.tree import RAW, Mapping, Node, Scalar, Sequence


def entry_node(span: Span, values: Table[str, Node]) -> Mapping:
    """Return the node of an entry with the characters ``span``, whose keys are not in the file."""
    return Mapping(tuple((Scalar(name, node.start, node.start, RAW), node) for name, node in values.items()), *span)


def raw(text: str, start: int, end: int) -> Scalar:
    """Return the string from ``start`` to ``end`` of ``text``, without the whitespace around it."""
    span = Span(start, end).strip_spaces(text)
    return Scalar(text[slice(*span)], *span, RAW)


def sequence(items: Many[Node]) -> Sequence:
    """Return a list with the characters from the first to the last of its items, which may be anywhere."""
    start, end = min((one.start for one in items), default=0), max((one.end for one in items), default=0)
    return Sequence(tuple(items), start, end)


def one_or_all(items: Many[Node]) -> Node:
    """Return an item that is alone, or the list of several."""
    return items[0] if len(items) == 1 else sequence(items)
