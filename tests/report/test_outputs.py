"""``--output FORMAT[=FILE]``: several reports at once, files that are whole or not there, and standard output that is
closed or full."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings, strategies as st
from junitparser import JUnitXml

from tests.report import readers
from tests.support import ROOT, entry, glosslint, write

BROKEN = {
    "glosslint.toml": "language.engines = []\n",  # a dictionary takes longer to load than all else
    "glossary/ok.yaml": entry("ok"),
    "glossary/more.yaml": entry("more", see_also=["okay"]),
}
ACTIONS = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": ""}


def test_several_reports_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    args = ("--output", "sarif=out.sarif", "--output", "junit=out.xml", "--output", "github", "--output", "concise")
    result = glosslint(*args, cwd=folder)
    assert result.code == 1
    assert readers.sarif_faults(json.loads((folder / "out.sarif").read_text())) == []
    assert (folder / "out.xml").read_text().startswith("<?xml")
    lines = result.out.splitlines()
    assert lines[0].startswith("::error title=broken-reference,file=glossary/more.yaml,line=7,endLine=7,col=12,")
    assert lines[2].startswith("glossary/more.yaml:7:12: error broken-reference")


def test_with_files_alone_the_verdict_is_said(tmp_path: Path) -> None:
    result = glosslint("--output", "json=a.json", "--output", "full=a.txt", cwd=write(tmp_path, BROKEN))
    assert result.out.startswith("1 error (2 entries in 2 files, ")
    assert (tmp_path / "a.txt").read_text().startswith('error[broken-reference]: "okay" is not an entry\n')


def test_a_file_that_cannot_be_written_spoils_no_other(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    args = ("--output", "json=no/a.json", "--output", "jsonl=b.jsonl", "--output", "concise")
    result = glosslint(*args, cwd=folder)
    assert (result.code, result.err) == (
        2,
        "error: no/a.json: cannot write the report: no such file or directory\n",
    )
    assert result.out.startswith("glossary/more.yaml:7:12: error")
    assert json.loads((folder / "b.jsonl").read_text())["rule"] == "broken-reference"


def test_what_a_fix_could_not_write_is_told_as_well(tmp_path: Path) -> None:
    folder = write(tmp_path, {**BROKEN, "glossary/ok.yaml": entry("ok") + "see_also: [more, more]\n", "a.json": "old"})
    for name in ("glossary/ok.yaml", "a.json"):
        (folder / name).chmod(0o444)
    result = glosslint("--fix", "--output", "json=a.json", cwd=folder)
    assert result.code == 2
    assert result.err.splitlines() == [
        "error: glossary/ok.yaml: not changed: it is read-only",
        "error: a.json: cannot write the report: it is read-only",
    ]


def test_a_report_is_whole_or_the_old_one_stays(tmp_path: Path) -> None:
    folder = write(tmp_path, {**BROKEN, "a.json": "old"})
    (folder / "link.json").symlink_to("a.json")
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        result = glosslint("--output", "json=link.json", cwd=folder)
    assert (result.code, result.err) == (2, "error: link.json: cannot write the report: no space left on device\n")
    assert (folder / "a.json").read_text() == "old"
    assert sorted(os.listdir(folder)) == ["a.json", "glossary", "glosslint.toml", "link.json"]
    assert glosslint("--output", "json=link.json", cwd=folder).code == 1
    assert json.loads((folder / "a.json").read_text())["version"] == 1
    assert (folder / "link.json").is_symlink()


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        glosslint("--output", "json=a.json", cwd=write(tmp_path, BROKEN))
    finally:
        os.umask(mask)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o640


def test_what_is_no_plain_file_gets_the_bytes(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert glosslint("--output", f"json={os.devnull}", "--output", f"sarif={os.devnull}", cwd=folder).code == 1
    assert json.loads(glosslint("--output", "json=-", cwd=folder).out)["version"] == 1
    command = f"{sys.executable} -m glosslint --output json=/dev/fd/3 3>&1 >/dev/null | cat"
    assert json.loads(_shell(command, folder).stdout)["version"] == 1
    (folder / "folder.json").mkdir()
    assert "is a directory" in glosslint("--output", "json=folder.json", cwd=folder).err


def test_auto_is_github_inside_actions(tmp_path: Path) -> None:
    folder = write(tmp_path, BROKEN)
    assert glosslint(cwd=folder, env=ACTIONS).out.startswith("::error title=broken-reference,")
    assert glosslint(cwd=folder, env={**ACTIONS, "GITHUB_ACTIONS": "false"}).out.startswith("glossary/more.yaml:7")
    assert glosslint("--output", "concise", cwd=folder, env=ACTIONS).out.startswith("glossary/more.yaml:7")


@pytest.mark.parametrize(("actions", "known"), [("true", 1), ("", 3)])
def test_code_scanning_is_not_sent_what_is_silenced_or_rests(tmp_path: Path, actions: str, known: int) -> None:
    """GitHub opens an alert for each result, whatever its suppressions say."""
    quiet = entry("quiet") + "# glosslint: ignore[broken-reference] as agreed ]]>\nsee_also: [gone-1]\n"
    folder = write(tmp_path, {**BROKEN, "glossary/quiet.yaml": quiet})
    assert glosslint("baseline", cwd=folder).code == 0
    write(folder, {"glossary/new.yaml": entry("new", see_also=["gone-2"])})
    args = ("--output", "sarif=out.sarif", "--output", "junit=out.xml")
    result = glosslint(*args, cwd=folder, env={"GITHUB_ACTIONS": actions})
    assert "1 suppressed, 1 hidden by the baseline" in result.out.replace("\n", " ")
    log = json.loads((folder / "out.sarif").read_text())
    assert readers.sarif_faults(log) == []
    kinds = [one["kind"] for found in log["runs"][0]["results"] for one in found.get("suppressions", ())]
    assert (len(log["runs"][0]["results"]), sorted(kinds)) == (known, ["external", "inSource"][: known - 1])
    assert JUnitXml.fromstring((folder / "out.xml").read_bytes()).skipped == 2


def test_the_summary_of_the_job_grows(tmp_path: Path) -> None:
    folder = write(tmp_path, {**BROKEN, "summary.md": "# before\n"})
    env = {**ACTIONS, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    result = glosslint(cwd=folder, env=env)
    text = (folder / "summary.md").read_text()
    assert text.startswith("# before\n**glosslint: 1 error** (2 entries in 2 files, ")
    assert readers.table(text)[1] == [
        "error",
        "glossary/more.yaml:7:12",
        '"okay" is not an entry\n→ add the entry, or remove the reference to it',
        "broken-reference",
    ]
    assert result.out.startswith("::error ")
    assert glosslint("--output", "concise", cwd=folder, env=env).code == 1
    assert (folder / "summary.md").read_text() == text
    result = glosslint(cwd=folder, env={**env, "GITHUB_STEP_SUMMARY": str(folder / "no/summary.md")})
    assert result.code == 2
    assert "(GITHUB_STEP_SUMMARY): cannot write the report: no such file or directory" in result.err


@pytest.mark.parametrize("mark", ["folder", "file", "empty"])
def test_paths_begin_at_the_top_of_the_repository(tmp_path: Path, mark: str) -> None:
    marks = {
        "folder": {".git/HEAD": "ref: refs/heads/main\n"},
        "file": {".git": "gitdir: ../elsewhere\n"},
        "empty": {".git/hooks/x": ""},
    }
    write(tmp_path, marks[mark])
    folder = write(tmp_path / "site/docs", BROKEN)
    path = "glossary/more.yaml" if mark == "empty" else "site/docs/glossary/more.yaml"
    for cwd in (folder, folder / "glossary"):
        found = json.loads(glosslint("--output", "gitlab", cwd=cwd).out)
        assert [issue["location"]["path"] for issue in found] == [path]


CLOSED = "error: standard output is closed\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ("", 2, CLOSED),
        ("--output json", 2, CLOSED),
        ("--output json=a.json", 1, ""),
        ("--fix --diff", 0, "Nothing would change.\n"),
    ],
)
def test_a_closed_standard_output(tmp_path: Path, args: str, code: int, said: str) -> None:
    done = _shell(f"{sys.executable} -m glosslint {args} >&-", write(tmp_path, BROKEN))
    assert (done.returncode, done.stderr) == (code, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", ["", "--output json", "rules", "--version", "check --help"])
def test_a_full_disk(tmp_path: Path, args: str) -> None:
    done = _shell(f"{sys.executable} -m glosslint {args} >/dev/full", write(tmp_path, BROKEN))
    said = "error: cannot write to standard output: no space left on device\n"
    assert (done.returncode, done.stderr) == (2, said)
    both = _shell(f"{sys.executable} -m glosslint {args} >/dev/full 2>&1", tmp_path)
    assert (both.returncode, both.stderr) == (2, "")


def _shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(["sh", "-c", command], cwd=cwd, env=env, capture_output=True, text=True, check=False)


WORDS = st.text("abcdefgh", min_size=3, max_size=6).map("gone-{}".format)
LINES = st.lists(st.sampled_from(["# a remark", "", "# ok", "# é 😀"]), max_size=5)


@given(gone=st.lists(WORDS, min_size=1, max_size=5), above=LINES, between=LINES, new=WORDS)
@settings(max_examples=10)
def test_a_fingerprint_knows_its_finding_again(
    tmp_path_factory: pytest.TempPathFactory, gone: list[str], above: list[str], between: list[str], new: str
) -> None:
    """Wherever its lines move; and another one when the finding is another. Equal ones are told apart."""
    folder = tmp_path_factory.mktemp("prints")
    write(folder, {"glosslint.toml": 'files = ["*.yaml"]\nselect = ["references", "formatting"]\n'})

    def prints(see_also: list[str], *lines: str) -> dict[str, list[str]]:
        text = entry("one", see_also=see_also).replace(
            "category:", "".join(f"{line}\n" for line in between) + "category:"
        )
        write(folder, {"one.yaml": "".join(f"{line}\n" for line in lines) + text})
        out = {}
        for form, pattern in (("gitlab", r'"fingerprint": "(.*)"'), ("sarif", r'"glosslint/v1": "(.*)"')):
            out[form] = re.findall(pattern, glosslint("--output", form, cwd=folder).out)
            assert len(set(out[form])) == len(out[form])
        return out

    before = prints(gone)
    assert len(before["gitlab"]) >= len(set(gone))
    assert prints(gone, *above) == before
    if new not in gone and gone[0] not in gone[1:]:
        changed = prints([new, *gone[1:]])
        assert len(set(before["gitlab"]) - set(changed["gitlab"])) == 1
        assert len(set(changed["gitlab"]) - set(before["gitlab"])) == 1
