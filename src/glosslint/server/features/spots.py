"""What is at a character: the id or term of an entry, or something that refers to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import NodePath, Place
from glosslint.parse.tree import RAW
from glosslint.server.features.request import Spot

Kind = Literal["id", "term", "reference", "link", "mention"]


@dataclass(frozen=True)
class Use:
    """A place in ``entry`` that names ``target``: its own id or term, a reference, a link, or its name in a text.

    ``target`` is missing where nothing is named that exists. ``named`` is what is written.
    """

    kind: Kind
    entry: EntryFacts
    target: EntryFacts | None
    place: Place
    named: str


def use_at(spot: Spot, offset: int) -> Use | None:
    """Return what a character is part of; the innermost, where a link is around a name."""
    entry = spot.entry_at(offset)
    if entry is None:
        return None
    best: tuple[int, Use] | None = None
    for use in (*uses_in(spot, entry), *mentions_in(spot, entry)):
        span = spot.location(use.place).span
        if span.start <= offset <= span.end and (best is None or span.end - span.start < best[0]):
            best = span.end - span.start, use
    return best[1] if best is not None else None


def uses_in(spot: Spot, entry: EntryFacts) -> Iterator[Use]:
    """Yield the id and the term of an entry, and what it refers and links to."""
    if entry.id is not None and _is_written(spot, entry, entry.id.path):
        yield Use("id", entry, entry, entry.at(entry.id.path), entry.id.value)
    if entry.term is not None and _is_written(spot, entry, entry.term.path):
        yield Use("term", entry, entry, entry.at(entry.term.path), entry.term.value)
    elif spot.session.project.layout.term == "@key" or spot.session.project.layout.id == "@key":
        yield Use("id", entry, entry, entry.at_key(entry.root), entry.key)
    yield from references_in(spot.session.glossary, entry)


def references_in(glossary: Glossary, entry: EntryFacts) -> Iterator[Use]:
    """Yield what an entry refers and links to."""
    for reference in entry.references:
        target = glossary.resolve_reference(reference)
        yield Use("reference", entry, target, entry.at(reference.path), reference.target)
    if entry.replaced_by is not None:
        target = glossary.find_by_id(entry.replaced_by.value)
        yield Use("reference", entry, target, entry.at(entry.replaced_by.path), entry.replaced_by.value)
    for link in entry.links:
        target = glossary.resolve_link(link)
        if target is not None or link.target is not None:
            yield Use("link", entry, target, entry.at(link.path, link.span), link.target or link.destination)


def mentions_in(spot: Spot, entry: EntryFacts) -> Iterator[Use]:
    """Yield the names of other entries in the texts of an entry, outside of links."""
    glossary = spot.session.glossary
    entries = (*glossary.entries, *glossary.vocabulary)
    linked = [(link.path, link.span) for link in entry.links]
    for prose in entry.prose:
        if not prose.english:
            continue
        for match in glossary.names_in(prose):
            targets = [entries[number] for number in match.owners]
            span = match.span
            inside = any(path == prose.path and at.start <= span.start < at.end for path, at in linked)
            if not inside and len(targets) == 1 and targets[0] is not entry:
                yield Use("mention", entry, targets[0], entry.at(prose.path, span), prose.text[slice(*span)])


def _is_written(spot: Spot, entry: EntryFacts, path: NodePath) -> bool:
    """Return whether a name is in the file itself, and not derived from its path."""
    match = spot.session.documents[entry.file].find(path) if path else None
    return match is not None and match.complete and not (match.key is not None and match.key.style == RAW)
