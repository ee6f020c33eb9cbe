"""Commands that are killed while they write: nothing is torn, and the same command given again does the rest."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support import ROOT
from tests.timing import HANG

COMMANDS = ("fix", "rename", "new", "deprecate", "words", "baseline")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    ("commands", "kills"),
    [
        (COMMANDS, "--steps"),
        (("publish",), "9"),  # of 100 and more steps that write one file like the other
    ],
)
def test_each_step_of_writing(commands: tuple[str, ...], kills: str) -> None:
    """More kills, with more files and at random moments: ``python -m tools.kills``."""
    tool = [sys.executable, "-m", "tools.kills", "--small", kills, *(f"--command={command}" for command in commands)]
    done = subprocess.run(tool, capture_output=True, text=True, check=False, timeout=10 * HANG, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    counts = {line.split(":")[0]: int(line.split()[1]) for line in done.stdout.splitlines()[:-1]}
    assert counts.keys() == set(commands)
    assert min(counts.values()) > 7, done.stdout
