"""Strings that hold several values, such as "rope, line" → lists of strings, each with its place.

The document as it is written is kept beside the separated one: fixes change the whole strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from glosslint.model import NodePath, Span
from glosslint.parse.offsets import char_map
from glosslint.parse.tree import PART, Document, Mapping, Node, Scalar, Separation, Sequence

_BLOCKS = ("|", ">")


def separate(
    document: Document, separator: str, paths: Iterable[NodePath], again: Callable[[Document], Document]
) -> Document:
    """Return ``document`` with a list instead of each string at ``paths``; ``again`` does so for another document."""
    roots = list(document.roots)
    for path in paths:
        number = path[0]
        if isinstance(number, int) and number < len(roots):
            roots[number] = _with_list(document, roots[number], path[1:], separator)
    return replace(document, roots=tuple(roots), separation=Separation(document, separator, again))


def parts(text: str, separator: str) -> list[Span]:
    """Return where the values of a string are, without the whitespace around them; empty ones are left out."""
    spans, at = [], 0
    for piece in text.split(separator):
        start = at + len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(piece.strip())))
        at += len(piece) + len(separator)
    return [span for span in spans if span.end > span.start]


def _with_list(document: Document, node: Node, path: NodePath, separator: str) -> Node:
    """Return a node with the list of values instead of the string at ``path`` below it."""
    if not path:
        return _list(document, node, separator) if isinstance(node, Scalar) else node
    step, rest = path[0], path[1:]
    if isinstance(node, Sequence) and isinstance(step, int):
        items = list(node.items)
        items[step] = _with_list(document, items[step], rest, separator)
        return node._replace(items=tuple(items))
    if isinstance(node, Mapping):
        at = next((index for index, (key, _) in enumerate(node.pairs) if key.text == step), None)
        if at is not None:
            pairs = list(node.pairs)
            pairs[at] = pairs[at][0], _with_list(document, pairs[at][1], rest, separator)
            return node._replace(pairs=tuple(pairs))
    return node


def _list(document: Document, scalar: Scalar, separator: str) -> Node:
    chars = char_map(document.source.text, scalar) if scalar.style not in _BLOCKS else None
    if chars is None:
        return scalar
    spans = parts(scalar.text, separator)
    places = [chars.source_span(span) for span in spans]
    items = tuple(
        Scalar(scalar.text[slice(*span)], *place, f"{PART}{scalar.style}")
        for span, place in zip(spans, places, strict=True)
    )
    return Sequence(items, scalar.start, scalar.end)
