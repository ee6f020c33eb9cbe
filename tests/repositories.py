"""Git repositories for tests, apart from the settings of whoever runs them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support import write

#: No configuration of the machine, and a name for commits. What git sets for its own hooks is left out: the tests may
#: themselves run in one.
GIT_ENV = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *args: str, env: Mapping[str, str] = GIT_ENV) -> str:
    """Run git in ``folder``; what it said. Raises CalledProcessError when it fails."""
    done = subprocess.run(["git", *args], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout


def repository(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A repository in ``folder`` whose branch main holds ``files`` in one commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    write(folder, files)
    return commit(folder)


def commit(folder: Path) -> Path:
    """Commit everything that is in ``folder``."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change")
    return folder
