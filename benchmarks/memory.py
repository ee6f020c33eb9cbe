"""How much memory a check takes, and how time grows: ``python -m benchmarks.memory [--write]``.

Whole processes over glossaries that are ten times as large as the one before. The peak is that of the largest process,
as the system counts it. ``--write`` renews the table in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.speed import SCHEMA, environment, write

BEGIN, END = "<!-- memory: begin -->", "<!-- memory: end -->"
COUNTS = (1_000, 10_000, 100_000)
_CHECK = (sys.executable, "-m", "glosslint", "--ignore", "spelling,grammar")
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which the system counts the peak


class Run(NamedTuple):
    """What a check of so many entries took: seconds of processor time of all processes, and the peak in bytes."""

    entries: int
    seconds: float
    peak: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it into the page if asked."""
    parser = argparse.ArgumentParser(description="Measure the memory of checks.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/performance.md")
    parser.add_argument("--entries", type=int, nargs="*", default=COUNTS, help="how many entries to make")
    given = parser.parse_args(arguments)
    text = table([measure(count) for count in given.entries])
    sys.stdout.write(text)
    if given.write:
        write(text, BEGIN, END)


def measure(count: int) -> Run:
    """Check ``count`` entries without the cache. Raise RuntimeError if that fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, count, SCHEMA.read_text("utf-8"))
        line = (*_CHECK, "--no-cache")
        process = subprocess.Popen(line, cwd=folder, env=environment(), stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"the check of {count} entries ended with {process.returncode}")
    sys.stderr.write(f"{count} entries: {used.ru_utime + used.ru_stime:.1f} s, {used.ru_maxrss * _UNIT:,} bytes\n")
    return Run(count, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT)


def table(runs: Sequence[Run]) -> str:
    """Return the runs in Markdown; each time with its ratio to that of the run before."""
    ratios = ["", *(f" ({run.seconds / before.seconds:.1f} ×)" for before, run in pairwise(runs))]
    rows = []
    for run, ratio in zip(runs, ratios, strict=True):
        memory = f"{run.peak / 1e6:,.0f} MB | {run.peak / run.entries / 1e3:.1f} kB"
        rows.append(f"| {run.entries:,} | {memory} | {run.seconds:.1f} s{ratio} |")
    return "\n".join(["| entries | peak memory | an entry | processor time |", "|---:|---:|---:|---:|", *rows]) + "\n"


if __name__ == "__main__":
    main()
