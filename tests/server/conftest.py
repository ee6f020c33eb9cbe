"""The editors that tests of the server are run in."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["visual_studio_code", "neovim@v0.11.0"])
def client(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The client that an editor is if the test says nothing else: each in turn."""
    from tests.server.editor import Editor

    monkeypatch.setattr(Editor, "usual", request.param)
    return str(request.param)
