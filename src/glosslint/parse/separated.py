"""Strings that hold several values, such as "rope, line" → lists of strings, each with its place.

The separated document refers to the original one: fixes change the whole strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from glosslint.model import NodePath, Span
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import PART, Document, Node, Scalar, Separation, Sequence

LISTED = "[]"  # the separator of strings that are lists as Python or JSON write them: ['rope', 'line']
_ITEM = re.compile(
    r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,'"\[\]](?:[^,'"\[\]]*[^\s,'"\[\]])?))\s*(?:,|\Z)"""
)


def separate(
    document: Document, separator: str, paths: Iterable[NodePath], again: Callable[[Document], Document]
) -> Document:
    """Return ``document`` with a list instead of each string at ``paths``; ``again`` does so for a new document."""
    wholes = frozenset(paths)

    def divide(node: Node, path: NodePath) -> Node:
        if isinstance(node, Scalar):
            return _list(document, node, separator) if path in wholes else node
        if isinstance(node, Sequence):
            return node._replace(items=tuple(divide(item, (*path, at)) for at, item in enumerate(node.items)))
        return node._replace(pairs=tuple((key, divide(value, (*path, key.text))) for key, value in node.pairs))

    roots = tuple(divide(root, (number,)) for number, root in enumerate(document.roots))
    return replace(document, roots=roots, separation=Separation(document, separator, again))


def is_list(text: str) -> bool:
    """Return whether a string is a list in square brackets."""
    inner = text.strip()
    return inner[:1] + inner[-1:] == LISTED


def parts(text: str, separator: str) -> list[Span]:
    """Return the characters of each value in a string, without whitespace around it; empty values are left out."""
    if separator == LISTED and is_list(text):
        start, end = text.index("[") + 1, text.rindex("]")
        found = [Span(*item.span(item.lastindex or 0)) for item in _ITEM.finditer(text, start, end)]
    else:
        signs = (sign.span() for sign in re.finditer(re.escape(separator), text))
        found = [span.strip_spaces(text) for span in Span(0, len(text)).split_at(signs)]
    return [span for span in found if span.end > span.start]


def _list(document: Document, scalar: Scalar, separator: str) -> Node:
    chars = char_map(document.source.text, scalar) if scalar.style not in ("|", ">") else None
    if chars is None:
        return scalar
    spans, style = parts(scalar.text, separator), f"{PART}{scalar.style}"
    items = tuple(Scalar(scalar.text[slice(*span)], *chars.source_span(span), style) for span in spans)
    return Sequence(items, scalar.start, scalar.end)
