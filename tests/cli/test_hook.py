"""The hooks, run by the real pre-commit in real repositories, installed from this one by pip as anybody would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.repositories import GIT_ENV, commit, git, repository
from tests.support import ROOT, Result, entry, glosslint, write

fcntl = pytest.importorskip("fcntl", reason="needs POSIX locks between the processes of the tests")
#: What a package of glosslint is built from.
BUILT_FROM = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "schema")
FILES = {
    "glosslint.toml": "language.engines = []\n",  # a dictionary takes longer to load than all else
    "README.md": "About.\n",
    "glossary/logit.yaml": entry("logit"),
    "glossary/softmax.yaml": entry("softmax", see_also=["logit"]),
    "glossary/old.yaml": entry("old", see_also=["gone"]),  # broken since ever
}
SPACED = "Thing that stands  here so that a hook has something to repair."


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this very code and its hooks, the same for all workers; beside it pre-commit's own store, in
    which they are installed."""
    top = tmp_path_factory.getbasetemp()
    top = top if os.environ.get("PYTEST_XDIST_WORKER") is None else top.parent
    folder = top / "hooks"
    with (top / "hooks.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / ".git/refs/heads/main").exists():
            folder.mkdir()
            for name in BUILT_FROM:
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
                copy(ROOT / name, folder / name)
            repository(folder, {".gitignore": "__pycache__\n"})
            project = Project(top / "installs", folder, FILES, ["glosslint"])
            installed = project.pre_commit("install-hooks")
            assert installed.code == 0, installed.out
    return folder


class Project:
    """A repository with a glossary, and with hooks that pre-commit has installed."""

    def __init__(self, folder: Path, hooks: Path, files: Mapping[str, str], ids: Sequence[str], args: str = "") -> None:
        rows = "".join(f"      - id: {name}\n{args}" for name in ids)
        config = f"repos:\n  - repo: {hooks}\n    rev: {git(hooks, 'rev-parse', 'HEAD').strip()}\n    hooks:\n{rows}"
        store = {"PRE_COMMIT_HOME": str(hooks.parent / "pre-commit")}
        self.env = {**GIT_ENV, **store, "PIP_NO_COMPILE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        self.env.pop("PYTHONPATH", None)  # what is installed is to be run
        self.folder = repository(folder, {**files, ".pre-commit-config.yaml": config})
        assert self.pre_commit("install").code == 0

    def pre_commit(self, *args: str) -> Result:
        return self._run(sys.executable, "-m", "pre_commit", *args)

    def commit(self, *args: str) -> Result:
        """Stage everything and try to commit it."""
        git(self.folder, "add", "-A")
        return self._run("git", "commit", "-q", "-m", "change", *args)

    def _run(self, *command: str) -> Result:
        done = subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, text=True, check=False)
        return Result(done.returncode, done.stdout + done.stderr, "")


def test_commits_pass_or_are_stopped_for_what_they_do(tmp_path: Path, hooks: Path) -> None:
    project = Project(tmp_path, hooks, FILES, ["glosslint"])
    write(tmp_path, {"glossary/logit.yaml": entry("logit", term="Logits")})
    clean = project.commit()
    assert (clean.code, "glosslint" in clean.out and "Passed" in clean.out) == (0, True), clean.out

    write(tmp_path, {"README.md": "Nothing of a glossary.\n"})
    assert project.commit().code == 0

    write(tmp_path, {"glossary/new.yaml": entry("new", see_also=["softmaxx"])})
    broken = project.commit()
    assert broken.code == 1
    assert '"softmaxx" is not an entry; did you mean "softmax"?' in broken.out
    assert "old.yaml" not in broken.out
    assert "1 error (4 entries in 4 files" in broken.out

    write(tmp_path, {"glossary/new.yaml": entry("new", see_also=["softmax"])})
    assert project.commit().code == 0

    (tmp_path / "glossary/logit.yaml").unlink()
    deleted = project.commit()
    assert deleted.code == 1
    assert 'glossary/softmax.yaml:7:12: error broken-reference "logit" is not an entry' in deleted.out


def test_unstaged_work_and_new_files_beside_the_commit_do_not_count(tmp_path: Path, hooks: Path) -> None:
    project = Project(tmp_path, hooks, FILES, ["glosslint"])
    write(tmp_path, {"glossary/logit.yaml": entry("logit", see_also=["beside"])})
    git(tmp_path, "add", "-A")
    write(tmp_path, {"glossary/beside.yaml": entry("beside"), "glossary/softmax.yaml": "id: [\n"})
    refused = project._run("git", "commit", "-q", "-m", "change")
    assert refused.code == 1
    assert '"beside" is not an entry' in refused.out
    assert "yaml-syntax" not in refused.out
    assert (tmp_path / "glossary/softmax.yaml").read_text() == "id: [\n"
    whole = project._run("git", "commit", "-q", "-a", "-m", "change")
    assert (whole.code, "glossary/softmax.yaml:1:5: error yaml-syntax" in whole.out) == (1, True)
    git(tmp_path, "checkout", "-q", "HEAD", "--", "glossary")
    write(tmp_path, {"glossary/logit.yaml": entry("logit", aliases=["score"])})
    assert project._run("git", "commit", "-q", "-m", "change", "--", "glossary/logit.yaml").code == 0


def test_the_fixing_hook_repairs_stops_and_then_lets_pass(tmp_path: Path, hooks: Path) -> None:
    project = Project(tmp_path, hooks, FILES, ["glosslint-fix"])
    write(tmp_path, {"glossary/logit.yaml": entry("logit", definition=SPACED)})
    first = project.commit()
    assert first.code == 1
    assert "Fixed 1 finding in 1 file: double-space 1." in first.out
    assert "files were modified by this hook" in first.out
    assert "stands here" in (tmp_path / "glossary/logit.yaml").read_text()
    assert project.commit().code == 0


def test_a_hundred_files_get_the_verdict_of_one(tmp_path: Path, hooks: Path) -> None:
    """None of them may take the others for missing, in however many processes they are looked at."""
    names = [f"entry-{number:03}-with-a-name-that-fills-command-lines" for number in range(100)]
    project = Project(tmp_path, hooks, FILES, ["glosslint"])
    entries = {name: entry(name, see_also=[other]) for name, other in zip(names, names[1:] + names[:1], strict=True)}
    terms = {name: text.replace("Thing that is", f"Thing {name[6:9]} that is") for name, text in entries.items()}
    write(tmp_path, {f"glossary/{name}.yaml": text for name, text in terms.items()})
    assert project.commit().code == 0
    write(tmp_path, {f"glossary/{name}.yaml": text.replace("draft", "published") for name, text in terms.items()})
    write(tmp_path, {f"glossary/{name}.yaml": f"{text}page: /{name}/\n" for name, text in terms.items()})
    write(tmp_path, {f"glossary/{names[7]}.yaml": terms[names[7]].replace(names[8], "nowhere")})
    many = project.commit()
    assert (many.code, many.out.count('"nowhere" is not an entry')) == (1, 1), many.out
    git(tmp_path, "reset", "-q")
    git(tmp_path, "stash", "-q", "--", *(f"glossary/{name}.yaml" for name in names if name != names[7]))
    one = project.commit()
    assert (one.code, one.out.count('"nowhere" is not an entry')) == (1, 1), one.out


def test_all_files_ranges_and_pushes(tmp_path: Path, hooks: Path) -> None:
    project = Project(tmp_path, hooks, FILES, ["glosslint", "glosslint-all"])
    everything = project.pre_commit("run", "glosslint", "--all-files")
    assert everything.code == 1
    assert 'glossary/old.yaml:7:12: error broken-reference "gone" is not an entry' in everything.out
    assert "--staged" not in everything.out  # which would leave out what is not staged
    assert project.pre_commit("run", "glosslint", "--files", "glossary/logit.yaml").code == 0
    assert project.pre_commit("run", "glosslint", "--files", "glossary/old.yaml").code == 1
    assert project.pre_commit("run", "glosslint", "--files", "README.md").code == 0
    git(tmp_path, "rm", "-q", "glossary/logit.yaml")
    git(tmp_path, "commit", "-q", "--no-verify", "-m", "x")
    pushed = project.pre_commit("run", "glosslint", "--from-ref", "HEAD~1", "--to-ref", "HEAD")
    assert (pushed.code, '"logit" is not an entry' in pushed.out, "old.yaml" in pushed.out) == (1, True, False)
    whole = project.pre_commit("run", "glosslint-all", "--hook-stage", "pre-push", "--all-files")
    assert (whole.code, '"logit" is not an entry' in whole.out, "old.yaml:7:12" in whole.out) == (1, True, True)
    assert "No hook with id `glosslint-all` in stage `pre-commit`" in project.pre_commit("run", "glosslint-all").out


def test_arguments_exclusions_and_glossaries_in_folders(tmp_path: Path, hooks: Path) -> None:
    files = {f"docs/{name}": text for name, text in FILES.items()}
    more = {"other/pyproject.toml": '[tool.glosslint]\nfiles = ["terms/*.yaml"]\n', "other/terms/a.yaml": entry("a")}
    args = "        args: [--fail-on, info, --ignore, schema]\n"
    project = Project(tmp_path, hooks, {**files, **more, "pyproject.toml": "[tool.x]\n"}, ["glosslint"], args)
    write(tmp_path, {"docs/glossary/logit.yaml": entry("logit", category="nonsense")})
    assert project.commit().code == 0
    write(tmp_path, {"docs/glossary/_draft.yaml": "id: [\n", "docs/side.yaml": "id: [\n"})
    assert project.commit().code == 0
    write(tmp_path, {"docs/glossary/logit.yaml": entry("logit", see_also=["a"]), "other/terms/a.yaml": "id: [\n"})
    both = project.commit()
    assert both.code == 1
    assert 'docs/glossary/logit.yaml:7:12: error broken-reference "a" is not an entry' in both.out
    assert "other/terms/a.yaml:1:5: error yaml-syntax" in both.out


def hook(folder: Path, *args: str | Path, **env: str) -> Result:
    git(folder, "add", "-A")
    return glosslint("hook", *args, cwd=folder, env={**GIT_ENV, **env})


def test_the_command_alone(tmp_path: Path) -> None:
    folder = repository(tmp_path / "it", FILES)
    assert hook(folder) == (0, "No glossary entries changed.\n", "")
    assert hook(folder, "README.md", "glosslint.toml").code == 0
    assert hook(folder, "glossary/old.yaml").code == 1
    write(folder, {"glossary/more.yaml": entry("more")})
    assert "1 entry changed since the last commit)" in hook(folder, "glossary/more.yaml").out
    bare = write(tmp_path / "bare", FILES)
    outside = glosslint("hook", cwd=bare, env=GIT_ENV)
    assert (outside.code, outside.err.count("\n")) == (2, 1)
    assert "not in a git repository" in outside.err


def test_two_glossaries_cannot_share_a_file_for_reports(tmp_path: Path) -> None:
    files = {f"{folder}/{name}": text for folder in ("a", "b") for name, text in FILES.items()}
    folder = repository(tmp_path, files)
    assert hook(folder, "--all", "--output", "json=x.json").code == 2
    result = hook(folder, "--all", "--output", "json=x.json", "--config", "a/glosslint.toml")
    assert (result.code, "a/glossary/old.yaml" in (folder / "x.json").read_text()) == (1, True)
    assert hook(folder, "--all").out.count("error broken-reference") == 2
    write(folder, {"b/glossary/old.yaml": entry("old", see_also=["gone", "x"])})
    assert hook(folder).out.startswith("b/glossary/old.yaml:7:12: error broken-reference")
    assert "a/" not in hook(folder).out


def test_a_repository_without_any_glossary_is_no_green_one(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"README.md": "x"})
    write(folder, {"README.md": "y"})
    result = hook(folder)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "no settings and no glossary/ folder in this repository" in result.err
    write(folder, {"glossary/a.yaml": entry("a", see_also=["gone"])})
    assert hook(folder).code == 1


