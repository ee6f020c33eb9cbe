"""▶ A server of our own: started when needed, one for a user, found again, and stopped when nobody needs it.

Java is the stub here; ``test_real.py`` does the same with LanguageTool.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from glosslint.language.languagetool import daemon_client
from glosslint.language.languagetool.channel import Channel, Message, connect
from glosslint.language.languagetool.engine import engine
from glosslint.language.languagetool.local_server import LocalServer
from glosslint.language.settings import LanguageTable, LanguageToolTable
from glosslint.language.types import EngineError, Passage
from tests.language.languagetool import stub
from tests.support import glosslint, write
from tests.timing import HANG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stub of Java is a shell script")
_RUN = "from {0} import LocalServer; from {1} import LanguageToolTable as T; print(LocalServer(T(**{2!r})).api.address)"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LanguageToolTable]:
    """Settings with a LanguageTool that starts at once, and a folder of state of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    java = tmp_path / "java"
    java.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stub.__file__}" "$@"\n')
    java.chmod(0o755)
    write(tmp_path, {"lt/languagetool-server.jar": "", "other/languagetool-server.jar": ""})
    yield LanguageToolTable(installation=str(tmp_path / "lt"), java=str(java), timeout=HANG, start_timeout=HANG)
    pid = told().get("pid")
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        until(lambda: not told())


def told() -> dict[str, Any]:
    """What the file says that leads to the server."""
    return dict(daemon_client.record())


def until(done: Callable[[], bool], seconds: float = HANG) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def runs(pid: int) -> bool:
    """Whether a process runs; one that ended and was not asked for does not. One whose first thread has ended still
    has its files, locks and sockets open until the other threads have, too."""
    try:
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
            return True
        return len(list(Path(f"/proc/{pid}/task").iterdir())) > 1
    except OSError:
        return False


def starts(table: LanguageToolTable) -> bool:
    """Whether a server of these settings can be had: not while the daemon has yet to see that a run has ended."""
    try:
        return LocalServer(table).api.version() == "6.8"
    except EngineError:
        return False


def changed(table: LanguageToolTable, **values: Any) -> LanguageToolTable:
    return replace(table, **values)


def test_it_is_started_once_and_found_again(table: LanguageToolTable) -> None:
    first = LocalServer(table)
    assert first.api.version() == "6.8"
    again = LocalServer(table)
    assert again.api.address == first.api.address
    assert first.api.address.startswith("http://127.0.0.1:")


def test_only_the_user_can_reach_it(table: LanguageToolTable, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="g") as short:  # as the path of a socket must be
        monkeypatch.setenv("XDG_CACHE_HOME", short)
        run = LocalServer(table)
        _ = run.api
        folder = daemon_client.location()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / daemon_client.SERVER).stat().st_mode) == 0o600
        address = Path(told()["address"])
        assert address.parent == folder
        assert stat.S_IMODE(address.stat().st_mode) == 0o600
        daemon = told()["pid"]
        assert run.stop()
        until(lambda: not told() and not runs(daemon))


def test_with_a_long_path_it_listens_on_the_loopback_interface(
    table: LanguageToolTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ("long" * 30)))
    assert LocalServer(table).api.version() == "6.8"
    assert isinstance(told()["address"], int)
    assert LocalServer(table).api.version() == "6.8"


def test_a_folder_that_others_may_use_is_not_used(table: LanguageToolTable) -> None:
    daemon_client.folder().chmod(0o755)
    with pytest.raises(EngineError, match="others may use this folder"):
        _ = LocalServer(table).api
    assert not told()


def test_clean_stops_it_unless_another_run_uses_it(table: LanguageToolTable, tmp_path: Path) -> None:
    run = LocalServer(table)
    _ = run.api
    java = told()["java"]
    assert "The LanguageTool server runs on: another run uses it.\n" in glosslint("clean", cwd=tmp_path).out
    assert run._connection is not None
    run._connection.close()
    until(lambda: "Stopped the LanguageTool server.\n" in glosslint("clean", cwd=tmp_path).out)
    until(lambda: not runs(java))
    assert "LanguageTool" not in glosslint("clean", cwd=tmp_path).out


def test_an_answer_to_something_else_is_not_believed() -> None:
    ours, theirs = socket.socketpair()
    own, other = Channel(ours, "token"), Channel(theirs, "token")
    other.answer(Message("0" * 16, "use"), "ok")
    with pytest.raises(ValueError, match="something else"):
        own.ask("use", HANG)
    own.close()
    other.close()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"address": -1}', '{"address": "/dev/null"}', '{"address": []}']
)
def test_a_damaged_record_is_none(table: LanguageToolTable, text: str) -> None:
    (daemon_client.folder() / daemon_client.SERVER).write_text(text)
    assert LocalServer(table).api.version() == "6.8"


