"""The walk through the folders of a glossary: what it need not enter, and what it must not pass over."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from glosslint.util.globs import literal_folder, matches, may_match_below
from tests.support import glosslint, write

_MAP = 'layout = "map"\nselect = ["broken-link"]\n'
_PARTS = st.sampled_from(["a", "b", "*", "a*", "?", "**", "a**", "b.yaml", "*.yaml"])
_PATTERNS = st.lists(_PARTS, min_size=1, max_size=4).map("/".join)
_PATHS = st.lists(st.sampled_from(["a", "b", "ab", "b.yaml"]), min_size=1, max_size=5).map("/".join)


@given(_PATTERNS, _PATHS)
def test_no_folder_that_holds_a_match_is_left_out(pattern: str, path: str) -> None:
    if matches(pattern, path) and f"{path}/".startswith(literal_folder(pattern)):
        folders = [path[:at] for at, char in enumerate(path) if char == "/"]
        assert all(may_match_below(pattern, folder) for folder in folders)


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A glossary with a folder that cannot be read, which needs no permission that the tests may have."""
    write(tmp_path, {"terms/a.yaml": "rope: Thick line.\n", "terms/locked/b.yaml": "buoy: A [float](#flot).\n"})
    original = os.scandir

    def scandir(folder: Any = ".") -> Iterator[os.DirEntry[str]]:
        if Path(str(folder)).name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return original(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    return tmp_path


def test_a_folder_that_cannot_be_read_is_an_error(locked: Path) -> None:
    write(locked, {"glosslint.toml": f'files = ["terms/**/*.yaml"]\n{_MAP}'})
    result = glosslint(cwd=locked)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "error: terms/locked: the folder cannot be read: permission denied; make it readable, or exclude it in the "
        "settings\n"
    )


@pytest.mark.parametrize("keys", ['files = ["terms/*.yaml"]', 'files = ["terms/**/*.yaml"]\nexclude = ["locked"]'])
def test_one_that_can_hold_nothing_of_the_glossary_is_not_looked_at(locked: Path, keys: str) -> None:
    write(locked, {"glosslint.toml": f"{keys}\n{_MAP}"})
    assert (glosslint(cwd=locked).code, glosslint(cwd=locked).err) == (0, "")


def test_a_pattern_without_files_in_its_folder_is_none(tmp_path: Path) -> None:
    write(
        tmp_path, {"glosslint.toml": f'files = ["terms/*.yaml", "more/*.yaml"]\n{_MAP}', "terms/a.yaml": "a: Line.\n"}
    )
    assert glosslint(cwd=tmp_path).code == 0


def test_a_link_to_a_file_of_the_glossary_is_that_file(tmp_path: Path) -> None:
    settings = f'files = ["terms/**/*.yaml"]\nexclude = ["left"]\n{_MAP}'.replace("broken-link", "duplicate-id")
    write(
        tmp_path, {"glosslint.toml": settings, "terms/a.yaml": "rope: Line.\n", "terms/left/b.yaml": "buoy: Float.\n"}
    )
    (tmp_path / "terms/to-a.yaml").symlink_to("a.yaml")
    (tmp_path / "terms/to-b.yaml").symlink_to("left/b.yaml")
    (tmp_path / "terms/to-nothing.yaml").symlink_to("none.yaml")
    assert glosslint("--show-files", cwd=tmp_path).out.split() == [
        f"terms/{name}.yaml" for name in ("a", "to-b", "to-nothing")
    ]
    assert glosslint("--show-files", "terms/to-a.yaml", cwd=tmp_path).out == "terms/a.yaml\n"
    assert "terms/to-nothing.yaml cannot be read" in glosslint(cwd=tmp_path).out
