"""Paths on the command line that are not part of the glossary: what was not checked is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositories import GIT_ENV, repository
from tests.support import glosslint, write

_FILES = {
    "glosslint.toml": 'files = ["terms/*.yaml"]\nlayout = "map"\nselect = ["broken-link"]\n',
    "terms/a.yaml": "rope: Thick line of fibre.\n",
    "other.yaml": "buoy: A [float](#flot).\n",
    "notes/x.md": "Notes.\n",
}
_WARNING = 'not part of the glossary, so not checked; see "files" and "exclude" in the settings\n'


@pytest.mark.parametrize("first", [(), ("--no-cache",), ("--fix",), ("--show-files",)])
def test_a_path_that_is_not_matched_is_named(tmp_path: Path, first: tuple[str, ...]) -> None:
    write(tmp_path, _FILES)
    for _ in range(2):  # the second time, the answer is known
        result = glosslint(*first, "terms", "other.yaml", "notes", cwd=tmp_path)
        assert (result.code, result.err) == (0, f"warning: other.yaml, notes: {_WARNING}")
    assert glosslint(*first, "terms/a.yaml", "terms", ".", cwd=tmp_path).err == ""


def test_of_many_the_first_are_named(tmp_path: Path) -> None:
    write(tmp_path, {**_FILES, **{f"x{n}.yaml": "a: b\n" for n in range(5)}})
    result = glosslint("terms", *(f"x{n}.yaml" for n in range(5)), cwd=tmp_path)
    assert result.err == f"warning: x0.yaml, x1.yaml, x2.yaml and 2 more: {_WARNING}"


def test_with_several_glossaries(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}/{path}": text for name in ("one", "two") for path, text in _FILES.items()})
    result = glosslint("one", "two/terms", "two/other.yaml", cwd=tmp_path)
    assert (result.code, result.err) == (0, f"warning: two/other.yaml: {_WARNING}")


def test_what_a_comparison_leaves_out_is_not_meant(tmp_path: Path) -> None:
    folder = repository(tmp_path, _FILES)
    assert glosslint("--changed-since", "main", "terms", cwd=folder, env=GIT_ENV).err == ""
