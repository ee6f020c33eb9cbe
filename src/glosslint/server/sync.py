"""What the editor says of files, folders and itself: opened, changed, saved, closed, moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types

from glosslint.parse.endings import ENDINGS
from glosslint.server.app import App
from glosslint.server.buffers import Buffer, begins_with_mark
from glosslint.server.places import path_of
from glosslint.settings.file import FILE, PYPROJECT

#: A request of our own.
SETTLED = "glosslint/settled"
#: The endings of glossaries and schemas, for patterns of files.
READ = ",".join(ending.removeprefix(".") for ending in ENDINGS)
WATCHED = f"**/*.{{{READ},toml,txt}}"


def initialize(app: App, params: types.InitializeParams) -> None:
    app.set_options(params.initialization_options)
    if app.can("text_document", "diagnostic") and not app.can("text_document", "publish_diagnostics"):
        app.options = replace(app.options, pull=True)
    if app.options.pull:
        options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False)
        app.lsp.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(partial(diagnostic, app))


async def initialized(app: App, _: types.InitializedParams) -> None:
    if app.can("workspace", "did_change_watched_files", "dynamic_registration"):
        watchers = [types.FileSystemWatcher(WATCHED)]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("glosslint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        app.lsp.client_register_capability(types.RegistrationParams([registration]))
    await _configured(app)
    app.open_folders()
    app.ready.set()


async def _configured(app: App) -> None:
    """Ask for the user's settings of the editor, where the client has any."""
    if app.can("workspace", "configuration"):
        items = [types.ConfigurationItem(section="glosslint")]
        try:
            values = await app.lsp.workspace_configuration_async(types.ConfigurationParams(items))
        except Exception as error:
            app.report(f"the editor's settings could not be read: {error}", None)
            return
        app.set_options(values[0] if values else None)


def did_open(app: App, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    path = path_of(document.uri)
    if path is None:
        return
    app.buffers[path] = Buffer(document.uri, path, document.text, document.version, begins_with_mark(path))
    if (project := app.project_of(path)) is not None:
        name = project.state.names.get(path) or project.name_of(path)
        if app.options.pull and name is not None:
            project.show_again(name)
        project.disk_changed()


def did_change(app: App, params: types.DidChangeTextDocumentParams) -> None:
    path = path_of(params.text_document.uri)
    known = app.buffers.get(path) if path is not None else None
    if path is None or known is None:
        return
    text = app.lsp.workspace.get_text_document(params.text_document.uri).source
    app.buffers[path] = Buffer(known.uri, path, text, params.text_document.version, known.marked)
    if (project := app.project_of(path)) is not None:
        project.changed(app.buffers[path], publish=app.options.run == "type")


def did_save(app: App, params: types.DidSaveTextDocumentParams) -> None:
    path = path_of(params.text_document.uri)
    if path is not None:
        files_changed(app, [path])


def did_close(app: App, params: types.DidCloseTextDocumentParams) -> None:
    path = path_of(params.text_document.uri)
    if path is None or app.buffers.pop(path, None) is None:
        return
    if (project := app.project_of(path)) is not None:
        if app.options.pull and (name := project.state.names.get(path)) is not None:
            project.show_again(name)
        project.disk_changed([path], reload=path == str(project.state.origin.file))


def did_change_watched_files(app: App, params: types.DidChangeWatchedFilesParams) -> None:
    paths = [path for change in params.changes if (path := path_of(change.uri)) is not None]
    created = [change for change in params.changes if change.type != types.FileChangeType.Changed]
    files_changed(app, paths, appeared=bool(created))


def files_changed(app: App, paths: list[str], appeared: bool = True) -> None:
    """Note that files were written, made, moved or removed."""
    if appeared and any(Path(path).name in (FILE, PYPROJECT) for path in paths):
        app.settings_moved()
    for project in list(app.projects.values()):
        folder = project.state.origin.folder
        if any(Path(path).is_relative_to(folder) or project.reads(path) for path in paths):
            project.disk_changed(paths, reload=any(project.is_input(path) for path in paths))


def did_change_workspace_folders(app: App, _: types.DidChangeWorkspaceFoldersParams) -> None:
    app.settings_moved()


async def did_change_configuration(app: App, params: types.DidChangeConfigurationParams) -> None:
    app.set_options(params.settings.get("glosslint") if isinstance(params.settings, dict) else None)
    await _configured(app)
    for project in app.projects.values():
        project.disk_changed()


async def diagnostic(app: App, params: types.DocumentDiagnosticParams) -> Any:
    path = path_of(params.text_document.uri)
    project = app.project_of(path) if path is not None else None
    items: list[types.Diagnostic] = []
    if project is not None and path is not None:
        await project.settled()
        items = project.computed(path)
    return types.RelatedFullDocumentDiagnosticReport(items=items)


async def settled(app: App, _: Any) -> dict[str, int]:
    """Answer when everything that the editor sent before has been checked: for scripts, and the state of the editor."""
    await app.ready.wait()
    states = [await project.settled(language=True) for project in list(app.projects.values())]
    return {"findings": sum(len(state.findings) for state in states)}


HANDLERS: dict[str, Callable[..., Any]] = {
    types.INITIALIZE: initialize,
    types.INITIALIZED: initialized,
    types.TEXT_DOCUMENT_DID_OPEN: did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: did_change,
    types.TEXT_DOCUMENT_DID_SAVE: did_save,
    types.TEXT_DOCUMENT_DID_CLOSE: did_close,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
    SETTLED: settled,
}
