"""Several glossaries in one repository: each under its own settings, in one report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.repositories import git
from tests.support import BUILT_IN, glosslint, write

_MAP = 'files = ["*.yml"]\nlayout = "map"\n'
_ONE = "Rope: Thick line of the the [yarn](#yran).\nYarn: Thread of fibre.\n"
_TWO = "Bow: Front of a ship.\nStern: Back of of a ship.\n"
_LINES = [
    'one/words.yml:1:21: warning repeated-word [*] "the the" repeats "the"',
    'one/words.yml:1:36: error broken-link "yran" is not an entry; did you mean "Yarn"?',
    'two/deep/words.yml:2:13: warning repeated-word [*] "of of" repeats "of"',
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "one/glosslint.toml": f'{_MAP}select = ["repeated-word", "broken-link"]\n',
            "one/words.yml": _ONE,
            "two/pyproject.toml": '[tool.glosslint]\nfiles = ["deep/*.yml"]\nlayout = "map"\nfail-on = "warning"\n',
            "two/deep/words.yml": _TWO,
            "node_modules/x/glosslint.toml": _MAP,
            ".hidden/glosslint.toml": _MAP,
        },
    )


def _concise(folder: Path, *args: str) -> tuple[int, list[str]]:
    result = glosslint("--output-format", "concise", "--select", "repeated-word,broken-link", *args, cwd=folder)
    assert result.err == ""
    return result.code, result.out.splitlines()


def test_without_settings_at_the_top_every_folder_that_has_some_is_checked(folder: Path) -> None:
    code, (*lines, last) = _concise(folder)
    assert (code, lines) == (1, _LINES)
    assert last.startswith("1 error, 2 warnings (4 entries in 2 files, 2 rules).")


def test_each_path_has_the_nearest_settings(folder: Path) -> None:
    assert _concise(folder, "one", "two/deep/words.yml") == _concise(folder)
    assert _concise(folder, "one", "two")[1][:-1] == _LINES
    assert _concise(folder, "two")[1][:-1] == _LINES[2:]
    assert _concise(folder, "one/words.yml")[1][:-1] == _LINES[:2]
    assert _concise(folder / "one", "../two/deep")[1][0].startswith("../two/deep/words.yml:2:13: ")


def test_settings_at_the_top_are_those_of_all(folder: Path) -> None:
    write(folder, {"glosslint.toml": 'files = ["one/*.yml"]\nlayout = "map"\n'})
    assert _concise(folder)[1][:-1] == _LINES[:2]


def test_the_exit_code_is_the_highest_of_all(folder: Path) -> None:
    write(folder, {"one/words.yml": "Rope: Thick line.\n"})
    assert glosslint("--select", "repeated-word", cwd=folder).code == 1  # of two, whose fail-on is "warning"
    write(folder, {"two/deep/words.yml": "Bow: Front.\n"})
    assert glosslint("--select", "repeated-word", cwd=folder).code == 0
    write(folder, {"two/pyproject.toml": "[tool.glosslint]\nfiles = 1\n"})
    result = glosslint("--select", "repeated-word", cwd=folder)
    assert (result.code, result.err.split(":")[1].strip()) == (2, "two/pyproject.toml")


def test_junit_fails_what_makes_each_fail(folder: Path) -> None:
    """The finding in the second is below the level of "fail-on" there."""
    write(folder, {"one/glosslint.toml": f'{_MAP}fail-on = "warning"\n', "one/words.yml": "Rope: Thick line.\n"})
    write(folder, {"two/pyproject.toml": '[tool.glosslint]\nfiles = ["deep/*.yml"]\nlayout = "map"\n'})
    result = glosslint("--select", "repeated-word", "--output-format", "junit", cwd=folder)
    assert (result.code, 'tests="2" failures="0"' in result.out) == (0, True)


def test_what_is_compared_with_git_is_reported_as_for_one(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    write(folder, {"two/deep/words.yml": _TWO.replace("ship", "boat")})
    assert "after git add or git stash of unstaged changes" in glosslint("--staged", cwd=folder).out.splitlines()[-1]
    git(folder, "commit", "-qm", "x")
    shown = glosslint("--changed-since", "HEAD", "--output-format", "junit", cwd=folder).out
    assert ("deep/words.yml" in shown, "one/words.yml" in shown) == (True, False)


def test_reports_for_programs_hold_all(folder: Path, tmp_path: Path) -> None:
    result = glosslint("--output-format", "json", "--select", "repeated-word,broken-link", cwd=folder)
    found = json.loads(result.out)["findings"]
    assert [finding["path"] for finding in found] == [line.split(":")[0] for line in _LINES]
    glosslint("--output-format", f"sarif={tmp_path}/x.sarif", cwd=folder)
    results = json.loads((tmp_path / "x.sarif").read_text())["runs"][0]["results"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert uris == {"one/words.yml", "two/deep/words.yml"}
    for name in ("github", "junit", "checkstyle", "gitlab", "rdjsonl", "grouped", "full", "markdown"):
        out = glosslint("--output-format", name, cwd=folder).out
        assert "words.yml" in out and "of of" in out, name


def test_data_name_files_from_the_top_of_the_repository(folder: Path) -> None:
    git(folder, "init", "-q")
    write(folder, {"sub/one/glosslint.toml": _MAP, "sub/one/words.yml": _ONE})
    write(folder, {"sub/two/glosslint.toml": _MAP, "sub/two/words.yml": _TWO})
    result = glosslint("--output-format", "sarif", "--select", "repeated-word", cwd=folder / "sub")
    uris = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in json.loads(result.out)["runs"][0]["results"]
    ]
    assert uris == ["sub/one/words.yml", "sub/two/words.yml"]


def test_fixes_are_made_in_each(folder: Path) -> None:
    shown = glosslint("--fix", "--diff", "--select", "repeated-word", cwd=folder)
    assert shown.code == 1
    assert "+++ b/one/words.yml" in shown.out and "+++ b/two/deep/words.yml" in shown.out
    assert (folder / "one/words.yml").read_text() == _ONE
    result = glosslint("--fix", "--select", "repeated-word", cwd=folder)
    assert (result.code, result.err) == (0, "")
    assert "Fixed 2" in result.out
    assert (folder / "one/words.yml").read_text() == _ONE.replace("the the", "the")
    assert (folder / "two/deep/words.yml").read_text() == _TWO.replace("of of", "of")


@pytest.mark.parametrize("option", ["-i", "--add-ignore"])
def test_what_takes_one_glossary_says_how_to_choose_it(folder: Path, option: str) -> None:
    command = ("fix", "-i") if option == "-i" else ("--add-ignore=why",)
    result = glosslint(*command, cwd=folder)
    assert result.code == 2
    assert f"{option} takes one glossary, but there are several; add --config one/glosslint.toml" in result.err


def test_a_path_without_settings_beside_others_is_refused(folder: Path) -> None:
    write(folder, {"three/words.yml": _TWO})
    result = glosslint("one", "three", cwd=folder)
    assert (result.code, result.err) == (
        2,
        "error: three: no settings file in its folder or above; other paths use one/glosslint.toml\n",
    )


@pytest.mark.parametrize("command", ["stats", "config"])
def test_a_command_for_one_glossary_names_the_settings_to_choose_from(command: str, folder: Path) -> None:
    result = glosslint(command, cwd=folder)
    assert (result.code, result.err) == (
        2,
        "error: no settings in this folder or above, but in one/glosslint.toml, two/pyproject.toml; "
        "choose one with --config\n",
    )
    assert glosslint(command, "--config", "two/pyproject.toml", cwd=folder).code == 0


def test_files_of_all_are_listed(folder: Path) -> None:
    assert glosslint("--show-files", cwd=folder).out == "one/words.yml\ntwo/deep/words.yml\n"


def test_the_hook_checks_all(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", "one", "two")
    result = glosslint("hook", "--select", "repeated-word", "--output-format", "concise", cwd=folder)
    assert result.code == 1
    assert "one/words.yml:1:21" in result.out and "two/deep/words.yml:2:13" in result.out


def test_a_folder_with_the_usual_files_needs_no_settings(folder: Path) -> None:
    write(folder, {"glossary/rope.yaml": "id: rope\nterm: Rope\n"})
    assert "one/" not in glosslint("--output-format", "concise", cwd=folder).out


def test_a_path_that_no_settings_are_for_means_no_other_glossary(folder: Path) -> None:
    write(folder, {"README.md": "# Words\n"})
    for path, reason in (("nowhere", "no such file or folder"), ("README.md", "")):
        result = glosslint(path, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"error: {path}: {reason}")
        result = glosslint("one", path, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"error: {path}: {reason or 'no settings file in its folder or above'}")


def test_the_folder_that_is_checked_without_settings_may_have_its_own(tmp_path: Path) -> None:
    words = {"glosslint.toml": _MAP, "words.yml": _ONE}
    write(tmp_path, {f"{name}/{file}": text for name in ("glossary", "other") for file, text in words.items()})
    _, (*_, last) = _concise(tmp_path)
    assert "(4 entries in 2 files, 2 rules)" in last
    (tmp_path / "glossary/glosslint.toml").unlink()
    assert glosslint(cwd=tmp_path).code == 2  # the default layout does not fit it


def test_reports_for_programs_name_folders_beside_this_one_from_the_top(folder: Path) -> None:
    git(folder, "init", "-q")
    for name in ("sarif", "gitlab", "github", "checkstyle"):
        out = glosslint("--output-format", name, ".", "../two", cwd=folder / "one").out
        assert "two/deep/words.yml" in out
        assert re.search(r'(?:"uri": |"path": |file=|name=)"?\.\./', out) is None


def test_glossaries_beside_the_folder_that_is_checked_without_settings_are_named_each_time(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/rope.yaml": "id: rope\nterm: Rope\n"})
    assert glosslint(cwd=tmp_path).err == glosslint(".", cwd=tmp_path).err == BUILT_IN
    write(tmp_path, {"one/glosslint.toml": _MAP, "one/words.yml": _ONE, "two/glosslint.toml": _MAP, "two/w.yml": _TWO})
    advice = "to check all, add glossary/glosslint.toml\n"
    for _ in range(2):  # no stored answer hides it
        result = glosslint(cwd=tmp_path)
        assert result.err == (
            "warning: one/glosslint.toml, two/glosslint.toml: not used; without a settings file in this folder, only "
            f"glossary/ is checked; {advice}{BUILT_IN}"
        )
        assert "1 entry" in result.out
    result = glosslint(".", cwd=tmp_path)
    assert result.err == f"warning: glossary/: not checked; no settings file is for it; {advice}"
    assert "4 entries" in result.out
    assert glosslint("glossary", cwd=tmp_path).err == BUILT_IN
