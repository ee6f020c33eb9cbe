"""``glosslint stats``: the conventions, and on how many entries each rule fires."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosslint import rules
from glosslint.rule import SuppressionRule
from tests.support import entry, glosslint, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Thirty entries of which one lacks a period, two list an alias that repeats the term, and three are unsorted."""
    files: dict[str, str] = {}
    for number in range(30):
        name = f"e-{chr(97 + number // 10)}{chr(97 + number % 10)}"
        more: dict[str, list[str]] = {"aliases": [f"E {name[2:]}"]} if number < 2 else {}
        if 4 < number < 8:
            more = {"aliases": [f"z{number}", f"y{number}"]}
        files[f"glossary/{name}.yaml"] = entry(name, **more)
    files["glossary/e-aa.yaml"] = files["glossary/e-aa.yaml"].replace("to read.", "to read")
    return write(tmp_path, {**files, "glosslint.toml": "language.engines = []\n"})


def test_conventions_and_firings(project: Path) -> None:
    result = glosslint("stats", cwd=project, env={"COLUMNS": "80"})
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "30 entries in 30 files"
    assert "   96 %        29 of 30  definitions end with a period" in lines
    assert "  100 %        30 of 30  summaries open without an article" in lines
    assert any(line.split() == ["final-period", "warning", "1", "1", "1"] for line in lines)
    assert any(line.split() == ["redundant-alias", "warning", "2", "2", "2"] for line in lines)
    assert any(line.split() == ["unsorted-list", "off", "3", "3", "3"] for line in lines)
    assert all(len(line) <= 80 for line in lines)


def test_every_rule_is_counted(project: Path) -> None:
    found = json.loads(glosslint("stats", "--format", "json", cwd=project).out)
    assert (found["version"], found["entries"], found["files"]) == (1, 30, 30)
    counted = (rule.name for rule in rules.ALL if not isinstance(rule, SuppressionRule))  # which speak of comments
    assert [row["rule"] for row in found["rules"]] == sorted(counted)
    rows = {row["rule"]: row for row in found["rules"]}
    assert rows["unsorted-list"] == {
        "rule": "unsorted-list",
        "category": "consistency",
        "level": "off",
        "entries": 3,
        "places": 3,
        "findings": 3,
    }
    (periods,) = [row for row in found["conventions"] if (row["habit"], row["field"]) == ("final-period", "definition")]
    assert (periods["having"], periods["texts"], periods["dominant"]) == (29, 30, True)


def test_settings_count(project: Path) -> None:
    write(
        project,
        {"glosslint.toml": 'language.engines = []\n[rules]\nunsorted-list = "error"\nredundant-alias = "off"\n'},
    )
    rows = {row["rule"]: row for row in json.loads(glosslint("stats", "--format=json", cwd=project).out)["rules"]}
    assert rows["unsorted-list"]["level"] == "error"
    assert (rows["redundant-alias"]["level"], rows["redundant-alias"]["entries"]) == ("off", 2)


def test_a_glossary_that_cannot_be_read_is_a_fault_of_the_call(tmp_path: Path) -> None:
    result = glosslint("stats", cwd=tmp_path)
    assert result.code == 2
    assert result.err.startswith("error: ")


def test_what_cannot_be_read_is_named(project: Path) -> None:
    write(project, {"glossary/broken.yaml": "id: a: b\n"})
    assert "Skipped what cannot be read in glossary/broken.yaml." in glosslint("stats", cwd=project).err


def test_rules_on_language_without_an_engine_are_not_called_silent(project: Path) -> None:
    out = glosslint("stats", cwd=project).out
    assert "Not run, without a language engine (2)\n  grammar, spelling\n" in out
    silent = out[out.index("On, without findings") : out.index("Not run, without")]
    assert "spelling," not in silent


def test_files_that_ignore_a_rule_do_not_count_for_it(project: Path) -> None:
    def counts(*ignored: str) -> dict[str, tuple[int, int]]:
        lists = "".join(f'"{name}.yaml" = ["redundant-alias", "final-period"]\n' for name in ignored)
        write(project, {"glosslint.toml": f"language.engines = []\n[per-file-ignores]\n{lists}"})
        rows = json.loads(glosslint("stats", "--format=json", cwd=project).out)["rules"]
        return {row["rule"]: (row["entries"], row["findings"]) for row in rows}

    assert [counts()[rule] for rule in ("redundant-alias", "final-period")] == [(2, 2), (1, 1)]
    assert [counts("e-aa")[rule] for rule in ("redundant-alias", "final-period")] == [(1, 1), (0, 0)]
    assert [counts("e-ab")[rule] for rule in ("redundant-alias", "final-period")] == [(1, 1), (1, 1)]
    assert counts("e-aa")["unsorted-list"] == (3, 3)


def test_what_is_a_habit_is_shown_with_its_numbers(project: Path) -> None:
    wide = {
        f"glossary/w{n}.yaml": entry(f"w{n}", summary="Thing  of two spaces that is made for this test.")
        for n in range(6)
    }
    write(project, wide)
    lines = glosslint("stats", cwd=project).out.splitlines()
    at = lines.index("House style: one finding each")
    assert lines[at + 1] == "  double-space: 6 of 36 summaries"
    assert any(line.split() == ["double-space", "warning", "6", "6", "1"] for line in lines)
    (habit,) = json.loads(glosslint("stats", "--format", "json", cwd=project).out)["habits"]
    assert habit == {
        "rule": "double-space",
        "case": "",
        "field": "summary",
        "language": "en",
        "texts": 36,
        "reported": 6,
    }
    write(project, {"glosslint.toml": 'rules.double-space = "info"\nlanguage.engines = []\n'})
    assert "House style: one finding each" not in glosslint("stats", cwd=project).out
