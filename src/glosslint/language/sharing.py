"""Shares the work of an engine among several workers, such as servers; each does one piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
W = TypeVar("W")
R = TypeVar("R")


def share(items: Iterable[T], workers: Sequence[W], work: Callable[[W, T], R]) -> Iterator[R]:
    """What ``work`` makes of the items, in their order. Raises what it raises for the first item that fails; then no
    other is begun."""
    if len(workers) == 1:
        for item in items:
            yield work(workers[0], item)
        return
    from concurrent.futures import ThreadPoolExecutor
    from queue import SimpleQueue

    free: SimpleQueue[W] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def done(item: T) -> R:
        worker = free.get()
        try:
            return work(worker, item)
        finally:
            free.put(worker)

    pool = ThreadPoolExecutor(len(workers), "glosslint")
    try:
        yield from pool.map(done, items)
    finally:
        pool.shutdown(cancel_futures=True)
