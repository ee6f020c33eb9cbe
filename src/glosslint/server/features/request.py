"""Where a request points: the project, the file as it is now, and the character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from glosslint.engine.locate import Locator
from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.model import Location, Part, Place
from glosslint.model.source import Source
from glosslint.server.app import App
from glosslint.server.places import path_of, uri_of
from glosslint.server.project import Project

_REQUEST_FAILED = -32803


def failed(reason: str) -> Exception:
    """Return the error of a request that cannot be answered, for ``reason``, which the editor shows."""
    error: Exception = JsonRpcException(reason, code=_REQUEST_FAILED)
    return error


@dataclass(frozen=True)
class Spot:
    """A file of a glossary in its present session."""

    app: App
    project: Project
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
        return self.locator.location(place)

    @property
    def locator(self) -> Locator:
        """The locator of places in the session."""
        return self.session.locator

    def uri(self, name: str) -> str:
        """Return the address of a file of the project, as the editor has it."""
        path = self.project.state.origin.path(name)
        buffer = self.app.buffers.get(str(path))
        return buffer.uri if buffer is not None else uri_of(path)

    def link(self, location: Location) -> types.Location:
        """Return a location of the protocol."""
        return types.Location(self.uri(location.path), self.range(location))

    def entries(self) -> list[EntryFacts]:
        """Return the entries of the file."""
        return [entry for entry in self.session.glossary.entries if entry.file == self.name]

    def entry_at(self, offset: int) -> EntryFacts | None:
        """Return the entry around a character: the last that begins before it."""
        best = None
        for entry in self.entries():
            match = self.session.documents[self.name].find(entry.root)
            if (match is not None and match.node.start <= offset) or best is None:
                best = entry
        return best


async def spot(app: App, params: Any) -> Spot | None:
    """Return the file that a request is about, as soon as its glossary has been read; ``None`` if it is in none."""
    path = path_of(params.text_document.uri)
    project = app.project_of(path) if path is not None else None
    if path is None or project is None:
        return None
    if path not in project.state.names:
        await project.settled()
    session = project.session()
    if session is None:
        return None
    name = project.state.names.get(path)
    return Spot(app, project, session, name) if name is not None and name in session.documents else None


def name_place(entry: EntryFacts, session: Session) -> Place:
    """Return where an entry is introduced: at its term, else its id, else its first key."""
    text = entry.term or entry.id
    if text is None:
        return entry.head()
    match = session.documents[entry.file].find(text.path) if text.path else None
    if match is None or not match.complete:
        return Place(entry.file, entry.root, Part.HEAD)
    return Place(entry.file, text.path)
