"""Cheap choices for generators of documents: a handful of random bytes, drawn at once, decides everything.

Hypothesis needs some 50 µs for each draw, and a document asks for fifty to a hundred: drawn one by one, they took ten
times as long as what is tested. Bytes that have run out choose the first option, so that shorter and smaller bytes
make simpler documents, which is what Hypothesis seeks when a test fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

_T = TypeVar("_T")


class Choices:
    """Choices that ``data`` decides, a byte each."""

    def __init__(self, data: bytes) -> None:
        self._bytes = iter(data)

    def integer(self, least: int, most: int) -> int:
        """Choose a number, both ends included, of at most 256."""
        return least + next(self._bytes, 0) % (most - least + 1)

    def pick(self, options: Sequence[_T]) -> _T:
        """Choose one of ``options``."""
        return options[self.integer(0, len(options) - 1)]

    def text(self, alphabet: str, most: int, least: int = 0) -> str:
        """Choose ``least`` to ``most`` characters of ``alphabet``."""
        return "".join(self.pick(alphabet) for _ in range(self.integer(least, most)))


def choices(count: int) -> st.SearchStrategy[Choices]:
    """Choices of which the first ``count`` are random."""
    return st.binary(min_size=count, max_size=count).map(Choices)
