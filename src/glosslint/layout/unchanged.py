"""The nodes of entries that are the same in another state of their file."""

from __future__ import annotations

from collections import Counter

from glosslint.layout.layout import EntryNode, Layout, entry_nodes
from glosslint.model import NodePath
from glosslint.parse.tree import Document, is_moved


def nodes_by_root(document: Document, layout: Layout) -> dict[NodePath, tuple[EntryNode, str]]:
    """Return each entry whose root is its own, with its characters up to the next entry."""
    nodes = list(entry_nodes(document, layout))
    starts = [node.key.start if node.key is not None else node.node.start for node in nodes]
    ends = [*starts, len(document.source.text)][1:]
    counts = Counter(node.root for node in nodes)
    return {
        node.root: (node, document.source.text[start:end])
        for node, start, end in zip(nodes, starts, ends, strict=True)
        if counts[node.root] == 1
    }


def is_unchanged(old: EntryNode, old_text: str, new: EntryNode, new_text: str) -> bool:
    """Return whether an entry is the same, comments included.

    Its characters are not enough: what they mean depends on the brackets, the indentation and the directives around.
    """
    return old_text == new_text and is_moved(old.node, new.node, new.node.start - old.node.start)
