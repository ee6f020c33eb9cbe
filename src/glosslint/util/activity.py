"""What this process is currently doing, for a line on a terminal.

The stages of a run write it, and the command line reads it. There is one value per process, as there is one line per
terminal; nothing else depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Activity:
    """A description of the work, and its progress: ``done`` of ``total`` ``units``; 0 if they are not counted."""

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
