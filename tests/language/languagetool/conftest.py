"""The real LanguageTool, for the tests that are marked with its name."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glosslint.language.languagetool.api import Api
from glosslint.language.types import EngineError
from tests.support import ROOT

_READY = 120  # seconds, on a machine that does much else
_FRUGAL = ("-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class Real:
    """A LanguageTool server that this process started."""

    def __init__(self, jars: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._log = log
        self.address = f"http://127.0.0.1:{port}"
        command = ["java", *_FRUGAL, "-cp", f"{jars}/*", "org.languagetool.server.HTTPServer", "--port", str(port)]
        with log.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        end = time.monotonic() + _READY
        while not self._answers():
            assert self.process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            return Api(self.address, 5).version() != ""
        except EngineError:
            return False

    def checks(self) -> int:
        """How many requests it has answered."""
        return self._log.read_text("utf-8", "replace").count("Check done")

    def stop(self) -> None:
        """Ends it, if it still runs."""
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def languagetool_folder() -> Path:
    """The folder above LanguageTool-6.8. Where ``make test-languagetool`` runs the tests, it must be there."""
    required = os.environ.get("GLOSSLINT_LANGUAGETOOL")
    folder = Path(required or ROOT / ".languagetool")
    if not list(folder.glob("LanguageTool-*/languagetool-server.jar")):
        assert not required, f"there is no LanguageTool in {folder}: make languagetool"
        pytest.skip("there is no LanguageTool here: make languagetool")
    return folder


@pytest.fixture(scope="session")
def start_real(languagetool_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Real]]:
    """Starts a server of a test's own."""
    started: list[Real] = []

    def start() -> Real:
        jars = next(languagetool_folder.glob("LanguageTool-*/libs"))
        started.append(Real(jars, tmp_path_factory.mktemp("languagetool") / "log"))
        return started[-1]

    yield start
    for real in started:
        real.stop()


@pytest.fixture(scope="session")
def real(start_real: Callable[[], Real]) -> Real:
    """The server that all tests share."""
    return start_real()
