"""▶ What goes wrong around the server is a message, and the server lives on; what a project asks for needs trust."""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glosslint.language import engines
from glosslint.settings import file as settings_file
from glosslint.settings.settings import Settings
from tests.support import entry, glosslint, write

pytest.importorskip("pygls", reason="the server is an extra")
pytest.importorskip("pytest_lsp", reason="of the dev group")

from glosslint.server import project, state
from tests.server.editor import Editor, edit

A, B, TOML = "glossary/ant.yaml", "glossary/bee.yaml", "glosslint.toml"
NO_ENGINES = "[language]\nengines = []\n"
BROKEN = '"gone" is not an entry'


def glossary(folder: Path, settings: str = NO_ENGINES, **files: Any) -> Path:
    return write(folder, {TOML: settings, A: entry("ant"), B: entry("bee", see_also=["gone"]), **files})


def messages(editor: Editor) -> str:
    return "\n".join(message.message for message in editor.client.messages)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_an_engine_that_hangs_keeps_back_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hang(*_: Any) -> Any:
        release.wait(60)
        raise RuntimeError("it was stopped")

    monkeypatch.setattr(project, "ask_engines", hang)
    monkeypatch.setattr(project, "PATIENCE", 0.05)
    monkeypatch.setattr(engines, "DEFAULT", ("harper",))

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.until(lambda: editor.messages(B) == [BROKEN])
        await editor.until(lambda: "a language engine has not answered for 0.05 seconds" in messages(editor))
        editor.type(B, "gone", "ant")
        await editor.until(lambda: editor.all() == {})
        editor.type(B, "[ant]", "[gone]")
        await editor.until(lambda: editor.messages(B) == [BROKEN])
        release.set()
        await editor.until(lambda: "the language engines could not run: internal error" in messages(editor))
        editor.type(B, "[gone]", "[ant]")
        await editor.until(lambda: editor.all() == {})

    edit(scenario, glossary(tmp_path, ""))


def test_an_engine_that_cannot_run_is_a_message(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.messages(B) == [BROKEN]
        assert "languagetool: " in messages(editor)

    table = '[language]\nengines = ["languagetool"]\n[language.languagetool]\nserver = "http://127.0.0.1:9"\n'
    edit(scenario, glossary(tmp_path, table))


def test_a_rule_that_fails_on_each_entry_is_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(item: Any, _options: Any) -> Any:
        raise ZeroDivisionError([prose.text for prose in item.prose])

    own = Settings._activate

    def failing(settings: Settings, rule: Any) -> Any:
        one = own(settings, rule)
        return replace(one, rule=replace(rule, check=fail)) if one and rule.name == "double-space" else one

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]
        for before, after in (("made for", "done for"), ("nothing else", "no other")):
            editor.type(B, before, after)
            await editor.settled()
        assert editor.messages(B) == [BROKEN]
        assert messages(editor).count("rule double-space failed") == 1

    monkeypatch.setattr(Settings, "_activate", failing)
    edit(scenario, glossary(tmp_path))


def test_settings_that_are_opened_with_other_text_than_on_disk_apply(tmp_path: Path) -> None:
    """As editors do that restore what was not saved."""
    off = f'ignore = ["broken-reference"]\n{NO_ENGINES}'
    write(tmp_path, {TOML: off, "glossary/bee.yaml": entry("bee", see_also=["ant"])})

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.all() == {}
        editor.open(TOML, NO_ENGINES)
        await editor.settled()
        assert [one.code for one in editor.of("glossary/bee.yaml")] == ["broken-reference"]
        editor.close(TOML)
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, tmp_path)


def test_a_misspelt_keyword_is_shown_in_the_schema(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert [message.partition(",")[0] for message in editor.messages("schema.json")] == [
            '"requird" is not a keyword of JSON Schema'
        ]

    edit(
        scenario, write(glossary(tmp_path, f'schema = "schema.json"\n{NO_ENGINES}'), {"schema.json": '{"requird": []}'})
    )


def test_settings_of_a_stranger_are_a_message_and_nothing_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_file, "find_stranger", lambda _file, _top: 12_345_678)

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.until(lambda: "belongs to user 12345678" in messages(editor))
        assert messages(editor).count("belongs to user") == 1
        assert editor.all() == {}

    edit(scenario, glossary(tmp_path))


def test_a_rule_that_fails_is_a_message_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("for a test")

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        assert editor.messages(B) == [BROKEN]
        monkeypatch.setattr(state, "judge", fail)
        editor.type(B, "gone", "ant")
        await editor.settled()
        assert "the glossary could not be checked: internal error (ZeroDivisionError: for a test)" in messages(editor)
        monkeypatch.undo()
        editor.type(B, "[ant]", "[ant, gone]")
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    edit(scenario, glossary(tmp_path))


