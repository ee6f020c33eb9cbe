"""A thread that does one thing after another, and says so in the thread that asked."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any


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
