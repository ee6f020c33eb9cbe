"""▶ What a project names or contains is read only if it is a file of the project, and nothing else is quoted."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, strategies as st

from glosslint.util import project_files
from glosslint.util.project_files import RefusedError, is_git, is_part, read_file
from glosslint.util.system import user_folder
from tests.publish.sites import native, publish, published
from tests.support import Result, entry, glosslint, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")

SECRET = "token = hunter2"
COMMANDS = (
    "check",
    "fix",
    "hook",
    "config",
    "doctor",
    "stats",
    "baseline",
    "words",
    "rename",
    "schema",
    "trust",
    "init",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with a glossary, and beside it what is no business of anyone's."""
    git = {"HEAD": "ref: refs/heads/main\n", "config": "[user]\n\tname = hunter2\n", "objects/x": "", "refs/x": ""}
    write(tmp_path, {"home/secret": SECRET, **{f"own/.git/{name}": text for name, text in git.items()}})
    return write(tmp_path / "own", {"glossary/a.yaml": entry("a")})


def refused(result: Result, *said: str) -> bool:
    """Return whether a run was refused with these words, and quoted nothing."""
    return result.code == 2 and all(words in result.err for words in said) and "hunter2" not in result.err + result.out


def arguments(command: str) -> tuple[str, ...]:
    return {"rename": (command, "a", "b"), "trust": (command,)}.get(command, (command,))


@pytest.mark.parametrize("name", ["glosslint.toml", "pyproject.toml"])
@pytest.mark.parametrize("command", COMMANDS)
def test_settings_are_not_read_through_a_link_that_leads_out(folder: Path, name: str, command: str) -> None:
    (folder / name).symlink_to("../home/secret")
    target = folder.parent / "home/secret"
    said = f"error: {name}: cannot be read: a symbolic link leads to {target}, outside of the project; replace it"
    if command == "init" and name == "glosslint.toml":
        said = "glosslint.toml already exists; nothing was written"
    assert refused(glosslint(*arguments(command), cwd=folder), said)


def test_the_environment_is_not_printed(folder: Path) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("Linux has it")
    (folder / "glosslint.toml").symlink_to("/proc/self/environ")
    said = "error: glosslint.toml: cannot be read: a symbolic link leads to /proc/"
    assert refused(glosslint(cwd=folder, env={"DEPLOY_TOKEN": "hunter2"}), said)
    assert refused(glosslint("glossary/a.yaml", cwd=folder, env={"DEPLOY_TOKEN": "hunter2"}), said)


def test_trust_is_not_for_settings_elsewhere(folder: Path) -> None:
    """What a project is trusted with is in its settings, so they must be its own."""
    write(folder, {"glosslint.toml": ""})
    assert glosslint("trust", cwd=folder).code == 0
    (folder / "glosslint.toml").unlink()
    (folder / "glosslint.toml").symlink_to("../home/secret")
    for options in ((), ("--trust",), ("--config", "glosslint.toml", "--trust")):
        assert refused(glosslint(*options, cwd=folder), "glosslint.toml: cannot be read: a symbolic link leads to ")


@pytest.mark.parametrize("name", ["glosslint.toml", "other.toml", "conf/glosslint.toml"])
def test_a_settings_file_that_the_command_line_names_may_not_be_a_link_that_leads_out(folder: Path, name: str) -> None:
    (folder / "conf").mkdir()
    (folder / name).symlink_to(folder.parent / "home/secret")
    said = (
        f"error: {name}: cannot be read: a symbolic link leads to {folder.parent}/home/secret, outside of the project"
    )
    assert refused(glosslint("--config", name, cwd=folder), said)
    assert refused(glosslint("--config", folder / name, cwd=folder.parent), "a symbolic link leads to ")


def test_the_command_line_may_name_settings_elsewhere(folder: Path) -> None:
    write(folder.parent, {"home/glosslint.toml": 'files = ["../own/glossary/*.yaml"]\n'})
    result = glosslint("--config", "../home/glosslint.toml", cwd=folder)
    assert "a pattern cannot match outside the folder of the settings file" in result.err  # so they were read
    write(folder.parent, {"home/glosslint.toml": "", "home/glossary/b.yaml": entry("b")})
    assert glosslint("--config", "../home/glosslint.toml", cwd=folder).code == 0


