"""Digests that show whether an entry of a list is unchanged, although a change of one entry moves those after it."""

from __future__ import annotations

from typing import Any

from glosslint.engine.cache.own_file import digest
from glosslint.layout.layout import Layout
from glosslint.layout.unchanged import nodes_by_root
from glosslint.model import NodePath
from glosslint.parse.tree import Document, Node, Scalar, children


def entry_digests(document: Document, layout: Layout) -> dict[NodePath, bytes]:
    """Return a digest of each entry by its root: of its characters, comments included, and of what they mean, which
    depends on the brackets and the indentation around.

    There are none where entries may depend on other parts of their file: on anchors, or on the page that they are in.
    """
    if document.faults or document.may_have_anchors or document.anchors or document.markup is not None:
        return {}
    try:
        return {
            root: digest(repr((text, _relative(entry.node, entry.node.start))).encode("utf-8", "surrogatepass"))
            for root, (entry, text) in nodes_by_root(document, layout).items()
        }
    except RecursionError:
        return {}


def _relative(node: Node, start: int) -> tuple[Any, ...]:
    """Return a node with offsets from ``start``."""
    if type(node) is Scalar:
        return node.start - start, node.end - start, node.style, node.tag, node.text
    return (
        node.start - start,
        node.end - start,
        type(node).__name__,
        *(_relative(part, start) for part in children(node)),
    )
