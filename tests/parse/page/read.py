"""What the reader of a page finds: the entries as plain data, and the places of their values."""

from __future__ import annotations

from typing import Any

from glosslint.model.source import Source
from glosslint.parse.files import parse
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import DERIVED, ENTRIES, RAW, Document, Mapping, Node, Scalar, Sequence, walk

Plain = dict[str, Any]


def document(text: str, path: str = "glossary.md", **settings: Any) -> Document:
    """Return the Document of a page whose entries are sections."""
    result = parse(Source(path, text), SectionTable(**settings))
    assert not result.faults
    return result


def entries(text: str, path: str = "glossary.md", **settings: Any) -> list[Plain]:
    """Return the entries of a page as plain data, after a check that each value is at its place."""
    read = document(text, path, **settings)
    nodes = [node for node in items(read) if isinstance(node, Mapping)]
    for node in nodes:
        for scalar in walk(node):
            assert node.start <= scalar.start <= scalar.end <= node.end
            if scalar.style == RAW and not any(scalar is key for key, _ in node.pairs):
                assert text[scalar.start : scalar.end] == scalar.text
    return [{key.text: _plain(value) for key, value in node.pairs} for node in nodes]


def items(read: Document) -> tuple[Node, ...]:
    """Return the nodes of the entries."""
    root = read.roots[0]
    found = root.get(ENTRIES) if isinstance(root, Mapping) else None
    return found.items if isinstance(found, Sequence) else ()


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return f"~{node.text}" if node.style.startswith(DERIVED) else node.text
    return [_plain(item) for item in node.items] if isinstance(node, Sequence) else None
