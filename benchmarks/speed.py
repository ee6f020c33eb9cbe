"""Times glosslint and its nearest peers over the same files, in one run: ``python -m benchmarks.speed [--write]``.

Machines differ, so what counts is the ratio to the other commands. ``--write`` renews the table in docs/performance.md.
Vale is timed if it is on the PATH: ``go install github.com/vale-cli/vale/v3/cmd/vale@v3.22.0``.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "performance.md"
SCHEMA = ROOT / "schema" / "entry.schema.json"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
COSTS_BEGIN, COSTS_END = "<!-- costs: begin -->", "<!-- costs: end -->"
COUNTS = (54, 1_000, 10_000)
#: Vale with the rules that it has itself, which need no download, on files as they are.
VALE = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n"
PATIENCE = 60.0  # seconds that one run of a peer may take


class Command(NamedTuple):
    """A command to time, and the exit codes that mean it did its work."""

    name: str
    line: tuple[str, ...]
    codes: tuple[int, ...] = (0,)


class Timing(NamedTuple):
    """The best time of a command over so many entries, in seconds; ``None`` when it took too long."""

    name: str
    entries: int
    seconds: float | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it into the page if asked."""
    parser = argparse.ArgumentParser(description="Time glosslint and its peers.")
    parser.add_argument("--write", action="store_true", help=f"renew the table in {PAGE.relative_to(ROOT)}")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command; the best counts")
    parser.add_argument("--entries", type=int, nargs="*", default=COUNTS, help="how many entries to make")
    given = parser.parse_args(arguments)
    timings = [timing for count in given.entries for timing in measure(count, given.runs)]
    told = f"{table(timings)}\n\n{machine(given.runs)}\n"
    sys.stdout.write(told)
    if given.write:
        write(told, BEGIN, END)
        write(costs(), COSTS_BEGIN, COSTS_END)


def measure(count: int, runs: int) -> Iterator[Timing]:
    """Time every command over ``count`` entries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = corpus.write(folder, count, SCHEMA.read_text("utf-8"))
        sys.stderr.write(f"{count} entries, {size // count} bytes each\n")
        for command in commands(folder):
            seconds = best(command, folder, runs)
            sys.stderr.write(f"  {command.name}: {seconds}\n")
            yield Timing(command.name, count, seconds)


def commands(folder: Path) -> Iterator[Command]:
    """Glosslint, an empty Python, and those peers that are installed beside it."""
    python = sys.executable
    files = sorted(f"glossary/{path.name}" for path in (folder / "glossary").iterdir())
    yield Command("python -c pass", (python, "-c", "pass"))
    # The peers read no prose.
    check = (python, "-m", "glosslint", "--ignore", "spelling,grammar")
    yield Command("glosslint", (*check, "--no-cache"), (0, 1))
    yield Command("glosslint, nothing changed", check, (0, 1))  # since the first of its runs
    if schema := _beside("check-jsonschema"):
        yield Command("check-jsonschema", (schema, "--schemafile", str(SCHEMA), *files))
    if yamllint := _beside("yamllint"):
        yield Command("yamllint", (yamllint, "-d", "relaxed", "glossary"))
    yield from _vale(folder)


def _vale(folder: Path) -> Iterator[Command]:
    """Yield Vale with and without its check of spelling, which of glosslint is off; nothing if it is not installed."""
    vale = shutil.which("vale")
    if vale is None:
        sys.stderr.write("vale is not on the PATH, and is left out\n")
        return
    for name, setting in (("vale", ""), ("vale, without spelling", "Vale.Spelling = NO\n")):
        settings = folder / f"{name}.ini"
        settings.write_text(VALE + setting, "utf-8")
        yield Command(name, (vale, "--config", str(settings), "--no-exit", "glossary"))


def _beside(name: str) -> str | None:
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def environment() -> dict[str, str]:
    """As users have it: Python keeps what it has compiled, as pip did for the peers when it installed them."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def best(command: Command, folder: Path, runs: int) -> float | None:
    """The shortest of ``runs`` runs, in seconds; slow commands run once. Raises RuntimeError when the command fails."""
    shortest: float | None = None
    for _ in range(runs):
        start = time.perf_counter()
        try:
            done = subprocess.run(
                command.line, cwd=folder, env=environment(), capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return None
        seconds = time.perf_counter() - start
        if done.returncode not in command.codes:
            raise RuntimeError(
                f"{command.name} ended with {done.returncode}: {done.stdout[-500:]!r} {done.stderr[-500:]!r}"
            )
        shortest = seconds if shortest is None else min(shortest, seconds)
        if seconds > PATIENCE / 10:
            break
    return shortest


def table(timings: Sequence[Timing]) -> str:
    """The timings in Markdown: one row a command, seconds and the ratio to glosslint's."""
    counts = list(dict.fromkeys(timing.entries for timing in timings))
    own = {timing.entries: timing.seconds for timing in timings if timing.name == "glosslint"}
    rows = [
        "| command | " + " | ".join(f"{count:,} entries" for count in counts) + " |",
        "|---|" + "---:|" * len(counts),
    ]
    for name in dict.fromkeys(timing.name for timing in timings):
        cells = [_cell(timing, own[timing.entries]) for timing in timings if timing.name == name]
        rows.append(f"| `{name}` | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(timing: Timing, own: float | None) -> str:
    if timing.seconds is None:
        return f"over {PATIENCE:.0f} s"
    ratio = f" ({timing.seconds / own:.2f} ×)" if own and timing.name != "glosslint" else ""
    return f"{timing.seconds:.2f} s{ratio}"


def machine(runs: int) -> str:
    """What the numbers were taken with: machine and versions."""
    names = ("glosslint", "jsonschema-rs", "ruamel.yaml", "pyromark", "check-jsonschema", "yamllint")
    versions = ", ".join(f"{name} {version}" for name in names if (version := _version(name)))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    where = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, {python}"
    vale = "" if shutil.which("vale") else " Vale was not installed."
    return f"Best of up to {runs} runs on {where}; {versions}.{vale}"


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def costs(count: int = 1_000, runs: int = 5) -> str:
    """What each stage and each rule costs, in Markdown, by ``glosslint check --profile``: the least of several runs."""
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder, count, SCHEMA.read_text("utf-8"))
        line = (sys.executable, "-m", "glosslint", "--ignore", "spelling,grammar", "--profile", "--no-cache")
        for _ in range(runs):
            done = subprocess.run(line, cwd=folder, env=environment(), capture_output=True, text=True, check=True)
            for cost, part in re.findall(r"([\d.]+) µs per entry  (.+)$", done.stderr, re.MULTILINE):
                least[part] = min(float(cost), least.get(part, float(cost)))
    rows = [f"| {part} | {cost:.1f} |" for part, cost in sorted(least.items(), key=lambda row: -row[1])]
    return "\n".join(["| part | µs per entry |", "|---|---:|", *rows]) + "\n"


def write(told: str, begin: str, end: str) -> None:
    """Put ``told`` between two markers of the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n{told}{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
