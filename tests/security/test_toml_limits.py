"""TOML that would take for ever, or too many calls, is refused where it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.settings.file import MAX_BYTES
from tests.support import BUILT_IN, entry, glosslint, write

DEEP = {
    "dotted key": "a." * 100_000 + "a = 1\n",
    "dotted table": f"[{'a.' * 100_000}a]\n",
    "lists": f"x = {'[' * 1000}\n",
    "closed lists": f"x = {'[' * 1000}{']' * 1000}\n",
    "tables": f"x = {'{a = ' * 1000}\n",
}


@pytest.mark.parametrize("name", ["glosslint.toml", "pyproject.toml"])
@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_settings_are_refused(tmp_path: Path, name: str, text: str) -> None:
    toml = f"# tool.glosslint\n{text}"
    result = glosslint(cwd=write(tmp_path, {name: toml, "glossary/a.yaml": entry("a")}))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {name}: lists and tables are nested more than 100 deep (at line 2, column ")
    assert f"--> {name}:2" in result.err


@pytest.mark.parametrize(
    ("name", "cure"),
    [("glosslint.toml", "move words to a words-file"), ("pyproject.toml", "move [tool.glosslint] to glosslint.toml")],
)
def test_large_settings_are_refused(tmp_path: Path, name: str, cure: str) -> None:
    text = f"#glosslint\n{'#' * MAX_BYTES}\n"
    result = glosslint(cwd=write(tmp_path, {name: text, "glossary/a.yaml": entry("a")}))
    assert (result.code, result.out) == (2, "")
    assert result.err == f"error: {name}: has over 1,048,576 bytes, the limit for settings; {cure}\n"


def test_the_settings_of_other_programs_have_no_limit(tmp_path: Path) -> None:
    text = f"{DEEP['lists']}{'#' * MAX_BYTES}\n"
    result = glosslint(cwd=write(tmp_path, {"pyproject.toml": text, "glossary/a.yaml": entry("a")}))
    assert (result.code, result.err) == (0, BUILT_IN)


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_front_matter_is_a_finding(tmp_path: Path, text: str) -> None:
    files = {"glosslint.toml": 'files = ["g/*.md"]\nlayout = "hugo"\n', "g/a.md": f"+++\n{text}+++\nText.\n"}
    result = glosslint("--output", "concise", cwd=write(tmp_path, files))
    assert result.code == 1
    assert "error yaml-syntax in the front matter, lists and tables are nested more than 100 deep" in result.out