def test_a_folder_that_disappears_and_comes_back(tmp_path: Path) -> None:
    folder = glossary(tmp_path / "own")
    shutil.copytree(folder, tmp_path / "copy")

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        shutil.rmtree(folder)
        editor.watched(A, B, TOML, kind=3)
        await editor.settled()
        editor.type(B, "gone", "nobody")
        await editor.settled()
        shutil.copytree(tmp_path / "copy", folder)
        editor.watched(A, B, TOML, kind=1)
        await editor.settled()
        assert editor.messages(B) == ['"nobody" is not an entry']

    edit(scenario, folder)


@pytest.mark.parametrize(
    ("part", "file", "message"),
    [
        ("", TOML, "cannot be read: Input/output error"),
        ("glossary", TOML, "glossary: the folder cannot be read: input/output error; make it readable"),
        (A, A, "glossary/ant.yaml cannot be read: Input/output error"),
    ],
)
def test_a_drive_that_no_longer_answers_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, file: str, message: str
) -> None:
    folder = glossary(tmp_path / "own")
    lost = False

    def guarded(real: Any) -> Any:
        def call(path: Any, *args: Any, **options: Any) -> Any:
            named = isinstance(path, str | os.PathLike) and str(path).startswith(str(folder / part))
            if lost and (named or ("dir_fd" in options and path == Path(part).name)):
                raise OSError(errno.EIO, "Input/output error", str(path))
            return real(path, *args, **options)

        return call

    for module, name in ((os, "stat"), (os, "lstat"), (os, "scandir"), (os, "open"), (io, "open"), (builtins, "open")):
        monkeypatch.setattr(module, name, guarded(getattr(module, name)))

    async def scenario(editor: Editor) -> None:
        nonlocal lost
        await editor.settled()
        lost = True
        editor.watched(A, B, TOML)
        await editor.settled()
        assert any(one.startswith(message) for one in editor.messages(file)), editor.all()
        lost = False
        editor.watched(A, B, TOML)
        await editor.settled()
        assert {Path(uri).name: [one.message for one in shown] for uri, shown in editor.all().items()} == {
            "bee.yaml": [BROKEN]
        }

    edit(scenario, folder)


def test_files_that_are_too_large_or_no_text(tmp_path: Path) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert [one.code for one in editor.of("glossary/large.yaml")] == ["unreadable-file"]
        assert [one.code for one in editor.of("glossary/binary.yaml")] == ["not-utf8"]
        editor.open("glossary/large.yaml")
        editor.open(A)
        editor.type(A, "id: ant", "id: gone")
        await editor.settled()
        assert editor.messages(B) == []

    large = "# " + "x" * (8 * 1024 * 1024) + "\n"
    files: Any = {"glossary/large.yaml": large, "glossary/binary.yaml": b"\xff\xfe\x00id"}
    edit(scenario, glossary(tmp_path, **files))


def test_what_is_superseded_is_not_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []

    def note(old: Any, wanted: Any, *rest: Any) -> Any:
        result = state.renew(old, wanted, *rest)
        computed.append(wanted.version)
        return result

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        await editor.settled()
        computed.clear()
        for number in range(30):
            editor.set(B, entry("bee", see_also=[f"gone-{number}"]))
        await editor.settled()
        assert editor.messages(B) == ['"gone-29" is not an entry']
        assert len(computed) <= 2

    monkeypatch.setattr(project, "renew", note)
    edit(scenario, glossary(tmp_path), delay=10_000)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    glossary(tmp_path)
    command = [sys.executable, "-m", "glosslint", "server"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe) as started:
        yield started
        started.kill()


def send(process: subprocess.Popen[bytes], method: str, params: Any, number: int | None = None) -> None:
    message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
    data = json.dumps(message).encode()
    assert process.stdin is not None
    process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
    process.stdin.flush()


def answered(process: subprocess.Popen[bytes], number: int) -> Any:
    """Read until the answer with this number."""
    assert process.stdout is not None
    while True:
        size = int(process.stdout.readline().split(b":")[1])
        while process.stdout.readline().strip():
            pass
        message = json.loads(process.stdout.read(size))
        if message.get("id") == number and "result" in message:
            return message["result"]


def begin(process: subprocess.Popen[bytes], folder: Path) -> None:
    params: Any = {"capabilities": {}, "processId": None, "rootUri": folder.as_uri(), "workspaceFolders": None}
    send(process, "initialize", params, 1)
    assert answered(process, 1)["serverInfo"]["name"] == "glosslint"
    send(process, "initialized", {})
    send(process, "glosslint/settled", {}, 2)
    assert answered(process, 2) == {"findings": 1}


@pytest.mark.starts
def test_the_command_speaks_the_protocol_and_ends_when_it_is_asked_to(
    tmp_path: Path, process: subprocess.Popen[bytes]
) -> None:
    begin(process, tmp_path)
    send(process, "shutdown", None, 3)
    assert answered(process, 3) is None
    send(process, "exit", None)
    assert process.wait(30) == 0


