"""Times hostile files of three sizes: ``python -m benchmarks.hostile [--write] [SHAPE …]``.

Processor time of whole processes, children included, so that other work on the machine weighs little. ``--write``
renews the table in docs/performance.md.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.shapes import SHAPES, Shape
from benchmarks.speed import environment, write

BEGIN, END = "<!-- hostile: begin -->", "<!-- hostile: end -->"
SIZES = (500, 50_000, 100_000, 200_000)  # characters; the first is for start-up with a file of that form
CHECK = ("check", "--ignore", "spelling,grammar", "--output-format", "concise")
FIX = (*CHECK, "--fix", "--unsafe-fixes")
LIMIT = 20  # seconds of processor time after which a run is stopped
#: The console script under that limit.
LIMITED = f"""import resource
resource.setrlimit(resource.RLIMIT_CPU, ({LIMIT}, {LIMIT}))
from glosslint.__main__ import script
script()
"""
#: What may be: seconds for the longest file, and how much faster than the text the time may grow.
MOST_CHECK, MOST_FIX, MOST_GROWTH = 2.0, 4.0, 1.1


class Run(NamedTuple):
    """Processor time in seconds, memory in megabytes, output in bytes and exit code."""

    seconds: float
    megabytes: float
    output: int
    code: int


class Row(NamedTuple):
    """What the runs over one shape took, smallest file first: the check, and the fix of all that can be fixed."""

    shape: str
    checks: tuple[Run, ...]
    fixes: tuple[Run, ...]


def main() -> None:
    """Measure, and print a line for each shape; write the table into the page if asked."""
    parser = argparse.ArgumentParser(description="Time hostile files.")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help="the shapes to time; all without")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/performance.md")
    parser.add_argument("--runs", type=int, default=1, help="runs of each; the least counts")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="characters of the files, each twice the one before"
    )
    given = parser.parse_args()
    rows = []
    for name in given.shapes or SHAPES:
        rows.append(measured(SHAPES[name], given.sizes, given.runs))
        sys.stdout.write(f"{line(rows[-1])}\n")
        sys.stdout.flush()
    if given.write:
        write(table(rows), BEGIN, END)


def measured(shape: Shape, sizes: Sequence[int], runs: int) -> Row:
    """Time a check and a fix of a shape in each of these sizes."""
    checks, fixes = (tuple(_least(shape, size, options, runs) for size in sizes) for options in (CHECK, FIX))
    return Row(shape.name, checks, fixes)


def _least(shape: Shape, size: int, options: Sequence[str], runs: int) -> Run:
    return min(_timed(shape, size, options) for _ in range(runs))


def _timed(shape: Shape, size: int, options: Sequence[str]) -> Run:
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile() as output:
        folder = Path(name) / "project"
        shape.write(folder, size)
        process = subprocess.Popen(
            [sys.executable, "-c", LIMITED, *options],
            cwd=folder,
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0:
            _end_group(process.pid)
        return Run(
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024),
            output.tell() or os.fstat(output.fileno()).st_size,
            process.returncode,
        )


def _end_group(group: int) -> None:
    """End the helpers that a stopped process has left."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def growth(runs: Sequence[Run]) -> float:
    """Return how many times faster than the text the time grows, from the second longest file to the longest: 1 is
    linear, 2 quadratic. The time of the first, which is for start-up, does not count; below a tenth of a second nothing
    can be told."""
    few, many = (run.seconds - runs[0].seconds for run in runs[-2:])
    return many / 2 / few if few > 0.1 else 0.0


def line(row: Row) -> str:
    """Return a row for people, marked where it is too slow."""
    cells = []
    for runs, most in ((row.checks, MOST_CHECK), (row.fixes, MOST_FIX)):
        codes = "" if runs[-1].code in (0, 1) else f" exit {runs[-1].code}"
        marks = "!" * (runs[-1].seconds > most or bool(codes)) + "^" * (growth(runs) > MOST_GROWTH)
        times = " ".join(f"{run.seconds:6.2f}" for run in runs)
        cells.append(
            f"{times} ×{growth(runs):.2f} {runs[-1].megabytes:4.0f} MB {runs[-1].output // 1024:5} kB{codes} {marks:2}"
        )
    return f"{row.shape:36} {' | '.join(cells)}"


def table(rows: Iterable[Row]) -> str:
    """Return the table of the page."""
    lines = [
        "| file of 200 kB | check | growth | `--fix --unsafe-fixes` | growth | memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        cells = [f"{runs[-1].seconds:.2f} s | {growth(runs) or 1:.2f}" for runs in (row.checks, row.fixes)]
        memory = max(run.megabytes for run in (*row.checks, *row.fixes))
        lines.append(f"| {row.shape} | {' | '.join(cells)} | {memory:.0f} MB |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
