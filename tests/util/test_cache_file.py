"""What is found in the cache is what was stored; whatever else is there counts as missing, and is never in the way."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.util import cache_file
from glosslint.util.cache_file import CacheFile, digest


class Value(NamedTuple):
    """What the tests store."""

    text: str
    numbers: tuple[int, ...] = ()


ONE, TWO = Value("one", (1, 2)), Value("two")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "project"


def opened(folder: Path) -> CacheFile[Value]:
    return CacheFile("facts", folder, Value)


def stored(folder: Path, *values: Value) -> Path:
    """Store values under their texts, and return the file."""
    cache = opened(folder)
    for value in values:
        cache.put(digest(value.text), value)
    cache.save()
    (file,) = (folder.parent / "cache/glosslint").iterdir()
    return file


def found(folder: Path, *values: Value) -> list[Value | None]:
    cache = opened(folder)
    return [cache.get(digest(value.text)) for value in values]


def test_what_was_stored_is_found_by_its_key_in_its_folder(folder: Path) -> None:
    stored(folder, ONE, TWO)
    assert found(folder, ONE, TWO, Value("three")) == [ONE, TWO, None]
    assert found(folder.parent, ONE) == [None]


def test_parts_of_a_key_are_told_apart() -> None:
    keys = {digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(b"abc"), digest("abc", ""), digest(["abc"])}
    assert len(keys) == 6


def test_a_changed_byte_anywhere_makes_it_void(folder: Path) -> None:
    file = stored(folder, ONE, TWO)
    data = file.read_bytes()
    for at in range(len(data)):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert found(folder, ONE, TWO) == [None, None]
    file.write_bytes(data)
    assert found(folder, ONE, TWO) == [ONE, TWO]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\xff" * 100,
        lambda data: data[:3],
        lambda data: b"\xff" * 4 + data[4:],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data.replace(b"\xa3one", b"\xa4one"),
        lambda data: data.replace(b"\xa3one", b"\xc0one"),
    ],
)
def test_what_has_another_form_is_not_found(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    file = stored(folder, ONE)
    data = cache_file._read(file)
    assert data
    cache_file._write(file, [damage(data)])
    assert found(folder, ONE) == [None]
    stored(folder, ONE)
    assert found(folder, ONE) == [ONE]


def test_a_value_of_another_type_is_not_found(folder: Path) -> None:
    numbers: CacheFile[tuple[int, ...]] = CacheFile("facts", folder, tuple[int, ...])
    numbers.put(digest("one"), (1, 2))
    numbers.save()
    assert found(folder, ONE) == [None]


def test_a_value_that_cannot_be_stored_is_left_out(folder: Path) -> None:
    stored(folder, Value("\ud800"), ONE)
    assert found(folder, Value("\ud800"), ONE) == [None, ONE]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no owners of this kind")
def test_a_file_that_others_may_have_written_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = stored(folder, ONE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o622)
    assert found(folder, ONE) == [None]
    file.chmod(0o600)
    monkeypatch.setattr(cache_file, "_is_foreign", lambda _: True)
    assert found(folder, ONE) == [None]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_link_or_a_pipe_in_its_place_is_not_read(folder: Path) -> None:
    file = stored(folder, ONE)
    data, elsewhere = file.read_bytes(), folder.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert found(folder, ONE) == [None]
    stored(folder, TWO)
    assert elsewhere.read_bytes() == data
    file.unlink()
    os.mkfifo(file)
    assert found(folder, ONE) == [None]


def test_a_folder_in_its_place_is_not_read(folder: Path) -> None:
    file = stored(folder, ONE)
    file.unlink()
    file.mkdir()
    assert found(folder, ONE) == [None]
    assert file.is_dir()


def test_a_file_that_cannot_be_written_is_no_error(folder: Path) -> None:
    (folder.parent / "cache").write_bytes(b"not a folder")
    cache = opened(folder)
    cache.put(digest("one"), ONE)
    cache.save()
    assert cache.get(digest("one")) == ONE


def test_what_is_not_used_stays_as_long_as_there_is_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(folder, ONE)
    stored(folder, TWO)
    assert found(folder, ONE, TWO) == [ONE, TWO]
    monkeypatch.setattr(cache_file, "_ROOM", 0)
    stored(folder, Value("three"))
    assert found(folder, ONE, TWO, Value("three")) == [None, None, Value("three")]


def test_of_what_is_not_used_the_youngest_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = [Value(f"number {number}") for number in range(10)]
    monkeypatch.setattr(cache_file, "_ROOM", 40)
    for value in values:
        stored(folder, value)
    kept = [value for value in found(folder, *values) if value is not None]
    assert 1 < len(kept) < 5
    assert kept == values[-len(kept) :]


def test_a_file_has_a_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = stored(folder, ONE)
    before = file.read_bytes()
    monkeypatch.setattr(cache_file, "MOST_BYTES", 200)
    stored(folder, Value("long " * 100))
    assert file.read_bytes() == before


def test_a_new_project_removes_what_others_have_not_added_to_for_months(folder: Path) -> None:
    own = stored(folder, ONE)
    names = ("facts-1", "words-2", ".runs-3.7.glosslint-tmp", "facts-young", "notes.txt", "language-link")
    for name in names[:-1]:
        (own.parent / name).write_text("x")
    (own.parent / names[-1]).symlink_to(own.parent / "notes.txt")
    for file in own.parent.iterdir():
        if file.name != "facts-young":
            os.utime(file, (1, 1), follow_symlinks=False)
    cache = opened(folder)
    cache.put(digest(TWO.text), TWO)
    cache.save()  # of a project that is known
    assert {file.name for file in own.parent.iterdir()} == {*names, own.name}
    other = CacheFile[Value]("facts", folder / "other", Value)
    other.put(digest(TWO.text), TWO)
    other.save()
    left = {file.name for file in own.parent.iterdir()}
    assert left & {*names, own.name} == {"facts-young", "notes.txt", "language-link", own.name}
    assert found(folder / "other", TWO) == [TWO]


def test_without_msgspec_nothing_is_stored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(folder, ONE)
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert found(folder, ONE) == [None]
    cache = opened(folder)
    cache.put(digest("two"), TWO)
    cache.save()
    assert cache.get(digest("two")) is None
