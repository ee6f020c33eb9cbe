"""Spreads work over the cores of a machine, where that is worth its cost and plainly safe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done sooner by one process than two are begun.
MIN_ITEMS = 300
_MOST = 8  # processes or threads; what they bring is put together by one
_FIRST = 8  # items
_OWN = 1.2  # how much larger the part of this process is: its results need not be packed


class _Helper(NamedTuple):
    process: int
    pipe: int


def usable_cores() -> int:
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
    return cpu_count() if alone else 1


def cpu_count() -> int:
    """How many processors this process may use, of which a few are enough."""
    try:
        found = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        found = os.cpu_count() or 1
    return min(found, _MOST)


def run_in_parallel(work: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """``work(items)``, which must be the same as the ``work`` of the parts of ``items``, one after the other.

    Few items are done by this process, many by as many as there are cores. What a helper does not bring to its end, or
    raises, is done here (and raised here).
    """
    count = usable_cores() if len(items) >= MIN_ITEMS else 1
    if count < 2:
        return work(items)
    done = work(items[:_FIRST])  # what is loaded and made only once is so before there are copies
    left = items[_FIRST:]
    own = int(len(left) * _OWN / (_OWN + count - 1))
    wait = _helped(work, _parts(left[own:], count - 1))
    done += work(left[:own])
    return done + wait()


def start_in_background(work: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> Callable[[], list[R]]:
    """The same, while this process goes on with something else: the function returned waits for ``work(items)``.

    Where nobody can help, that function does the work.
    """
    count = usable_cores() - 1 if len(items) >= MIN_ITEMS else 0
    return _helped(work, _parts(items, count)) if count else lambda: work(items)


def _parts(items: Sequence[T], count: int) -> list[Sequence[T]]:
    size = -(-len(items) // count)
    return [items[at : at + size] for at in range(0, len(items), size)]


def _helped(work: Callable[[Sequence[T]], list[R]], parts: Iterable[Sequence[T]]) -> Callable[[], list[R]]:
    """Begins a helper for each part; the function returned waits for what they bring."""
    helpers = [(part, _begin(work, part)) for part in parts]

    def wait() -> list[R]:
        done: list[R] = []
        for part, helper in helpers:
            result = _end(helper) if helper is not None else None
            done += work(part) if result is None else result
        return done

    return wait


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
        import pickle

        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(part), pickle.HIGHEST_PROTOCOL))  # packed before anybody listens
    except BaseException:
        os._exit(1)
    os._exit(0)


def _end(helper: _Helper) -> Any:
    """The result of a helper; ``None`` if it did not come to its end."""
    import pickle

    try:
        with os.fdopen(helper.pipe, "rb") as pipe:
            result = pickle.loads(pipe.read())  # what our own copy wrote
    except (EOFError, OSError, pickle.UnpicklingError):
        result = None
    _, status = os.waitpid(helper.process, 0)
    return result if status == 0 else None
