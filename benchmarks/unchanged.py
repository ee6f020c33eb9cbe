"""What a run costs when nothing changed, or one entry: ``python -m benchmarks.unchanged [--write] [--against SRC]``.

Processor time of whole processes, the least of several runs that take turns, since what else the machine does weighs
little in it. ``--against`` names the ``src`` folder of another checkout, to compare its runs without a cache.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.speed import COUNTS, SCHEMA, commands, environment, write

BEGIN, END = "<!-- unchanged: begin -->", "<!-- unchanged: end -->"
_PEERS = ("check-jsonschema", "vale", "vale, without spelling")
_CHECK = (sys.executable, "-m", "glosslint", "--ignore", "spelling,grammar")


class Run(NamedTuple):
    """A command to measure, what to do before it, and its environment."""

    name: str
    line: tuple[str, ...]
    prepare: Callable[[], None]
    environment: dict[str, str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it into the page if asked."""
    parser = argparse.ArgumentParser(description="Measure runs with the cache.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/performance.md")
    parser.add_argument("--runs", type=int, default=10, help="runs of each command; the least time counts")
    parser.add_argument("--entries", type=int, nargs="*", default=COUNTS, help="how many entries to make")
    parser.add_argument("--against", type=Path, help="the src folder of another checkout")
    given = parser.parse_args(arguments)
    columns = [measure(count, given.runs, given.against) for count in given.entries]
    text = table(given.entries, columns)
    sys.stdout.write(text)
    if given.write:
        write(text, BEGIN, END)


def measure(count: int, runs: int, against: Path | None) -> dict[str, float]:
    """Return the least seconds of processor time of each command over ``count`` entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, count, SCHEMA.read_text("utf-8"))
        runs_to_measure = _runs(folder, against)
        least: dict[str, float] = {}
        for turn in range(runs if count < 5_000 else 1):
            for run in runs_to_measure:
                run.prepare()
                spent = _processor_time(run, folder)
                least[run.name] = min(spent, least.get(run.name, spent))
                sys.stderr.write(f"{count} entries, turn {turn + 1}, {run.name}: {spent:.3f}\n")
    return least


def _runs(folder: Path, against: Path | None) -> list[Run]:
    env = {**environment(), "XDG_CACHE_HOME": str(folder / "cache")}
    entry = min((folder / "glossary").iterdir())
    original = entry.read_text("utf-8")

    def nothing() -> None:
        pass

    def comment() -> None:
        entry.write_text(f"{original}# {time.time_ns()}\n", "utf-8")

    def rewrite() -> None:
        start = "definition: |\n  "
        entry.write_text(original.replace(start, f"{start}In its form {time.time_ns()}, a ", 1), "utf-8")

    def forget() -> None:
        entry.write_text(original, "utf-8")
        shutil.rmtree(folder / "cache", ignore_errors=True)

    runs = [
        Run("everything read and checked (`--no-cache`)", (*_CHECK, "--no-cache"), nothing, env),
        Run("first run with the cache", _CHECK, forget, env),
        Run("a comment in one entry changed", _CHECK, comment, env),
        Run("the definition of one entry changed", _CHECK, rewrite, env),
        Run("nothing changed", _CHECK, nothing, env),
    ]
    runs += [Run(peer.name, peer.line, nothing, env) for peer in commands(folder) if peer.name in _PEERS]
    if against is not None:
        runs.append(Run("the other checkout", _CHECK, nothing, {**env, "PYTHONPATH": str(against.absolute())}))
    return runs


def _processor_time(run: Run, folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(run.line, cwd=folder, env=run.environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{run.name}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(counts: Sequence[int], columns: Sequence[dict[str, float]]) -> str:
    """Return the times in Markdown, with their ratios to a run that reads and checks everything."""
    names = list(columns[0])
    lines = ["| processor time | " + " | ".join(f"{count:,} entries" for count in counts) + " |"]
    lines.append("|---|" + "---:|" * len(counts))
    for name in names:
        cells = [f"{column[name]:.3f} s ({column[name] / column[names[0]]:.2f} ×)" for column in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
