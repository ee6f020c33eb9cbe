"""How long each part of a run takes, the current day, and work without the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


def today() -> str:
    """Return the local date, as 2027-01-31. All that depends on the date calls this, so that tests can set it."""
    from datetime import date

    return date.today().isoformat()


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch off the collector of cycles, which would look through millions of values again and again and find none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Clock:
    """Seconds by part, in the order in which the parts ended first; a part that is repeated adds up."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Measure the block inside."""
        start = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - start)

    def add(self, name: str, seconds: float) -> None:
        """Add what was measured elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
