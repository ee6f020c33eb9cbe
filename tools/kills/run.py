"""Runs a command in a forked process, and kills it: before a step of its writing, or at a random moment of it."""

from __future__ import annotations

import importlib
import os
import pkgutil
import random
import shutil
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import glosslint
from glosslint.cli.main import main
from tests.support import glosslint as run_here
from tools.kills.cases import Case

_TEMPORARY = ".glosslint-tmp"
#: While a site is written, its manifest lists the files of the old site and of the new one.
_THIRD_STATE = ".glosslint-site.json"
#: What Python audits besides "open", before it does it.
_WRITING = frozenset(
    ("os.rename", "os.link", "os.symlink", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.truncate")
)
_INTERNAL = 3  # the exit code for a fault of glosslint
Tree = Mapping[str, bytes]


class DamageError(Exception):
    """What a killed command left, or what the same command could not complete."""


def import_all() -> None:
    """Import what commands import when they are run, which would take each of them longer than the rest."""
    for module in pkgutil.walk_packages(glosslint.__path__, "glosslint."):
        if not module.name.startswith(("glosslint.server", "glosslint.testing", "glosslint.__main__")):
            importlib.import_module(module.name)


class Stop(NamedTuple):
    """When to kill: before the ``step`` of writing with that number, from 1, or some ``seconds`` after the first."""

    step: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"step {self.step}" if self.step else f"{self.seconds * 1000:.2f} ms"


class _Ended(NamedTuple):
    code: int  # of the exit, or negative for a signal
    steps: int
    seconds: float  # from the first step


class Killing:
    """A case in a folder of its own: the files ``before`` and ``after``, and the number of ``steps`` between."""

    def __init__(self, case: Case, folder: Path) -> None:
        self._args = case.args
        self._folder = folder
        if case.earlier:
            _restore(folder, {path: text.encode() for path, text in case.earlier.items()})
            self._complete("before")
            for path in case.earlier.keys() - case.files.keys():
                (folder / path).unlink()
        _write(folder, {path: text.encode() for path, text in case.files.items()})
        # Compile here what each process that is forked would compile.
        run_here("check", "--ignore", "spelling,grammar", cwd=folder)
        self.before = _tree(folder)
        self._whole = self._complete("never killed")
        self.after = _tree(folder)
        self.steps = self._whole.steps
        if self.before == self.after:
            raise DamageError(f"{self}: changes nothing")

    def __str__(self) -> str:
        return " ".join(("glosslint", *self._args))

    def random_stop(self, chance: random.Random) -> Stop:
        """Return a random moment between the first step and the last."""
        return Stop(seconds=chance.random() * self._whole.seconds)

    def kill(self, stops: Sequence[Stop]) -> str:
        """Kill the command at the first stop, the same one given again at the next, and so on; then let it end.

        Return what the first kill left: "untouched", "between", or "complete". Raise DamageError.
        """
        when = "killed at " + " and at ".join(map(str, stops))
        _restore(self._folder, self.before)
        left = []
        for stop in stops:
            _run(self._folder, self._args, stop)
            left.append(self._look(when))
        self._complete(when)
        now = _tree(self._folder)
        wrong = sorted(path for path in {*now, *self.after} if now.get(path) != self.after.get(path))
        if wrong:
            raise DamageError(f"{self}: {when}, the next run does not complete it: {', '.join(wrong)}")
        return left[0]

    def _look(self, when: str) -> str:
        found = {path: data for path, data in _tree(self._folder).items() if not path.endswith(_TEMPORARY)}
        for path, data in found.items():
            if data not in (self.before.get(path), self.after.get(path)) and not path.endswith(_THIRD_STATE):
                raise DamageError(f"{self}: {when}, {path} is neither old nor new: {data[:200]!r}")
        return "untouched" if found == self.before else "complete" if found == self.after else "between"

    def _complete(self, when: str) -> _Ended:
        ended = _run(self._folder, self._args, Stop())
        if not 0 <= ended.code < _INTERNAL:
            raise DamageError(f"{self}: {when}, the next run ends with {ended.code}")
        return ended


def _run(folder: Path, args: Sequence[str], stop: Stop) -> _Ended:
    """Run a command to its end or to the stop."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _be_the_command(folder, args, _Steps(folder, stop.step, writing))
    os.close(writing)
    steps = len(os.read(reading, 1))  # waits for the first
    began = time.perf_counter()
    if stop.seconds:
        time.sleep(stop.seconds)
        os.kill(process, signal.SIGKILL)
    while more := len(os.read(reading, 65_536)):
        steps += more
    os.close(reading)
    status = os.waitpid(process, 0)[1]
    return _Ended(os.waitstatus_to_exitcode(status), steps, time.perf_counter() - began)


def _be_the_command(folder: Path, args: Sequence[str], steps: _Steps) -> NoReturn:
    code: Any = _INTERNAL
    try:
        os.chdir(folder)
        null = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(null, standard)
        os.fsync = _nothing  # what is flushed to the disk matters to a power cut, not to a killed process
        sys.argv = ["glosslint", *args]
        sys.addaudithook(steps)
        main()
        code = 0
    except SystemExit as exit_:
        code = exit_.code or 0
    finally:
        os._exit(code if isinstance(code, int) else _INTERNAL)


def _nothing(fd: object) -> None:
    """Flush nothing."""


class _Steps:
    """Counts what is written in a folder into a pipe, a byte each, and ends the process before step ``last``.

    To open a file for writing is two steps, since a file that was opened is empty before it is written.
    """

    def __init__(self, folder: Path, last: int, pipe: int) -> None:
        self._inside = f"{os.path.realpath(folder)}{os.sep}"
        self._last = last
        self._pipe = pipe
        self._number = 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        opened = event == "open" and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if not (opened or event in _WRITING) or not isinstance(args[0], str | bytes | os.PathLike):
            return
        path = os.path.abspath(os.fsdecode(args[0]))  # noqa: PTH100
        if not path.startswith(self._inside):
            return
        self._step()
        if opened:
            if self._number + 1 == self._last:
                self._inside = "\0"  # what follows is not counted
                os.close(os.open(path, args[2], 0o600))
            self._step()

    def _step(self) -> None:
        self._number += 1
        os.write(self._pipe, b".")
        if self._number == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def _tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files. Empty folders do not count, as they do not for git."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def _write(folder: Path, tree: Tree) -> None:
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _restore(folder: Path, tree: Tree) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    _write(folder, tree)
