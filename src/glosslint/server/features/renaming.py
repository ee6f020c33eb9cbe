"""Rename ids, terms and files: what ``glosslint rename`` would write, as edits of open and closed files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types

from glosslint.engine.session import Session
from glosslint.facts.entry import EntryFacts
from glosslint.layout.layout import KEY, PATH, STEM
from glosslint.model import GlosslintError, Location
from glosslint.model.source import Source
from glosslint.refactor.rename import Renaming, add_made_id, has_made_id, rename
from glosslint.refactor.workspace import Change, workspace
from glosslint.server.app import READ, App, files_changed
from glosslint.server.features.edits import Edited, find_differences, make_edit, make_workspace_edit
from glosslint.server.features.spots import EntryUse, FoundTarget, Spot, find_target, make_error
from glosslint.server.project import OpenProject
from glosslint.server.protocol import find_path
from glosslint.util.project_files import relative_path

_FILES = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern(f"**/*.{{{READ}}}"), "file")]
)


async def prepare(found: FoundTarget, _: types.PrepareRenameParams) -> Any:
    here, use, target = found
    if target.file not in here.session.documents:
        return None
    asked = _make_renaming(here, use, target, target.title)
    return types.PrepareRenamePlaceholder(here.range(_find_shown(here, use)), target.title if asked.term else asked.old)


def _find_shown(spot: Spot, use: EntryUse) -> Location:
    """Return what is edited in place: of a link, the id in its destination."""
    if use.kind != "link":
        return spot.location(use.place)
    link = next(link for link in use.entry.links if link.path == use.place.path and link.span == use.place.span)
    written = spot.location(use.entry.at(link.path, link.dest))
    span = spot.session.project.layout.link_patterns.id_span(link.destination)
    if span is None or written.span.end - written.span.start != len(link.destination):
        return spot.location(use.place)
    return spot.location(use.entry.at(link.path, span.shift(link.dest.start)))


async def answer_rename(app: App, params: types.RenameParams) -> Any:
    found = await find_target(app, params)
    if found is None:
        raise make_error("no id or term here")
    asked = _make_renaming(*found, params.new_name)

    def change() -> Sequence[Change]:
        space = workspace(found[0].session)
        return rename(space, add_made_id(space, asked) if asked.term else asked).changes

    try:
        return await make_edit(found[0].project, change)
    except GlosslintError as error:
        raise make_error(str(error)) from error


def _make_renaming(spot: Spot, use: EntryUse, entry: EntryFacts, new: str) -> Renaming:
    """Return what a new name means: for a term, another term with the same id; where the id is made from the term,
    both; elsewhere, another id."""
    layout = spot.session.project.layout
    if entry.id is None or not entry.id.value:
        raise make_error(f'the entry "{entry.key}" has no id')
    if has_made_id(spot.session, entry):
        return Renaming(entry.id.value, entry.id.value, new)
    by_name = use.kind == "reference" and entry.id.value != use.named
    if (use.kind in ("term", "mention") or by_name) and layout.term != KEY:
        return Renaming(entry.id.value, entry.id.value, new)
    return Renaming(entry.id.value, new)


async def will_rename(app: App, params: types.RenameFilesParams) -> Any:
    """Return what else changes when files get other names: ids that are these, and all that refers to them."""
    moves: defaultdict[OpenProject, dict[str, str]] = defaultdict(dict)
    for file in params.files:
        old, new = find_path(file.old_uri), find_path(file.new_uri)
        project = app.project_of(old)
        if new and project is not None:
            moves[project][old] = new
    edits = [edit for project, of_project in moves.items() for edit in await _rename_files(app, project, of_project)]
    return types.WorkspaceEdit(document_changes=edits) if edits else None


async def _rename_files(app: App, project: OpenProject, moves: Mapping[str, str]) -> list[Any]:
    """Return the edits of a project some of whose files get other names; ``moves`` are these by the present ones."""
    session = project.session()
    asked = {} if session is None else {old: _find_renaming(project, session, old, new) for old, new in moves.items()}
    renamings = {old: renaming for old, renaming in asked.items() if renaming is not None}
    if session is None or not renamings:
        return []
    try:
        edited, failures = await project.compute(lambda: _rename_in_turn(workspace(session), renamings))
    except Exception as error:  # for a file that cannot be read, nothing is renamed
        edited, failures = [], dict.fromkeys(renamings, error)
    for path, reason in failures.items():
        app.report(f"{Path(path).name}: references to it were not updated: {reason}")
    return list(make_workspace_edit(project, edited).document_changes or ())


def _find_renaming(project: OpenProject, session: Session, old: str, new: str) -> Renaming | None:
    """Return the other id that another name of a file gives its entry; ``None`` if it gives none."""
    name, new_name = (relative_path(path, project.state.origin.folder) for path in (old, new))
    entries = [entry for entry in session.glossary.entries if entry.file == name]
    layout = session.project.layout
    if len(entries) != 1 or entries[0].id is None or not (layout.id in (STEM, PATH) or layout.id_is_stem):
        return None
    wanted = layout.path_id(new_name) if layout.id == PATH else Path(new).stem
    return Renaming(entries[0].id.value, wanted) if entries[0].id.value != wanted else None


def _rename_in_turn(space: Session, renamings: Mapping[str, Renaming]) -> tuple[list[Edited], dict[str, Exception]]:
    """Return what all renamings change, each made after the one before it, and the errors of those that failed. Files
    are edited under their present names."""
    before: dict[str, Source] = {}  # by the path that a file has afterwards
    failures: dict[str, Exception] = {}
    for path, asked in renamings.items():
        try:
            done = rename(space, asked)
        except Exception as error:
            failures[path] = error
            continue
        space = done.after
        for old, new in done.changes:
            if old is not None:
                before[new.path] = before.pop(old.path, old)
    after = {path: space.documents[path].source.text for path in before}
    return [find_differences(old, after[path]) for path, old in before.items()], failures


def did_rename(app: App, params: types.RenameFilesParams) -> None:
    uris = [uri for file in params.files for uri in (file.old_uri, file.new_uri)]
    files_changed(app, [path for uri in uris if (path := find_path(uri))])


HANDLERS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_PREPARE_RENAME: (find_target, prepare, None),
    types.TEXT_DOCUMENT_RENAME: (None, answer_rename, types.RenameOptions(prepare_provider=True)),
    types.WORKSPACE_WILL_RENAME_FILES: (None, will_rename, _FILES),
    types.WORKSPACE_DID_RENAME_FILES: (None, did_rename, _FILES),
}
