"""Strings that hold several values → what separates these, and the group with lists in their place."""

from __future__ import annotations

from dataclasses import replace

from glosslint.detect.containers import Group
from glosslint.detect.keys.roles import Roles
from glosslint.parse.separated import LISTED, is_list

_SEPARATORS = (";", "|", "\n", ",")
_FEW_JOINED, _JOINED = 2, 0.1  # strings with a separator, and their share
_NEARLY_ALL = 0.9


def separator_of(group: Group, roles: Roles) -> str:
    """Return what separates several values in strings of aliases or references, or an empty string."""
    layout = group.layout
    texts = [
        item.scalar.text
        for path in (*roles.aliases, *roles.references)
        for node in group.nodes
        for item in layout.role(path).select(node.node, node.root)
        if item.single
    ]
    if texts and sum(map(is_list, texts)) >= _NEARLY_ALL * len(texts):
        return LISTED
    counts = {sign: sum(sign in text for text in texts) for sign in _SEPARATORS}
    return next((sign for sign in _SEPARATORS if counts[sign] >= max(_FEW_JOINED, _JOINED * len(texts))), "")


def separated(group: Group, roles: Roles, separator: str) -> Group:
    """Return the group with lists in place of the strings that contain the separator."""
    if not separator:
        return group
    layout = replace(group.layout, separator=separator, aliases=roles.aliases, references=roles.references)
    return replace(group, documents=tuple(map(layout.separated, group.documents)))
