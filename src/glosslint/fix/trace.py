"""Which of many changes causes which error, found by a number of tries that grows with the logarithm of their number.

The changes are numbered. For each binary digit of the numbers, all changes that have a 1 there are tried together, and
then all that have a 0: an error with one cause occurs in exactly one of each two tries, which spells out its number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

E = TypeVar("E")


def trace(errors: Callable[[Sequence[int]], Collection[E]], count: int) -> dict[E, int]:
    """Return the number of the change that causes each error, of the changes 0 to ``count`` - 1.

    ``errors`` returns the errors that occur with some of the changes. Left out are those with several causes, and those
    that only occur with several changes together.
    """
    numbers: dict[E, int] = dict.fromkeys(errors(range(count)), 0) if count else {}
    for bit in range(max(count - 1, 0).bit_length()):
        with_one = set(errors([number for number in range(count) if number >> bit & 1]))
        with_zero = set(errors([number for number in range(count) if not number >> bit & 1]))
        numbers = {
            error: number | (error in with_one) << bit
            for error, number in numbers.items()
            if (error in with_one) != (error in with_zero)
        }
    return {error: number for error, number in numbers.items() if number < count}
