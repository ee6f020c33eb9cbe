"""Threads for language engines: one in which an engine runs, and the workers among which an engine shares its texts."""

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

_POLL = 0.2  # seconds between two looks for a signal


def interruptible(work: Callable[[], R]) -> R:
    """Return what ``work`` returns, or raise what it raises; an interrupt (Ctrl-C) ends the wait for it at once. It
    runs in a thread of its own, since Python handles signals in the main thread only, and not before native code or a
    blocking call returns. An interrupt abandons that thread, which does not keep the process alive."""
    results: list[R] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    # Never wait without a timeout: a signal that arrives after Python's last look for signals and before the system
    # call does not wake it (measured under load: one of 80,000 interrupts).
    while thread.is_alive():
        thread.join(_POLL)
    if errors:
        raise errors[0]
    return results[0]


def share(items: Iterable[T], workers: Sequence[W], work: Callable[[W, T], R], patient: bool = True) -> Iterator[R]:
    """Yield ``work(worker, item)`` for each item, in order; each worker handles one item at a time. Raises what
    ``work`` raises for the first item that fails; then no other is begun. Items in progress then, or when the caller
    leaves, are waited for if ``patient``; otherwise they are abandoned, in threads that do not keep the process alive,
    in which only Python code may be running."""
    if len(workers) == 1:
        for item in items:
            yield work(workers[0], item)
        return
    # Not a ThreadPoolExecutor: the process waits for its threads at exit, so that a server that hangs would keep it.
    from concurrent.futures import Future
    from queue import SimpleQueue

    tasks: list[tuple[Future[R], T]] = [(Future(), item) for item in items]
    queue: SimpleQueue[tuple[Future[R], T] | None] = SimpleQueue()
    for task in (*tasks, *(None for _ in workers)):
        queue.put(task)
    threads = [Thread(target=_serve, args=(queue, partial(work, worker)), daemon=True) for worker in workers]
    try:
        for thread in threads:
            thread.start()
        for future, _ in tasks:
            yield future.result()
    finally:
        for future, _ in tasks:
            future.cancel()
        for thread in threads if patient else ():
            thread.join()


def _serve(queue: SimpleQueue[tuple[Future[R], T] | None], work: Callable[[T], R]) -> None:
    while (task := queue.get()) is not None:
        future, item = task
        if not future.set_running_or_notify_cancel():
            continue
        try:
            future.set_result(work(item))
        except BaseException as error:
            future.set_exception(error)
