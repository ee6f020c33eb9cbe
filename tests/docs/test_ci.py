"""The action, the recipes and our own workflows: validated by the tools they are made for, and run where possible."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from glosslint import __version__
from tests.repositories import GIT_ENV, commit, git, repository
from tests.support import ROOT, entry, write

CI = ROOT / "docs/ci"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
FILES = {
    "glosslint.toml": "language.engines = []\n",  # a dictionary takes longer to load than all else
    "glossary/logit.yaml": entry("logit"),
    "glossary/old.yaml": entry("old", see_also=["gone"]),
}
_PINNED = re.compile(r"uses: (?P<name>[\w./-]+)@(?P<what>\S+)(?P<remark> # .*)?")


def load(file: Path) -> Any:
    return YAML(typ="safe").load(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.github-workflows", CI / "github.yml"),
        ("vendor.gitlab-ci", CI / "gitlab.yml"),
        *(("vendor.github-workflows", file) for file in WORKFLOWS),
        *(("vendor.github-issue-forms", file) for file in FORMS if file.name != "config.yml"),
        ("vendor.github-issue-config", ROOT / ".github/ISSUE_TEMPLATE/config.yml"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_servers_take_the_files(schema: str, file: Path) -> None:
    options = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", CI / "pre-commit.yml"),
        ("validate-config", ROOT / ".pre-commit-config.yaml"),
    ],
)
def test_pre_commit_takes_the_files(command: str, file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", command, str(file)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_what_is_taken_from_others_is_pinned() -> None:
    for file in (ROOT / "action.yml", CI / "github.yml", *WORKFLOWS):
        text = file.read_text("utf-8")
        assert text.count("uses:") == len(_PINNED.findall(text))
        for match in _PINNED.finditer(text):
            own = match["name"] == "OWNER/glosslint"
            assert own or re.fullmatch(r"[0-9a-f]{40}", match["what"]), match[0]
            assert own or re.fullmatch(r" # v\d+\.\d+\.\d+", match["remark"] or ""), match[0]


@pytest.mark.parametrize("page", ["hook.md", "ci.md"])
def test_pages_show_the_files(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    blocks = re.findall(r"^<!-- (ci/\S+) -->\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert blocks
    for name, block in blocks:
        assert block == (ROOT / "docs" / name).read_text("utf-8"), name


def test_every_recipe_is_shown_and_names_this_version() -> None:
    pages = "".join((ROOT / "docs" / page).read_text("utf-8") for page in ("hook.md", "ci.md"))
    for file in sorted(CI.iterdir()):
        assert f"<!-- ci/{file.name} -->" in pages
        named = re.findall(r"(?:==|@v|rev: v)(\d+\.\d+\.\d+)", file.read_text("utf-8"))
        assert set(named) <= {__version__}
    assert set(re.findall(r"glosslint@v(\d+\.\d+\.\d+)", pages)) == {__version__}


def test_inputs_of_the_action_are_used_and_told() -> None:
    action = load(ROOT / "action.yml")
    used = set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(action["inputs"])
    rows = re.findall(r"^\| `([\w-]+)` \| (?:`([^`]+)`)? ?\|", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {name: given["default"] for name, given in action["inputs"].items()}
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")  # words of a pull request never become commands


def test_our_workflows_run_what_there_is() -> None:
    assert [file.name for file in WORKFLOWS] == ["ci.yml", "pages.yml", "release.yml"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for file in WORKFLOWS:
        for job in load(file)["jobs"].values():
            for step in job["steps"]:
                command = step.get("run", "")
                assert "${{" not in command  # the name of a branch or tag never becomes a command
                for target in re.findall(r"\bmake ([\w-]+)", command):
                    assert f"\n{target}: " in makefile
                for tool in re.findall(r"\btools/[\w.]+", command):
                    assert (ROOT / tool).is_file()


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(line.split()[1] for line in done.stdout.splitlines() if line.startswith("make ")) == sorted(targets)


def test_the_hooks_call_commands_that_exist() -> None:
    for hook in load(ROOT / ".pre-commit-hooks.yaml"):
        command = hook["entry"].split()
        done = subprocess.run([sys.executable, "-m", *command, "--help"], capture_output=True, text=True, check=False)
        assert done.returncode == 0
        for option in command[2:]:
            assert option in done.stdout


def branch(folder: Path) -> Path:
    """A clone on a branch that breaks one thing more than main."""
    origin = repository(folder / "origin", FILES)
    git(folder, "clone", "-q", str(origin), "clone")
    clone = folder / "clone"
    git(clone, "switch", "-q", "-c", "feature")
    write(clone, {"glossary/new.yaml": entry("new", see_also=["nowhere"])})
    return commit(clone)


def run(command: list[str], folder: Path, **env: str) -> tuple[int, str]:
    """Run a command with this glosslint on the path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    variables = {**GIT_ENV, "PATH": path, "NO_COLOR": "1", **env}
    for name in ("GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY"):
        variables.setdefault(name, "")
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def action(folder: Path, **inputs: str) -> tuple[int, str]:
    """Run the last step of the action as GitHub's runner does."""
    step = load(ROOT / "action.yml")["runs"]["steps"][-1]
    env = {"SINCE": "auto", "PATHS": "", "OUTPUT": "", "ARGS": "", "GITHUB_ACTIONS": "true", **inputs}
    return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], folder, **env)


