"""The server as a whole: every message that it understands, and the function that answers it."""

from __future__ import annotations

from functools import partial
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from glosslint import __version__
from glosslint.server.app import HANDLERS, App
from glosslint.server.features import actions, completion, lenses, navigate, renaming


def make_server() -> LanguageServer:
    """Return the server, ready to be started."""
    lsp = LanguageServer("glosslint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
    app = lsp.glosslint = App(lsp)
    for method, handler in HANDLERS.items():
        lsp.feature(method)(partial(handler, app))
    for module in (actions, completion, lenses, navigate, renaming):
        for method, (find, answer, options) in module.HANDLERS.items():
            lsp.feature(method, options)(partial(answer, app) if find is None else partial(_answer, app, find, answer))
    return lsp


async def _answer(app: App, find: Any, answer: Any, params: Any) -> Any:
    found = await find(app, params)
    return await answer(found, params) if found is not None else None


def serve(port: int | None = None) -> None:
    """Serve one client: on standard input and output or, for tests, on a port of this machine."""
    lsp = make_server()
    if port is None:
        lsp.start_io()
    else:
        lsp.start_tcp("127.0.0.1", port)