def test_settings_are_read_through_a_link_within_the_project(folder: Path) -> None:
    write(folder, {"conf/g.toml": 'files = ["x/*.yaml"]\n', "sub/x/b.yaml": entry("b")})
    for link in (folder / "sub/glosslint.toml", folder / "glosslint.toml"):
        link.symlink_to(os.path.relpath(folder / "conf/g.toml", link.parent))
    assert "1 entry" in glosslint(cwd=folder / "sub").out
    assert '"files" (["x/*.yaml"]) matches no file' in glosslint(cwd=folder).err
    (folder.parent / "alias").symlink_to("own")
    assert "1 entry" in glosslint(cwd=folder.parent / "alias/sub").out


def test_the_users_own_settings_may_be_a_link(folder: Path) -> None:
    own = user_folder("config")
    own.mkdir(parents=True)
    write(folder.parent, {"dotfiles/g.toml": "[language]\nengines = []\n"})
    (own / "glosslint.toml").symlink_to(folder.parent / "dotfiles/g.toml")
    assert f"engines = []  # {own / 'glosslint.toml'}" in glosslint("config", cwd=folder).out


def test_pyproject_above_or_beside_other_settings_is_not_read_through_a_link(folder: Path) -> None:
    (folder / "pyproject.toml").symlink_to("../home/secret")
    write(folder, {"glosslint.toml": ""})
    assert glosslint(cwd=folder)[::2] == (0, "")


def make_pipe(path: Path) -> str:
    os.mkfifo(path)
    return "it is a named pipe, not a file"


def make_socket(path: Path) -> str:
    with socket.socket(socket.AF_UNIX) as listening:
        try:
            os.chdir(path.parent)
            listening.bind(path.name)
        finally:
            os.chdir("/")
    return "it is a socket"


def make_folder(path: Path) -> str:
    path.mkdir()
    return "it is a folder, not a file"


def make_loop(path: Path) -> str:
    path.symlink_to(path.name)
    return "oo many levels of symbolic links"


def make_broken(path: Path) -> str:
    path.symlink_to("nowhere")
    return "o such file or directory"


def make_device(path: Path) -> str:
    path.symlink_to("/dev/zero")
    return "outside of the project"


KINDS = (make_pipe, make_socket, make_folder, make_loop, make_broken, make_device)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("named", [False, True])
def test_settings_that_are_no_file_are_an_error(folder: Path, make: Callable[[Path], str], named: bool) -> None:
    """Never are other settings used in their place, and a pipe is not waited for."""
    said = make(folder / "glosslint.toml")
    options = ("--config", "glosslint.toml") if named else ()
    assert refused(glosslint(*options, cwd=folder), "error: glosslint.toml: cannot be read: ", said)


KEYS = {"schema": "s", "file-schema": "s", "baseline": "s", "language.words-file": "s", "vocabularies": '["s"]'}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("make", KINDS)
def test_what_the_settings_name_must_be_a_file(folder: Path, key: str, make: Callable[[Path], str]) -> None:
    value = KEYS[key] if "[" in KEYS[key] else f'"{KEYS[key]}"'
    write(folder, {"glosslint.toml": f"{key} = {value}\n"})
    said = make(folder / "s")
    result = glosslint(*(("words", "--add", "b") if key == "language.words-file" else ()), cwd=folder)
    if key == "baseline" and make is make_broken:  # a baseline need not exist
        assert result.code == 0
    elif key == "vocabularies" and make is not make_device:
        assert refused(result, "error: glosslint.toml: vocabularies: ", "matches no file")
    else:
        assert refused(result, "error: ", said)


@pytest.mark.parametrize("make", KINDS)
def test_an_entry_that_is_no_file_is_an_error(folder: Path, make: Callable[[Path], str]) -> None:
    said = make(folder / "glossary/b.yaml")
    result = glosslint("--output", "concise", cwd=folder)
    if make is make_device:
        assert refused(result, "error: glossary/b.yaml: a symbolic link leads to /dev/zero, outside of the project")
    elif make is not make_folder:
        assert result.code == 1
        assert "error unreadable-file glossary/b.yaml cannot be read: " in result.out
        assert said in result.out
    else:
        assert result.code == 0


@pytest.mark.parametrize(
    "pattern", [".git/config", ".git", ".GIT/*", "sub/.git/config", ".git./config", "GIT~1/config"]
)
def test_git_is_no_part_of_the_glossary(folder: Path, pattern: str) -> None:
    write(folder, {"glosslint.toml": f'files = ["glossary/*.yaml", "{pattern}"]\n', "sub/.git/config": SECRET})
    result = glosslint("--trust", cwd=folder)
    assert refused(result, f'glosslint.toml: files: "{pattern}": the folder .git is not part of the project; remove')


