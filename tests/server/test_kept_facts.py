"""▶ A glossary that has been read before is opened without reading its files again, and shows the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from glosslint.util.system import programs
from tests.server.editor import Editor, edit

A, B, C, TOML = "glossary/ant.yaml", "glossary/bee.yaml", "glossary/cat.yaml", "glosslint.toml"
ALL = [A, B, C]
BROKEN = '"gone" is not an entry'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    programs.cache_clear()  # which other tests may have changed
    texts = {A: entry("ant"), B: entry("bee", see_also=["gone"]), C: entry("cat", see_also=["ant"])}
    yield write(tmp_path / "own", {TOML: "[language]\nengines = []\n", **texts})
    programs.cache_clear()


async def opened(editor: Editor) -> None:
    await editor.settled()
    (project,) = editor.server.glosslint.projects.values()
    await project.compute(lambda: None)  # after what was read has been kept
    assert editor.messages(B) == [BROKEN]


def test_what_the_server_has_read_is_not_read_again(folder: Path, read: list[str]) -> None:
    edit(opened, folder)
    assert sorted(read) == ALL
    read.clear()
    edit(opened, folder)
    assert read == []
    assert glosslint(cwd=folder).code == 1
    assert read == []  # nor by the command


def test_what_the_command_has_read_is_not_read_again(folder: Path, read: list[str]) -> None:
    glosslint(cwd=folder)
    assert sorted(read) == ALL
    read.clear()

    async def scenario(editor: Editor) -> None:
        await opened(editor)
        assert read == []
        editor.open(A)
        editor.type(A, "id: ant\n", "id: gone\n")
        await editor.settled()
        assert editor.messages(B) == []
        assert [one.code for one in editor.of(A)] == ["id-filename"]
        assert set(read) == {A}
        editor.type(A, "id: gone\n", "id: ant\n")
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    edit(scenario, folder)


def test_a_file_that_changed_on_disk_or_in_the_editor_is_read(folder: Path, read: list[str]) -> None:
    edit(opened, folder)
    read.clear()
    write(folder, {A: entry("ant", see_also=["nobody"])})

    async def scenario(editor: Editor) -> None:
        editor.open(C, entry("cat", see_also=["naught"]))  # as it was not saved the last time
        await editor.settled()
        assert {one for one in ALL if editor.of(one)} == set(ALL)
        assert sorted(read) == [A, C]

    edit(scenario, folder)
    report = glosslint("--no-cache", cwd=folder).out
    assert report.count("error broken-reference") == 2
    assert glosslint(cwd=folder).out == report


def test_settings_that_change_take_what_was_kept(folder: Path, read: list[str]) -> None:
    async def scenario(editor: Editor) -> None:
        await opened(editor)
        read.clear()
        editor.open(TOML)
        editor.set(TOML, 'ignore = ["references"]\n' + editor.texts[TOML])
        await editor.settled()
        assert editor.all() == {}
        assert read == []

    edit(scenario, folder)


def test_a_damaged_cache_is_not_used(folder: Path, read: list[str], tmp_path: Path) -> None:
    edit(opened, folder)
    read.clear()
    (kept,) = (tmp_path / "cache").rglob("facts-*")
    kept.write_bytes(kept.read_bytes()[:-40] + b"x" * 40)
    edit(opened, folder)
    assert sorted(read) == ALL
