"""Shares the work of an engine among several workers, such as servers; each does one piece at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from queue import SimpleQueue

T = TypeVar("T")
W = TypeVar("W")
R = TypeVar("R")


def share(items: Iterable[T], workers: Sequence[W], work: Callable[[W, T], R], patient: bool = True) -> Iterator[R]:
    """What ``work`` makes of the items, in their order. Raises what it raises for the first item that fails; then no
    other is begun. What is at work by then, or when the caller leaves, is waited for if one is ``patient``; else it is
    left behind, in threads that do not hold up the end of the process: only Python may be running in them.
    """
    if len(workers) == 1:
        for item in items:
            yield work(workers[0], item)
        return
    from concurrent.futures import Future
    from queue import SimpleQueue

    asked: list[tuple[Future[R], T]] = [(Future(), item) for item in items]
    waiting: SimpleQueue[tuple[Future[R], T] | None] = SimpleQueue()
    for each in (*asked, *(None for _ in workers)):
        waiting.put(each)
    threads = [Thread(target=_serve, args=(waiting, partial(work, worker)), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        for future, _ in asked:
            yield future.result()
    finally:
        for future, _ in asked:
            future.cancel()
        for thread in threads if patient else ():
            thread.join()


def _serve(waiting: SimpleQueue[tuple[Future[R], T] | None], work: Callable[[T], R]) -> None:
    """Does what is waiting until there is nothing left."""
    while (each := waiting.get()) is not None:
        future, item = each
        if not future.set_running_or_notify_cancel():
            continue
        try:
            future.set_result(work(item))
        except BaseException as error:
            future.set_exception(error)
