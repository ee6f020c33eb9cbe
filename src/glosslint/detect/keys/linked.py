"""Values of a key that are links → how many of them lead to entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glosslint.facts.entry import EntryFacts
from glosslint.layout.link_patterns import LinkPatterns

#: The destination of a link in HTML or Markdown.
_LINK = re.compile(r"""<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]+)|\]\(\s*([^()\s]+)""", re.IGNORECASE)


def links_to_entries(entries: Iterable[EntryFacts], key: str, patterns: Iterable[str]) -> tuple[int, int]:
    """Return how many references under ``key`` are links, and how many of these lead to entries, in a form of
    ``patterns``."""
    every = list(entries)
    targets = {entry.link_target.casefold() for entry in every} - {""}
    values = [item.target for entry in every for item in entry.references if item.relation == key]
    found = [match[1] or match[2] for value in values if (match := _LINK.search(value)) is not None]
    forms = LinkPatterns(tuple(patterns))
    named = (forms.target(destination) for destination in found)
    return len(found), sum(target is not None and target.casefold() in targets for target in named)
