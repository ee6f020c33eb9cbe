"""What a run is doing, and how long each part takes; also dates, and the garbage collector off."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


def today() -> str:
    """Return the local date as YYYY-MM-DD. All code that depends on the date calls this, so that tests can set it."""
    from datetime import date

    return date.today().isoformat()


def is_date(text: str) -> bool:
    """Return whether a text is a date, YYYY-MM-DD."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@contextmanager
def pause_collector() -> Iterator[None]:
    """Switch off the garbage collector during the block: it would visit millions of objects in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Clock:
    """Seconds by part, in the order in which parts first ended; the times of a repeated part are added."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure the time of the block."""
        start = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - start)

    def add(self, name: str, seconds: float) -> None:
        """Add seconds that were measured elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


class Activity:
    """A description of the work, and its progress: ``done`` of ``total`` ``units``; 0 if they are not counted.

    The stages of a run write it, and the command line reads it, for a line on a terminal. There is one value per
    process, as there is one line per terminal; nothing else depends on it.
    """

    def __init__(self) -> None:
        self.what, self.units = "", ""
        self.done = self.total = 0

    @contextmanager
    def of(self, what: str, total: int = 0, units: str = "") -> Iterator[None]:
        """Set the activity during the block, and restore the previous one after it."""
        before = self.what, self.units, self.done, self.total
        self.what, self.units, self.done, self.total = what, units, 0, total
        try:
            yield
        finally:
            self.what, self.units, self.done, self.total = before

    @property
    def line(self) -> str:
        """The activity in words: ``Checking spelling and grammar: 1,200 of 3,000 texts``."""
        if not self.total:
            return self.what
        counted = f"{self.done:,} of " if self.done else ""
        return f"{self.what}: {counted}{self.total:,} {self.units}"


#: The activity of this process.
NOW = Activity()
