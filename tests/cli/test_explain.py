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
        ("long-term", "volume", '"volume" is not an entry; to list all ids: glosslint order'),
    ],
)
def test_wrong_names_are_told(folder: Path, rule: str, name: str, said: str) -> None:
    done = glosslint("explain", rule, name, cwd=folder)
    assert done.code == 2
    assert said in done.err
