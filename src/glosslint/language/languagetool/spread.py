"""Shares batches among servers; each works on one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.batches import Batch

T = TypeVar("T")


def spread(batches: Iterable[Batch], apis: Sequence[Api], answer: Callable[[Api, Batch], T]) -> Iterator[T]:
    """The answers about the batches, in their order. Raises what ``answer`` raises for the first that fails; then no
    other batch is begun."""
    if len(apis) == 1:
        for batch in batches:
            yield answer(apis[0], batch)
        return
    from concurrent.futures import ThreadPoolExecutor
    from queue import SimpleQueue

    free: SimpleQueue[Api] = SimpleQueue()
    for api in apis:
        free.put(api)

    def work(batch: Batch) -> T:
        api = free.get()
        try:
            return answer(api, batch)
        finally:
            free.put(api)

    pool = ThreadPoolExecutor(len(apis), "languagetool")
    try:
        yield from pool.map(work, batches)
    finally:
        pool.shutdown(cancel_futures=True)
