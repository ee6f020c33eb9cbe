"""▶ Settings above the top of the repository are not read, those of a stranger in it end the run: no run goes on with
other settings than those that are there without a word."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint.model import GlosslintError
from glosslint.settings.file import find
from tests.support import BUILT_IN, entry, glosslint, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, files have no numbers of owners")

CHECKED = "No findings (1 entry in 1 file"
TOML = 'files = ["*.yaml"]\n'
PYPROJECT = '[tool.glosslint]\nfiles = ["*.yaml"]\n'


STRANGER = 12_345_678


class Owners:
    """Gives files to users, as ``chown`` does, which only root can. ``links`` belong to theirs by their own name."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.links: dict[str, int] = {}

    def __call__(self, file: Path, follow: bool = True) -> int:
        known = self.of.get(os.path.realpath(file)) if follow or not file.is_symlink() else self.links.get(str(file))
        return file.stat(follow_symlinks=follow).st_uid if known is None else known

    def give(self, *files: Path, to: int = STRANGER) -> None:
        self.of |= {os.path.realpath(file): to for file in files}


@pytest.fixture
def owners(monkeypatch: pytest.MonkeyPatch) -> Owners:
    """Whose files are."""
    made = Owners()
    monkeypatch.setattr("glosslint.settings.file.owner_of", made)
    monkeypatch.setattr("glosslint.engine.run_cache.owner_of", made)
    return made


@pytest.mark.parametrize(("name", "text"), [("glosslint.toml", TOML), ("pyproject.toml", PYPROJECT)])
def test_settings_above_the_repository_are_not_read(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, {name: text, "own/.git/HEAD": "", "own/glossary/a.yaml": entry("a")})
    result = glosslint(cwd=tmp_path / "own")
    file = tmp_path / name
    assert result.err == (
        f"warning: {file} is not read: it is above the top of the repository; to use it: --config {file}, "
        f"or glosslint trust {tmp_path}\n{BUILT_IN}"
    )
    assert (result.code, CHECKED in result.out) == (0, True)  # by the defaults
    assert glosslint("--config", f"../{name}", "glossary", cwd=tmp_path / "own").err != result.err
    assert glosslint("trust", "..", cwd=tmp_path / "own").code == 0
    assert "warning" not in glosslint(cwd=tmp_path / "own").err


def test_a_hidden_name_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {".glosslint.toml": TOML, "glossary/a.yaml": entry("a")})
    hint = "warning: .glosslint.toml is not read; rename it to glosslint.toml\n"
    assert [glosslint(cwd=tmp_path).err for _ in range(2)] == [hint + BUILT_IN] * 2  # also from a stored answer
    assert glosslint("config", cwd=tmp_path).err == hint
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path).err == ""


