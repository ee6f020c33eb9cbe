"""What holds for every test: nothing is written into the user's own cache, and no language engine is asked unless the
settings of the test name one. What is tested elsewhere shall neither depend on a dictionary nor wait for it."""

from __future__ import annotations

import pytest

from glosslint.language import engines


@pytest.fixture(autouse=True)
def _without_engines(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setattr(engines, "DEFAULT", ())
