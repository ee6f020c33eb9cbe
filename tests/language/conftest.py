"""What tests of engines share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from glosslint.language.daemon import client
from tests.language.keeping import ended, patient, short


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of the test's own, without any process yet."""
    with short() as folder:
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        monkeypatch.setenv("GLOSSLINT_KEEP", "true")
        patient(monkeypatch)
        yield folder
        monkeypatch.undo()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
            ended()


@pytest.fixture
def without_starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules of processes that would have been started; none is."""
    started: list[str] = []

    def start(module: str, _task: Mapping[str, Any], wait: bool) -> str:
        started.append(f"{module} {wait}")
        return ""

    monkeypatch.setattr(client, "start", start)
    return started
