"""Where a text names an entry by its id or by its page, and what is to be written there instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from glosslint.facts.entry import EntryFacts, MalformedLink
from glosslint.layout.link_patterns import LinkPatterns, normalize_page
from glosslint.model import Intent, Replace, Span
from glosslint.parse.tree import Scalar
from glosslint.refactor.workspace import Workspace

_SPECIAL = re.compile(r"[\s<>()\[\]]")


def steps(text: str, name: str) -> Iterator[Span]:
    """Where ``name`` stands as a whole step of an address: between slashes, behind a #, or before a dot."""
    for match in re.finditer(rf"(?<![^/#]){re.escape(name)}(?![^/#?.])", text):
        yield Span(*match.span())


def page_with(page: str, old: str, new: str) -> str:
    """A page's address with ``new`` for the last step that is ``old``; unchanged where none is."""
    found = list(steps(page, old))
    return page[: found[-1].start] + new + page[found[-1].end :] if found else page


def link_changes(space: Workspace, entry: EntryFacts, new: str, page: str) -> Iterator[Intent]:
    """What is to change in all texts that link to ``entry``, once it has the id ``new`` and the page ``page``."""
    glossary, patterns = space.glossary, space.project.layout.link_patterns
    old = entry.id.value if entry.id is not None else ""
    for other in glossary.entries:
        for link in other.links:
            if glossary.resolve_link(link) is not entry:
                continue
            text = _text(space, other, link.path)
            written = text[slice(*link.dest)]
            by_id = link.target is not None and glossary.find_by_id(link.target) is entry
            shortcode = link.span == link.text  # of which only the id is known
            raw = shortcode or text[link.dest.start - 1 : link.dest.start] == "<"
            span = _named(patterns, written, shortcode) if by_id else _page_step(written, old, new, page)
            if span is not None:
                at = Span(link.dest.start + span.start, link.dest.start + span.end)
                yield Replace(other.at(link.path, at), new if raw else _address(new, text[slice(*at)]))
        for slip in other.malformed_links:  # else nobody could tell any more what it meant
            inner = _slip_id(patterns, slip) if glossary.find_by_id(slip.target) is entry else None
            if inner is not None:
                at = Span(slip.span.start + inner.start, slip.span.start + inner.end)
                yield Replace(other.at(slip.path, at), new)


def _slip_id(patterns: LinkPatterns, slip: MalformedLink) -> Span | None:
    """Where the id stands in what is meant as a link: in its last brackets, or as a step of its destination."""
    if slip.kind == "destination":
        return next(iter(list(steps(slip.written, slip.target))[-1:]), None)
    start = slip.written.rindex("(") + 1
    found = patterns.id_span(slip.written[start:-1])
    return Span(start + found.start, start + found.end) if found is not None else None


def _text(space: Workspace, entry: EntryFacts, path: tuple[str | int, ...]) -> str:
    found = space.documents[entry.file].find(path)
    return found.node.text if found is not None and isinstance(found.node, Scalar) else ""


def _named(patterns: LinkPatterns, written: str, shortcode: bool) -> Span | None:
    return Span(0, len(written)) if shortcode else patterns.id_span(written)


def _page_step(written: str, old: str, new: str, page: str) -> Span | None:
    """The step of a link to the entry's old page that makes it one to ``page``."""
    for span in steps(written, old) if page else ():
        changed = written[: span.start] + new + written[span.end :]
        wanted, found = normalize_page(page), normalize_page(changed)
        if found == wanted or found.split("#", 1)[0].rstrip("/") == wanted or wanted.endswith("/" + found):
            return span
    return None


def _address(new: str, old: str) -> str:
    """An id as it stands in an address: in percent signs as the old one did, or where Markdown would take it apart."""
    return quote(new, safe="") if "%" in old else _SPECIAL.sub(lambda match: quote(match[0]), new)
