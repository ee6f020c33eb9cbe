"""Times ``glosslint publish`` and zensical on the same entries, in one run: ``python -m benchmarks.publish [--write]``.

Beside the time on the clock, the processor time counts: that of all processes, which a busy machine hardly changes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.speed import SCHEMA, _beside, environment, write

BEGIN, END = "<!-- publish: begin -->", "<!-- publish: end -->"
COUNTS = (54, 1_000, 10_000)
_MOST_FOR_PEER = 1_000  # entries: zensical takes minutes for more
_PATIENCE = 900.0  # seconds
_RUNS = 3


class Timing(NamedTuple):
    """The best of several runs: seconds on the clock and of the processors, pages, and bytes of an average page."""

    name: str
    entries: int
    seconds: float
    processor: float
    pages: int
    average: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it into docs/performance.md if asked."""
    parser = argparse.ArgumentParser(description="Time glosslint publish and zensical.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/performance.md")
    parser.add_argument("--entries", type=int, nargs="*", default=COUNTS, help="how many entries to make")
    given = parser.parse_args(arguments)
    timings = [timing for count in given.entries for timing in measure(count)]
    runs = f"Best of {_RUNS} runs, or one of zensical and of 10,000 entries, on {os.cpu_count()} cores"
    told = f"{table(timings)}\n\n{runs}, while {_load():.0f} processes wanted them.\n"
    sys.stdout.write(told)
    if given.write:
        write(told, BEGIN, END)


def _load() -> float:
    return os.getloadavg()[1]


def measure(count: int) -> Iterator[Timing]:
    """Time both programs on ``count`` entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, count, SCHEMA.read_text("utf-8"))
        own = (sys.executable, "-m", "glosslint", "publish", "--base-url", "https://example.org/")
        yield _best("glosslint publish", (*own, "--out", "a"), folder, count, "a/glossary")
        yield _best("glosslint publish --no-search", (*own, "--out", "b", "--no-search"), folder, count, "b/glossary")
        zensical = _beside("zensical")
        if zensical and count <= _MOST_FOR_PEER:
            _write_markdown(folder)
            yield _best("zensical, navigation by folder", (zensical, "build", "-f", "all.yml"), folder, count, "all")
            yield _best("zensical, index alone", (zensical, "build", "-f", "index.yml"), folder, count, "index")


def _write_markdown(folder: Path) -> None:
    """Write the same texts as pages, as ``docs`` of two settings of zensical."""
    docs = folder / "docs"
    docs.mkdir()
    names = []
    for file in sorted((folder / "glossary").iterdir()):
        lines = file.read_text("utf-8").splitlines()
        text = "\n".join(line.strip() for line in lines if line.startswith("  ") or not line)
        (docs / f"{file.stem}.md").write_text(f"# {file.stem}\n\n{text}\n", "utf-8")
        names.append(file.stem)
    (docs / "index.md").write_text("# Index\n\n" + "".join(f"* [{name}]({name}.md)\n" for name in names), "utf-8")
    (folder / "all.yml").write_text("site_name: x\ndocs_dir: docs\nsite_dir: all\n", "utf-8")
    (folder / "index.yml").write_text("site_name: x\ndocs_dir: docs\nsite_dir: index\nnav: [index.md]\n", "utf-8")


def _best(name: str, line: Sequence[str], folder: Path, count: int, out: str) -> Timing:
    seconds, processor = float("inf"), float("inf")
    for _ in range(_RUNS if count <= _MOST_FOR_PEER and "zensical" not in name else 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(line, cwd=folder, env=environment(), capture_output=True, timeout=_PATIENCE, check=False)
        seconds = min(seconds, time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = min(processor, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr[-500:]!r}")
    pages = [page.stat().st_size for page in (folder / out).glob("*/index.html")]
    own = [size for size in pages if size > 1000]  # no redirects
    sys.stderr.write(f"{count} {name}: {seconds:.1f} s, processor {processor:.1f} s\n")
    return Timing(name, count, seconds, processor, len(own), sum(own) / max(len(own), 1))


def table(timings: Sequence[Timing]) -> str:
    """Return the timings in Markdown."""
    rows = ["| entries | command | time | processor | pages | average page |", "|---:|---|---:|---:|---:|---:|"]
    rows += [
        f"| {one.entries:,} | `{one.name}` | {one.seconds:.1f} s | {one.processor:.1f} s | {one.pages:,} | "
        f"{one.average / 1000:.1f} kB |"
        for one in timings
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
