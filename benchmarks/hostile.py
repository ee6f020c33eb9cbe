"""Times hostile files of three sizes: ``python -m benchmarks.hostile [--write] [SHAPE …]``.

Processor time of whole processes, children included, so that other work on the machine weighs little. What it weighs
it adds: of several runs the least counts, and a shape that looks slower, or grows faster, than it may is run some more
times before that is reported. Each round runs all sizes in turn, so that one as often as another meets a quiet moment.
``--write`` renews the table in docs/performance.md, or those rows of it that are named.
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
from benchmarks.speed import PAGE, environment, write

BEGIN, END = "<!-- hostile: begin -->", "<!-- hostile: end -->"
SIZES = (500, 50_000, 100_000, 200_000)  # characters; the first is for start-up with a file of that form
CHECK = ("check", "--ignore", "spelling,grammar", "--output-format", "concise")
FIX = (*CHECK, "--fix", "--unsafe-fixes")
LIMIT = 20  # seconds of processor time after which a run is stopped
#: The console script under that limit. Without glosslint Python itself would end with 1, like a check with errors.
LIMITED = f"""import resource
resource.setrlimit(resource.RLIMIT_CPU, ({LIMIT}, {LIMIT}))
try:
    from glosslint.__main__ import script
except ImportError as error:
    print(error)
    raise SystemExit(127)
script()
"""
#: What may be: seconds for the longest file, and how much faster than the text the time may grow.
MOST_CHECK, MOST_FIX, MOST_GROWTH = 2.0, 4.0, 1.1
#: The exit codes of a run that ended as it should: 2 says that a file of the shape has no entry.
ENDED = (0, 1, 2)
#: How many rounds more a shape is given while it looks slower or grows faster than that.
MORE = 8
#: Seconds beyond start-up that the second longest file must take for its growth to be told: the least of a few runs
#: varies by about ten milliseconds.
TELLING = 0.1


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
    parser.add_argument("--more", type=int, default=MORE, help="further runs of what looks above a limit")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="characters of the files, each twice the one before"
    )
    given = parser.parse_args()
    rows = []
    for name in given.shapes or SHAPES:
        rows.append(measured(SHAPES[name], given.sizes, given.runs, given.more))
        sys.stdout.write(f"{line(rows[-1])}\n")
        sys.stdout.flush()
    if failed := [row.shape for row in rows if any(run.code not in ENDED for run in (*row.checks, *row.fixes))]:
        sys.exit(f"runs failed, so nothing is written: {', '.join(failed)}")
    if given.write:
        write(table(rows, PAGE.read_text("utf-8")), BEGIN, END)


def measured(shape: Shape, sizes: Sequence[int], runs: int, more: int = MORE) -> Row:
    """Time a check and a fix of a shape in each of these sizes, in so many rounds, and in up to so many ``more`` while
    they look slower or grow faster than they may."""
    times = []
    for options, most in ((CHECK, MOST_CHECK), (FIX, MOST_FIX)):
        least = _round(shape, sizes, options)
        for number in range(1, runs + more):
            if number >= runs and not _is_above(least, most):
                break
            least = tuple(map(min, least, _round(shape, sizes, options)))
        times.append(least)
    return Row(shape.name, *times)


def _round(shape: Shape, sizes: Sequence[int], options: Sequence[str]) -> tuple[Run, ...]:
    return tuple(_timed(shape, size, options) for size in sizes)


def _is_above(runs: Sequence[Run], most: float) -> bool:
    return runs[-1].seconds > most or growth(runs) > MOST_GROWTH


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
    linear, 2 quadratic. 0 if nothing can be told.

    The time of the first does not count: it is for start-up, and with it in both of them, what is quadratic in the rest
    would look like less.
    """
    few, many = (run.seconds - runs[0].seconds for run in runs[-2:])
    return many / 2 / few if few > TELLING else 0.0


def line(row: Row) -> str:
    """Return a row for people, marked where it is too slow."""
    cells = []
    for runs, most in ((row.checks, MOST_CHECK), (row.fixes, MOST_FIX)):
        codes = "" if runs[-1].code in ENDED else f" exit {runs[-1].code}"
        marks = "!" * (runs[-1].seconds > most or bool(codes)) + "^" * (growth(runs) > MOST_GROWTH)
        times = " ".join(f"{run.seconds:6.2f}" for run in runs)
        cells.append(
            f"{times} ×{growth(runs):.2f} {runs[-1].megabytes:4.0f} MB {runs[-1].output // 1024:5} kB{codes} {marks:2}"
        )
    return f"{row.shape:36} {' | '.join(cells)}"


def table(rows: Iterable[Row], page: str = "") -> str:
    """Return the table of the page: with these rows, and those that the ``page`` has for other shapes."""
    lines = [
        "| file of 200 kB | check | growth | `--fix --unsafe-fixes` | growth | memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    known = page.partition(BEGIN)[2].partition(END)[0].splitlines()
    by_shape = {known_row.split(" | ")[0].removeprefix("| "): known_row for known_row in known}
    for row in rows:
        cells = [f"{runs[-1].seconds:.2f} s | {growth(runs) or 1:.2f}" for runs in (row.checks, row.fixes)]
        memory = max(run.megabytes for run in (*row.checks, *row.fixes))
        by_shape[row.shape] = f"| {row.shape} | {' | '.join(cells)} | {memory:.0f} MB |"
    lines += [by_shape[name] for name in SHAPES if name in by_shape]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
