"""The house keeps its own order: imports, pages, file lengths."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from glosslint.cli.rule_pages import page
from glosslint.rule import HEADINGS, Rule
from glosslint.rules import ALL
from tests.support import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_imports_point_one_way() -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("lint-imports"), "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_page_has_its_headings_in_order(rule: Rule) -> None:
    found = re.findall(r"^## (.*)$", rule.docs or "", re.MULTILINE)
    assert found == [heading for heading in HEADINGS if heading in found]
    assert {"What it does", "Why is this bad?", "Sources"} <= set(found)
    assert page(rule).isprintable() or all(char.isprintable() or char == "\n" for char in page(rule))


def test_files_are_short() -> None:
    long = [f"{file.relative_to(ROOT)}: {lines}" for file in SOURCES if (lines := _lines(file)) > 300]
    assert long == []


def _lines(file: Path) -> int:
    return file.read_text("utf-8").count("\n")


def test_the_readme_says_how_to_begin_and_leads_to_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for command in ("make check", "make test", "glosslint init", "glosslint rule "):
        assert command in text
    pages = {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} - {"docs/index.md"}
    assert len(pages) > 10
    assert [page for page in sorted(pages) if f"]({page})" not in text] == []


def test_the_page_of_settings_names_every_setting() -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    settings = re.findall(
        r'^    "?([\w-]+)"?: \{$', (ROOT / "schema/settings.schema.json").read_text("utf-8"), re.MULTILINE
    )
    assert "per-file-ignores" in settings
    for key in settings:
        assert f"`{key}" in text, key
