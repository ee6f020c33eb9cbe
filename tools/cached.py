"""Compare runs with the cache to runs without it, over random edits: ``python -m tools.cached [STEPS] [SEED]``.

In one step of ten, the cache is damaged at random. The first difference ends it, with the seed that repeats it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from glosslint.language import engines
from tests.edits import Project, compare

_STEPS = 100  # of one project


def main(arguments: Sequence[str]) -> None:
    """Run about ``STEPS`` (10,000) steps, a hundred for each project, with seeds from ``SEED`` (0) on."""
    steps = int(arguments[0]) if arguments else 10_000
    first = int(arguments[1]) if len(arguments) > 1 else 0
    engines.DEFAULT = ()  # type: ignore[assignment]  # no dictionary
    runs = files = 0
    for seed in range(first, first + -(-steps // _STEPS)):
        with tempfile.TemporaryDirectory() as folder:
            os.environ |= {"XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}
            try:
                used = compare(Project(Path(folder), seed), _STEPS)
            except AssertionError as error:
                sys.exit(f"seed {seed}: {error}")
        runs, files = runs + used.runs, files + used.files
        sys.stderr.write(f"seed {seed}: {_STEPS} steps; from the cache so far: {_counted(runs, files)}\n")
    sys.stdout.write(f"{steps:,} steps, no difference; from the cache: {_counted(runs, files)}\n")


def _counted(runs: int, files: int) -> str:
    return f"{runs:,} runs, the facts of {files:,} files"


if __name__ == "__main__":
    main(sys.argv[1:])
