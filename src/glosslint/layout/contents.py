"""What a file contains instead of entries, in words, and which of its documents the layout does not read."""

from __future__ import annotations

from glosslint.layout.layout import Layout
from glosslint.layout.roles import EACH, containers
from glosslint.parse.files import unread_forms
from glosslint.parse.scalar_values import has_content, value_of
from glosslint.parse.tree import RAW, Document, Mapping as MappingNode, Node, Scalar, Sequence

_SHOWN = 6  # how many keys a message lists


def surplus_documents(document: Document, layout: Layout) -> tuple[int, ...]:
    """Return the indices of all non-empty documents but the first, if the layout reads only one per file."""
    if len(document.roots) < 2 or layout.entries not in ("file", "list", "map"):
        return ()
    return tuple(number for number, root in enumerate(document.roots) if has_content(root))[1:]


def describe_contents(document: Document, layout: Layout) -> str:
    """Return what a file without entries contains instead: ``holds a list``, ``has no key "terms"``.

    Only the first non-empty document is described. The result is empty if the file has nothing where entries would be.
    """
    root = next((root for root in document.roots if has_content(root)), None)
    if layout.entries == "section":
        unread = unread_forms(document.source.path, layout.section.forms) == layout.section.forms
        return "is of a format in which glosslint does not read these" if unread else ""
    if root is None:
        return ""
    inner = next(containers(root, layout.at, ()), None)
    if inner is not None:
        where = f' under "{layout.at}"' if layout.at else ""
        words = describe_node(inner[0])
        return "" if words in ("nothing", "an empty list", "an empty mapping") else f"holds {words}{where}"
    if EACH in layout.at.split("."):
        return f'holds {describe_node(root)} with nothing under "{layout.at}"'
    if not isinstance(root, MappingNode):
        return f'holds {describe_node(root)} without a key "{layout.at}"'
    keys = [key.text for key, _ in root.pairs if key.style != RAW]
    return f'has no key "{layout.at}"' + (f", only {', '.join(keys[:_SHOWN])}" if keys else "")


def describe_node(node: Node) -> str:
    """Return what a node is, in words: ``a string``, ``an empty list``, ``nothing``."""
    if isinstance(node, Scalar):
        if not has_content(node):
            return "nothing"
        return "a string" if isinstance(value_of(node), str) else "a single value"
    if isinstance(node, Sequence):
        return "a list" if node.items else "an empty list"
    return "a mapping" if node.pairs else "an empty mapping"
