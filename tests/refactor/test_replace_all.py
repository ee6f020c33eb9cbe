"""Several files are written together or not at all."""

from __future__ import annotations

import errno
import importlib
from pathlib import Path
from unittest import mock

import pytest

from glosslint.util.atomic_write import NotWrittenError, Rewrite, replace_all


def _all(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture
def files(tmp_path: Path) -> list[Rewrite]:
    """One file that changes, one that changes and moves, one that only moves, and one that is made."""
    for name in "abc":
        (tmp_path / name).write_bytes(b"old " + name.encode())
    return [
        Rewrite(tmp_path / "a", tmp_path / "a", b"old a", b"new a"),
        Rewrite(tmp_path / "b", tmp_path / "sub/b2", b"old b", b"new b"),
        Rewrite(tmp_path / "c", tmp_path / "c2", b"old c", b"old c"),
        Rewrite(None, tmp_path / "d", b"", b"new d"),
    ]


def test_several_files_are_all_written(tmp_path: Path, files: list[Rewrite]) -> None:
    (tmp_path / "b").chmod(0o640)
    replace_all(files)
    assert (tmp_path / "sub/b2").read_bytes() == b"new b"
    assert (tmp_path / "sub/b2").stat().st_mode & 0o777 == 0o640
    (tmp_path / "sub/b2").unlink()
    (tmp_path / "sub").rmdir()
    assert _all(tmp_path) == {"a": b"new a", "c2": b"old c", "d": b"new d"}


@pytest.mark.parametrize("taken", ["c2", "d", "sub/b2"])
def test_no_file_is_written_over_a_new_name(tmp_path: Path, files: list[Rewrite], taken: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / taken).write_bytes(b"theirs")
    with pytest.raises(NotWrittenError, match="already exists") as caught:
        replace_all(files)
    assert caught.value.file in {file.file or file.to for file in files}
    assert (tmp_path / taken).read_bytes() == b"theirs"
    assert {name: (tmp_path / name).read_bytes() for name in "abc"} == {n: b"old " + n.encode() for n in "abc"}


@pytest.mark.parametrize(
    "where",
    [
        "glosslint.util.atomic_write._put",
        "glosslint.util.atomic_write._remove_file",
        "glosslint.util.atomic_write.create",
    ],
)
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", [1, 2])
def test_a_failure_at_any_point_takes_all_back(
    tmp_path: Path, files: list[Rewrite], where: str, error: BaseException, call: int
) -> None:
    (tmp_path / "f").write_bytes(b"old f")
    files += [Rewrite(tmp_path / "f", tmp_path / "f", b"old f", b"new f")]
    before, calls, name = _all(tmp_path), 0, where.rpartition(".")[2]
    right = getattr(importlib.import_module(where.rpartition(".")[0]), name)

    def fails(*args: object, **options: object) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise error
        right(*args, **options)

    files += [Rewrite(None, tmp_path / "deep/er/e", b"", b"new e")]
    with mock.patch(where, fails), pytest.raises((NotWrittenError, KeyboardInterrupt)):
        replace_all(files)
    assert _all(tmp_path) == before  # a folder that was left would fail to be read


def test_a_link_is_not_renamed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(NotWrittenError, match="it is a symbolic link; rename it yourself, and the id in it"):
        replace_all([Rewrite(tmp_path / "b", tmp_path / "c", b"old", b"new")])
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_file_that_changes_before_several_are_written_keeps_all_as_they_are(
    tmp_path: Path, files: list[Rewrite]
) -> None:
    (tmp_path / "c").write_bytes(b"theirs")
    with pytest.raises(NotWrittenError, match="changed since"):
        replace_all(files)
    assert _all(tmp_path) == {"a": b"old a", "b": b"old b", "c": b"theirs"}


def test_a_file_system_without_links_moves_all_the_same(tmp_path: Path, files: list[Rewrite]) -> None:
    with mock.patch("pathlib.Path.hardlink_to", side_effect=PermissionError(errno.EPERM, "Not permitted")):
        replace_all(files)
    assert (tmp_path / "c2").read_bytes() == b"old c"
    assert not (tmp_path / "c").exists()
