"""The page on architecture names files and names that exist, and maps every package in the order of its imports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.support import ROOT
from tools.print_architecture import SECTIONS, markers

PAGE = (ROOT / "docs/architecture.md").read_text("utf-8")
PRINTED = {name: PAGE.partition(begin)[2].partition(end)[0] for name in SECTIONS for begin, end in [markers(name)]}
WRITTEN = PAGE.replace(PRINTED["values"], "").replace(PRINTED["pages"], "")
PACKAGE = ROOT / "src/glosslint"
_QUOTED = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w./-]+(?:/|\.(?:py|toml|md))")
_NAME = re.compile(r"[A-Z]\w+(?:\.\w+)?|[a-z]+_[a-z_]+")
ROWS = [line for line in WRITTEN.splitlines() if line.startswith("| ") and "`" in line]


def _file(path: str) -> Path | None:
    return next((top / path for top in (PACKAGE, ROOT) if (top / path).exists()), None)


def test_every_path_exists() -> None:
    paths = {quoted for quoted in _QUOTED.findall(WRITTEN) if _PATH.fullmatch(quoted) and "<" not in quoted}
    assert len(paths) > 60
    assert sorted(path for path in paths if _file(path) is None) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_a_row_names_what_its_files_hold(row: str) -> None:
    quoted = _QUOTED.findall(row)
    files = [file for name in quoted if _PATH.fullmatch(name) and (file := _file(name)) is not None]
    sources = [source for file in files for source in (sorted(file.rglob("*.py")) if file.is_dir() else [file])]
    text = "".join(source.read_text("utf-8") for source in sources)
    for name in filter(_NAME.fullmatch, quoted):
        for part in name.split("."):
            assert re.search(rf"\b{part}\b", text), f"{name} is not in {[file.name for file in files]}"


def test_ten_questions_are_answered_by_one_or_two_files_each() -> None:
    section = PAGE.partition("## Where to look\n")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if "`" in row]
    assert len(rows) == 10
    for row in rows:
        paths = [quoted for quoted in _QUOTED.findall(row) if _PATH.fullmatch(quoted)]
        assert 1 <= len(paths) <= 2, row
        assert all(_file(path) is not None for path in paths if "<" not in path), row


def test_the_map_lists_every_package_in_the_order_of_imports() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    packages = [[name.strip() for name in layer.split("|") if (PACKAGE / name.strip()).is_dir()] for layer in layers]
    rows = re.findall(r"^\| (`[a-z]+/`(?: · `[a-z]+/`)*) \|", PAGE.partition("## The map")[2], re.MULTILINE)
    assert [re.findall(r"[a-z]+", row) for row in rows] == packages
    assert sorted(sum(packages, [])) == sorted(folder.parent.name for folder in PACKAGE.glob("*/__init__.py"))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_values_are_those_of_today(name: str) -> None:
    assert PRINTED[name] == SECTIONS[name](), "run: make pages"
