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

_BLOCKS = ("|", ">")
LISTED = "[]"  # the separator of strings that are lists as Python or JSON write them: ['rope', 'line']
_ITEM = re.compile(
    r"""\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,'"\[\]](?:[^,'"\[\]]*[^\s,'"\[\]])?))\s*(?:,|\Z)"""
)

_Steps = dict[str | int | None, "_Steps"]


def separate(
    document: Document, separator: str, paths: Iterable[NodePath], again: Callable[[Document], Document]
) -> Document:
    """Return ``document`` with a list instead of each string at ``paths``; ``again`` does so for a new document."""
    roots = list(document.roots)
    for number, steps in _tree(paths).items():
        if isinstance(number, int) and number < len(roots):
            roots[number] = _with_lists(document, roots[number], steps, separator)
    return replace(document, roots=tuple(roots), separation=Separation(document, separator, again))


def _tree(paths: Iterable[NodePath]) -> _Steps:
    """Return the steps of paths as a tree: each step with the next ones; ``None`` ends a path."""
    tree: _Steps = {}
    for path in paths:
        steps = tree
        for step in (*path, None):
            steps = steps.setdefault(step, {})
    return tree


def is_list(text: str) -> bool:
    """Return whether a string is a list in square brackets."""
    inner = text.strip()
    return inner[:1] + inner[-1:] == LISTED


def parts(text: str, separator: str) -> list[Span]:
    """Return the characters of each value in a string, without whitespace around it; empty values are left out."""
    if separator == LISTED and is_list(text):
        start, end = text.index("[") + 1, text.rindex("]")
        found = (Span(*item.span(item.lastindex or 0)) for item in _ITEM.finditer(text, start, end))
        return [span for span in found if span.end > span.start]
    spans, at = [], 0
    for piece in text.split(separator):
        spans.append(Span(at, at + len(piece)).stripped(text))
        at += len(piece) + len(separator)
    return [span for span in spans if span.end > span.start]


def _with_lists(document: Document, node: Node, steps: _Steps, separator: str) -> Node:
    """Return a node with lists of values instead of the strings at the ends of ``steps``."""
    if isinstance(node, Scalar):
        return _list(document, node, separator) if None in steps else node
    if isinstance(node, Sequence):
        items = list(node.items)
        for step, inner in steps.items():
            if isinstance(step, int):
                items[step] = _with_lists(document, items[step], inner, separator)
        return node._replace(items=tuple(items))
    pairs = list(node.pairs)
    places = {key.text: at for at, (key, _) in reversed([*enumerate(pairs)])}  # of equal keys, the first
    for step, inner in steps.items():
        at = places.get(step) if isinstance(step, str) else None
        if at is not None:
            pairs[at] = pairs[at][0], _with_lists(document, pairs[at][1], inner, separator)
    return node._replace(pairs=tuple(pairs))


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
