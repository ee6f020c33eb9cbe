"""Times the language engine over the glossary of this repository: ``python -m benchmarks.language [--write]``.

Whole processes, start-up included: how long a writer waits for a commit hook, and the processor time that it takes, the
least of several runs that take turns. ``--write`` renews the table in docs/performance.md.
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
IMPORT = "import glosslint.cli.main, glosslint.engine.check; from glosslint.rules import registry; registry.all_rules()"
BEGIN, END = "<!-- language: begin -->", "<!-- language: end -->"
CHANGED = "with Harper, one text changed"
_GLOSSLINT = (sys.executable, "-m", "glosslint")


class Run(NamedTuple):
    """A command, what to do before it, and its environment besides that of all."""

    name: str
    command: tuple[str, ...]
    before: Callable[[], None]
    settings: Mapping[str, str] = MappingProxyType({})


class Row(NamedTuple):
    """What was run, how long it took at the least, and the least processor time of it, in seconds."""

    name: str
    seconds: float
    processor: float


def rows(folder: Path, times: int) -> Iterator[Row]:
    """Yield the runs, each in the best of ``times`` turns. The caches are in ``folder``."""
    project = folder / "project"
    for name in ("glossary", "schema"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "pyproject.toml", project)
    runs = _runs(folder, project)
    found: dict[str, list[tuple[float, float]]] = {}
    for turn in range(times + 1):
        for run in runs:
            run.before()
            time_taken = _timed([*run.command], project, run.settings)
            if turn:  # the first only fills the caches
                found.setdefault(run.name, []).append(time_taken)
    for name, taken in found.items():
        yield Row(name, *_least(taken))


def _caches(folder: Path, name: str) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(folder / name)}


def _runs(folder: Path, project: Path) -> list[Run]:
    entry = project / "glossary/tensor.yaml"
    text = entry.read_text("utf-8")

    def forget() -> None:
        shutil.rmtree(folder / "first", ignore_errors=True)

    def change() -> None:
        entry.write_text(text.replace("definition: |", f"definition: |\n  Number {time.monotonic_ns()}.\n", 1), "utf-8")

    def add_word() -> None:
        word = "".join("abcdefghij"[int(digit)] for digit in str(time.monotonic_ns()))
        entry.write_text(text.replace("definition: |", f"definition: |\n  Number {word}.\n", 1), "utf-8")

    def run_before(line: tuple[str, ...], settings: Mapping[str, str]) -> Callable[[], None]:
        return lambda: _timed([*line], project, settings) and None

    plain, cached = (*_GLOSSLINT, "--ignore", "spelling,grammar"), _caches(folder, "cache")
    return [
        Run("without spelling and grammar, one text changed", plain, change, _caches(folder, "plain")),
        Run(CHANGED, _GLOSSLINT, change, cached),
        Run("with Harper, a new word in one text", _GLOSSLINT, add_word, cached),
        Run("with Harper, first run", _GLOSSLINT, forget, _caches(folder, "first")),
        Run("with Harper, nothing changed", _GLOSSLINT, run_before(_GLOSSLINT, cached), cached),
        Run("Harper's dictionary, loaded by itself", (sys.executable, "-c", LOAD), lambda: None),
        Run("the modules of glosslint, imported by themselves", (sys.executable, "-c", IMPORT), lambda: None),
    ]


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
    """The table of the page, with the ratio to a run with the cache after one text changed."""
    base = next(row for row in found if row.name == CHANGED)
    lines = ["| 54 entries | time | | processor time | |", "|---|---:|---:|---:|---:|"]
    lines += [
        f"| {row.name} | {row.seconds:.2f} s | {row.seconds / base.seconds:.2f} × "
        f"| {row.processor:.2f} s | {row.processor / base.processor:.2f} × |"
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
