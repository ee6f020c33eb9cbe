"""``glosslint hook`` with reports for programs, and which files pre-commit passes to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from glosslint.cli.commands.init import list_offers
from glosslint.parse.endings import ENDINGS
from tests.repositories import GIT_ENV, repository
from tests.support import ROOT, Result, glosslint

_SETTINGS = 'files = ["*.yaml"]\nlayout = "map"\nselect = ["broken-link"]\n'
_TWO = {
    f"{name}/{path}": text
    for name in ("one", "two")
    for path, text in (("glosslint.toml", _SETTINGS), ("a.yaml", "buoy: A [float](#flot).\n"))
}


def hook(folder: Path, *args: str) -> Result:
    return glosslint("hook", *args, cwd=folder, env=GIT_ENV)


@pytest.mark.parametrize("args", [("--output-format", "json"), ("-o", "report.txt")])
def test_the_reports_on_two_glossaries_do_not_fit_into_one(tmp_path: Path, args: tuple[str, ...]) -> None:
    folder = repository(tmp_path, _TWO)
    result = hook(folder, "--all", *args)
    assert (result.code, result.out) == (2, "")
    assert "cannot hold the reports on one/glosslint.toml and two/glosslint.toml; choose one" in result.err
    assert hook(folder, "--all", "--config", "one/glosslint.toml", *args).code == 1


def test_data_are_data_when_nothing_changed(tmp_path: Path) -> None:
    folder = repository(tmp_path, _TWO)
    result = hook(folder, "--output-format", "json")
    assert (result.code, json.loads(result.out)["findings"]) == (0, [])
    assert hook(folder, "--output-format", "sarif=out.sarif").code == 0
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["runs"][0]["results"] == []
    assert hook(folder).out == "No glossary entries changed.\n"


def test_everything_is_not_what_changed(tmp_path: Path) -> None:
    result = hook(repository(tmp_path, _TWO), "--all", "--changed-since", "main")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: --all cannot be used with --changed-since; leave out one of them\n"


def test_pre_commit_passes_files_of_all_formats() -> None:
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    for each in hooks:
        if each.get("pass_filenames", True):
            wrong = [ending for ending in (*ENDINGS, ".Rmd") if re.search(each["files"], f"docs/terms{ending}") is None]
            assert wrong == []
            assert re.search(each["files"], "setup.py") is None


def test_the_hook_that_init_offers_gets_the_files_too(tmp_path: Path) -> None:
    """Without them, ``pre-commit run --all-files`` would check nothing, and pass."""
    lines = list(list_offers(tmp_path))
    config = YAML(typ="safe").load("\n".join(lines[1:10]))
    (each,) = config["repos"][0]["hooks"]
    assert each["entry"] == "glosslint hook"
    assert (each["always_run"], each["require_serial"], each.get("pass_filenames", True)) == (True, True, True)
