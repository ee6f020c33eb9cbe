"""Times ``glosslint hook`` on commits of several kinds: ``python -m benchmarks.hook``.

What is timed is our own process; pre-commit takes some time of its own before it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpus

SCHEMA = Path(__file__).parent.parent / "schema" / "entry.schema.json"
RUNS = 5
COUNTS = (54, 1_000)
_WHO = ("-c", "user.name=a", "-c", "user.email=a@example.org")


def main() -> None:
    """Measure, and print a line for each kind of commit: the best of several runs, in seconds."""
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            corpus.write(folder, count, SCHEMA.read_text("utf-8"))
            (folder / "README.md").write_text("About.\n", "utf-8")
            _git(folder, "init", "-q")
            _git(folder, "add", "-A")
            _git(folder, *_WHO, "commit", "-q", "-m", "all")
            for kind, change in KINDS.items():
                change(folder)
                _git(folder, "add", "-A")
                sys.stdout.write(f"{count:>6,} entries, {kind:<24} {best(folder):.2f} s\n")
                _git(folder, "reset", "-q", "--hard")


def _readme(folder: Path) -> None:
    (folder / "README.md").write_text("About a glossary.\n", "utf-8")


def _entry(folder: Path) -> None:
    file = _first(folder)
    file.write_text(f"{file.read_text('utf-8')}# looked at\n", "utf-8")


def _deletion(folder: Path) -> None:
    _first(folder).unlink()


def _first(folder: Path) -> Path:
    return min((folder / "glossary").iterdir())


#: What a commit does, by its name.
KINDS: dict[str, Callable[[Path], None]] = {
    "other files only": _readme,
    "one entry edited": _entry,
    "one entry deleted": _deletion,
}


def best(folder: Path) -> float:
    """The best time of a hook, from nothing to exit, in seconds."""
    return min(_timed(folder) for _ in range(RUNS))


def _timed(folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "glosslint", "hook"], cwd=folder, env=dict(os.environ), capture_output=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return seconds


def _git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True)


if __name__ == "__main__":
    main()
