"""▶ Settings above the top of the repository, and those of another user, are not read, and this is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint.settings.file import find
from tests.support import entry, glosslint, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, files have no numbers of owners")

CHECKED = "No findings (1 entry in 1 file"
TOML = 'files = ["*.yaml"]\n'
PYPROJECT = '[tool.glosslint]\nfiles = ["*.yaml"]\n'


@pytest.fixture
def someone_else(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes whoever runs the tests another user than the owner of the files."""
    owner = os.geteuid()
    return lambda: monkeypatch.setattr(os, "geteuid", lambda: owner + 1)


@pytest.mark.parametrize(("name", "text"), [("glosslint.toml", TOML), ("pyproject.toml", PYPROJECT)])
def test_settings_above_the_repository_are_not_read(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text, "own/.git/HEAD": "", "own/glossary/a.yaml": entry("a")})
    result = glosslint(cwd=tmp_path / "own")
    file = tmp_path / name
    assert result.err == (
        f"warning: {file} is not read: it is above the top of the repository; to use it: --config {file}, "
        f"or glosslint trust {tmp_path}\n"
    )
    assert (result.code, CHECKED in result.out) == (0, True)  # by the defaults
    assert glosslint("--config", f"../{name}", "glossary", cwd=tmp_path / "own").err != result.err
    assert glosslint("trust", "..", cwd=tmp_path / "own").code == 0
    assert "warning" not in glosslint(cwd=tmp_path / "own").err


def test_a_hidden_name_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {".glosslint.toml": TOML, "glossary/a.yaml": entry("a")})
    hint = "warning: .glosslint.toml is not read; rename it to glosslint.toml\n"
    assert [glosslint(cwd=tmp_path).err for _ in range(2)] == [hint, hint]  # also from a stored answer
    assert glosslint("config", cwd=tmp_path).err == hint
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path).err == ""


def test_other_files_above_the_repository_are_no_news(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "not [TOML", "own/.git/HEAD": "", "own/glossary/a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path / "own").err == ""


def test_a_worktree_or_submodule_ends_at_its_own_top(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", "glosslint.toml": TOML})
    write(tmp_path, {"sub/.git": "gitdir: ../.git/modules/sub\n", "sub/glossary/a.yaml": entry("a")})
    assert "it is above the top of the repository" in glosslint(cwd=tmp_path / "sub").err


def test_settings_in_the_repository_are_found_from_any_folder(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", "glosslint.toml": TOML, "a.yaml": entry("a"), "x/y/z.txt": ""})
    assert glosslint(cwd=tmp_path / "x/y")[::2] == (0, "")


def test_without_a_repository_settings_are_looked_for_up_to_the_root(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": entry("a"), "x/y/z.txt": ""})
    assert glosslint(cwd=tmp_path / "x/y")[::2] == (0, "")


@pytest.mark.parametrize(("name", "text"), [("glosslint.toml", TOML), ("pyproject.toml", PYPROJECT)])
@pytest.mark.parametrize("command", [("check",), ("fix",), ("config",), ("stats",), ("doctor",)])
def test_settings_of_another_user_are_not_read(
    tmp_path: Path, someone_else: Callable[[], None], name: str, text: str, command: tuple[str, ...]
) -> None:
    write(tmp_path, {name: text, "glossary/a.yaml": entry("a"), "own/x.txt": ""})
    assert glosslint(*command, cwd=tmp_path).err == ""
    someone_else()
    folder = tmp_path / "own"
    result = glosslint(*command, cwd=folder)
    assert result.err.startswith(
        f"warning: {tmp_path / name} is not read: it belongs to another user; to use it: --config {tmp_path / name}, "
    )
    assert result.err.count("warning: ") == 1
    assert "warning" not in glosslint(*command, "--config", f"../{name}", cwd=folder).err
    assert glosslint("trust", "..", cwd=folder).code == 0
    assert "warning" not in glosslint(*command, cwd=folder).err
    assert glosslint("trust", "--remove", "..", cwd=folder).code == 0
    assert "warning" in glosslint(*command, cwd=folder).err


def test_a_link_of_another_user_to_a_file_of_mine_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {".git/HEAD": "", "mine/settings.toml": TOML, "theirs/a.yaml": entry("a")})
    (tmp_path / "theirs/glosslint.toml").symlink_to("../mine/settings.toml")
    assert find(tmp_path / "theirs").unread == ()
    real = os.stat

    def owned(path: Path, *, follow_symlinks: bool = True, **more: int) -> os.stat_result:
        info = real(path, follow_symlinks=follow_symlinks, **more)
        return info if follow_symlinks else os.stat_result((*info[:4], info.st_uid + 1, *info[5:10]))

    monkeypatch.setattr(os, "stat", owned)
    monkeypatch.setattr(os, "lstat", lambda path: owned(path, follow_symlinks=False))
    assert "it belongs to another user" in find(tmp_path / "theirs").unread[0]


def test_under_sudo_files_of_the_one_who_called_it_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"glosslint.toml": TOML})
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("SUDO_UID", str(owner))
    assert find(tmp_path).file == tmp_path / "glosslint.toml"
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)  # which counts for root alone
    assert find(tmp_path).file is None


def test_the_hook_reads_no_settings_of_another_user(
    tmp_path: Path, someone_else: Callable[[], None], git: Callable[..., str]
) -> None:
    write(tmp_path, {"glosslint.toml": TOML, "docs/glosslint.toml": TOML, "glossary/a.yaml": entry("a")})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    someone_else()
    result = glosslint("hook", cwd=tmp_path)
    assert result.err.count("is not read: it belongs to another user") == 2
