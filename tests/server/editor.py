"""An editor for tests: the client of pytest-lsp with the capabilities that VS Code or Neovim sent, and the server, both
in this process and on one event loop. It keeps buffers as editors do."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import cache
from pathlib import Path
from threading import Event
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.io_ import run_async
from pygls.protocol import default_converter
from pytest_lsp import client_capabilities, make_test_lsp_client

from glosslint.server import start
from glosslint.server.protocol import find_path, make_uri
from tests.timing import HANG

VSCODE, NEOVIM = "visual_studio_code", "neovim@v0.11.0"
#: The encoding of positions that the server chooses for each.
ENCODINGS = {VSCODE: "utf-16-le", NEOVIM: "utf-8"}
TIMEOUT = 5 * HANG  # seconds, for everything that a scenario does


class _Wire:
    """Writes into the reader at the other end."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader

    def write(self, data: bytes) -> None:
        self._reader.feed_data(data)

    def close(self) -> None:
        self._reader.feed_eof()


@cache
def _converter() -> Converter:
    """Return one converter for all editors and servers: each compiles functions for the messages that it has met."""
    converter: Converter = default_converter()
    return converter


def edit(scenario: Callable[[Editor], Coroutine[Any, Any, None]], folder: Path, **options: Any) -> None:
    """Run a scenario in an editor that has opened ``folder``. ``options`` are those of ``Editor.start``."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)

    async def run() -> None:
        editor = Editor(folder)
        await editor.start(**options)
        try:
            await asyncio.wait_for(scenario(editor), TIMEOUT)
        finally:
            await editor.stop()
        assert not editor.client.error, editor.client.error

    asyncio.run(run())


class Editor:
    """Files are named by their paths below ``folder``."""

    usual = VSCODE

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.encoding = ""
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.client: Any = None
        self.server: Any = None
        self._tasks: list[asyncio.Task[Any]] = []
        self._stop = Event()
        self._started: dict[str, Any] = {}

    async def start(
        self, client: str = "", folders: tuple[Path, ...] = (), capabilities: Any = None, **options: Any
    ) -> None:
        """Start the server and say who the client is. ``options`` are the server's initialization options."""
        client = client or self.usual
        self.encoding = ENCODINGS[client]
        self._started = {"client": client, "folders": folders, "capabilities": capabilities, **options}
        self.client, self.server = make_test_lsp_client(), start.make_server()
        for end in (self.client, self.server):
            end.protocol._converter = _converter()
        self.client.sent = sent = []  # the files that diagnostics were sent for
        receive = self.client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def note(params: Any) -> None:
            sent.append(params.uri)
            receive(params)

        self.client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = note
        readers = asyncio.StreamReader(), asyncio.StreamReader()
        for end, own, other in ((self.client, *readers), (self.server, *reversed(readers))):
            end.protocol.set_writer(_Wire(other))
            coroutine = run_async(
                stop_event=self._stop,
                reader=own,
                protocol=end.protocol,
                logger=logging.getLogger("pygls"),
                error_handler=end.report_server_error,
            )
            self._tasks.append(asyncio.get_running_loop().create_task(coroutine))
        await self.client.initialize_session(
            types.InitializeParams(
                capabilities=capabilities or client_capabilities(client),
                workspace_folders=[types.WorkspaceFolder(make_uri(one), one.name) for one in folders or (self.folder,)],
                initialization_options={"delay": 0, **options},
            )
        )

    async def stop(self) -> None:
        self._stop.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def restart(self) -> None:
        """Start another server for the same folder, without the files that were open."""
        await self.stop()
        self._stop, self._tasks = Event(), []
        self.texts.clear()
        await self.start(**self._started)

    def uri(self, name: str) -> str:
        return make_uri(self.folder / name)

    def id(self, name: str) -> Any:
        return types.TextDocumentIdentifier(self.uri(name))

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file, as editors do: without its byte-order mark."""
        if text is None:
            text = (self.folder / name).read_bytes().decode("utf-8-sig")
        self.texts[name], self.versions[name] = text, 1
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri(name), "yaml", 1, text))
        )

    def type(self, name: str, old: str, new: str) -> None:
        """Replace ``old``, which is in the buffer once, by ``new``."""
        assert self.texts[name].count(old) == 1, (old, self.texts[name])
        self.set(name, self.texts[name].replace(old, new))

    def set(self, name: str, text: str) -> None:
        """Give a buffer another text."""
        self.texts[name] = text
        self.versions[name] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, name: str) -> None:
        """Write a buffer to disk, with the byte-order mark that the file had."""
        file = self.folder / name
        mark = b"\xef\xbb\xbf" if file.exists() and file.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(mark + self.texts[name].encode())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.id(name)))

    def close(self, name: str) -> None:
        del self.texts[name]
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.id(name)))

    def watched(self, *names: str, kind: int = 2) -> None:
        """Say that files changed on disk: 1 made, 2 written, 3 removed."""
        events = [types.FileEvent(self.uri(name), types.FileChangeType(kind)) for name in names]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    def of(self, name: str) -> list[Any]:
        """Return the diagnostics shown in a file."""
        return list(self.client.diagnostics.get(self.uri(name), ()))

    def messages(self, name: str) -> list[str]:
        """Return the messages shown in a file."""
        return [diagnostic.message for diagnostic in self.of(name)]

    def all(self) -> Mapping[str, list[Any]]:
        """Return all diagnostics by file, of files that have any."""
        return {uri: list(shown) for uri, shown in self.client.diagnostics.items() if shown}

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds, and return it."""
        deadline = asyncio.get_running_loop().time() + TIMEOUT / 2
        while not (result := holds()):
            assert asyncio.get_running_loop().time() < deadline, ("did not come to hold", self.all())
            await asyncio.sleep(0.01)
        return result

    async def settled(self) -> None:
        """Wait until the server has checked everything that it was sent, and asked all language engines."""
        await self.client.protocol.send_request_async("glosslint/settled", {})

    def place(self, name: str, words: str, shift: int = 0) -> Any:
        """Return the position of ``words``, which are in the buffer once, in the client's units."""
        text = self.texts[name]
        assert text.count(words) == 1, (words, text)
        at = text.index(words) + shift
        before = text[:at].replace("\r\n", "\n").split("\n")
        return types.Position(len(before) - 1, len(before[-1].encode(self.encoding)) // _bytes(self.encoding))

    async def actions(self, name: str, words: str, only: list[str] | None = None) -> dict[str, Any]:
        """Return the code actions at ``words``, by title."""
        at = types.Range(self.place(name, words), self.place(name, words, len(words)))
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(self.id(name), at, context)
        return {action.title: action for action in await self.client.text_document_code_action_async(params) or ()}

    async def perform(self, action: Any) -> None:
        """Do what a code action says, as an editor does."""
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        self.apply(action.edit)

    def apply(self, edit: Any) -> None:
        """Apply a workspace edit: to buffers where files are open, else to the files."""
        for change in edit.document_changes:
            if isinstance(change, types.RenameFile):
                self._rename(self._name(change.old_uri), self._name(change.new_uri))
            elif isinstance(change, types.CreateFile):
                (self.folder / self._name(change.uri)).write_bytes(b"")
                self.watched(self._name(change.uri), kind=1)
            else:
                self._edit_text(self._name(change.text_document.uri), change.text_document.version, change.edits)

    def _edit_text(self, name: str, version: int | None, edits: list[Any]) -> None:
        if name in self.texts:
            assert version == self.versions[name]
            self.set(name, applied(self.texts[name], edits, self.encoding))
            return
        file = self.folder / name
        data = file.read_bytes()
        mark = data[:3] if data.startswith(b"\xef\xbb\xbf") else b""
        file.write_bytes(mark + applied(data[len(mark) :].decode(), edits, self.encoding).encode())
        self.watched(name)

    def _rename(self, old: str, new: str) -> None:
        (self.folder / old).rename(self.folder / new)
        if old in self.texts:
            text = self.texts[old]
            self.close(old)
            self.open(new, text)
        file = types.FileRename(self.uri(old), self.uri(new))
        self.client.workspace_did_rename_files(types.RenameFilesParams([file]))

    def _name(self, uri: str) -> str:
        path = find_path(uri)
        assert path is not None
        return Path(path).relative_to(self.folder).as_posix()

    def save_all(self) -> None:
        for name in list(self.texts):
            self.save(name)


def _bytes(encoding: str) -> int:
    """Return how many bytes a unit of positions has."""
    return 2 if encoding == "utf-16-le" else 1


def applied(text: str, edits: list[Any], encoding: str = "utf-16-le") -> str:
    """Return a text with edits of the protocol, whose positions are all in the old text."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    size = _bytes(encoding)

    def offset(position: Any) -> int:
        before = sum(map(len, lines[: position.line]))
        line = lines[position.line] if position.line < len(lines) else ""
        return before + len(line.encode(encoding)[: position.character * size].decode(encoding))

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
