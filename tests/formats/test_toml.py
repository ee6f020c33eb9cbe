"""Glossaries in TOML: arrays of tables and tables, with the places of their keys and strings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

LIST = """\
# A glossary.
[[terms]]
name = "Rope"
aliases = ["line"]
description = \"\"\"
A thick line made of many [yarns](#yarn),  \\
twisted by [hand](#hand).
\"\"\"

[[terms]]
name = "Yarn"
description = 'A thin line of fibres, of which a [rope](#rope) is made.'
"""
MAP = """\
[rope]
definition = "A thick line made of many [yarns](#yarn)."

[yarn]
definition = "A thin line of fibres, of which a [rope](#rop) is made."
"""


@pytest.mark.parametrize(("text", "count"), [(LIST, "TOML list"), (MAP, "TOML mapping")])
def test_init_reads_toml(text: str, count: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"data/glossary.toml": text, "pyproject.toml": "[project]\n"}))
    assert result.code == 0, result.err
    assert f"2 entries in a {count}" in result.out


def test_findings_have_their_place(tmp_path: Path) -> None:
    layout = 'extends = "jekyll-data"\nat = "terms"\nterm = "name"\nprose = { definition = "description" }\n'
    write(tmp_path, {"glossary.toml": LIST, "glosslint.toml": f'files = ["glossary.toml"]\n[layout]\n{layout}'})
    lines = glosslint("check", "--select", "broken-link", cwd=tmp_path).out.splitlines()
    assert lines[0] == 'glossary.toml:7:19: error broken-link "hand" is not an entry'


def test_strings_are_fixed_and_all_else_is_left(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.toml": MAP, "glosslint.toml": 'files = ["glossary.toml"]\nlayout = "map"\n'})
    assert glosslint("check", "--fix", "--unsafe-fixes", "--select", "broken-link", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary.toml").read_text("utf-8") == MAP.replace("#rop)", "#rope)")


def test_a_comment_suppresses(tmp_path: Path) -> None:
    text = MAP.replace("\n[yarn]\n", "\n[yarn]\n# glosslint: ignore[broken-link] example\n")
    write(tmp_path, {"glossary.toml": text, "glosslint.toml": 'files = ["glossary.toml"]\nlayout = "map"\n'})
    assert glosslint("check", "--select", "broken-link", cwd=tmp_path).code == 0


def test_a_syntax_error_has_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"glossary.toml": MAP + "x = \n", "glosslint.toml": 'files = ["glossary.toml"]\nlayout = "map"\n'})
    assert "glossary.toml:6:5: error yaml-syntax this is not TOML: " in glosslint("check", cwd=tmp_path).out
