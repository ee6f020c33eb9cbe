"""Glossaries with at least one defect for every rule, and the reports on them, byte for byte.

``GLOSSLINT_GOLDEN=write pytest tests/test_golden.py`` renews them; read the diff before you commit it.
"""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path

import pytest

from glosslint.rules import ALL
from tests.support import ROOT, glosslint

GOLDEN = ROOT / "tests/golden"
LAYOUT = GOLDEN / "layout"  # what only a layout without a schema can show
LANGUAGE = GOLDEN / "language"  # what only an engine can find
REPORTS = {"full": "full.txt", "grouped": "grouped.txt", "concise": "concise.txt", "json": "report.json"}


def _report(form: str, cwd: Path = GOLDEN, *paths: str | Path) -> str:
    result = glosslint("--output-format", form, *paths, cwd=cwd, env={"COLUMNS": "80"})
    assert result.code == (0 if cwd == LANGUAGE else 1)  # an engine alone never gives an error
    assert result.err == ""
    return result.out


@pytest.mark.parametrize("form", REPORTS)
def test_the_report_is_as_expected(form: str) -> None:
    expected = GOLDEN / "expected" / REPORTS[form]
    report = _report(form)
    if os.environ.get("GLOSSLINT_GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(report, "utf-8", newline="\n")
    assert report == expected.read_bytes().decode("utf-8")


@pytest.mark.parametrize("form", ["full", "json"])
@pytest.mark.parametrize("folder", [LAYOUT, LANGUAGE], ids=["layout", "language"])
def test_the_report_on_another_folder_is_as_expected(form: str, folder: Path) -> None:
    expected = folder / "expected" / REPORTS[form]
    report = _report(form, folder)
    if os.environ.get("GLOSSLINT_GOLDEN") == "write":
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(report, "utf-8", newline="\n")
    assert report == expected.read_bytes().decode("utf-8")


#: What these report shows only beside another state of the glossary (tests/engine/test_compare.py).
COMPARING = {"id-removed"}


def test_every_rule_speaks() -> None:
    folders = (GOLDEN, LAYOUT, LANGUAGE)
    reports = (json.loads((folder / "expected/report.json").read_text("utf-8")) for folder in folders)
    assert {finding["rule"] for report in reports for finding in report["findings"]} == {
        rule.name for rule in ALL
    } - COMPARING


@pytest.mark.parametrize("form", REPORTS)
def test_the_same_bytes_again_in_another_order_and_from_elsewhere(form: str, tmp_path: Path) -> None:
    first = _report(form)
    files = sorted((GOLDEN / "glossary").iterdir(), key=lambda file: file.name)
    random.Random(1).shuffle(files)
    assert _report(form) == first
    assert _report(form, GOLDEN, *files) == first
    inside = GOLDEN / "glossary"
    assert _report(form, inside, *[file.name for file in files]) == _seen_from(inside, first, form)
    assert _report(form, tmp_path, "--config", GOLDEN / "glosslint.toml") == _seen_from(tmp_path, first, form)
    assert _report(form, tmp_path, GOLDEN / "glossary") == _seen_from(tmp_path, first, form)


#: Where reports for people have the paths of files: those are as seen from the current folder.
_PATH = r"(glossary/[^:\n]*|glosslint\.toml)"
_PLACES = {"concise": rf"^(){_PATH}(?=:)", "full": rf"^( *(?:-->|:::) ){_PATH}(?=:)", "grouped": rf"^(){_PATH}$"}


def _seen_from(folder: Path, report: str, form: str) -> str:
    """Return a report with paths as seen from ``folder``."""

    def moved(match: re.Match[str]) -> str:
        return match[1] + Path(os.path.relpath(GOLDEN / match[2], folder)).as_posix()

    return re.sub(_PLACES[form], moved, report, flags=re.MULTILINE) if form in _PLACES else report
