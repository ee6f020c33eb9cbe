"""What is staged in the middle of a merge: nothing of a file with a conflict, so that there is nothing to check."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.repositories import GIT_ENV, commit, git, repository
from tests.support import glosslint, write

_FILES = {
    "glosslint.toml": 'files = ["*.yaml"]\nlayout = "map"\n',
    "a.yaml": "rope: Thick line of fibre.\n",
    "notes": "a",
}


def _merge(folder: Path, name: str) -> None:
    git(folder, "switch", "-q", "-c", "other")
    write(folder, {name: "rope: Other line of fibre.\n"})
    commit(folder)
    git(folder, "switch", "-q", "main")
    write(folder, {name: "rope: Third line of fibre.\n"})
    commit(folder)
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "other")


@pytest.mark.parametrize("args", [("--staged",), ("hook",)])
def test_a_conflict_in_the_glossary_is_an_error(tmp_path: Path, args: tuple[str, ...]) -> None:
    _merge(repository(tmp_path, _FILES), "a.yaml")
    result = glosslint(*args, cwd=tmp_path, env=GIT_ENV)
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: a.yaml: unresolved merge conflict, so nothing is staged; resolve it, and git add it\n"
    git(tmp_path, "add", "a.yaml")
    assert "unresolved merge conflict" in glosslint(*args, cwd=tmp_path, env=GIT_ENV).out


def test_one_elsewhere_is_none(tmp_path: Path) -> None:
    _merge(repository(tmp_path, _FILES), "notes")
    assert glosslint("--staged", cwd=tmp_path, env=GIT_ENV).code == 0
