"""``python -m tools.fuzz N``: try the next N cases, in two processes, and print what fails.

The number of the next case is kept in .fuzz, so that a further call goes on from there; ``--from`` begins elsewhere.
``--case`` shows one case. The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

from tools.fuzz.cases import Case, case
from tools.fuzz.minimise import minimise
from tools.fuzz.run import Failure, all_rules, run

_STATE = Path(".fuzz")
_CHUNK = 50


@cache
def _names() -> tuple[str, ...]:
    return tuple(active.rule.name for active in all_rules())


def _try(number: int) -> tuple[int, Failure | None]:
    return number, run(case(number, _names()))


def _all(first: int, count: int, processes: int) -> Iterator[tuple[int, Failure | None]]:
    numbers = range(first, first + count)
    if processes == 1:
        yield from map(_try, numbers)
        return
    with Pool(processes) as pool:
        yield from pool.imap_unordered(_try, numbers, _CHUNK)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--from", type=int, dest="first", default=None)
    parser.add_argument("--case", type=int)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if options.case is not None:
        chosen = case(options.case, _names())
        _print(f"{_shown(chosen)}\n{run(chosen)}")
        return 0
    first = options.first if options.first is not None else int(_STATE.read_text()) if _STATE.exists() else 0
    counts, examples = Counter[tuple[str, str]](), dict[tuple[str, str], int]()
    for done, (number, failure) in enumerate(_all(first, options.count, options.processes), 1):
        if failure is not None:
            key = failure.kind, failure.key
            if not counts[key]:
                sys.stderr.write(f"case {number:,}: {failure.kind}: {failure.key}\n")
            counts[key] += 1
            examples[key] = min(number, examples.get(key, number))
        if done % 5000 == 0:
            sys.stderr.write(f"{done:,} cases, {sum(counts.values()):,} failures\n")
    if options.first is None:
        _STATE.write_text(f"{first + options.count}\n")
    _print(f"{options.count:,} cases from {first:,}: {sum(counts.values()):,} failures")
    for key, number in sorted(counts.items(), key=lambda item: -item[1]):
        _print(f"\n=== {key[0]}: {key[1]} ({number:,}), first in case {examples[key]}")
        small = minimise(case(examples[key], _names()), partial(_fails, key))
        failure = run(small)
        _print(f"{_shown(small)}\n{failure.detail[-1500:] if failure is not None else ''}")
    return 1 if counts else 0


def _fails(key: tuple[str, str], one: Case) -> bool:
    failure = run(one)
    return failure is not None and (failure.kind, failure.key) == key


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _shown(one: Case) -> str:
    texts = "\n".join(f"{path}: {text!r}" for path, text in one.files.items())
    return f"layout {one.layout}, rules {' '.join(one.rules) or 'all'}\n{texts}"


if __name__ == "__main__":
    sys.exit(main())
