"""Times the language engine over the glossary of this repository: ``python -m benchmarks.language [--write]``.

Whole processes, start-up included: how long a writer waits for a commit hook, and the processor time that it takes.
``--write`` renews the table in docs/performance.md.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from benchmarks.speed import environment

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
LOAD = "import harper; harper.Linter(harper.Dialect.AMERICAN)"
BEGIN, END = "<!-- language: begin -->", "<!-- language: end -->"


class Row(NamedTuple):
    """What was run, how long it took at the least, and the least processor time of it, in seconds."""

    name: str
    seconds: float
    processor: float


def rows(folder: Path, runs: int) -> Iterator[Row]:
    """The runs, each in the best of ``runs``. The cache lies in ``folder``."""
    cache = folder / "cache"
    project = folder / "project"
    for name in ("glossary", "schema"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "pyproject.toml", project)
    entry = project / "glossary/tensor.yaml"
    text = entry.read_text("utf-8")

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def change() -> None:
        entry.write_text(text.replace("definition: |", f"definition: |\n  Number {time.monotonic_ns()}.\n", 1), "utf-8")

    def nothing() -> None:
        pass

    yield Row("without spelling and grammar", *best(project, cache, nothing, runs, "--ignore", "spelling,grammar"))
    yield Row("with Harper, first run", *best(project, cache, forget, runs))
    yield Row("with Harper, nothing changed", *best(project, cache, nothing, runs))
    yield Row("with Harper, one text changed", *best(project, cache, change, runs))
    yield Row(
        "Harper's dictionary, loaded by itself", *_least([_timed([sys.executable, "-c", LOAD]) for _ in range(runs)])
    )


def best(project: Path, cache: Path, before: Callable[[], None], runs: int, *options: str) -> tuple[float, float]:
    """The shortest of ``runs`` runs, each after ``before``, and the least processor time. Raises RuntimeError when one
    does not end as it should."""
    command = [sys.executable, "-m", "glosslint", *options]
    found = []
    for _ in range(runs):
        before()
        found.append(_timed(command, project, {"XDG_CACHE_HOME": str(cache)}))
    return _least(found)


def _timed(
    command: list[str], folder: Path = ROOT, settings: Mapping[str, str] = MappingProxyType({})
) -> tuple[float, float]:
    begun, spent = time.perf_counter(), _spent()
    done = subprocess.run(command, cwd=folder, env={**environment(), **settings}, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - begun, _spent() - spent


def _least(found: list[tuple[float, float]]) -> tuple[float, float]:
    return min(seconds for seconds, _ in found), min(spent for _, spent in found)


def _spent() -> float:
    """The processor time that finished children took, in seconds: what others do on the machine weighs little in it."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def table(found: list[Row]) -> str:
    """The table of the page, with the ratio to the run without language."""
    base = found[0]
    lines = ["| 54 entries | time | | processor time | |", "|---|---:|---:|---:|---:|"]
    lines += [
        f"| {row.name} | {row.seconds:.2f} s | {row.seconds / base.seconds:.1f} × "
        f"| {row.processor:.2f} s | {row.processor / base.processor:.1f} × |"
        for row in found
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the language engine.")
    parser.add_argument("--write", action="store_true", help="renew the table in docs/performance.md")
    parser.add_argument("--runs", type=int, default=5, help="runs of each; the best counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = table(list(rows(Path(folder), arguments.runs)))
    sys.stdout.write(text)
    if arguments.write:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{text}{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
