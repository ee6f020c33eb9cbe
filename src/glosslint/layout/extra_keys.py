"""The top-level keys of entries that are no roles, and that the site shows. Of their values, rules check formulas."""

from __future__ import annotations

from collections.abc import Collection, Iterator

#: Of each of these groups, the first key that an entry has is shown.
CATEGORY = ("category", "categories", "domain", "topic", "tags")
REVIEWED = ("reviewed", "last_reviewed", "updated", "lastmod", "last_modified_at", "date")
SOURCES = ("sources", "source", "bibliography", "citations")
EXAMPLES = ("examples", "example")
FORMULA = ("formula.tex", "formula")
_SINGLE = ("level", "contrast", "formula", "origin")
#: Keys that are shown even if the layout has a role for them.
ALWAYS = frozenset((*EXAMPLES, *_SINGLE, "sources"))


def shown(keys: Collection[str], has_domains: bool) -> Iterator[str]:
    """Yield those of the ``keys`` of entries that the site shows; no categories if the entries have domains."""
    groups = (*(() if has_domains else (CATEGORY,)), REVIEWED, SOURCES, EXAMPLES, *((key,) for key in _SINGLE))
    for group in groups:
        yield from [key for key in group if key in keys][:1]
