"""Recognise entries that are unchanged in a later state of their file."""

from __future__ import annotations

from collections import Counter

from glosslint.layout.layout import EntryNode, Layout, entry_nodes
from glosslint.model import NodePath
from glosslint.parse.tree import Document, is_moved


def nodes_by_root(document: Document, layout: Layout) -> dict[NodePath, tuple[EntryNode, str]]:
    """Return the entries by root, each with its text up to the next entry; entries that share a root are left out."""
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
    """Return whether an entry is unchanged, comments included.

    Comparing the text is not enough, since its meaning depends on brackets, indentation and directives around it.
    """
    return old_text == new_text and is_moved(old.node, new.node, new.node.start - old.node.start)
