"""The hostile glossary and the report on it, for all tests of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.model.report import Report
from glosslint.settings.settings import load
from tests.report.hostile import glossary
from tests.support import write


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile glossary, in a folder below the top of a repository."""
    top = tmp_path_factory.mktemp("repository")
    write(top, {".git/HEAD": "ref: refs/heads/main\n"})
    return glossary(top / "docs" / "terms")


@pytest.fixture(scope="session")
def report(folder: Path) -> Report:
    return check(CheckRequest(load(None, folder)))
