"""``python -m tools.kills N``: kill commands N times, 1,000 without a number, and print what the kills left.

Each command is killed before each step of its writing, then at random moments, half of these times once more when it
is given again. ``--steps`` only kills at each step. The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.kills.cases import Case, cases
from tools.kills.run import DamageError, Killing, Stop, import_all


def main() -> int:
    """Kill as often as asked, and print what was seen of each command."""
    parser = argparse.ArgumentParser(prog="python -m tools.kills", description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=1_000)
    parser.add_argument("--command", action="append", choices=cases(), help="only this command; may be repeated")
    parser.add_argument("--steps", action="store_true", help="only kill before each step")
    parser.add_argument("--small", action="store_true", help="with few files, and rename in one way only")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    every = cases(small=given.small)
    chosen = given.command or list(every)
    chance = random.Random(given.seed)
    failed = total = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(os.path.realpath(name))
        for kind in ("cache", "config", "state"):
            os.environ[f"XDG_{kind.upper()}_HOME"] = str(folder / kind)
        import_all()
        for index, command in enumerate(chosen):
            share = given.kills * (index + 1) // len(chosen) - given.kills * index // len(chosen)
            kills, failures = _command(folder, command, every[command], None if given.steps else share, chance)
            total, failed = total + kills, failed + failures
    sys.stdout.write(f"{total:,} kills, {failed:,} failures\n")
    return 1 if failed else 0


def _command(
    folder: Path, command: str, of_command: Sequence[Case], share: int | None, chance: random.Random
) -> tuple[int, int]:
    """Kill a command that often, or at each step, and print what was seen; return the kills and the failures."""
    killings = []
    for number, case in enumerate(of_command):
        (folder / f"{command}{number}").mkdir()
        killings.append(Killing(case, folder / f"{command}{number}"))
    all_steps = [(killing, Stop(step)) for killing in killings for step in range(1, killing.steps + 1)]
    seen, kills, failures = Counter[str](), 0, 0
    for killing, stops in _stops(killings, all_steps, share, chance):
        kills += len(stops)
        try:
            seen[killing.kill(stops)] += 1
        except DamageError as error:
            failures += 1
            sys.stdout.write(f"{error}\n")
    left = ", ".join(f"{seen[state]:,} {state}" for state in ("untouched", "between", "complete"))
    sys.stdout.write(f"{command}: {kills:,} kills ({len(all_steps):,} steps), {left}; {failures:,} failures\n")
    sys.stdout.flush()
    return kills, failures


def _stops(
    killings: list[Killing], steps: list[tuple[Killing, Stop]], share: int | None, chance: random.Random
) -> Iterator[tuple[Killing, tuple[Stop, ...]]]:
    """Yield which case to kill when: at every step, or at some if there are too many, then at random moments."""
    if share is None:
        yield from ((killing, (stop,)) for killing, stop in steps)
        return
    some = chance.sample(steps, min(len(steps), share * 2 // 3))
    yield from ((killing, (stop,)) for killing, stop in some)
    left = share - len(some)
    while left > 0:
        killing = chance.choice(killings)
        again = (Stop(chance.randint(1, killing.steps)),) if left > 1 and chance.random() < 0.5 else ()
        stops = (killing.random_stop(chance), *again)
        left -= len(stops)
        yield killing, stops


if __name__ == "__main__":
    sys.exit(main())
