"""Settings that a link leads nowhere for, and a current folder that is gone: errors in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import glosslint, write


@pytest.mark.parametrize("folder", ["", "one"])
def test_settings_that_are_a_link_to_nowhere_are_an_error(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {"one/glossary/a.yaml": "a: b\n"})
    (tmp_path / folder / "glosslint.toml").symlink_to("nowhere.toml")
    result = glosslint(cwd=tmp_path)
    name = Path(folder, "glosslint.toml").as_posix()
    assert (result.code, result.err) == (2, f"error: {name}: cannot be read: No such file or directory\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there, no current folder can be deleted")
@pytest.mark.parametrize("args", ["", "a.yaml", "hook"])
def test_a_current_folder_that_is_gone_is_an_error(tmp_path: Path, args: str) -> None:
    command = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m glosslint {args}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: the current folder no longer exists; change to another one\n", os.fspath(tmp_path)