@pytest.mark.starts
@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="needs /proc")
def test_it_listens_on_no_port(tmp_path: Path, process: subprocess.Popen[bytes]) -> None:
    begin(process, tmp_path)
    proc = Path(f"/proc/{process.pid}")
    open_files = []
    for file in (proc / "fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # it was closed after it was listed
            open_files.append(str(file.readlink()))
    own = {target.removeprefix("socket:[").rstrip("]") for target in open_files if target.startswith("socket:[")}
    rows = [line.split() for name in ("tcp", "tcp6", "udp") for line in (proc / "net" / name).read_text().splitlines()]
    assert own.isdisjoint(row[9] for row in rows)  # the column of the inode


@pytest.mark.starts
def test_it_ends_when_the_editor_is_gone(tmp_path: Path, process: subprocess.Popen[bytes]) -> None:
    begin(process, tmp_path)
    assert process.stdin is not None
    process.stdin.close()
    process.wait(30)


@pytest.mark.starts
def test_it_can_be_killed_at_any_moment_and_leaves_the_files_alone(
    tmp_path: Path, process: subprocess.Popen[bytes]
) -> None:
    before = everything(tmp_path)
    begin(process, tmp_path)
    uri = (tmp_path / B).as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": entry("bee")}
    send(process, "textDocument/didOpen", {"textDocument": document})
    process.kill()
    process.wait(30)
    assert everything(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("typed", [False, True])
def test_no_program_or_server_of_a_project_without_trust(tmp_path: Path, typed: bool) -> None:
    """Neither from the file, nor from what is typed into it."""
    program = tmp_path / "own/evil.sh"
    table = '[language]\nengines = ["languagetool"]\n[language.languagetool]\njava = "./evil.sh"\ninstallation = "lt"\n'
    folder = glossary(tmp_path / "own", NO_ENGINES if typed else table, **{"lt/languagetool-server.jar": ""})
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/ran"\n')
    program.chmod(0o755)
    before = everything(folder)

    async def scenario(editor: Editor) -> None:
        editor.open(B)
        editor.open(TOML)
        await editor.settled()
        if typed:
            editor.set(TOML, table)
        await editor.settled()
        (message,) = editor.messages(TOML)
        assert message.startswith(f'language.languagetool.java = "{program}" is a program to run')
        assert "run: glosslint trust" in message
        assert editor.messages(B) == ([BROKEN] if typed else [])  # by the last good settings, if there were any

    edit(scenario, folder)
    assert not (tmp_path / "ran").exists()
    assert everything(folder) == before


def test_trust_takes_effect_while_the_server_runs(tmp_path: Path) -> None:
    folder = glossary(tmp_path / "own", f'vocabularies = ["../shared.yaml"]\n{NO_ENGINES}')
    write(tmp_path, {"shared.yaml": entry("gone")})

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert "is outside of the project" in editor.messages(TOML)[0]
        assert glosslint("trust", cwd=folder).code == 0
        editor.open(B)
        await editor.settled()
        assert editor.all() == {}

    edit(scenario, folder)


def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    folder = glossary(tmp_path / "own")
    write(tmp_path, {"secret.yaml": entry("gone")})
    (folder / "glossary/linked.yaml").symlink_to(tmp_path / "secret.yaml")

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert "glossary/linked.yaml: a symbolic link leads to" in editor.messages(TOML)[0]

    edit(scenario, folder)


def test_settings_that_are_a_link_out_of_the_project_are_not_read(tmp_path: Path) -> None:
    folder = glossary(tmp_path / "own")
    write(tmp_path, {"secret": "token = hunter2"})
    (folder / TOML).unlink()
    (folder / TOML).symlink_to("../secret")

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert "glosslint.toml: cannot be read: a symbolic link leads to" in messages(editor)
        assert "hunter2" not in f"{messages(editor)} {editor.all()}"

    edit(scenario, folder)


def test_settings_that_are_not_read_are_named(tmp_path: Path) -> None:
    """Those above the top of a repository: as on the command line."""
    write(tmp_path, {TOML: 'ignore = ["references"]\n'})
    folder = write(tmp_path / "own", {".git/HEAD": "", A: entry("ant"), B: entry("bee", see_also=["gone"])})

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert "is not read: it is above the top of the repository" in messages(editor)
        assert editor.messages(B) == [BROKEN]

    edit(scenario, folder)


def test_options_of_the_editor_cannot_name_a_program(tmp_path: Path) -> None:
    """Workspaces bring settings of editors along, as repositories do: only what cannot do harm is an option."""
    from glosslint.server.services import ServerOptions

    assert {type(value) for value in vars(ServerOptions()).values()} == {str, bool, int}
    assert sorted(vars(ServerOptions())) == ["commands", "delay", "hints", "language", "lenses", "pull", "run"]

    async def scenario(editor: Editor) -> None:
        await editor.settled()
        assert editor.messages(B) == [BROKEN]

    edit(scenario, glossary(tmp_path), java="/bin/false", languagetool={"java": "/bin/false"})