def test_a_run_that_has_ended_is_seen_before_it_is_read_from() -> None:
    ours, theirs = socket.socketpair()
    channel = Channel(ours, "token")
    assert not channel.has_ended()
    theirs.close()
    assert channel.has_ended()
    channel.close()
    assert channel.has_ended()


def test_version_and_languages_are_known_without_a_start(table: LanguageToolTable) -> None:
    first = LocalServer(table)
    assert first.version == "6.8"
    assert first.languages["de-de"] == "de-DE"
    assert first.stop()
    until(lambda: not told())
    later = LocalServer(table)
    assert (later.version, later.languages) == (first.version, first.languages)
    assert not told()


def test_another_installation_is_asked_anew(table: LanguageToolTable, tmp_path: Path) -> None:
    assert LocalServer(table).version == "6.8"
    os.utime(tmp_path / "lt" / "languagetool-server.jar", (1, 1))
    before = told()["port"]
    assert LocalServer(table).version == "6.8"
    assert told()["port"] != before


def test_starts_at_the_same_time_make_one_server(table: LanguageToolTable) -> None:
    stated = {"installation": table.installation, "java": table.java, "start_timeout": HANG}
    code = _RUN.format(LocalServer.__module__, LanguageToolTable.__module__, stated)
    starts = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert len({start.communicate(timeout=HANG)[0] for start in starts}) == 1
    assert all(start.returncode == 0 for start in starts)


def test_it_is_stopped_when_idle_and_not_before(table: LanguageToolTable) -> None:
    run = LocalServer(changed(table, idle_minutes=0))
    _ = run.api
    java = told()["java"]
    time.sleep(4)
    assert runs(java)
    assert run._connection is not None
    run._connection.close()  # as at the end of a process
    until(lambda: not runs(java) and not told())


def test_it_is_stopped_when_its_file_is_gone(table: LanguageToolTable) -> None:
    run = LocalServer(table)
    _ = run.api
    java = told()["java"]
    assert run._connection is not None
    run._connection.close()
    (daemon_client.location() / daemon_client.SERVER).unlink()
    until(lambda: not runs(java))


