"""What the projects of one server share: the user's options, threads that do one thing after another, the open files,
and ways to reach the editor.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from queue import SimpleQueue
from threading import Thread
from typing import Any, Literal, Protocol

from lsprotocol import types

from glosslint.server.files import Buffers, ProjectOrigin


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


def read_options(given: Any, known: ServerOptions = ServerOptions()) -> tuple[ServerOptions, list[str]]:
    """Return the options in what a client sent, and a message for each value that cannot be used."""
    values: dict[str, Any] = {}
    messages = []
    own = given if isinstance(given, dict) else {}
    for field in fields(ServerOptions):
        default = getattr(known, field.name)
        value = own.get(field.name, default)
        if type(value) is not type(default) or (field.name == "run" and value not in ("type", "save")):
            expected = '"type" or "save"' if field.name == "run" else type(default).__name__
            messages.append(f"glosslint.{field.name}: {value!r} is not {expected}; {default!r} is used")
        elif value != default:
            values[field.name] = value
    return replace(known, **values), messages


class Superseded(Exception):  # noqa: N818 - no error: what was asked for is no longer wanted
    """Raised inside work whose result nothing waits for."""


class Worker:
    """Does work in a thread that does not keep the process alive.

    ``done`` is called in the thread of the loop, with the result or the exception.
    """

    def __init__(self, loop: AbstractEventLoop, name: str) -> None:
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


class Reporter(Protocol):
    """Shows a message once, or the first of those ``about`` one thing, and is given an internal error."""

    def __call__(self, message: str, error: BaseException | None, about: tuple[str, ...] = ()) -> None:
        """Show it."""


@dataclass(frozen=True)
class Services:
    """What projects share: threads, the open files, what the user chose, and ways to reach the editor.

    ``publish`` sends the diagnostics of a file of a project. ``can`` says whether the client has a capability.
    """

    loop: asyncio.AbstractEventLoop
    rules: Worker
    language: Worker
    buffers: Callable[[], Buffers]
    options: Callable[[], ServerOptions]
    publish: Callable[[ProjectOrigin, str, list[types.Diagnostic]], None]
    report: Reporter
    refreshed: Callable[[], None]
    can: Callable[..., bool]