@pytest.mark.parametrize("more", [(), ("--all",)])
def test_paths_that_do_not_exist_are_an_error(tmp_path: Path, more: tuple[str, ...]) -> None:
    folder = repository(tmp_path / "own", FILES)
    for path in ("nosuch.yaml", "glossary/nosuch.yaml", "nosuch/", "../nosuch.yaml"):
        result = hook(folder, path, *more)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"error: {path.rstrip('/')}: no such file or folder\n"
    write(tmp_path, {"other.yaml": entry("other")})
    assert hook(folder, "../other.yaml", *more).err == f"error: ../other.yaml: not in the repository {folder}\n"
    assert hook(folder, "README.md", *more)[::2] == (int(bool(more)), "")  # not of the glossary


def test_a_path_that_the_commit_removes_is_none_that_does_not_exist(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    git(folder, "rm", "-rq", "glossary/old.yaml")
    assert hook(folder, "glossary/old.yaml")[::2] == (0, "")
    (folder / "glossary/logit.yaml").unlink()  # from the disk, but not from the commit
    assert glosslint("hook", "glossary/logit.yaml", cwd=folder, env=GIT_ENV)[::2] == (0, "")
    assert hook(folder, "glossary/logit.yaml").code == 1  # softmax refers to it


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    assert hook(folder)[:2] == (0, "No glossary entries changed.\n")
    assert hook(folder, "glossary").out == hook(folder, "glossary/old.yaml").out.replace("1 entry", "3 entries")
    assert "error broken-reference" in hook(folder, "glossary").out


def test_a_change_of_the_settings_checks_everything(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    write(folder, {"glosslint.toml": 'preset = "strict"\n'})
    result = hook(folder)
    assert "old.yaml:7:12" in result.out
    commit(folder)
    assert hook(folder).code == 0


def _dropping(folder: Path, files: Mapping[str, str], change: Callable[[Path], object]) -> Result:
    """Run the hook on a staged change of a repository with these files."""
    repository(folder, files)
    change(folder)
    git(folder, "add", "-A")
    return glosslint("hook", cwd=folder, env=GIT_ENV)


def _remove_entries(folder: Path) -> None:
    shutil.rmtree(folder / "glossary")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda folder: (folder / "glosslint.toml").unlink(),
            "glosslint.toml: the settings are removed or moved: 3 entries in 3 files are no longer checked",
        ),
        (
            lambda folder: (folder / "glosslint.toml").rename(folder / "glossary/glosslint.toml"),
            "glosslint.toml: the settings are removed or moved: 3 entries in 3 files are no longer checked",
        ),
        (
            _remove_entries,
            "glosslint.toml: all files of the glossary are removed: 3 entries in 3 files are no longer checked",
        ),
    ],
    ids=["settings removed", "settings moved", "glossary removed"],
)
def test_a_glossary_that_is_no_longer_checked_is_reported(
    tmp_path: Path, change: Callable[[Path], None], message: str
) -> None:
    result = _dropping(tmp_path, FILES, change)
    assert f"error: {message}" in result.err
    assert "changed" not in result.out
    assert result.code in (1, 2)


