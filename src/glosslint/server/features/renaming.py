"""Rename ids, terms and files: what ``glosslint rename`` would write, as edits of open and closed files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lsprotocol import types

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.language.engines import NO_ENGINES
from glosslint.layout.layout import KEY, PATH, SLUG, STEM
from glosslint.model import GlosslintError
from glosslint.refactor.rename import Renaming, rename
from glosslint.refactor.workspace import Workspace
from glosslint.server.app import App
from glosslint.server.features.edits import edit_of_changes
from glosslint.server.features.request import Spot, failed, spot
from glosslint.server.features.spots import Use, use_at
from glosslint.server.places import path_of
from glosslint.server.sync import READ, files_changed
from glosslint.text.names import slug

_FILES = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern(f"**/*.{{{READ}}}"), "file")]
)


def workspace_of(session: Session) -> Workspace:
    """Return the glossary to change. Raise GlosslintError for a file that cannot be read, as the command does."""
    for path, document in session.documents.items():
        for fault in document.faults[:1]:
            line = document.source.position(fault.span.start).line
            raise GlosslintError(f"{path}:{line}: the file cannot be read: {fault.message}; correct that first")
    return Workspace(replace(session, engines=NO_ENGINES))


async def prepare(app: App, params: types.PrepareRenameParams) -> Any:
    here = await spot(app, params)
    use = use_at(here, here.offset(params.position)) if here is not None else None
    if here is None or use is None or use.target is None or use.target.file not in here.session.documents:
        return None
    shown = _shown(here, use)
    return types.PrepareRenamePlaceholder(here.range(here.location(shown.place)), shown.named)


def _shown(spot: Spot, use: Use) -> Use:
    """Return what is edited in place: of a link, the id in its destination."""
    if use.kind != "link":
        return use
    link = next(link for link in use.entry.links if link.path == use.place.path and link.span == use.place.span)
    written = spot.location(use.entry.at(link.path, link.dest))
    span = spot.session.project.layout.link_patterns.id_span(link.destination)
    if span is None or written.span.end - written.span.start != len(link.destination):
        return use
    at = type(link.dest)(link.dest.start + span.start, link.dest.start + span.end)
    return Use("link", use.entry, use.target, use.entry.at(link.path, at), link.destination[slice(*span)])


async def renamed(app: App, params: types.RenameParams) -> Any:
    here = await spot(app, params)
    use = use_at(here, here.offset(params.position)) if here is not None else None
    if here is None or use is None or use.target is None:
        raise failed("no id or term here")
    asked = _asked(here, use, use.target, params.new_name)
    return await _edit(here, asked)


def _asked(spot: Spot, use: Use, entry: EntryFacts, new: str) -> Renaming:
    """Return what a new name means: for a term, another term with the same id; where the id is made from the term,
    both; elsewhere, another id."""
    layout = spot.session.project.layout
    if entry.id is None or not entry.id.value:
        raise failed(f'the entry "{entry.key}" has no id')
    if layout.id == SLUG:
        return Renaming(entry.id.value, slug(new), new)
    by_name = use.kind == "reference" and entry.id.value != use.named
    if (use.kind in ("term", "mention") or by_name) and layout.term != KEY:
        return Renaming(entry.id.value, entry.id.value, new)
    return Renaming(entry.id.value, new)


async def _edit(spot: Spot, asked: Renaming) -> Any:
    try:
        done = await spot.project.compute(lambda: rename(workspace_of(spot.session), asked))
    except GlosslintError as error:
        raise failed(str(error)) from error
    return edit_of_changes(spot.project, done.changes)


async def will_rename(app: App, params: types.RenameFilesParams) -> Any:
    """Return what else changes when files get other names: ids that are the names of files, and all that refers to
    them."""
    edits: list[Any] = []
    for file in params.files:
        old, new = path_of(file.old_uri), path_of(file.new_uri)
        if old is not None and new is not None:
            edits += await _for_file(app, old, new)
    return types.WorkspaceEdit(document_changes=edits) if edits else None


async def _for_file(app: App, old: str, new: str) -> list[Any]:
    project = app.project_of(old)
    session = project.session() if project is not None else None
    if project is None or session is None:
        return []
    name = os.path.relpath(old, project.state.origin.folder).replace(os.sep, "/")
    entries = [entry for entry in session.glossary.entries if entry.file == name]
    layout = session.project.layout
    if len(entries) != 1 or entries[0].id is None or not (layout.id in (STEM, PATH) or layout.id_is_stem):
        return []
    relative = os.path.relpath(new, project.state.origin.folder).replace(os.sep, "/")
    wanted = layout.path_id(relative) if layout.id == PATH else Path(new).stem
    if entries[0].id.value == wanted:
        return []
    try:
        edit = await _edit(Spot(app, project, session, name), Renaming(entries[0].id.value, wanted))
    except Exception as error:
        app.report(f"{Path(old).name}: references to it were not updated: {error}", None)
        return []
    return [change for change in edit.document_changes or () if not isinstance(change, types.RenameFile)]


def did_rename(app: App, params: types.RenameFilesParams) -> None:
    uris = [uri for file in params.files for uri in (file.old_uri, file.new_uri)]
    files_changed(app, [path for uri in uris if (path := path_of(uri)) is not None])


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_PREPARE_RENAME: (prepare, None),
    types.TEXT_DOCUMENT_RENAME: (renamed, types.RenameOptions(prepare_provider=True)),
    types.WORKSPACE_WILL_RENAME_FILES: (will_rename, _FILES),
    types.WORKSPACE_DID_RENAME_FILES: (did_rename, _FILES),
}
