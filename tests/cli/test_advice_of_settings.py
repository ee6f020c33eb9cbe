"""What each message advises, set: the line of the settings that it gives. And what to type about a commit."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import ROOT, Result, entry, glosslint, write

_CLEAN = {"glosslint.toml": "", "glossary/logit.yaml": entry("logit"), "glossary/softmax.yaml": entry("softmax")}
_HABIT = {f"glossary/w{n}.yaml": entry(f"w{n}").replace("\n", " \n", 1) for n in range(30)}
_UNKNOWN = '{"id": "rope", "term": "Rope", "see_also": ["nobody-knows"]}\n'
_JSON = {"glosslint.toml": 'files = ["glossary/*.json"]\nselect = ["broken-reference"]\n', "glossary/a.json": _UNKNOWN}


class Setting(NamedTuple):
    """``typed`` says ``says``; with the files ``then``, which hold what it says, it prints ``promised`` instead."""

    files: Mapping[str, str]
    typed: Sequence[str]
    says: str
    then: Mapping[str, str]
    promised: str


_LEFT_OUT = {
    "glossary.yml": "".join(
        f"- id: {w}\n  term: {w}\n  definition: A part of a ship.\n  see: [{s}]\n" for w, s in ("ab", "bx", "cy", "dz")
    )
}
_SPELLING = 'select = ["spelling"]\n[language]\nengines = ["harper"]\n'

SETTINGS = {
    "a habit, each": Setting(
        _HABIT,
        (),
        "set rules.trailing-space.level to see each",
        {"glosslint.toml": 'rules.trailing-space.level = "warning"\n'},
        "(also in 29 more files)",
    ),
    "a habit, none": Setting(
        _HABIT,
        ("--output-format", "full"),
        'if it is your style: rules.trailing-space = "off"',
        {"glosslint.toml": 'rules.trailing-space = "off"\n'},
        "No findings (30 entries",
    ),
    "an entry without comments": Setting(
        _JSON,
        ("--add-ignore=old", "--output-format", "full"),
        "no comment can suppress it; see per-file-ignores",
        {"glosslint.toml": _JSON["glosslint.toml"] + 'per-file-ignores = { "a.json" = ["broken-reference"] }\n'},
        "No findings (1 entry",
    ),
    "no baseline": Setting(
        {**_CLEAN, "glosslint.toml": 'baseline = ""\n'},
        ("baseline",),
        'baseline = "" turns the baseline off; set it to the name of a file',
        {"glosslint.toml": 'baseline = "old.json"\n'},
        "wrote old.json with 0 findings",
    ),
    "a foreign baseline": Setting(
        {**_CLEAN, "glosslint.toml": 'baseline = "data.json"\n', "data.json": '{"a": 1}'},
        ("baseline",),
        'name another file with the key "baseline"',
        {"glosslint.toml": 'baseline = "old.json"\n'},
        "wrote old.json with 0 findings",
    ),
    "no rule is left": Setting(
        {**_CLEAN, "glosslint.toml": "select = []\n"},
        (),
        'no rule is left to run; see "select"',
        {"glosslint.toml": 'select = ["references"]\n'},
        "No findings (2 entries",
    ),
    "a misspelt key": Setting(
        {**_CLEAN, "glosslint.toml": 'fail_on = "warning"\n'},
        (),
        'did you mean "fail-on"?',
        {"glosslint.toml": 'fail-on = "warning"\n'},
        "No findings (2 entries",
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_setting_that_is_advised_does_it(name: str, tmp_path: Path) -> None:
    advice = SETTINGS[name]
    folder = write(tmp_path, advice.files)
    said = glosslint(*advice.typed, cwd=folder, merged=True)
    assert advice.says in " ".join(line.strip() for line in said.out.split("\n"))
    assert advice.promised not in said.out
    write(folder, advice.then)
    typed = advice.typed if advice.typed[:1] == ("baseline",) else ()
    done = glosslint(*typed, cwd=folder, merged=True)
    assert (done.code, advice.promised in done.out) == (0, True), done.out


def test_what_init_leaves_out_is_checked_with_the_setting_that_it_shows_and_writes(tmp_path: Path) -> None:
    folder = write(tmp_path, _LEFT_OUT)
    shown = glosslint("init", cwd=folder).out
    assert '  to check them, set under [layout]: references = ["see"]\n' in shown
    assert "broken-reference" not in glosslint(cwd=folder).out
    settings = (folder / "glosslint.toml").read_text("utf-8")
    (folder / "glosslint.toml").write_text(settings.replace("# references", "references"), "utf-8")
    assert glosslint(cwd=folder).out.count("broken-reference") + glosslint(cwd=folder).out.count("unresolved-role") > 1


def test_the_findings_of_a_commit_are_fixed_as_the_last_line_says(tmp_path: Path) -> None:
    folder = write(tmp_path, {**_CLEAN, ".gitignore": "glosslint.xml\n"})
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "first")
    write(folder, {"glossary/bow.yaml": entry("bow", see_also=["bow", "logit"])})
    _git(folder, "add", "-A")
    said = glosslint("hook", "--output-format", "concise", cwd=folder)
    line = said.out.splitlines()[-1]
    assert line.endswith("[*] 1 fixable: glosslint hook --fix")
    partly = folder / "glossary/bow.yaml"
    partly.write_text(f"{partly.read_text('utf-8')}# unstaged\n", "utf-8")
    refused = _typed(line, folder).out.splitlines()[-1]
    assert refused.endswith("[*] 1 fixable after git add or git stash of unstaged changes: glosslint hook --fix")
    _git(folder, "add", "-A")
    glosslint("init", "--starter", cwd=write(folder, {"other/.keep": ""}) / "other")
    assert "Fixed 1 finding" in _typed(refused, folder / "other").out  # also from the folder of another glossary
    _git(folder, "commit", "-qam", "second")
    write(folder, {"glossary/jib.yaml": entry("jib", see_also=["jib", "logit"])})
    line = glosslint("--changed-since", "main", "--output-format", "concise", cwd=folder).out.splitlines()[-1]
    assert line.endswith("[*] 1 fixable: glosslint --fix --changed-since main")
    assert "Fixed 1 finding" in _typed(line, folder).out
    _git(folder, "rm", "-q", "--cached", "-r", "glossary", "glosslint.toml")
    dropped = glosslint("hook", cwd=folder, env={"PRE_COMMIT": ""})
    assert dropped.err.endswith("If this is intended, commit with --no-verify.\n")
    dropped = glosslint("hook", cwd=folder, env={"PRE_COMMIT": "1"})
    assert dropped.err.endswith("If this is intended, commit with SKIP=glosslint (the id of the hook).\n")


@pytest.mark.starts
def test_after_a_failed_commit_of_everything_its_last_line_still_fixes(tmp_path: Path) -> None:
    """``git commit -a`` stages for itself alone: when the hook fails, nothing is staged."""
    folder = write(tmp_path, _CLEAN)
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "first")
    write(folder, {"glossary/logit.yaml": entry("logit", see_also=["nobody-knows", "logit", "softmax"])})
    hook = write(folder, {".git/hooks/pre-commit": f"#!/bin/sh\nexec {sys.executable} -m glosslint hook\n"})
    (hook / ".git/hooks/pre-commit").chmod(0o755)
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "second"]
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    env = {**os.environ, "PYTHONPATH": path}
    failed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)
    line = (failed.stdout + failed.stderr).splitlines()[-1]
    assert (failed.returncode, line.rpartition("fixable: ")[2]) == (1, "glosslint hook --fix --changed-since HEAD")
    assert "Fixed 1 finding" in _typed(line, folder).out


def _git(folder: Path, *args: str) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *args]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _typed(line: str, folder: Path) -> Result:
    _, *args = shlex.split(line[line.rindex("glosslint") :])
    return glosslint(*args, cwd=folder)
