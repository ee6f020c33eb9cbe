"""The roles of a group → the terms of an entry, whether its text begins with one, its id; whether all are acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glosslint.detect.containers import Group
from glosslint.detect.keys.roles import Roles
from glosslint.facts.entry import EntryFacts, Text
from glosslint.facts.read_entry import derived_id
from glosslint.layout.layout import DERIVED_ROLES, KEY, STEM, EntryNode, Layout
from glosslint.layout.roles import Role
from glosslint.model.frozen import replace
from glosslint.text.names import fold, is_acronym_of, slug

_BEGINNING = 15  # words
_FEW = 5  # with fewer acronyms, a file may be of another kind


def terms(node: EntryNode, read: Roles) -> Iterator[str]:
    """Yield the terms of an entry."""
    if read.term == STEM:
        yield node.stem
        return
    texts = (item.scalar.text for item in Role.parse(read.term, ("*",)).select(node.node, node.root))
    if not read.term_pattern:
        yield from texts
    else:
        yield from (match[1] for text in texts if (match := re.match(read.term_pattern, text)))


def begins_with_term(node: EntryNode, read: Roles) -> bool:
    """Return whether the text of an entry names its term in its first words."""
    core = (read.prose or {}).get(read.core, "")
    texts = Role.parse(core if core.startswith("@") else "@lead").select(node.node, node.root)
    beginning = fold(" ".join(texts[0].scalar.text.split()[:_BEGINNING])) if texts else ""
    return any(re.search(rf"\b{re.escape(fold(term))}", beginning) for term in terms(node, read))


def with_id(entry: EntryFacts, node: EntryNode, layout: Layout) -> EntryFacts:
    """Return the entry with the id and the anchor that it has in a layout."""
    term = _whole_term(entry, node, layout)
    anchor = slug(term.value) if term is not None and layout.anchor == "slug" else ""
    if layout.id in DERIVED_ROLES:
        return replace(entry, id=derived_id(node, layout, entry.file, term), anchor=anchor)
    texts = layout.role(layout.id).select(node.node, node.root)
    return replace(entry, id=next((Text(item.scalar.text, item.path) for item in texts), None), anchor=anchor)


def _whole_term(entry: EntryFacts, node: EntryNode, layout: Layout) -> Text | None:
    """Return the term with the names in brackets after it, of which ids and anchors are made."""
    if not layout.more_names or entry.term is None:
        return entry.term
    texts = [item.scalar.text for item in layout.role(layout.term).select(node.node, node.root)]
    own = [node.key.text] if node.key is not None and layout.term == KEY else texts
    return Text(layout.extract_term(own[0].strip()), entry.term.path) if own else entry.term


def names_of(group: Group, read: Roles) -> Iterator[str]:
    """Yield the terms of the entries, which may be the keys of a mapping."""
    for node in group.nodes:
        if read.term == KEY:
            yield node.key.text if node.key is not None else ""
        else:
            yield from terms(node, read)


def are_acronyms(entries: Sequence[EntryFacts]) -> bool:
    """Return whether at least half of several entries are acronyms of the first words of their texts."""
    pairs = [(entry.title, entry.prose[0].text) for entry in entries if entry.prose]
    return len(entries) >= _FEW and 2 * sum(is_acronym_of(*pair) for pair in pairs) >= len(entries)
