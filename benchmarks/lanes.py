"""How long the language server takes to open a glossary, and for a key: ``python -m benchmarks.lanes``.

Lane A judges the changed file, lane B the whole glossary; all in processor time, which other work on the machine
disturbs least, with language engines off. The list is Glosario's, if the corpora are there.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import process_time
from typing import NamedTuple

from glosslint.server.files import Buffer, ProjectOrigin
from glosslint.server.quick import judge_at_once
from glosslint.server.state import ProjectState, StateRequest, renew
from tests.support import entry, write
from tools.precision import CORPORA

_KEYS = 40
_NO_ENGINES = "[language]\nengines = []\n"


class Lanes(NamedTuple):
    """The seconds of lane A and of lane B, a key each."""

    quick: list[float]
    whole: list[float]


def made(folder: Path, size: int) -> tuple[Path, str]:
    """Write a glossary of ``size`` files; return one of them, and words in it to change."""
    texts = {
        f"glossary/e{at}.yaml": entry(
            f"e{at}",
            see_also=[f"e{at * 7 % size}"],
            definition=f"Thing number {at} that is near [the other](e{at * 3 % size}) and has no end.",
        )
        for at in range(size)
    }
    return write(folder, {"glosslint.toml": _NO_ENGINES, **texts}) / "glossary/e5.yaml", "no end"


def listed(folder: Path) -> tuple[Path, str]:
    """Copy Glosario's list of 633 entries; return it, and words in it to change."""
    write(folder, {"glosslint.toml": f'files = ["g.yml"]\nlayout = "glosario"\n{_NO_ENGINES}'})
    shutil.copy(CORPORA / "glosario/glossary.yml", folder / "g.yml")
    return folder / "g.yml", "Abstract"


def opened(folder: Path) -> tuple[ProjectState, float]:
    """Open a glossary in a thread, as the server does; return the seconds, too. What was read is stored afterwards."""
    start = process_time()
    with ThreadPoolExecutor(1) as thread:
        closed = ProjectState(ProjectOrigin(folder, folder / "glosslint.toml"))
        state = thread.submit(renew, closed, StateRequest(1, reload=True)).result()
    seconds = process_time() - start
    assert state.judgement is not None
    state.judgement.session.store_facts()
    return state, seconds


def measure(state: ProjectState, file: Path, words: str) -> Lanes:
    """Change the first of the ``words`` in a file, a key at a time."""
    folder = state.origin.folder
    name, text = file.relative_to(folder).as_posix(), file.read_text("utf-8")
    lanes = Lanes([], [])
    for key in range(_KEYS):
        typed = text.replace(words, words + "x" * (key % 5) + ("  y" if key % 2 else ""), 1)
        buffer = Buffer(file.as_uri(), str(file), typed, key)
        start = process_time()
        judge_at_once(state, name, buffer.source(name))
        middle = process_time()
        state = renew(state, StateRequest(key + 2, {str(file): buffer}))
        lanes.quick.append(middle - start)
        lanes.whole.append(process_time() - middle)
    return lanes


def _shown(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.0f} ({ordered[int(len(ordered) * 0.95)] * 1000:.0f})"


def _row(name: str, folder: Path, file: Path, words: str) -> str:
    _, first = opened(folder)
    state, again = opened(folder)
    lanes = measure(state, file, words)
    times = f"{first * 1000:,.0f} | {again * 1000:,.0f} | {_shown(lanes.quick)} | {_shown(lanes.whole)}"
    return f"| {name} | {times} |\n"


def main() -> None:
    """Print a table, in milliseconds: to open, and the median and 95th percentile for a key."""
    columns = "opened first | opened again | the file at once | the whole glossary"
    sys.stdout.write(f"| glossary | {columns} |\n|---|---:|---:|---:|---:|\n")
    for size in (54, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            os.environ["XDG_CACHE_HOME"] = str(folder / ".cache")
            sys.stdout.write(_row(f"{size:,} files", folder, *made(folder, size)))
        if size == 1_000:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if (CORPORA / "glosario").is_dir():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            os.environ["XDG_CACHE_HOME"] = str(folder / ".cache")
            sys.stdout.write(_row("Glosario, 633 entries in a list", folder, *listed(folder)))
    sys.stdout.write(f"memory after 1,000 files: {memory} MB\n")


if __name__ == "__main__":
    main()
