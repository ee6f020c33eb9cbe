"""Spreads work over the cores of a machine, where that is worth its cost and plainly safe."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done sooner by one process than two are begun.
WORTH = 300
_MOST = 8  # processes; what they send back is unpacked by one
_FIRST = 8  # items
_OWN = 1.15  # how much larger the part of this process is: its results need not be packed


class _Helper(NamedTuple):
    process: int
    pipe: int


def cores() -> int:
    """How many cores this process may use; 1 where a copy of the process cannot be made safely.

    It can where nothing but the caller's own thread runs, which Linux tells. (On macOS the system's libraries do not
    bear it, and Windows knows no copies: to begin a process anew takes as long there as a thousand entries do.)
    """
    if sys.platform != "linux":
        return 1
    try:
        alone = len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST) if alone else 1


def spread(work: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """``work(items)``, which must be the same as the ``work`` of the parts of ``items``, one after the other.

    Few items are done by this process, many by as many as there are cores. What a helper does not bring to its end, or
    raises, is done here (and raised here).
    """
    count = cores() if len(items) >= WORTH else 1
    if count < 2:
        return work(items)
    done = work(items[:_FIRST])  # what is loaded and made only once is so before there are copies
    first, *rest = _parts(items[_FIRST:], count)
    helpers = [(part, _begin(work, part)) for part in rest]
    done += work(first)
    for part, helper in helpers:
        result = _end(helper) if helper is not None else None
        done += work(part) if result is None else result
    return done


def _parts(items: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    first = int(len(items) * _OWN / (_OWN + count - 1))
    yield items[:first]
    size = -(-(len(items) - first) // (count - 1))
    yield from (items[at : at + size] for at in range(first, len(items), size))


def _begin(work: Callable[[Sequence[T]], list[R]], part: Sequence[T]) -> _Helper | None:
    """A copy of this process that does a part and writes the result into a pipe; ``None`` if there can be none."""
    try:
        reading, writing = os.pipe()
    except OSError:
        return None
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if process:
        os.close(writing)
        return _Helper(process, reading)
    try:  # from here on in the copy, which must never come back to the caller
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(part), pipe, pickle.HIGHEST_PROTOCOL)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _end(helper: _Helper) -> Any:
    """The result of a helper; ``None`` if it did not come to its end."""
    try:
        with os.fdopen(helper.pipe, "rb") as pipe:
            result = pickle.load(pipe)  # what our own copy wrote
    except (EOFError, OSError, pickle.UnpicklingError):
        result = None
    _, status = os.waitpid(helper.process, 0)
    return result if status == 0 else None
