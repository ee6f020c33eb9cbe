"""How long the language server takes for a key: ``python -m benchmarks.lanes``.

Lane A judges the changed file, lane B the whole glossary; both in processor time, which other work on the machine
disturbs least, with language engines off. The list is Glosario's, if the corpora are there.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from glosslint.server.buffers import Buffer
from glosslint.server.files import Origin
from glosslint.server.quick import provisional
from glosslint.server.state import State, Wanted, renewed
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


def measure(folder: Path, file: Path, words: str) -> Lanes:
    """Change the first of the ``words`` in a file, a key at a time."""
    state = renewed(State(Origin(folder, folder / "glosslint.toml")), Wanted(1, reload=True))
    name, text = file.relative_to(folder).as_posix(), file.read_text("utf-8")
    lanes = Lanes([], [])
    for key in range(_KEYS):
        typed = text.replace(words, words + "x" * (key % 5) + ("  y" if key % 2 else ""), 1)
        buffer = Buffer(file.as_uri(), str(file), typed, key)
        start = process_time()
        provisional(state, name, buffer.source(name))
        middle = process_time()
        state = renewed(state, Wanted(key + 2, {str(file): buffer}))
        lanes.quick.append(middle - start)
        lanes.whole.append(process_time() - middle)
    return lanes


def _shown(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.0f} ({ordered[int(len(ordered) * 0.95)] * 1000:.0f})"


def main() -> None:
    """Print a table: median and 95th percentile, in milliseconds."""
    sys.stdout.write("| glossary | the file at once | the whole glossary |\n|---|---:|---:|" + "\n")
    for size in (54, 1_000):
        with tempfile.TemporaryDirectory() as folder:
            lanes = measure(Path(folder), *made(Path(folder), size))
            sys.stdout.write(f"| {size:,} files | {_shown(lanes.quick)} | {_shown(lanes.whole)} |" + "\n")
    if (CORPORA / "glosario").is_dir():
        with tempfile.TemporaryDirectory() as folder:
            lanes = measure(Path(folder), *listed(Path(folder)))
            sys.stdout.write(
                f"| Glosario, 633 entries in a list | {_shown(lanes.quick)} | {_shown(lanes.whole)} |" + "\n"
            )
    sys.stdout.write(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB" + "\n")


if __name__ == "__main__":
    main()
