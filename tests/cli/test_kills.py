"""Commands that are killed while they write: nothing is torn, and the same command given again does the rest."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support import ROOT
from tests.timing import HANG


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    ("command", "kills"),
    [
        *((command, "--steps") for command in ("fix", "rename", "new", "deprecate", "words", "baseline")),
        ("publish", "15"),  # of 100 and more steps that write one file like the other
    ],
)
def test_each_step_of_writing(command: str, kills: str) -> None:
    tool = [sys.executable, "-m", "tools.kills", "--small", kills, "--command", command]
    done = subprocess.run(tool, capture_output=True, text=True, check=False, timeout=10 * HANG, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert int(done.stdout.split()[1]) > 7, done.stdout  # of the command's kills
