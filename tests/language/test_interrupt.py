"""Ctrl-C ends a run while an engine is at work, even one that never answers. No test here depends on speed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.language.languagetool.stub import serving
from tests.language.languagetool.test_trouble import project
from tests.support import write
from tests.timing import HANG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, another signal ends a process")

#: Runs glosslint with an engine "stuck" that reports when it is asked, and never answers. A run in the background
#: inherits that SIGINT is ignored, hence the handler.
_RUN = """
import ctypes, signal, sys, threading
from types import SimpleNamespace
from glosslint.cli.main import script
from glosslint.language import engines
from glosslint.language.workers import share

signal.signal(signal.SIGINT, signal.default_int_handler)

def python():
    threading.Event().wait()

def native():  # as an extension that lets go of the interpreter; a locked mutex of the system heeds no signal
    system, mutex = ctypes.CDLL(None), ctypes.create_string_buffer(256)
    while True:
        system.pthread_mutex_lock(mutex)

def block(*_):
    print("asked", flush=True)
    {wait}()

class Stuck:
    name, version, key = "stuck", "1", ""
    supports = lambda self, language: {supports}
    check = lambda self, passages: {check}

module = sys.modules["stuck"] = SimpleNamespace(engine=lambda table, cached: Stuck())
engines.OWN["stuck"] = "stuck"
{before}
script()
"""
_SERVERS = """
import signal
from glosslint.cli.main import script

signal.signal(signal.SIGINT, signal.default_int_handler)
script()
"""
#: Has the system give the signal to another thread than the main one, which then is not woken by it. On a loaded
#: machine a signal may do the same when it arrives just before a wait begins.
_UNHEARD = """
threading.Thread(target=threading.Event().wait, daemon=True).start()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
"""


def interrupted(folder: Path, code: str, asked: Callable[[subprocess.Popen[str]], None]) -> tuple[int, str]:
    """Run Python code, and interrupt it when ``asked`` returns; return the exit code and the standard error."""
    command, pipe = [sys.executable, "-c", code], subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            asked(process)
            time.sleep(0.3)  # so that the engine really waits; a test on a slow machine is only less strict
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=HANG)
        finally:
            process.kill()
    return process.returncode, errors


def hears_asked(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "asked\n"


@pytest.mark.parametrize("before", ["", _UNHEARD], ids=["heard", "unheard"])
@pytest.mark.parametrize(
    "does",
    [
        {"wait": "python", "supports": "True", "check": "block()"},
        {"wait": "native", "supports": "True", "check": "block()"},
        {"wait": "python", "supports": "block()", "check": "()"},
        {"wait": "native", "supports": "True", "check": "share(passages, range(3), block)"},
    ],
    ids=["python", "native", "before it is asked", "native workers"],
)
def test_an_interrupt_ends_a_run_though_the_engine_never_answers(
    tmp_path: Path, does: dict[str, str], before: str
) -> None:
    write(
        tmp_path,
        {
            "glosslint.toml": 'select = ["grammar"]\n[language]\nengines = ["stuck"]\n',
            "glossary/a.yaml": "id: a\nterm: A\ndefinition: Some text.\n",
        },
    )
    assert interrupted(tmp_path, _RUN.format(**does, before=before), hears_asked) == (130, "\ninterrupted\n")


def test_an_interrupt_ends_a_run_however_many_servers_hang(tmp_path: Path) -> None:
    with serving("hang") as one, serving("hang") as other:

        def both_asked(_: subprocess.Popen[str]) -> None:
            while not (one.seen and other.seen):
                time.sleep(0.05)

        folder = project(tmp_path, one.address, other.address, more="timeout = 600", texts=4)
        assert interrupted(folder, _SERVERS, both_asked) == (130, "\ninterrupted\n")