def test_the_action_reports_a_pull_request_or_everything(tmp_path: Path) -> None:
    folder = branch(tmp_path)
    summary = tmp_path / "summary.md"
    code, out = action(folder, GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
    assert code == 1
    assert re.findall(r"^::error .*?file=([^,]+)", out, re.MULTILINE) == ["glossary/new.yaml"]
    assert '"nowhere" is not an entry' in summary.read_text("utf-8")
    code, out = action(folder)
    assert (code, out.count("::error ")) == (1, 2)
    code, out = action(folder, SINCE="", GITHUB_BASE_REF="main")
    assert (code, out.count("::error ")) == (1, 2)
    code, out = action(
        folder, PATHS="glossary/logit.yaml", ARGS="--select references", OUTPUT="json=a.json sarif=b.sarif"
    )
    assert (code, (folder / "a.json").exists(), (folder / "b.sarif").exists()) == (0, True, True)
    code, out = action(folder, SINCE="origin/main; touch hacked", PATHS="$(touch hacked) *")
    assert (code, (folder / "hacked").exists()) == (2, False)


def test_the_job_of_gitlab(tmp_path: Path) -> None:
    folder = branch(tmp_path)
    job = load(CI / "gitlab.yml")["glosslint"]
    command = ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])]
    report = folder / job["artifacts"]["reports"]["codequality"]
    base = git(folder, "rev-parse", "origin/main").strip()
    for env, paths in [
        ({"CI_MERGE_REQUEST_DIFF_BASE_SHA": base}, ["glossary/new.yaml"]),
        ({}, ["glossary/new.yaml", "glossary/old.yaml"]),
    ]:
        code, out = run(command, folder, **env)
        assert code == 1, out
        assert sorted(row["location"]["path"] for row in json.loads(report.read_text("utf-8"))) == paths


def test_the_recipe_for_the_shell(tmp_path: Path) -> None:
    folder = branch(tmp_path)
    code, out = run(["sh", str(CI / "check.sh"), "origin/main"], folder)
    assert (code, "new.yaml" in out, "old.yaml" in out) == (1, True, False)
    code, out = run(["sh", str(CI / "check.sh")], folder)
    assert (code, "old.yaml" in out, (folder / "glosslint.xml").is_file()) == (1, True, True)
    write(folder, {"glossary/more.yaml": entry("more", see_also=["nowhere-else"])})
    git(folder, "add", "-A")
    code, out = run(["sh", str(CI / "hook.sh")], folder)
    assert (code, "more.yaml" in out, "new.yaml" in out) == (1, True, False)
