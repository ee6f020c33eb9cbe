"""How long each part of a run took, and which day it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


def today() -> str:
    """The day, as 2027-01-31, where the computer stands. Nothing else asks for it."""
    from datetime import date

    return date.today().isoformat()


class Clock:
    """Seconds by part, in the order in which the parts began first. A part that comes again is added to."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what happens inside."""
        start = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - start)

    def add(self, name: str, seconds: float) -> None:
        """Count what was measured elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
