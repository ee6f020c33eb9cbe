"""Kill ``glosslint --fix`` at random moments: ``python -m tools.kills [N]``, 2,000 times without a number.

Each time, over 300 files: every file must be old or new as a whole, and after the next run no temporary file may be
left. The process is forked with all findings made, so that the kills hit the writing.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from glosslint.cli.fix_files import write_changes
from glosslint.engine.fix import FixOutcome, fix
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load

FILES = 300


def main() -> None:
    """Kill as often as asked, and print how often a kill hit the middle; exit with 1 at the first damage."""
    parser = argparse.ArgumentParser(description="Kill glosslint --fix at random moments.")
    parser.add_argument("kills", nargs="?", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(f"{killed(Path(name), given.kills, random.Random(given.seed))}\n")


def killed(folder: Path, kills: int, chance: random.Random, files: int = FILES) -> str:
    """Kill that often, and return what was seen. Raises SystemExit for a file that is damaged or left."""
    outcome = prepared(folder, files)
    texts = {folder / old.path: (old.text.encode(), new.text.encode()) for old, new in outcome.changes}
    whole = _timed(lambda: _ended(_start(outcome)))
    seen = Counter[str]()
    for _ in range(kills):
        _restore(texts)
        process = _start(outcome)
        time.sleep(chance.random() * whole)
        os.kill(process, signal.SIGKILL)
        _ended(process)
        written = sum(_is_new(file, *both) for file, both in texts.items())
        seen[("before", "between", "after")[(written > 0) + (written == len(texts))]] += 1
        seen["temporary files left by kills"] += len(_left(folder))
        _ended(_start(outcome))
        if _left(folder) or not all(_is_new(file, *both) for file, both in texts.items()):
            raise SystemExit(f"left after the next run: {_left(folder)}")
    return f"{kills:,} kills over {len(texts)} files: " + ", ".join(f"{seen[name]:,} {name}" for name in sorted(seen))


def prepared(folder: Path, files: int) -> FixOutcome:
    """Write a glossary in which every file has something to fix, and return the outcome, which is not written."""
    (folder / "glossary").mkdir()
    (folder / "glosslint.toml").write_text('rules = { trailing-space = "warning" }\n', "utf-8")
    for number in range(files):
        text = f"id: e{number} \nterm: Entry {number}\nsummary: A thing with the number {number}.\n"
        (folder / f"glossary/e{number}.yaml").write_text(text, "utf-8")
    outcome = fix(CheckRequest(load(folder / "glosslint.toml", folder)))
    if len(outcome.changes) != files:
        raise SystemExit(f"{len(outcome.changes)} files would change, not {files}")
    return outcome


def _start(outcome: FixOutcome) -> int:
    process = os.fork()
    if process == 0:
        os.fsync = _nothing  # what is flushed to the disk matters to a power cut, not to a killed process
        failures = write_changes(outcome)
        os._exit(bool(failures))
    return process


def _nothing(fd: object) -> None:
    """Flush nothing."""


def _ended(process: int) -> None:
    os.waitpid(process, 0)


def _timed(run: Callable[[], None]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _restore(texts: Mapping[Path, tuple[bytes, bytes]]) -> None:
    for file, (old, _) in texts.items():
        file.write_bytes(old)


def _is_new(file: Path, old: bytes, new: bytes) -> bool:
    """Return whether a file is new. Raises SystemExit if it is neither old nor new."""
    content = file.read_bytes()
    if content not in (old, new):
        raise SystemExit(f"{file} is damaged: {content!r}")
    return content == new


def _left(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder / "glossary") if name.endswith(".glosslint-tmp")]


if __name__ == "__main__":
    main()
