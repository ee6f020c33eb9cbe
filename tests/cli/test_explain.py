"""``glosslint explain``: why a rule reports an entry, or does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import entry, glosslint, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "directory": "In a file system, a directory is a folder of files, unlike a disk.",
        "folder": "A directory that users see.",
        "disk": "A round plate.",
        "root": "The first directory of a tree of directories.",
    }
    files = {f"glossary/{name}.yaml": entry(name, summary=f'"{text}"') for name, text in texts.items()}
    return write(tmp_path, files)


def test_the_parts_of_a_definition_and_what_it_depends_on(folder: Path) -> None:
    done = glosslint("explain", "circular-definition", "directory", cwd=folder)
    assert done.code == 0
    assert done.out == (
        "Directory (directory), glossary/directory.yaml:1\n"
        "  sentence    In a file system, a directory is a folder of files, unlike a disk.\n"
        "  context     In a file system,\n"
        "  frame       a directory is\n"
        "  genus       folder\n"
        "  genus head  folder\n"
        "  differentia of files, unlike a disk.\n"
        "\n"
        "depends on\n"
        '  folder  "folder", as the genus\n'
        "\n"
        "does not count\n"
        '  disk  "disk", because it is named as a contrast\n'
        "\n"
        "depended on by\n"
        '  folder  "directory", as the genus\n'
        '  root    "directory", as the genus\n'
        '  root    "directories", in the differentia\n'
        "\n"
        "cycles\n"
        '  error  directory → folder → directory: best broken at "folder" in directory\n'
    )


def test_a_cycle_has_the_level_that_check_reports(tmp_path: Path) -> None:
    texts = {"trust": "A fund that is held for somebody else.", "fund": "A trust or partnership that pools money."}
    write(tmp_path, {f"glossary/{name}.yaml": entry(name, summary=f'"{text}"') for name, text in texts.items()})
    explain = ("explain", "circular-definition", "fund")
    assert glosslint(*explain, cwd=tmp_path).out.split("cycles\n")[1].startswith("  info  fund → trust → fund: ")
    write(tmp_path, {"glosslint.toml": 'rules.circular-definition = "error"\n'})
    assert glosslint(*explain, cwd=tmp_path).out.split("cycles\n")[1].startswith("  error  fund → trust → fund: ")


def test_an_entry_in_no_cycle(folder: Path) -> None:
    out = glosslint("explain", "circular-definition", "disk", cwd=folder).out
    assert out.endswith("\nNo cycle of definitions contains this entry.\n")
    assert "depends on" not in out


def test_an_entry_without_an_english_definition(tmp_path: Path) -> None:
    write(tmp_path, {"glossary/a.yaml": entry("a", summary="''", definition="''"), "glossary/b.yaml": entry("b")})
    done = glosslint("explain", "circular-definition", "a", cwd=tmp_path)
    assert "no English definition, so it depends on nothing" in done.out


def test_other_rules_show_their_findings_or_say_that_there_are_none(folder: Path) -> None:
    shown = glosslint("explain", "short-definition", "disk", cwd=folder).out
    assert shown.splitlines()[0].startswith("warning[short-definition]: ")
    assert " --> glossary/disk.yaml:5:" in shown
    silent = glosslint("explain", "short-definition", "directory", cwd=folder).out
    assert silent.startswith("short-definition reports nothing in directory. To see what it checks: ")


@pytest.mark.parametrize(
    ("rule", "name", "said"),
    [
        ("circular", "disk", '"circular" is not a known rule'),
        ("circular-definition", "disc", '"disc" is not an entry; did you mean "disk"?'),
        ("long-term", "volume", '"volume" is not an entry; to list all ids: glosslint stats order'),
    ],
)
def test_wrong_names_are_told(folder: Path, rule: str, name: str, said: str) -> None:
    done = glosslint("explain", rule, name, cwd=folder)
    assert done.code == 2
    assert said in done.err


def test_what_is_not_reported_is_shown_with_the_reason(folder: Path) -> None:
    def last_line(settings: str = "") -> str:
        write(folder, {"glosslint.toml": settings})
        done = glosslint("explain", "short-definition", "disk", cwd=folder)
        assert done.out.startswith("warning[short-definition]: ")
        return done.out.splitlines()[-1]

    assert not last_line().startswith("Not reported")
    off = (
        "Not reported because of the settings, under which the rule does not run; to list the others: glosslint config"
    )
    assert last_line('rules.short-definition = "off"\n') == off
    assert last_line('ignore = ["short-definition"]\n') == off
    ignored = 'per-file-ignores."disk.yaml" = ["definition"]\n'
    assert last_line(ignored) == "Not reported because of per-file-ignores in the settings"
    glosslint("baseline", cwd=write(folder, {"glosslint.toml": ""}))
    assert last_line() == "Not reported because of the baseline"
    (folder / "glosslint-baseline.json").unlink()
    glosslint("--add-ignore=known to all", "--select", "short-definition", cwd=folder)
    assert last_line() == "Not reported because of a comment: known to all"


def test_a_place_with_the_same_cause_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, {f"glossary/{name}.yaml": entry(name, see_also=["gone"]) for name in ("a", "b")})
    for name in ("a", "b"):
        assert glosslint("explain", "broken-reference", name, cwd=tmp_path).out.startswith("error[broken-reference]: ")


def test_a_rule_on_language_needs_an_engine(folder: Path) -> None:
    write(folder, {"glosslint.toml": "language.engines = []\n"})
    out = glosslint("explain", "spelling", "disk", cwd=folder).out
    assert out == "spelling needs a language engine, and language.engines in the settings is empty.\n"


def test_it_agrees_with_check_on_what_is_reported(tmp_path: Path) -> None:
    def last_line(rule: str, name: str) -> str:
        return glosslint("explain", rule, name, cwd=tmp_path).out.splitlines()[-1]

    comment = "# glosslint: ignore[long-term] it was one\n"
    files = {f"glossary/{name}.yaml": entry(name, summary="'As short'") for name in ("b", "c")}
    text = comment + entry("a", see_also=["b"]).replace("id: a", "id: other")
    write(tmp_path, {**files, "glossary/a.yaml": text, "glossary/d.yaml": entry("d", see_also=["a"])})
    write(tmp_path, {"glosslint.toml": "habits = { least = 1, share = 1, share-of-few = 1 }\n"})
    cause = "id-filename in glossary/a.yaml:2:5, its cause"
    assert last_line("broken-reference", "d") == f"Not reported because of {cause}"
    habit = "a habit of the glossary, which is reported once"
    assert last_line("short-definition", "b") == f"Not reported because of {habit}"
    shown = glosslint("explain", "unused-suppression", "other", cwd=tmp_path).out
    assert "suppresses nothing" in shown.splitlines()[0]
    assert "Not reported" not in shown
