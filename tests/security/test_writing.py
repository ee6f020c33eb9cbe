"""▶ Which commands change files of the project, and which of them: docs/security.md, "What it writes"."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glosslint.cli.main import COMMANDS
from tests.publish.sites import published
from tests.support import entry, glosslint, write

EVERY = [name for names in COMMANDS.values() for name in names]
#: These run until they are stopped; tests/server and tests/publish/test_serve.py show what they write.
LASTING = {"server", "watch", "serve"}
ARGUMENTS = {
    "rule": ("id-format",),
    "explain": ("b",),
    "new": ("Other thing",),
    "rename": ("b", "c"),
    "deprecate": ("b", "--replaced-by", "a"),
    "completion": ("bash",),
    "publish": ("--no-search", "--out", "../site"),
}
WRITERS = {"fix", "new", "rename", "deprecate", "baseline"}
#: What changes a file only if it is asked to, and which.
ASKED = {
    ("check", "--fix"): {"glossary/b.yaml"},
    ("check", "--add-ignore"): {"glossary/b.yaml"},
    ("check", "--fix", "--diff"): set(),
    ("fix", "--diff"): set(),
    ("fix",): {"glossary/b.yaml"},
    ("words", "--add", "bee"): {"words.txt", "glosslint.toml"},
    ("baseline",): {"glosslint-baseline.json"},
    ("rename", "b", "c"): {"glossary/b.yaml", "glossary/c.yaml"},
    ("deprecate", "b", "--replaced-by", "a"): {"glossary/b.yaml"},
    ("new", "Other thing"): {"glossary/other-thing.yaml"},
}


@pytest.fixture
def folder(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A repository with a finding that has a safe fix."""
    files = {"glossary/a.yaml": published("a"), "glossary/b.yaml": entry("b", see_also=["a", "a"])}
    folder = write(tmp_path / "own", {"glosslint.toml": 'files = ["glossary/*.yaml"]\n', **files})
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file() and ".git" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def changed_by(folder: Path, *command: str) -> set[str]:
    """Run a command, and return the files that it has changed, made or removed."""
    before = contents(folder)
    glosslint(*command, cwd=folder)
    after = contents(folder)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.parametrize("command", [name for name in EVERY if name not in LASTING])
def test_which_commands_change_files_of_the_project(folder: Path, command: str) -> None:
    changed = changed_by(folder, command, *ARGUMENTS.get(command, ()))
    assert bool(changed) is (command in WRITERS), changed


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_which_files_they_change(folder: Path, command: tuple[str, ...]) -> None:
    assert changed_by(folder, *command) == ASKED[command]


def test_init_writes_settings_and_with_a_starter_an_entry_and_a_schema(folder: Path) -> None:
    (folder / "glosslint.toml").unlink()
    assert changed_by(folder, "init") == {"glosslint.toml"}
    empty = write(folder.parent / "empty", {"x.txt": ""})
    assert "x.txt" not in changed_by(empty, "init", "--starter")
    assert (empty / "glosslint.toml").exists()


def test_the_site_is_written_to_its_folder_and_nowhere_else(folder: Path) -> None:
    assert changed_by(folder, *("publish", "--no-search", "--out", "site")) == {
        name for name in contents(folder) if name.startswith("site/")
    }
    assert "site/index.html" in contents(folder)
