"""``--diff`` and ``--fix-only`` beside options of reports, and what ``patch`` and exit codes make of a diff."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import glosslint, write

_SETTINGS = 'files = ["**/*.yaml"]\nlayout = "map"\nselect = ["double-space"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "rope: Thick line  of fibre.\n"
    return write(tmp_path, {"glosslint.toml": _SETTINGS, "the terms/a b.yaml": text, "c.yaml": text.replace("r", "t")})


@pytest.mark.parametrize("flag", ["--diff", "--fix-only"])
@pytest.mark.parametrize("asked", [("--output-format", "json"), ("-o", "report.txt"), ("--statistics",)])
def test_no_report_is_promised_where_none_is_written(folder: Path, flag: str, asked: tuple[str, ...]) -> None:
    result = glosslint(flag, *asked, cwd=folder)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {asked[0]} cannot be used with {flag}, which writes no report; ")
    assert glosslint(cwd=folder).out.count("[*] 2 spaces") == 2  # nothing was fixed


@pytest.mark.parametrize("name", ["", "the terms"])
def test_fixes_are_listed_with_fix_only_as_seen_from_here(folder: Path, name: str) -> None:
    lines = glosslint("fix", "--fix-only", "--show-fixes", cwd=folder / name).out.splitlines()
    there = {"": ("c.yaml", "the terms/a b.yaml"), "the terms": ("../c.yaml", "a b.yaml")}[name]
    assert [line.split(": fixed ")[0] for line in lines[:2]] == [f"{path}:1:17" for path in there]
    assert lines[2] == "Fixed 2 findings in 2 files: double-space 2."


def test_a_diff_fails_unless_no_exit_code_is_wanted(folder: Path) -> None:
    assert glosslint("--diff", cwd=folder).code == 1
    assert glosslint("--diff", "--exit-zero", cwd=folder).code == 0
    assert glosslint("--diff", "--exit-zero", "--add-ignore", cwd=folder).code == 0


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_patch_takes_names_with_spaces(folder: Path) -> None:
    diff = glosslint("--diff", cwd=folder).out
    subprocess.run(["patch", "-p1"], cwd=folder, input=diff, text=True, capture_output=True, check=True)
    assert glosslint(cwd=folder).out.startswith("No findings")
