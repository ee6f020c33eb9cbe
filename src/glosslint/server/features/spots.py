"""Where a request points: the project, the file as it is now, and the character; and what is there: the id or term of
an entry, or something that refers to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from glosslint.engine.report import Judgement
from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.glossary import Glossary
from glosslint.model import Location, NodePath, Place
from glosslint.model.source import Source
from glosslint.parse.tree import DERIVED, Scalar
from glosslint.server.app import App
from glosslint.server.project import OpenProject
from glosslint.server.protocol import find_path

_REQUEST_FAILED = -32803


def make_error(reason: str) -> Exception:
    """Return the error of a request that cannot be answered, for ``reason``, which the editor shows."""
    error: Exception = JsonRpcException(reason, code=_REQUEST_FAILED)
    return error


@dataclass(frozen=True)
class Spot:
    """A file of a glossary in its present session."""

    app: App
    project: OpenProject
    session: Session
    name: str

    @property
    def source(self) -> Source:
        """The text of the file."""
        return self.session.documents[self.name].source

    def offset(self, position: types.Position) -> int:
        """Return the character at a position."""
        return self.project.positions.offset(self.source, position)

    def range(self, location: Location) -> types.Range:
        """Return the range of a location in any file of the glossary."""
        return self.project.positions.range(self.session.documents[location.path].source, location.span)

    def location(self, place: Place) -> Location:
        """Return where a place is."""
        return self.session.locator.location(place)

    def find_name(self, entry: EntryFacts) -> Location:
        """Return where an entry is introduced: at its term, else its id, else its first key."""
        text = entry.term or entry.id
        match = self.session.documents[entry.file].find(text.path) if text is not None and text.path else None
        if text is None or match is None or not match.complete:
            return self.location(entry.head())
        return self.location(entry.at(text.path))

    def link(self, location: Location) -> types.Location:
        """Return a location of the protocol."""
        return types.Location(self.project.uri(location.path), self.range(location))

    def entries(self) -> list[EntryFacts]:
        """Return the entries of the file."""
        return [entry for entry in self.session.glossary.entries if entry.file == self.name]

    def entry_at(self, offset: int) -> EntryFacts | None:
        """Return the entry around a character: the last that begins before it."""
        entries, find = self.entries(), self.session.documents[self.name].find
        matches = ((entry, find(entry.root)) for entry in entries)
        begun = [entry for entry, match in matches if match is not None and (match.key or match.node).start <= offset]
        return next(iter(begun[-1:] or entries), None)


async def find_spot(app: App, params: Any) -> Spot | None:
    """Return the file that a request is about, as soon as its glossary has been read; ``None`` if it is in none."""
    path = find_path(params.text_document.uri)
    project = app.project_of(path)
    if project is None:
        return None
    if path not in project.state.names:
        await project.settle()
    session = project.session()
    if session is None:
        return None
    name = project.state.names.get(path)
    return Spot(app, project, session, name) if name is not None and name in session.documents else None


async def find_judged_spot(app: App, params: Any) -> tuple[Spot, Judgement] | None:
    """Return the file that a request is about, and its glossary's judgement, once that is one of the present texts."""
    here = await find_spot(app, params)
    state = await here.project.settle() if here is not None else None
    here = await find_spot(app, params)
    if here is None or state is None or state.judgement is None:
        return None
    return here, state.judgement


@dataclass(frozen=True)
class EntryUse:
    """A place in ``entry`` that names ``target``: its own id or term, a reference, a link, or its name in a text.
    ``target`` is missing where nothing is named that exists. ``named`` is what is written."""

    kind: Literal["id", "term", "reference", "link", "mention"]
    entry: EntryFacts
    target: EntryFacts | None
    place: Place
    named: str


def find_use(spot: Spot, offset: int) -> EntryUse | None:
    """Return what a character is part of; the innermost, where a link is around a name."""
    entry = spot.entry_at(offset)
    if entry is None:
        return None
    uses = ((spot.location(use.place).span, use) for use in list_uses(spot, entry))
    around = [(span.end - span.start, use) for span, use in uses if span.start <= offset <= span.end]
    return min(around, key=itemgetter(0))[1] if around else None


#: The file of a request, what is at its position, and the entry that is named there.
FoundTarget = tuple[Spot, EntryUse, EntryFacts]


async def find_target(app: App, params: Any) -> FoundTarget | None:
    """Return the file of a request, what is at its position, and the entry that is named there; ``None`` for none."""
    here = await find_spot(app, params)
    use = find_use(here, here.offset(params.position)) if here is not None else None
    return (here, use, use.target) if here is not None and use is not None and use.target is not None else None


def list_uses(spot: Spot, entry: EntryFacts) -> Iterator[EntryUse]:
    """Yield the id and the term of an entry, what it refers and links to, and the names of others in its texts."""
    if entry.id is not None and _is_written(spot, entry, entry.id.path):
        yield EntryUse("id", entry, entry, entry.at(entry.id.path), entry.id.value)
    if entry.term is not None and _is_written(spot, entry, entry.term.path):
        yield EntryUse("term", entry, entry, entry.at(entry.term.path), entry.term.value)
    elif spot.session.project.layout.term == "@key" or spot.session.project.layout.id == "@key":
        yield EntryUse("id", entry, entry, entry.at_key(entry.root), entry.key)
    yield from list_references(spot.session.glossary, entry)
    yield from list_mentions(spot, entry)


def list_references(glossary: Glossary, entry: EntryFacts) -> Iterator[EntryUse]:
    """Yield what an entry refers and links to."""
    for reference in entry.references:
        target = glossary.resolve_reference(reference)
        yield EntryUse("reference", entry, target, entry.at(reference.path), reference.target)
    if entry.replaced_by is not None:
        target = glossary.find_replacement(entry.replaced_by.value)
        yield EntryUse("reference", entry, target, entry.at(entry.replaced_by.path), entry.replaced_by.value)
    for link in entry.links:
        target = glossary.resolve_link(link)
        if target is not None or link.target is not None:
            yield EntryUse("link", entry, target, entry.at(link.path, link.span), link.target or link.destination)


def list_mentions(spot: Spot, entry: EntryFacts) -> Iterator[EntryUse]:
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
                yield EntryUse("mention", entry, targets[0], entry.at(prose.path, span), prose.text[slice(*span)])


def _is_written(spot: Spot, entry: EntryFacts, path: NodePath) -> bool:
    """Return whether a name is in the file itself, and not made from its path or from other characters."""
    match = spot.session.documents[entry.file].find(path) if path else None
    if match is None or not match.complete:
        return False
    return not (isinstance(match.node, Scalar) and match.node.style.startswith(DERIVED))
