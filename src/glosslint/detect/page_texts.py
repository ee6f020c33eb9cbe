"""What the text of a page shows, without reading its Markdown: links, headings, how long it is."""

from __future__ import annotations

import re

from glosslint.layout.layout import EntryNode
from glosslint.parse.tree import BODY, Mapping, Scalar

_LOCAL_LINK = re.compile(r"\]\((?!#|\w+:|//)|\]\[|\{\{|\{%|\[\[|^\[[^\]]+\]:[ \t]*[/.]", re.MULTILINE)
_HEADING, _PARTS = re.compile(r"^#{2,6}[ \t]", re.MULTILINE), 5
_CHARACTERS = 6  # of a word; not all scripts have spaces


def local_links(node: EntryNode) -> int:
    """Return how many links to other pages or places of the site there are."""
    return len(_LOCAL_LINK.findall(_body(node)))


def has_parts(node: EntryNode) -> bool:
    """Return whether a page has so many headings that it hardly is about one term."""
    return len(_HEADING.findall(_body(node))) >= _PARTS


def word_count(node: EntryNode) -> int:
    """Return about how many words a page has."""
    return len(_body(node)) // _CHARACTERS


def _body(node: EntryNode) -> str:
    body = node.node.get(BODY) if isinstance(node.node, Mapping) else None
    return body.text if isinstance(body, Scalar) else ""
