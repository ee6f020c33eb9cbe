"""Measure the time of each part of a run, return the current date, and switch off the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


def today() -> str:
    """Return the local date as YYYY-MM-DD. All code that depends on the date calls this, so that tests can set it."""
    from datetime import date

    return date.today().isoformat()


@contextmanager
def uncollected() -> Iterator[None]:
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
