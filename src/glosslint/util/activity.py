"""What this process is doing at the moment, for a line on a terminal that shows it.

The stages of a run write here, and the command line reads. It is one value a process, since what shows it is one line a
terminal; nothing else depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Activity:
    """What is being done, and how much of it: ``done`` of ``total`` ``units``, which are 0 where nobody counts."""

    def __init__(self) -> None:
        self.what, self.units = "", ""
        self.done = self.total = 0

    @contextmanager
    def of(self, what: str, total: int = 0, units: str = "") -> Iterator[None]:
        """State what the block inside does; what was stated before holds again after it."""
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