def test_other_files_above_the_repository_are_no_news(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "not [TOML", "own/.git/HEAD": "", "own/glossary/a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path / "own").err == BUILT_IN


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


def test_that_built_in_settings_are_used_is_said(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": entry("a"), "glossary/a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path).err == ""
    (tmp_path / "glosslint.toml").unlink()
    assert [glosslint(cwd=tmp_path)[::2] for _ in range(2)] == [(0, BUILT_IN)] * 2  # also from a stored answer
    assert glosslint("glossary", cwd=tmp_path).err == BUILT_IN
    assert glosslint("--fix", cwd=tmp_path).err == BUILT_IN


BOTH = pytest.mark.parametrize(("name", "text"), [("glosslint.toml", TOML), ("pyproject.toml", PYPROJECT)])


@BOTH
@pytest.mark.parametrize("command", [("check",), ("fix",), ("config",), ("stats",), ("doctor",)])
def test_settings_of_a_stranger_end_the_run(
    tmp_path: Path, owners: Owners, name: str, text: str, command: tuple[str, ...]
) -> None:
    write(tmp_path, {name: text, ".git/HEAD": "", "glossary/a.yaml": entry("a"), "own/x.txt": ""})
    assert glosslint(*command, cwd=tmp_path)[::2] == (0, "")
    owners.give(tmp_path / name)
    folder = tmp_path / "own"
    result = glosslint(*command, cwd=folder)
    assert (result.code, result.err) == (
        2,
        f"error: {tmp_path / name}: belongs to user {STRANGER}, not to you or the owner of {tmp_path}; "
        f"to use it: --config {tmp_path / name}, or glosslint trust {tmp_path}\n",
    )
    assert glosslint(*command, "--config", f"../{name}", cwd=folder)[::2] == (0, "")
    assert glosslint("trust", "..", cwd=folder).code == 0
    assert glosslint(*command, cwd=folder)[::2] == (0, "")
    assert glosslint("trust", "--remove", "..", cwd=folder).code == 0
    assert glosslint(*command, cwd=folder).code == 2


@BOTH
@pytest.mark.parametrize("repository", [{}, {".git/HEAD": ""}])
def test_settings_of_the_owner_of_the_folder_are_read(
    tmp_path: Path, owners: Owners, name: str, text: str, repository: dict[str, str]
) -> None:
    """As in a container, where a checkout belongs to another user as a whole."""
    write(tmp_path, {name: text, "a.yaml": "id: a\n", "glossary/a.yaml": entry("a"), **repository})
    before = glosslint(cwd=tmp_path)
    assert (before.code, before.err) == (1, "")
    owners.give(tmp_path, *tmp_path.rglob("*"))
    assert glosslint(cwd=tmp_path) == before
    assert glosslint(cwd=tmp_path / "glossary") == glosslint("--config", tmp_path / name, cwd=tmp_path / "glossary")
    owners.give(tmp_path, to=STRANGER + 1)  # the settings belong to nobody known, also for a stored answer
    assert glosslint(cwd=tmp_path).code == 2


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_a_checkout_given_to_another_user_as_a_whole_is_checked_as_before(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": "id: a\n", ".git/HEAD": "", "glossary/a.yaml": entry("a")})
    before = glosslint(cwd=tmp_path)
    for file in (tmp_path, *tmp_path.rglob("*")):
        os.chown(file, STRANGER, -1)
    assert (before.code, glosslint(cwd=tmp_path)) == (1, before)
    os.chown(tmp_path / "glosslint.toml", STRANGER + 1, -1)
    assert glosslint(cwd=tmp_path).code == 2


def test_settings_that_need_trust_need_it_also_from_the_owner_of_the_folder(tmp_path: Path, owners: Owners) -> None:
    write(tmp_path, {"glosslint.toml": f'{TOML}schema = "../schema.json"\n', "a.yaml": entry("a"), ".git/HEAD": ""})
    owners.give(tmp_path, *tmp_path.rglob("*"))
    result = glosslint(cwd=tmp_path)
    assert result.code == 2
    assert "if you trust this project" in result.err


@BOTH
def test_settings_of_a_stranger_above_are_passed_over(tmp_path: Path, owners: Owners, name: str, text: str) -> None:
    """As in a shared temporary folder."""
    write(tmp_path, {name: text, "own/glossary/a.yaml": entry("a")})
    file = tmp_path / name
    owners.give(file)
    result = glosslint(cwd=tmp_path / "own")
    assert (result.code, result.err) == (
        0,
        f"warning: {file} is not read: it belongs to another user; to use it: --config {file}, "
        f"or glosslint trust {tmp_path}\n{BUILT_IN}",
    )


def test_a_pyproject_of_a_stranger_without_settings_is_no_news(tmp_path: Path, owners: Owners) -> None:
    write(tmp_path, {"pyproject.toml": '[project]\ndependencies = ["glosslint"]\n', ".git/HEAD": ""})
    write(tmp_path, {"glossary/a.yaml": entry("a")})
    owners.give(tmp_path / "pyproject.toml")
    assert glosslint(cwd=tmp_path)[::2] == (0, BUILT_IN)


def test_settings_of_a_stranger_below_end_the_run(tmp_path: Path, owners: Owners) -> None:
    write(tmp_path, {"one/glosslint.toml": TOML, "one/a.yaml": entry("a"), "two/glosslint.toml": TOML})
    write(tmp_path, {"two/a.yaml": entry("a")})
    assert glosslint(cwd=tmp_path).code == 0
    owners.give(tmp_path / "two/glosslint.toml")
    result = glosslint(cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: two/glosslint.toml: belongs to user {STRANGER}, ")


def test_a_link_of_a_stranger_to_a_file_of_mine_ends_the_run(tmp_path: Path, owners: Owners) -> None:
    write(tmp_path, {".git/HEAD": "", "mine/settings.toml": TOML, "theirs/a.yaml": entry("a")})
    link = tmp_path / "theirs/glosslint.toml"
    link.symlink_to("../mine/settings.toml")
    assert find(tmp_path / "theirs").file == link
    owners.links[str(link)] = STRANGER
    with pytest.raises(GlosslintError, match=f"belongs to user {STRANGER}"):
        find(tmp_path / "theirs")
    owners.links.clear()
    owners.give(tmp_path / "mine/settings.toml")  # nor is a file of theirs read through a link of mine
    with pytest.raises(GlosslintError, match=f"belongs to user {STRANGER}"):
        find(tmp_path / "theirs")


def test_under_sudo_files_of_the_one_who_called_it_are_read(
    tmp_path: Path, owners: Owners, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"glosslint.toml": TOML, "a.yaml": entry("a")})
    owners.give(tmp_path / "glosslint.toml")
    owners.give(tmp_path, to=STRANGER + 1)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("SUDO_UID", str(STRANGER))
    assert glosslint(cwd=tmp_path).code == 0
    monkeypatch.setattr(os, "geteuid", lambda: 1)  # which counts for root alone
    assert glosslint(cwd=tmp_path).code == 2


def test_the_hook_ends_at_settings_of_a_stranger(tmp_path: Path, owners: Owners, git: Callable[..., str]) -> None:
    write(tmp_path, {"docs/glosslint.toml": TOML, "docs/a.yaml": entry("a"), "glossary/a.yaml": entry("a")})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    assert glosslint("hook", cwd=tmp_path)[::2] == (0, "")
    owners.give(tmp_path / "docs/glosslint.toml")
    result = glosslint("hook", cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith(f"error: docs/glosslint.toml: belongs to user {STRANGER}, ")
