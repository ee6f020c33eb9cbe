"""Values of a key that are links → how many of them lead to entries; and links to files that are no entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from glosslint.detect.links import Links, destinations
from glosslint.facts.entry import EntryFacts
from glosslint.layout.link_patterns import LinkPatterns

#: The destination of a link in HTML or Markdown.
_LINK = re.compile(r"""<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]+)|\]\(\s*([^()\s]+)""", re.IGNORECASE)
_ENDS = ("", ".md", "/index.md", "/README.md")  # of the file that an address leads to


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


def without_other_files(links: Links, entries: Sequence[EntryFacts], files: Collection[str]) -> Links:
    """Return the links without the forms left out most of whose links are to other ``files`` that exist, of which some
    have the name of an entry: "../manual/rope.md" beside "rope.md"."""
    own = {entry.file for entry in entries}
    named = [(entry.file, target) for entry in entries for target in destinations((entry,))]

    def is_elsewhere(form: str) -> bool:
        pattern = LinkPatterns((form,))
        found = [(file, target) for file, target in named if pattern.target(target) is not None]
        paths = [normpath(join(dirname(file), unquote(target.partition("#")[0]))) for file, target in found]
        pages = [next((page for end in _ENDS if (page := f"{path}{end}") in files), "") for path in paths]
        return 2 * sum(bool(page) and page not in own for page in pages) > len(pages)

    return links._replace(left_out=tuple(item for item in links.left_out if not is_elsewhere(item.key)))
