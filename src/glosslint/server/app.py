"""What the server knows: the open files, the user's options, and the projects, each found by its settings file; and
what the editor says of files, folders and itself: opened, changed, saved, closed, moved.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from glosslint.model import GlosslintError
from glosslint.parse.endings import ENDINGS
from glosslint.server.files import Buffer, ProjectOrigin, begins_with_mark, scan
from glosslint.server.project import OpenProject
from glosslint.server.protocol import find_path
from glosslint.server.services import Services
from glosslint.settings.file import FILE, PYPROJECT, find
from glosslint.settings.settings import load
from glosslint.settings.trust import trusted_folders

#: A request of our own.
SETTLED = "glosslint/settled"
#: The endings of glossaries and schemas, for patterns of files.
READ = ",".join(ending.removeprefix(".") for ending in ENDINGS)
WATCHED = f"**/*.{{{READ},toml,txt}}"


class App(Services):
    """All that the server knows."""

    def __init__(self, lsp: LanguageServer) -> None:
        super().__init__(lsp)
        self.projects: dict[ProjectOrigin, OpenProject] = {}
        self._origins: dict[Path, ProjectOrigin | None] = {}
        self.ready = asyncio.Event()  # set when the folders of the workspace are open

    def project_of(self, path: str) -> OpenProject | None:
        """Return the project that a file is in or could be in, if there is a path; it is opened if it is not yet."""
        origin = self._find_origin(Path(path).parent) if path else None
        return self._open(origin) if origin is not None else None

    def _find_origin(self, folder: Path) -> ProjectOrigin | None:
        if folder not in self._origins:
            try:
                file, unread = find(folder, trusted_folders())
            except GlosslintError as error:  # a pyproject.toml on the way that is broken, perhaps while it is written
                self.report(str(error))
                return next((known for known in self.projects if folder.is_relative_to(known.folder)), None)
            except OSError:
                return None
            for note in unread:
                self.report(note)
            self._origins[folder] = (
                ProjectOrigin(file.parent, file) if file is not None else self._find_default_origin(folder)
            )
        return self._origins[folder]

    def _find_default_origin(self, folder: Path) -> ProjectOrigin | None:
        """Return the workspace folder around ``folder`` if it has a glossary where glosslint looks without settings."""
        for top in self.folders():
            if folder.is_relative_to(top):
                try:
                    return ProjectOrigin(top) if scan(load(None, top)) else None
                except GlosslintError as error:
                    self.report(str(error))
        return None

    def _open(self, origin: ProjectOrigin) -> OpenProject:
        if origin not in self.projects:
            self.projects[origin] = OpenProject(origin, self)
            self.projects[origin].note_disk_change()
        return self.projects[origin]

    def folders(self) -> Iterator[Path]:
        """Yield the folders of the workspace."""
        known = [folder.uri for folder in self.lsp.workspace.folders.values()]
        for uri in known or filter(None, [self.lsp.workspace.root_uri]):
            if path := find_path(uri):
                yield Path(path)

    def open_folders(self) -> None:
        """Open the projects of the folders of the workspace."""
        for folder in self.folders():
            if origin := self._find_origin(folder):
                self._open(origin)

    def find_settings_again(self) -> None:
        """Look for settings files again, since they or the workspace changed; close projects that are no longer any."""
        self._origins.clear()
        for origin, project in list(self.projects.items()):
            if not self._is_used(origin) or self._find_origin(origin.folder) != origin:
                project.close()
                del self.projects[origin]
        self.open_folders()
        for path in self.buffers:
            self.project_of(path)

    def _is_used(self, origin: ProjectOrigin) -> bool:
        """Return whether a project is in a folder of the workspace, or around one, or has an open file."""
        folder = origin.folder
        if any(folder.is_relative_to(top) or top.is_relative_to(folder) for top in self.folders()):
            return True
        return any(Path(path).is_relative_to(folder) for path in self.buffers)


def initialize(app: App, params: types.InitializeParams) -> None:
    app.set_options(params.initialization_options)
    if app.can("text_document", "diagnostic") and not app.can("text_document", "publish_diagnostics"):
        app.options = replace(app.options, pull=True)
    if app.options.pull:
        options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False)
        app.lsp.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(partial(answer_diagnostic, app))


async def initialized(app: App, _: types.InitializedParams) -> None:
    if app.can("workspace", "did_change_watched_files", "dynamic_registration"):
        watchers = [types.FileSystemWatcher(WATCHED)]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("glosslint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        app.lsp.client_register_capability(types.RegistrationParams([registration]))
    await _ask_settings(app)
    app.open_folders()
    app.ready.set()


async def _ask_settings(app: App) -> None:
    """Ask for the user's settings of the editor, where the client has any."""
    if app.can("workspace", "configuration"):
        items = [types.ConfigurationItem(section="glosslint")]
        try:
            values = await app.lsp.workspace_configuration_async(types.ConfigurationParams(items))
        except Exception as error:
            app.report(f"the editor's settings could not be read: {error}")
            return
        app.set_options(values[0] if values else None)


