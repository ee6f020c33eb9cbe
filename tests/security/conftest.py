"""What the tests of this folder share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def git() -> Callable[..., str]:
    """Runs git in a folder, and returns what it prints."""

    def run(folder: Path, *args: str) -> str:
        return subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, text=True).stdout

    return run
