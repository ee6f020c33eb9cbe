"""``glosslint init`` beside what is there: other settings, and files that are no glossary it can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from glosslint.cli import console
from tests.repositories import git
from tests.support import glosslint, write

_YAML = "- term: Bow\n  definition: Front of a boat.\n- term: Hull\n  definition: Body of a boat.\n"
_MAP = 'files = ["*.yml"]\nlayout = "jekyll-data"\n'


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("files", "code", "message"),
    [
        (
            {"glossary.yml": '- term: "Bow\n  definition: Front.\n'},
            2,
            "glossary.yml seems to be a glossary, but has a s",
        ),
        ({"glossary.csv": "Term,Definition\nBow,Front of a boat.\nHull,Body of it.\n"}, 0, "2 entries in the rows"),
        (
            {"docs/glossary.rst": ".. glossary::\n\n bow\n  Front of a boat.\n\n hull\n  Body of a boat.\n"},
            0,
            "2 entries in docs/",
        ),
        ({"docs/glossary.md": "Bow == Front of a boat\nHull == Body of a boat\n"}, 2, "docs/glossary.md seems to b"),
        ({"pyproject.toml": '[tool.glosslint]\nfiles = ["x.yml"]\n', "g.yml": _YAML}, 2, "pyproject.toml has a table "),
        ({"tests/data/glossary.yml": _YAML, "src/notes.md": "Text.\n"}, 2, "no glossary recognised in "),
    ],
)
def test_never_a_green_check_of_something_else(tmp_path: Path, files: dict[str, str], code: int, message: str) -> None:
    """Either the glossary is recognised, and checked then, or nothing is written and the reason is given."""
    result = glosslint("init", cwd=write(tmp_path, files))
    assert result.code == code, result
    assert message in (result.err if code else result.out)
    assert _files(tmp_path) == sorted([*files, *(["glosslint.toml"] if code == 0 else [])])
    if code == 0:
        checked = glosslint(cwd=tmp_path)
        assert "2 entries in 1 file" in checked.out


def test_files_that_settings_above_check_get_none_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _MAP.replace("*.yml", "docs/*.yml"), "docs/glossary.yml": _YAML})
    result = glosslint("init", cwd=tmp_path / "docs")
    assert result.code == 2
    assert result.err.startswith("error: glossary.yml is in the glossary of ")
    assert _files(tmp_path) == ["docs/glossary.yml", "glosslint.toml"]
    write(tmp_path, {"other/glossary.yml": _YAML})
    assert glosslint("init", "other", cwd=tmp_path).code == 0


def test_settings_below_are_not_hidden(tmp_path: Path) -> None:
    write(tmp_path, {"one/glosslint.toml": _MAP, "one/glossary.yml": _YAML, "docs/glossary.yml": _YAML})
    for args in (("init",), ("init", "--starter")):
        result = glosslint(*args, cwd=tmp_path)
        assert result.code == 2
        assert result.err.startswith(
            "error: one/glosslint.toml has settings, which settings in the folder above would hide"
        )
    assert glosslint("init", "docs", cwd=tmp_path).code == 0
    assert "4 entries in 2 files" in glosslint(cwd=tmp_path).out


def test_a_run_warns_of_a_second_file_of_settings(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _MAP, "glossary.yml": _YAML, "pyproject.toml": "[tool.glosslint]\n"})
    for _ in range(2):  # the second answer comes from the cache
        result = glosslint(cwd=tmp_path)
        assert result.code == 0
        assert result.err == (
            "warning: [tool.glosslint] in pyproject.toml is not read, since glosslint.toml is beside it; "
            "remove one of the two\n"
        )
    write(tmp_path, {"pyproject.toml": "[tool.other]\nglosslint = true\n"})
    assert glosslint(cwd=tmp_path).err == ""


def test_in_a_terminal_the_lines_for_hook_and_server_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    write(tmp_path, {"glossary.yml": _YAML})
    lines = glosslint("init", "--yes", cwd=tmp_path).out.splitlines()
    at = lines.index("To check each commit, add to .pre-commit-config.yaml:")
    end = lines.index("To check each change in CI, add steps such as these:")
    config = YAML(typ="safe").load("\n".join(line[2:] for line in lines[at + 1 : end]))
    (hook,) = config["repos"][0]["hooks"]
    assert all(len(line) <= 80 for line in lines)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    assert glosslint(*hook["entry"].split()[1:], cwd=tmp_path).code == 0
    assert [line.strip() for line in lines[end + 1 :]] == ["- run: pip install glosslint", "- run: glosslint"]


def test_what_runs_already_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    hooks = "repos:\n  - repo: https://github.com/o/glosslint\n"
    write(tmp_path, {"glossary.yml": _YAML, ".pre-commit-config.yaml": hooks})
    out = glosslint("init", "--yes", cwd=tmp_path).out
    assert "To check each commit" not in out
    assert "To check each change in CI" in out
