"""A real terminal: tmux draws it, and is asked what is on the screen."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import ROOT
from tests.timing import HANG


class Terminal(NamedTuple):
    """A terminal of tmux: ``type`` sends keys, ``rows`` and ``lines`` read the screen."""

    command: tuple[str, ...]

    def tmux(self, *args: str) -> str:
        done = subprocess.run([*self.command, *args], capture_output=True, check=True, encoding="utf-8")
        return done.stdout

    def type(self, keys: str, *special: str) -> None:
        self.tmux("send-keys", "-l", keys)
        if special:
            self.tmux("send-keys", *special)

    def run(self, command: str) -> None:
        """Run ``command``, and wait until it is done."""
        self.type(f"{command}; tmux wait-for -S done", "Enter")
        subprocess.run([*self.command, "wait-for", "done"], check=True, timeout=HANG)

    def wait_for(self, text: str) -> None:
        """Wait until the screen holds ``text``."""
        self._wait_until(lambda rows: text in "\n".join(rows))

    def wait_for_prompt(self) -> None:
        """Wait until bash asks for a command below what was printed, so that the screen no longer changes."""
        self._wait_until(lambda rows: rows[-1].rstrip() == "$")

    def _wait_until(self, shown: Callable[[list[str]], bool]) -> None:
        end = time.monotonic() + HANG
        while not shown(rows := self.rows()):
            assert time.monotonic() < end, rows
            time.sleep(0.05)

    def rows(self) -> list[str]:
        """The rows of the screen that hold something, as they are."""
        return self.tmux("capture-pane", "-p").rstrip("\n").split("\n")

    def lines(self) -> list[str]:
        """The same, with the rows of a line that was too long for one put together."""
        return [line.rstrip() for line in self.tmux("capture-pane", "-p", "-J").rstrip("\n").split("\n")]


Open = Callable[[int], Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    """Opens a terminal so many columns wide, with bash in ``tmp_path``."""
    command = ("tmux", "-u", "-f", os.devnull, "-S", str(tmp_path / "tmux"))
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {"PATH": path, "LC_ALL": "C.UTF-8", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PS1": "$ "}

    def open_(columns: int) -> Terminal:
        size = ("-x", str(columns), "-y", "500")
        arguments = [f"{name}={value}" for name, value in env.items()]
        shell = shlex.join(["env", "-u", "NO_COLOR", "-u", "COLUMNS", *arguments, "bash", "--norc", "--noprofile"])
        start = [*command, "new-session", "-d", *size, "-c", str(tmp_path), shell]
        subprocess.run(start, check=True, capture_output=True)
        return Terminal(command)

    yield open_
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)
