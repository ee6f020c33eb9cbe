"""▶ A process that keeps Harper loaded makes runs shorter, and never makes them report anything else.

What a process must not be is played here by threads of the test; all others are real, and so is Harper.
"""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from glosslint.language.daemon import client, folder as state
from glosslint.language.daemon.channel import Channel
from glosslint.language.harper import engine, kept
from tests.language.keeping import PLAIN, TEXTS, ended, file, found, is_free, loaded, patient, project, record, short
from tests.language.languagetool.test_managed import runs, until
from tests.support import glosslint, write
from tests.timing import HANG

pytest.importorskip("harper", reason="harper-py is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, and who may read a file")


@pytest.fixture(scope="module")
def cache() -> Iterator[Path]:
    """A cache whose process all tests may ask that leave it as it is."""
    with short() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("GLOSSLINT_KEEP", "true")
        loaded(folder)
        yield folder / "cache"
        ended()


@pytest.fixture
def shared(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A running process, which this test leaves as it is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("GLOSSLINT_KEEP", "true")
    patient(monkeypatch)
    return cache


@pytest.fixture
def never_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes it an error to load Harper in this process."""

    def refuse(*_: object) -> None:
        raise AssertionError("Harper was loaded in the process of the run")

    monkeypatch.setattr(engine, "read", refuse)


@pytest.mark.parametrize("language", ["", 'language = "en-GB"', 'disable = ["harper:AnA", "harper:RepeatedWords"]'])
def test_the_findings_are_those_of_a_run_without_it(
    shared: Path, tmp_path: Path, language: str, request: pytest.FixtureRequest
) -> None:
    assert shared
    folder = project(tmp_path, *TEXTS, language=language)
    expected = found(folder, "--no-cache")
    assert expected
    request.getfixturevalue("never_here")
    assert found(folder) == expected
    write(folder, {"glossary/e0.yaml": f"id: e0\nterm: E0\ndefinition: Changed. {TEXTS[0]}\n"})
    assert len(found(folder)) == len(expected)


@pytest.mark.usefixtures("shared", "never_here")
def test_the_language_server_asks_it(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="the server is an extra")
    pytest.importorskip("pytest_lsp", reason="of the dev group")
    from tests.server.editor import Editor, edit

    async def scenario(editor: Editor) -> None:
        editor.open("glossary/e0.yaml")
        await editor.settled()
        assert [one.code for one in editor.of("glossary/e0.yaml")] == ["grammar[harper:RepeatedWords]"]

    edit(scenario, project(tmp_path, "A text of the the kind."))


def test_an_unknown_rule_is_the_same_error_and_the_process_stays(shared: Path, tmp_path: Path) -> None:
    assert shared
    before = record()
    folder = project(tmp_path, PLAIN, language='disable = ["harper:NoSuch"]')
    result = glosslint(cwd=folder)
    assert (result.code, result.err) == (2, glosslint("--no-cache", cwd=folder).err)
    assert "NoSuch" in result.err
    assert record() == before


def test_many_texts_are_not_sent(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shared
    folder = project(tmp_path, *(f"{text} Number {n}." for n in range(30) for text in TEXTS))
    expected = found(folder, "--no-cache")

    def ask(*_: object) -> None:
        raise AssertionError("texts were sent")

    monkeypatch.setattr(Channel, "ask", ask)
    assert found(folder) == expected


def test_only_the_user_can_reach_it(shared: Path) -> None:
    assert shared
    folder = state.location(kept.NAME)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file().stat().st_mode) == 0o600
    address = record()["address"]
    assert Path(address).parent == folder
    assert stat.S_IMODE(Path(address).stat().st_mode) == 0o600


@pytest.mark.parametrize("line", [b"x\n", b"1 stop 0 00\n", b"\xff\n", b"1 check 99999999999 0\n", b"0" * 300])
def test_who_does_not_know_the_token_cannot_use_or_stop_it(shared: Path, line: bytes) -> None:
    assert shared
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(HANG)
        connection.connect(record()["address"])
        connection.sendall(line)
        with suppress(ConnectionResetError):
            assert connection.recv(10) == b""
    channel = client.joined(record())
    assert channel is not None
    channel.close()


def test_doctor_names_it(shared: Path, tmp_path: Path) -> None:
    assert shared
    assert f"process {record()['pid']} keeps it loaded" in glosslint("doctor", cwd=project(tmp_path, PLAIN)).out


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_it_is_never_started_unless_it_is_asked_for(
    own: Path, without_starts: list[str], monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    if not options:
        monkeypatch.delenv("GLOSSLINT_KEEP")
    assert found(project(own, *TEXTS), *options)
    assert without_starts == []
    assert not state.location(kept.NAME).exists()


def test_the_settings_of_the_user_or_of_a_trusted_project_start_it(
    own: Path, without_starts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(project(own, PLAIN))
    assert without_starts == ["glosslint.language.harper.daemon False"]
    monkeypatch.setenv("GLOSSLINT_KEEP", "false")
    folder = project(own / "other", PLAIN, language="keep = true")
    found(folder)
    assert len(without_starts) == 1
    monkeypatch.delenv("GLOSSLINT_KEEP")
    write(folder, {"glossary/e0.yaml": f"id: e0\nterm: E0\ndefinition: Changed. {PLAIN}\n"})
    found(folder, "--trust")
    assert len(without_starts) == 2


def test_with_a_long_path_it_listens_on_the_loopback_interface(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = own / ("long" * 30)
    monkeypatch.setenv("XDG_CACHE_HOME", str(long))
    assert isinstance(loaded(own)["address"], int)
    folder = project(own, *TEXTS)
    expected = found(folder, "--no-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "read", None)
        assert found(folder) == expected
    ended()


def test_one_that_is_killed_is_replaced(own: Path) -> None:
    before = loaded(own)
    os.kill(before["pid"], signal.SIGKILL)
    until(lambda: not runs(before["pid"]))
    folder = project(own, *TEXTS)
    assert found(folder) == found(folder, "--no-cache")
    until(lambda: record().get("pid") not in (None, before["pid"]))
    assert [*state.location(kept.NAME).glob("*.sock")] == [Path(record()["address"])]


def test_one_of_another_version_is_stopped(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = loaded(own)
    monkeypatch.setattr(kept, "programs", lambda: "of another version")
    folder = project(own, *TEXTS)
    assert found(folder) == found(folder, "--no-cache")
    until(lambda: not runs(before["pid"]))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_starts_at_the_same_time_leave_one(own: Path) -> None:
    folder = project(own, PLAIN)
    command = [sys.executable, "-m", "glosslint"]
    starts = [subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [start.wait(HANG) for start in starts] == [0, 0]
    until(lambda: bool(record()))
    until(lambda: _daemons(own) == [record()["pid"]])


def _daemons(folder: Path) -> list[int]:
    """The processes that keep Harper loaded for a cache, or are about to."""
    mark, of_folder = b"glosslint.language.harper.daemon", os.fsencode(f"XDG_CACHE_HOME={folder}")
    found = []
    for process in filter(lambda process: process.name.isdecimal(), Path("/proc").iterdir()):
        with suppress(OSError):
            if mark in (process / "cmdline").read_bytes() and of_folder in (process / "environ").read_bytes():
                found.append(int(process.name))
    return found


def test_clean_stops_it(own: Path) -> None:
    before = loaded(own)
    folder = own / "first"
    assert glosslint("clean", cwd=folder).out.endswith("\nStopped the process that keeps Harper loaded.\n")
    until(lambda: not runs(before["pid"]))
    assert "Stopped" not in glosslint("clean", cwd=folder).out


def test_clean_does_not_stop_it_while_another_run_uses_it(shared: Path, tmp_path: Path) -> None:
    assert shared
    channel = client.joined(record())
    assert channel is not None
    assert "Did not stop the process that keeps Harper loaded: another run" in glosslint("clean", cwd=tmp_path).out
    channel.close()


def test_it_ends_when_its_record_is_gone(own: Path) -> None:
    before = loaded(own)
    file().unlink()
    until(lambda: not runs(before["pid"]))


def test_it_ends_when_it_is_idle(own: Path) -> None:
    folder = state.folder(kept.NAME)
    task = {"folder": str(folder), "enable": [], "disable": [], "languages": ["en"], "idle": 0}
    assert client.start(kept._DAEMON, task, wait=True) == ""
    until(lambda: not record())
    until(is_free)
    assert own


def test_a_folder_that_others_may_use_is_not_used(own: Path, without_starts: list[str]) -> None:
    folder = project(own, *TEXTS)
    state.folder(kept.NAME).chmod(0o755)
    assert found(folder) == found(folder, "--no-cache")
    assert without_starts == []