def test_the_file_git_of_a_worktree_is_not_read(folder: Path) -> None:
    write(folder, {"glosslint.toml": 'files = ["*/*"]\n', "sub/.git": f"gitdir: {SECRET}\n"})
    assert refused(glosslint(cwd=folder), "error: sub/.git: it is in a folder .git, which is not part of the project")


@pytest.mark.parametrize("files", ['["../home/secret"]', '["glossary/../../home/secret"]', '["/etc/passwd"]'])
def test_files_match_nothing_outside(folder: Path, files: str) -> None:
    write(folder, {"glosslint.toml": f"files = {files}\n"})
    assert refused(glosslint(cwd=folder), "error: glosslint.toml: ", "files")


@pytest.mark.parametrize("command", ["check", "schema", "baseline", "stats", "publish"])
def test_a_schema_outside_is_not_quoted(folder: Path, command: str) -> None:
    for name in (folder.parent / "home/secret", Path("/etc/passwd"), Path(".git/config")):
        write(folder, {"glosslint.toml": f'schema = "{name}"\n'})
        said = f'error: glosslint.toml: schema = "{name}" is outside of the project; if you trust this project'
        assert refused(glosslint(command, cwd=folder), said)


@pytest.mark.parametrize("name", ["style.css", "site.js", "icon.svg", "entry.html", "index.html"])
def test_a_template_is_not_a_link_that_leads_out(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"home/secret": SECRET})
    folder = native(tmp_path / "own", published("loss"), settings='[site]\ntemplates = "look"\n')
    (folder / "look").mkdir()
    (folder / "look" / name).symlink_to(tmp_path / "home/secret")
    said = f"look/{name}: cannot be read: a symbolic link leads to {tmp_path / 'home/secret'}, outside of the project"
    assert refused(publish(folder), said)
    assert refused(publish(folder, "--templates", "look"), said)
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("included", "said"),
    [
        ("../../home/secret", "../../home/secret"),
        ("../glosslint.toml", "../glosslint.toml"),
        ("link", "link: cannot be read: a symbolic link leads to "),
        ("/etc/passwd", "etc/passwd"),
        ("pipe", "pipe: cannot be read: it is a named pipe"),
    ],
)
def test_a_template_includes_nothing_outside_of_its_folder(tmp_path: Path, included: str, said: str) -> None:
    write(tmp_path, {"home/secret": SECRET})
    folder = native(tmp_path / "own", published("loss"), settings='[site]\ntemplates = "look"\n')
    write(folder, {"look/entry.html": f'{{% include "{included}" %}}'})
    (folder / "look/link").symlink_to(tmp_path / "home/secret")
    os.mkfifo(folder / "look/pipe")
    assert refused(publish(folder), said)


def test_a_folder_of_templates_is_in_the_project_unless_the_command_line_names_it(tmp_path: Path) -> None:
    write(tmp_path, {"home/look/style.css": "/* of the house */"})
    folder = native(tmp_path / "own", published("loss"), settings='[site]\ntemplates = "look"\n')
    (folder / "look").symlink_to("../home/look")
    said = f'"look": a symbolic link leads to {tmp_path / "home/look"}, outside of the project; copy the folder into'
    assert refused(publish(folder), f"error: glosslint.toml: site: templates: {said}")
    assert refused(publish(folder, "--templates", "look"), "error: --templates: ", "a symbolic link leads to ")
    (folder / "look").unlink()
    assert publish(folder, "--templates", "../home/look").code == 0
    assert (folder / "site/assets/style.css").read_text() == "/* of the house */"
    (tmp_path / "home/look/style.css").unlink()
    (tmp_path / "home/look/style.css").symlink_to("../secret")
    write(tmp_path, {"home/secret": SECRET})
    assert refused(publish(folder, "--templates", "../home/look"), "style.css: cannot be read: a symbolic link leads")


@pytest.mark.parametrize("name", ["glossary/b.yaml", ".pre-commit-config.yaml", "schema.json"])
def test_init_waits_for_no_pipe_and_reads_nothing_outside(folder: Path, name: str) -> None:
    for make in (make_pipe, lambda path: path.symlink_to("../../home/secret" if "/" in name else "../home/secret")):
        make(folder / name)
        result = glosslint("init", cwd=folder)
        assert "hunter2" not in result.out + result.err
        assert result.code == 0
        (folder / "glosslint.toml").unlink()
        (folder / name).unlink()


