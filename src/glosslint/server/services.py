"""What the projects of one server share: the user's options, threads that do one thing after another, the open files,
and ways to reach the editor.
"""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from queue import SimpleQueue
from threading import Thread
from typing import Any, Literal

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from glosslint.server.files import Buffer


@dataclass(frozen=True)
class ServerOptions:
    """``run``: whether to check while typing or when a file is saved. ``pull``: whether the client asks for diagnostics
    of open files. ``language``: whether to ask language engines. ``delay``: milliseconds of rest before the whole
    glossary is checked. ``lenses``, ``hints``: whether to show code lenses and inlay hints. ``commands``: whether
    the client has the commands of our own extension."""

    run: Literal["type", "save"] = "type"
    pull: bool = False
    language: bool = True
    delay: int = 200
    lenses: bool = True
    hints: bool = True
    commands: bool = False

    @property
    def rest(self) -> float:
        """The pause before the whole glossary is checked, in seconds."""
        return min(max(self.delay, 0), 10_000) / 1000


class Superseded(Exception):  # noqa: N818 - no error: what was asked for is no longer wanted
    """Raised inside work whose result nothing waits for."""


class Worker:
    """Does work in a thread that does not keep the process alive; ``done`` is called in the thread of the loop, with
    the result or the exception."""

    def __init__(self, loop: asyncio.AbstractEventLoop, name: str) -> None:
        self._loop = loop
        self._queue: SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]]] = SimpleQueue()
        Thread(target=self._serve, name=name, daemon=True).start()

    def submit(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do ``work`` after all that was submitted before."""
        self._queue.put((work, done))

    def _serve(self) -> None:
        while True:
            work, done = self._queue.get()
            try:
                result = work()
            except Exception as error:
                result = error
            try:
                self._loop.call_soon_threadsafe(done, result)
            except RuntimeError:  # the loop is closed: the server has ended
                return


class Services:
    """What projects share: threads, the open files, what the user chose, and ways to reach the editor. ``lsp`` is the
    library's server, which reads and writes messages."""

    def __init__(self, lsp: LanguageServer) -> None:
        self.lsp = lsp
        self.options = ServerOptions()
        self.buffers: dict[str, Buffer] = {}
        self._reported: set[str | tuple[str, ...]] = set()

    @cached_property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop of the main thread, which runs when the first project is opened."""
        return asyncio.get_running_loop()

    @cached_property
    def rules(self) -> Worker:
        """The thread that runs rules."""
        return Worker(self.loop, "rules")

    @cached_property
    def language(self) -> Worker:
        """The thread that runs language engines."""
        return Worker(self.loop, "language")

    def can(self, *path: str) -> bool:
        """Return whether the client has a capability, given by its attributes."""
        value: Any = self.lsp.client_capabilities
        for name in path:
            value = getattr(value, name, None)
        return bool(value)

    def report(self, message: str, error: BaseException | None = None, about: tuple[str, ...] = ()) -> None:
        """Show a message once, or the first of those ``about`` one thing; log the traceback of an internal error."""
        if error is not None:
            trace = "".join(traceback.format_exception(error))
            sys.stderr.write(f"{message}\n{trace}")
            message = f"{message}: internal error ({type(error).__name__}: {error}); the server's log has the traceback"
        key = about or message
        if key not in self._reported:
            self._reported.add(key)
            first = message.split("\n", 1)[0]
            self.lsp.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"glosslint: {first}"))
            self.lsp.window_log_message(types.LogMessageParams(types.MessageType.Warning, message))

    def refresh(self) -> None:
        """Ask the client to ask again for what may have changed."""
        if self.options.pull and self.can("workspace", "diagnostics", "refresh_support"):
            self.lsp.workspace_diagnostic_refresh(None)
        if self.can("workspace", "code_lens", "refresh_support"):
            self.lsp.workspace_code_lens_refresh(None)
        if self.can("workspace", "inlay_hint", "refresh_support"):
            self.lsp.workspace_inlay_hint_refresh(None)

    def set_options(self, given: Any) -> None:
        """Use the options in what the client sent; report each value that cannot be used."""
        for field in fields(ServerOptions):
            known = getattr(self.options, field.name)
            value = given.get(field.name, known) if isinstance(given, dict) else known
            if type(value) is not type(known) or (field.name == "run" and value not in ("type", "save")):
                expected = '"type" or "save"' if field.name == "run" else type(known).__name__
                self.report(f"glosslint.{field.name}: {value!r} is not {expected}; {known!r} is used")
            else:
                self.options = replace(self.options, **{field.name: value})