@pytest.mark.parametrize("victim", ["java", "pid"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Java outlives a daemon that is killed")
def test_after_a_sudden_death_it_is_started_anew(table: LanguageToolTable, victim: str) -> None:
    _ = LocalServer(table).api
    before = told()
    os.kill(before[victim], signal.SIGKILL)
    until(lambda: not runs(before["java"]) and not runs(before["pid"]))
    assert LocalServer(table).api.version() == "6.8"
    assert told()["token"] != before["token"]


def test_a_file_that_leads_to_a_stranger_is_not_followed(table: LanguageToolTable) -> None:
    first = LocalServer(table)
    _ = first.api
    known = told()
    first.stop()
    until(lambda: not told() and not runs(known["pid"]))  # which takes its file away, should we write one too soon
    heard: list[bytes] = []

    def answer(stranger: socket.socket) -> None:
        connection, _ = stranger.accept()
        with connection:
            heard.append(connection.recv(256))
            connection.sendall(b"ok 0000\n")

    with socket.create_server(("127.0.0.1", 0)) as stranger:
        daemon_client.write(
            daemon_client.folder() / daemon_client.SERVER, {**known, "address": stranger.getsockname()[1]}
        )
        thread = Thread(target=answer, args=(stranger,), daemon=True)
        thread.start()
        assert LocalServer(table).api.version() == "6.8"
        thread.join(HANG)
    assert len(heard) == 1
    assert known["token"].encode() not in heard[0]
    assert told()["token"] != known["token"]


@pytest.mark.parametrize("line", [b"x\n", b"1 stop 00\n", b"\xff\n", b"1 use " + b"0" * 300])
def test_a_stranger_cannot_stop_it(table: LanguageToolTable, line: bytes) -> None:
    _ = LocalServer(table).api
    with connect(told()["address"], HANG) as connection:
        connection.sendall(line)
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(10) == b""
    assert LocalServer(table).api.version() == "6.8"


def test_one_of_other_settings_is_replaced_unless_it_is_used(table: LanguageToolTable, tmp_path: Path) -> None:
    first = LocalServer(table)
    _ = first.api
    other = changed(table, installation=str(tmp_path / "other"))
    with pytest.raises(EngineError, match="another run uses a server with other settings"):
        _ = LocalServer(other).api
    before = told()
    assert first._connection is not None
    first._connection.close()
    until(lambda: starts(other))
    assert told()["jar"] == str(tmp_path / "other" / "languagetool-server.jar")
    until(lambda: not runs(before["java"]))


def test_one_that_hangs_is_stopped_so_that_the_next_run_starts_another(
    table: LanguageToolTable, tmp_path: Path
) -> None:
    write(tmp_path, {"hanging/languagetool-server.jar": ""})
    own = changed(table, installation=str(tmp_path / "hanging"), timeout=3)
    tool = engine(LanguageTable(engines=("languagetool",), languagetool=own))
    assert tool.version == "6.8"
    java = told()["java"]
    with pytest.raises(EngineError, match=r"did not answer within 3 s; run glosslint again to restart it; its log"):
        list(tool.check([Passage("A text.", "A text.")]))
    until(lambda: not runs(java) and not told())


def test_why_it_does_not_start_is_told_in_one_line(table: LanguageToolTable, tmp_path: Path) -> None:
    write(tmp_path, {"broken/languagetool-server.jar": ""})
    begun = time.monotonic()
    with pytest.raises(EngineError) as caught:
        _ = LocalServer(changed(table, installation=str(tmp_path / "broken"), start_timeout=10 * HANG)).api
    assert str(caught.value) == (
        "LanguageTool does not start: Java ended with code 1: Error: Could not find or load main class "
        f"org.languagetool.server.HTTPServer; see {daemon_client.location() / daemon_client.LOG}"
    )
    assert time.monotonic() - begun < HANG
    assert not told()


def test_java_is_missing_or_too_old(table: LanguageToolTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\necho 'java version \"1.8.0_292\"' >&2\n")
    old.chmod(0o755)
    with pytest.raises(EngineError, match=r"old is Java 8, too old for LanguageTool; install Java 17 or newer"):
        _ = LocalServer(changed(table, java=str(old))).api
    with pytest.raises(EngineError, match=r"there is no Java at /nowhere"):
        _ = LocalServer(changed(table, java="/nowhere")).api
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match=r"Java is not installed; install Java 17 or newer, or name a server in"):
        _ = LocalServer(changed(table, java="")).api
    with pytest.raises(EngineError, match=r"there is no languagetool-server.jar in .*; correct installation in"):
        _ = LocalServer(changed(table, installation=str(tmp_path))).api


def test_the_heap_can_be_chosen(table: LanguageToolTable) -> None:
    _ = LocalServer(changed(table, heap=321)).api
    assert b"-Xmx321m" in Path(f"/proc/{told()['java']}/cmdline").read_bytes()


def test_a_glossary_is_checked_by_it(table: LanguageToolTable, tmp_path: Path) -> None:
    own = {"installation": table.installation, "java": table.java}
    keys = "".join(f"{key} = {json.dumps(value)}\n" for key, value in own.items())
    settings = f'[language]\nengines = ["languagetool"]\n[language.languagetool]\n{keys}'
    entry = "id: a\nterm: A\ndefinition: This is a speling of more words.\n"
    write(tmp_path, {"glosslint.toml": settings, "glossary/a.yaml": entry})
    for _ in range(2):
        assert "spelling[languagetool:MORFOLOGIK_RULE_EN_US]" in glosslint("--trust", cwd=tmp_path).out
    assert told()["jar"] == f"{table.installation}/languagetool-server.jar"


def test_language_tool_python_may_fetch_it_only_when_it_is_told_to(
    table: LanguageToolTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from language_tool_python import download_lt

    archive = tmp_path / "site" / f"LanguageTool-{download_lt.LTP_DOWNLOAD_VERSION}.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(f"{archive.stem}/languagetool-server.jar", "")
    monkeypatch.setenv("PATH", str(Path(table.java).parent))  # with the stub of Java
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    monkeypatch.setenv("LTP_BYPASS_VERIFIED_DOWNLOADS", "true")
    asked: list[str] = []

    class Site(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    handler = partial(Site, directory=str(archive.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # its word on the check of the archive
        Thread(target=site.serve_forever, daemon=True).start()
        monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", f"http://127.0.0.1:{site.server_port}/")
        with pytest.raises(
            EngineError, match=r"there is no LanguageTool in .*allow its download \(fetch = true there\)"
        ):
            _ = LocalServer(changed(table, installation="")).api
        assert asked == []
        assert LocalServer(changed(table, installation="", fetch=True)).api.version() == "6.8"
        site.shutdown()
    assert asked == [f"/{archive.name}"]
    assert told()["jar"] == str(tmp_path / "ltp" / archive.stem / "languagetool-server.jar")
