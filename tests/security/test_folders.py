"""▶ Nothing outside of the project is read or written: not by a path in the settings, and not by a link."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint.util.project_files import leads_out, stays_in
from glosslint.util.system import find_program
from tests.support import entry, glosslint, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")

SECRET = "token: hunter2  \n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project, and beside it a folder with what is no business of anyone's."""
    write(tmp_path, {"own/glosslint.toml": "", "own/glossary/a.yaml": entry("a"), "home/secret.yaml": SECRET})
    write(tmp_path, {"home/sub/secret.yaml": SECRET})
    return tmp_path / "own"


def unchanged(folder: Path) -> bool:
    home = folder.parent / "home"
    return {file.read_text() for file in home.rglob("*.yaml")} == {SECRET} and len(list(home.rglob("*"))) == 3


LINKS = {
    "a file": ("glossary/b.yaml", "../../home/secret.yaml"),
    "a folder": ("glossary/more", "../../home"),
    "a chain": ("glossary/b.yaml", "../link.yaml"),
    "an absolute path": ("glossary/b.yaml", "/proc/self/environ"),
    "git's own folder": ("glossary/b.yaml", "../.git/config"),
}


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "glossary"),
        ("fix", "--unsafe-fixes"),
        ("--diff",),
        ("stats",),
        ("order",),
        ("baseline",),
        ("words",),
        ("rename", "a", "c"),
        ("new", "Other"),
        ("hook",),
        ("--staged",),
    ],
)
def test_a_link_in_the_glossary_that_leads_out_is_an_error(
    folder: Path, name: str, command: tuple[str, ...], git: Callable[..., str]
) -> None:
    link, target = LINKS[name]
    git(folder, "init", "-q")
    (folder / "link.yaml").symlink_to("../home/secret.yaml")
    (folder / link).symlink_to(target)
    git(folder, "add", "-A")
    result = glosslint(*command, cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert f"error: {link}" in result.err
    assert "a symbolic link leads to " in result.err
    assert "outside of the project; if you trust this project, run: glosslint trust" in result.err
    assert "hunter2" not in result.err
    assert unchanged(folder)


def test_in_a_trusted_project_links_lead_anywhere(folder: Path) -> None:
    write(folder.parent, {"home/b.yaml": entry("b")})
    (folder / "glossary/b.yaml").symlink_to("../../home/b.yaml")
    assert glosslint(cwd=folder).code == 2
    assert glosslint("--trust", cwd=folder).code == 0
    assert glosslint("trust", cwd=folder).code == 0
    assert "2 entries" in glosslint(cwd=folder).out


def test_links_within_the_repository_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", "shared/b.yaml": entry("b"), "one.yaml": entry("c")})
    folder = write(tmp_path / "own", {"glosslint.toml": "", "glossary/a.yaml": entry("a")})
    (folder / "glossary/more").symlink_to("../../shared")
    (folder / "glossary/c.yaml").symlink_to("../../one.yaml")
    assert "3 entries" in glosslint(cwd=folder).out


def test_links_of_a_vocabulary_stay_in_the_project(folder: Path) -> None:
    write(folder, {"glosslint.toml": 'vocabularies = ["more/*.yaml"]\n', "more/x.txt": ""})
    (folder / "more/b.yaml").symlink_to("../../home/secret.yaml")
    result = glosslint(cwd=folder)
    assert result.code == 2
    assert "error: glosslint.toml: vocabularies: more/b.yaml: a symbolic link leads to " in result.err


@pytest.mark.parametrize("key", ["schema", "file-schema", "baseline", "language.words-file"])
def test_paths_of_the_settings_stay_in_the_project_through_links(folder: Path, key: str) -> None:
    write(folder, {"glosslint.toml": f'{key} = "link"\n'})
    (folder / "link").symlink_to("../home/secret.yaml")
    for command in (("check",), ("baseline",), ("words", "--add", "b")):
        result = glosslint(*command, cwd=folder)
        assert result.code == 2
        assert f'error: glosslint.toml: {key} = "link" is outside of the project' in result.err
    assert unchanged(folder)


@pytest.mark.parametrize("target", ["../home/new.json", "../home/secret.yaml", ".git/config", "reports/out.json"])
def test_a_report_is_not_written_through_a_link_that_leads_out(folder: Path, target: str) -> None:
    write(folder, {".git/config": SECRET, ".git/HEAD": ""})
    (folder / "reports").symlink_to("../home")
    name = target if target.startswith("reports") else "report.json"
    if name != target:
        (folder / name).symlink_to(target)
    result = glosslint("--output", f"json={name}", cwd=folder)
    assert (result.code, result.err) == (
        2,
        f"error: {name}: cannot write the report: a symbolic link leads out of the project\n",
    )
    assert unchanged(folder)
    assert (folder / ".git/config").read_text() == SECRET


def test_a_report_goes_where_the_user_says(folder: Path) -> None:
    (folder / "report.json").symlink_to("real.json")
    for name in ("report.json", "../report.json", os.devnull, str(folder.parent / "home/x.json")):
        assert glosslint("--output", f"json={name}", cwd=folder)[::2] == (0, "")
    assert json.loads((folder / "real.json").read_text())["findings"] == []


def test_new_entries_and_files_of_init_are_not_written_through_links(folder: Path) -> None:
    (folder / "glossary/more").symlink_to("../../home")
    write(folder, {"glosslint.toml": 'exclude = ["more"]\n'})
    result = glosslint("new", "Other", "--file", "glossary/more/other.yaml", cwd=folder)
    assert result.code == 2
    bare = write(folder.parent / "bare", {"x.txt": ""})
    (folder.parent / "empty").mkdir()
    (bare / "glossary").symlink_to("../empty")
    result = glosslint("init", "--starter", cwd=bare)
    assert (result.code, "a symbolic link leads out of the folder" in result.err) == (2, True)
    assert list((folder.parent / "empty").iterdir()) == []
    assert unchanged(folder)


def test_init_reads_no_file_outside(folder: Path) -> None:
    (folder / "glosslint.toml").unlink()
    (folder / "glossary/a.yaml").unlink()
    (folder / "glossary/b.yaml").symlink_to("../../home/secret.yaml")
    assert "secret" not in glosslint("init", cwd=folder).out.replace("wrote", "")


def test_the_folder_of_a_project_may_be_a_link(folder: Path) -> None:
    (folder / "glosslint.toml").unlink()
    (folder.parent / "here").symlink_to(folder.name)
    begun = glosslint("init", "--yes", "here", cwd=folder.parent)
    assert (begun.code, (folder / "glosslint.toml").is_file()) == (0, True), begun.err
    assert "1 entry in 1 file" in glosslint("here", cwd=folder.parent).out


@pytest.mark.parametrize(
    ("path", "inside", "out"),
    [
        ("a", True, False),
        ("a/../b", True, False),
        ("../own/a", True, False),
        ("", True, False),
        ("..", False, False),
        ("/etc", False, False),
        (".git/config", False, False),
        ("sub/.GIT/x", False, False),
        ("link", False, True),
        ("link/x", False, True),
        ("nul\0", False, True),
    ],
)
def test_what_is_in_a_project(folder: Path, path: str, inside: bool, out: bool) -> None:
    (folder / "link").symlink_to("../home")
    assert stays_in(folder / path, folder) is inside
    assert leads_out(folder / path, folder) is out


def test_git_runs_no_program_of_a_repository(folder: Path, git: Callable[..., str]) -> None:
    """A clone has no settings of git; a folder in an archive has, and one in a clone that looks like a repository."""
    script = folder / "evil.sh"
    script.write_text(f'#!/bin/sh\ntouch "{folder}/ran"\n')
    script.chmod(0o755)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one")
    git(folder, "config", "core.fsmonitor", str(script))
    write(folder, {"glossary/a.yaml": entry("a") + "see_also: []\n"})
    for command in (("--changed-since", "HEAD"), ("--staged",), ("hook",)):
        assert glosslint(*command, cwd=folder).code == 0
    assert not (folder / "ran").exists()
    bare = folder / "docs"
    git(folder, "init", "-q", "--bare", str(bare))
    git(bare, "config", "core.bare", "false")
    git(bare, "config", "core.worktree", "..")
    git(bare, "config", "core.fsmonitor", str(script))
    write(bare, {"glosslint.toml": "", "glossary/a.yaml": entry("a")})
    glosslint("--changed-since", "HEAD", cwd=bare)
    glosslint("hook", cwd=bare)
    assert not (folder / "ran").exists()


def test_programs_are_looked_for_in_path_and_not_in_the_project(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("git", "java"):
        write(folder, {name: "#!/bin/sh\n"})
        (folder / name).chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", "glossary/..")))
    assert find_program("git") is find_program("java") is None
    monkeypatch.setenv("PATH", str(folder))
    assert find_program("git") == str(folder / "git")
    assert find_program("./java") == "./java"


def test_on_windows_programs_have_endings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, {"git.EXE": ""})
    (folder / "git.EXE").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PATHEXT", os.pathsep.join((".COM", ".EXE")))
    assert find_program("git") is None
    monkeypatch.setattr("glosslint.util.system.sys.platform", "win32")
    monkeypatch.setattr("shutil.which", lambda path: path if Path(path).is_file() else None)
    assert find_program("git") == str(folder / "git.EXE")


def test_a_check_writes_nothing_into_the_project(folder: Path, git: Callable[..., str]) -> None:
    write(folder, {"glossary/b.yaml": entry("b", see_also=["a", "a", "c"]) + "x: 1  \n"})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*") if file.is_file()}
    for command in ("check", "stats", "order", "missing", "words", "config", "doctor", "hook", "trust", "rules"):
        glosslint(command, cwd=folder)
    for options in (("--diff",), ("--staged",), ("--fix", "--diff", "--unsafe-fixes"), ("explain", "b")):
        glosslint(*options, cwd=folder)
    after = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*") if file.is_file()}
    assert after == before


def test_in_a_partial_clone_git_fetches_from_its_remote(folder: Path, git: Callable[..., str]) -> None:
    me = ("-c", "user.name=a", "-c", "user.email=a@b")
    git(folder, "init", "-q")
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(folder, "add", "-A")
    git(folder, *me, "commit", "-qm", "one")
    write(folder, {"glossary/a.yaml": entry("a", see_also=["a"])})
    git(folder, *me, "commit", "-qam", "two")
    clone = folder.parent / "clone"
    git(folder, "clone", "-q", "--filter=blob:none", f"file://{folder}", str(clone))
    assert "?" in git(clone, "rev-list", "--objects", "--missing=print", "HEAD~1")
    assert "1 entry changed" in glosslint("--changed-since", "HEAD~1", cwd=clone).out
    assert "?" not in git(clone, "rev-list", "--objects", "--missing=print", "HEAD~1")