@pytest.mark.parametrize(
    ("name", "git"),
    [
        (".git", True),
        (".GIT", True),
        (".Git ", True),
        (".git...", True),
        (".git::$INDEX_ALLOCATION", True),
        ("git~1", True),
        ("GIT~1", True),
        (".g\u200cit", True),
        (".gi\u202et", True),
        (".github", False),
        (".gitignore", False),
        ("git", False),
        ("git~2", False),
        (".gït", False),
    ],
)
def test_which_names_a_file_system_may_take_for_git(name: str, git: bool) -> None:
    assert is_git(name) is git


@pytest.mark.parametrize("steps", [True, False])
def test_a_folder_that_becomes_a_link_while_it_is_opened_leads_nowhere(
    tmp_path: Path, steps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is replaced between two calls, what is read is in the project."""
    top = tmp_path / "own"
    write(tmp_path, {"home/x": SECRET, "own/a/x": "mine", "own/b/x": "mine"})
    (top / "link").symlink_to("a")
    monkeypatch.setattr(project_files, "_BY_STEPS", steps and project_files._BY_STEPS)
    assert read_file(top / "link/x", top) == b"mine"
    real = os.path.realpath

    def then_replaced(path: str) -> str:
        found = real(path)
        if (top / "a").is_dir() and not (top / "a").is_symlink():
            (top / "a").rename(top / "c")
            (top / "a").symlink_to("../home")
        return found

    monkeypatch.setattr("glosslint.util.project_files.os.path.realpath", then_replaced)
    with pytest.raises(OSError, match=r"replaced|outside|ot a directory|symbolic links"):
        read_file(top / "link/x", top)
    monkeypatch.undo()
    with pytest.raises(RefusedError, match="outside of the project"):
        read_file(top / "a/x", top)


def test_what_is_read_is_the_file_that_was_named(tmp_path: Path) -> None:
    write(tmp_path, {"own/a/x": "1", "own/b/c/x": "2", "own/b/x": "3"})
    top = tmp_path / "own"
    (top / "link").symlink_to("b/c")
    assert read_file(top / "a/x", top) == b"1"
    assert read_file(top / "a/../b/c/x", top) == b"2"
    assert read_file(top / "link/../x", top) == b"3"  # as the system does
    for path in (top / "../home", top / "link/../../../x", "/etc/passwd", top / "a\0"):
        with pytest.raises(RefusedError):
            read_file(path, top)
    with pytest.raises(RefusedError, match="it has 1 bytes, more than the limit of 0"):
        read_file(top / "a/x", top, 0)
    with pytest.raises(FileNotFoundError):
        read_file(top / "a/y", top)


@pytest.fixture(scope="module")
def maze(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with links of all kinds, and beside it a secret."""
    folder = tmp_path_factory.mktemp("maze").resolve()
    write(folder, {"home/a/x": SECRET, "home/x": SECRET, "own/a/x": "1", "own/a/b/x": "2", "own/.git/x": SECRET})
    links = {
        "up": "..",
        "a/out": "../../home",
        "in": "a/b",
        "a/b/git": "../../.git",
        "a/loop": "../a/loop",
        "a/top": "..",
    }
    for link, target in links.items():
        (folder / "own" / link).symlink_to(target)
    return folder / "own"


PARTS = ("a", "b", "x", "in", "up", "out", "git", "loop", "top", "..", ".", ".git", "home", "own", "")


@pytest.mark.parametrize("steps", [True, False])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=8))
def test_no_path_leads_out(maze: Path, steps: bool, parts: list[str]) -> None:
    """Whatever the path, what is read is the file that the system opens, and never one outside."""
    path = "/".join((str(maze), *parts))
    try:
        with mock.patch.object(project_files, "_BY_STEPS", steps and project_files._BY_STEPS):
            data = read_file(path, maze)
    except OSError:
        real = os.path.realpath(path)
        named = os.path.abspath(path)  # noqa: PTH100 - resolves no links
        assert not (Path(path).is_file() and is_part(real, maze) and is_part(named, maze))
    else:
        assert data == Path(path).read_bytes()
        assert data.decode() in ("1", "2")
