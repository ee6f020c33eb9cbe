"""The roles of a group → the terms of an entry, and whether its text begins with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glosslint.detect.keys.roles import Roles
from glosslint.layout.layout import STEM, EntryNode
from glosslint.layout.roles import Role
from glosslint.parse.tree import Mapping, Scalar
from glosslint.text.names import fold

_BEGINNING = 15  # words


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
    lead = node.node.get("@lead") if isinstance(node.node, Mapping) else None
    beginning = fold(" ".join(lead.text.split()[:_BEGINNING])) if isinstance(lead, Scalar) else ""
    return any(re.search(rf"\b{re.escape(fold(term))}", beginning) for term in terms(node, read))
