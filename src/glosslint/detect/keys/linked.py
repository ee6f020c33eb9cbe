"""Values of a key that are links → how many of them lead to entries; forms of links → those that are no slips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from glosslint.facts.entry import EntryFacts
from glosslint.layout.link_patterns import LinkPatterns

#: The destination of a link in HTML or Markdown.
_LINK = re.compile(r"""<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]+)|\]\(\s*([^()\s]+)""", re.IGNORECASE)

_RARE_SLIP = 0.1  # a form with a smaller share of the links of another, from which it differs by a letter, is a slip
_FEW_SLIPS = 3  # so is one with fewer links than this and than the other


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


def without_slips(forms: Mapping[str, int]) -> list[str]:
    """Return the forms of links, given with the numbers of such links, that are no slips of a common one: one link to
    /term/rope/ beside twenty like /terms/rope/. A check with the others reports it as a near miss."""
    slips = (
        form
        for form, count in forms.items()
        for other, more in forms.items()
        if _is_rare(count, more) and LinkPatterns((other,)).near_miss(form.replace("{id}", "id")) is not None
    )
    left = frozenset(slips)
    return [form for form in forms if form not in left]


def _is_rare(count: int, more: int) -> bool:
    return count < _RARE_SLIP * more or count < min(_FEW_SLIPS, more)