def test_a_removed_table_of_pyproject_is_reported(tmp_path: Path) -> None:
    files = {**FILES, "pyproject.toml": '[project]\nname = "x"\n[tool.glosslint]\npreset = "strict"\n'}
    del files["glosslint.toml"]
    result = _dropping(
        tmp_path, files, lambda folder: write(folder, {"pyproject.toml": '[project]\nname = "x"\n'}) and None
    )
    assert "error: pyproject.toml: the settings are removed or moved: 3 entries in 3 files" in result.err
    assert result.code == 1


def test_settings_that_break_are_an_error(tmp_path: Path) -> None:
    result = _dropping(tmp_path, FILES, lambda folder: write(folder, {"glosslint.toml": "files = [\n"}))
    assert (result.code, "glosslint.toml" in result.err) == (2, True)


def test_a_glossary_without_settings_that_is_removed_is_reported(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "glosslint.toml"}
    result = _dropping(tmp_path, files, _remove_entries)
    assert "error: glossary/: all files of the glossary are removed: 3 entries in 3 files" in result.err
    assert result.code == 1


def test_settings_and_entries_that_move_together_stay_checked(tmp_path: Path) -> None:
    def move(folder: Path) -> None:
        (folder / "docs").mkdir()
        (folder / "glossary").rename(folder / "docs/glossary")
        (folder / "glosslint.toml").rename(folder / "docs/glosslint.toml")

    result = _dropping(tmp_path, FILES, move)
    assert "no longer checked" not in result.err


def test_one_removed_entry_of_several_drops_nothing(tmp_path: Path) -> None:
    result = _dropping(tmp_path, FILES, lambda folder: (folder / "glossary/old.yaml").unlink())
    assert "no longer checked" not in result.err
