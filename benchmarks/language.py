"""Times the language engine over the glossary of this repository: ``python -m benchmarks.language [--write]``.

Processor time of whole processes, start-up included: what a commit hook costs. ``--write`` renews the table in
docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- language: begin -->", "<!-- language: end -->"


class Row(NamedTuple):
    """What was run, and the least processor time of it in seconds."""

    name: str
    seconds: float


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

    yield Row("without spelling and grammar", best(project, cache, nothing, runs, "--ignore", "language"))
    yield Row("with Harper, first run", best(project, cache, forget, runs))
    yield Row("with Harper, nothing changed", best(project, cache, nothing, runs))
    yield Row("with Harper, one text changed", best(project, cache, change, runs))


def best(project: Path, cache: Path, before: Callable[[], None], runs: int, *options: str) -> float:
    """The shortest of ``runs`` runs, each after ``before``. Raises RuntimeError when one does not end as it should."""
    command = [sys.executable, "-m", "glosslint", *options]
    seconds = []
    for _ in range(runs):
        before()
        start = _spent()
        done = subprocess.run(
            command, cwd=project, env={**os.environ, "XDG_CACHE_HOME": str(cache)}, capture_output=True, check=False
        )
        seconds.append(_spent() - start)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode())
    return min(seconds)


def _spent() -> float:
    """The processor time that finished children took, in seconds: what others do on the machine weighs little in it."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def table(found: list[Row]) -> str:
    """The table of the page, with the ratio to the run without language."""
    base = found[0].seconds
    lines = ["| 54 entries | time | |", "|---|---:|---:|"]
    lines += [f"| {row.name} | {row.seconds:.2f} s | {row.seconds / base:.1f} × |" for row in found]
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