def did_open(app: App, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    path = find_path(document.uri)
    if not path:
        return
    app.buffers[path] = Buffer(document.uri, path, document.text, document.version, begins_with_mark(path))
    if (project := app.project_of(path)) is not None:
        project.show_again(path)
        project.note_disk_change(reload=path == str(project.state.origin.file))


def did_change(app: App, params: types.DidChangeTextDocumentParams) -> None:
    path = find_path(params.text_document.uri)
    known = app.buffers.get(path)
    if known is None:
        return
    text = app.lsp.workspace.get_text_document(params.text_document.uri).source
    app.buffers[path] = Buffer(known.uri, path, text, params.text_document.version, known.marked)
    if (project := app.project_of(path)) is not None:
        project.note_change(app.buffers[path], publish=app.options.run == "type")


def did_save(app: App, params: types.DidSaveTextDocumentParams) -> None:
    if path := find_path(params.text_document.uri):
        files_changed(app, [path])


def did_close(app: App, params: types.DidCloseTextDocumentParams) -> None:
    path = find_path(params.text_document.uri)
    if app.buffers.pop(path, None) is None:
        return
    if (project := app.project_of(path)) is not None:
        project.show_again(path)
        project.note_disk_change([path], reload=path == str(project.state.origin.file))


def did_change_watched_files(app: App, params: types.DidChangeWatchedFilesParams) -> None:
    paths = [path for change in params.changes if (path := find_path(change.uri))]
    files_changed(app, paths, any(change.type != types.FileChangeType.Changed for change in params.changes))


def files_changed(app: App, paths: list[str], appeared: bool = True) -> None:
    """Note that files were written, made, moved or removed."""
    if appeared and any(Path(path).name in (FILE, PYPROJECT) for path in paths):
        app.find_settings_again()
    for project in list(app.projects.values()):
        folder = project.state.origin.folder
        if any(Path(path).is_relative_to(folder) or project.reads(path) for path in paths):
            project.note_disk_change(paths, reload=any(project.is_input(path) for path in paths))


def did_change_workspace_folders(app: App, _: types.DidChangeWorkspaceFoldersParams) -> None:
    app.find_settings_again()


async def did_change_configuration(app: App, params: types.DidChangeConfigurationParams) -> None:
    app.set_options(params.settings.get("glosslint") if isinstance(params.settings, dict) else None)
    await _ask_settings(app)
    for project in app.projects.values():
        project.note_disk_change()


async def answer_diagnostic(app: App, params: types.DocumentDiagnosticParams) -> Any:
    path = find_path(params.text_document.uri)
    project = app.project_of(path)
    items: list[types.Diagnostic] = []
    if project is not None:
        await project.settle()
        items = project.find_diagnostics(path)
    return types.RelatedFullDocumentDiagnosticReport(items=items)


async def answer_settled(app: App, _: Any) -> dict[str, int]:
    """Answer when everything that the editor sent before has been checked: for scripts, and the state of the editor."""
    await app.ready.wait()
    states = [await project.settle(language=True) for project in list(app.projects.values())]
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
    SETTLED: answer_settled,
}
