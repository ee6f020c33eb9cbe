"""Parts of pages: whether each part, and each value of a section entry, has the value after a fix that the fix states.

What is written of a page is one text, its body, of which other parsers know no parts; so the values of its entries are
compared on their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence as Many

from glosslint.fix.scalar_text import apply_edits
from glosslint.model import Edit, NodePath, Repair, Replace, SetValue, Span
from glosslint.parse.tree import DERIVED, ENTRIES, RAW, SHOWN, Document, Mapping, Node, Scalar, Sequence


def entry_keys(document: Document) -> list[tuple[str, ...]]:
    """Return the keys of each entry that is a section."""
    return [tuple(key.text for key, _ in entry.pairs) for _, entry in _entries(document) if isinstance(entry, Mapping)]


def reads_as_wanted(before: Document, after: Document, repairs: Many[Repair]) -> bool:
    """Return whether the values of the entries of a page, which has the same ones after ``repairs``, are as these say,
    and those parts of a page that is an entry on which they have intents.

    A value on whose own characters, or in front of them, a repair has edits, without an intent on the value, may read
    in any way.
    """
    wanted: defaultdict[NodePath, list[Replace | SetValue]] = defaultdict(list)
    for intent in (intent for repair in repairs for intent in repair.fix.intents):
        if isinstance(intent, Replace | SetValue):
            wanted[intent.place.path].append(intent)
    edits = [edit.span for repair in repairs for edit in repair.edits]
    old, new = dict(_values(before)), dict(_values(after))
    for path, value in old.items():
        text = new[path].text if path in new else ""
        if path in wanted:
            if _words(_applied(value.text, wanted[path]), value) != _words(text, value):
                return False
        elif text != value.text and not any(_touches(span, value) for span in edits):
            return False
    parts = {path: part for path in wanted if (part := old.get(path) or _part(before, path)) is not None}
    return all(
        _words(_applied(part.text, wanted[path]), part) == _words(_text(_part(after, path)), part)
        for path, part in parts.items()
        if path not in old and not _is_shared(part, parts.values())
    )


def _is_shared(part: Scalar, parts: Iterable[Scalar]) -> bool:
    """Return whether another changed part of the page contains characters of this one, as its body always does."""
    return any(_touches(Span(other.start, other.end), part) for other in parts if other is not part)


def _part(document: Document, path: NodePath) -> Scalar | None:
    """Return the part of a page at ``path``."""
    match = document.find(path)
    node = match.node if match is not None and match.complete else None
    return node if isinstance(node, Scalar) and node.style == RAW else None


def _text(part: Scalar | None) -> str:
    return part.text if part is not None else ""


def _applied(text: str, intents: Many[Replace | SetValue]) -> str:
    return apply_edits(text, [Edit(intent.place.span or Span(0, len(text)), intent.text) for intent in intents])


def _words(text: str, value: Scalar) -> str:
    """Return a text without the whitespace that is read as none: around it, and of a term also more than a space."""
    return " ".join(text.split()) if value.style == SHOWN else text.strip()


def _touches(span: Span, value: Scalar) -> bool:
    return span.start < value.end and value.start < max(span.end, span.start + 1)


def _entries(document: Document) -> Iterator[tuple[NodePath, Node]]:
    for number, root in enumerate(document.roots):
        sections = root.get(ENTRIES) if isinstance(root, Mapping) else None
        for index, entry in enumerate(sections.items if isinstance(sections, Sequence) else ()):
            yield (number, ENTRIES, index), entry


def _values(document: Document) -> Iterator[tuple[NodePath, Scalar]]:
    """Yield the values of entries that are written in the file, with their paths."""
    for path, entry in _entries(document):
        yield from _below(entry, path)


def _below(node: Node, path: NodePath) -> Iterator[tuple[NodePath, Scalar]]:
    if isinstance(node, Scalar):
        if not node.style.startswith(DERIVED):
            yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _below(item, (*path, index))
    else:
        for key, value in node.pairs:
            yield from _below(value, (*path, key.text))
