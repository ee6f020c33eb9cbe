"""Work over several processes, where that is worth its cost and safe.

Copies of this process (fork) share what it has parsed and loaded, closures included; only results are pickled. A
ProcessPoolExecutor takes 17 ms more to import and start, must pickle the work as well, and leaves threads behind, after
which no further copy would be safe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this take less time than starting a second process.
MIN_ITEMS = 300
_MAX_WORKERS = 8  # processes or threads: beyond this, collecting their results in one process takes longer
_WARM_UP = 8  # items processed before forking, so that each copy need not load and cache the same
_AT_ONCE = 4_000  # results that are pickled together, which limits the memory for their bytes in the reader
_OWN_SHARE = 1.2  # this process's share relative to that of a copy, since its results need no pickling


def usable_cores() -> int:
    """Return how many processes to use; 1 if this process cannot be forked safely.

    A fork is safe if there is only one thread, which Linux reports. On macOS, the system's libraries do not survive a
    fork; on Windows, there is none, and starting a process takes as long as checking a thousand entries.
    """
    if sys.platform != "linux":
        return 1
    try:
        alone = len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return 1
    return cpu_count() if alone else 1


def cpu_count() -> int:
    """Return how many processors this process may use, at most ``_MAX_WORKERS``."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such call
        count = os.cpu_count() or 1
    return min(count, _MAX_WORKERS)


def run_in_parallel(work: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """Return ``work(items)``, which must equal the concatenated ``work`` of the parts of ``items``.

    Few items are processed only by this process. The items of a worker that fails are processed here again, where
    exceptions are raised.
    """
    count = usable_cores() if len(items) >= MIN_ITEMS else 1
    if count < 2:
        return work(items)
    results = work(items[:_WARM_UP])
    left = items[_WARM_UP:]
    own = int(len(left) * _OWN_SHARE / (_OWN_SHARE + count - 1))
    size = -(-(len(left) - own) // (count - 1))
    parts = [left[at : at + size] for at in range(own, len(left), size)]
    workers = [_start_worker(work, part) for part in parts]
    results += work(left[:own])
    for part, worker in zip(parts, workers, strict=True):
        of_worker = _results(*worker) if worker is not None else None
        results += work(part) if of_worker is None else of_worker
    return results


def _start_worker(work: Callable[[Sequence[T]], list[R]], part: Sequence[T]) -> tuple[int, int] | None:
    """Fork a process for a part; return its number and the pipe with its results, ``None`` if the system refuses."""
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
        return process, reading
    try:  # from here on in the copy, which must never return to the caller
        import pickle

        os.close(reading)
        results = work(part)
        with os.fdopen(writing, "wb") as pipe:
            for at in range(0, len(results), _AT_ONCE):
                pickle.dump(results[at : at + _AT_ONCE], pipe, pickle.HIGHEST_PROTOCOL)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _results(process: int, reading: int) -> list[Any] | None:
    """Wait for the results of a worker; ``None`` if it failed."""
    import pickle

    results: list[Any] | None = []
    try:
        with os.fdopen(reading, "rb") as pipe:
            while pipe.peek(1):
                results += pickle.load(pipe)  # written by our own copy, hence trusted
    except (EOFError, OSError, pickle.UnpicklingError):
        results = None
    _, status = os.waitpid(process, 0)
    return results if status == 0 else None
