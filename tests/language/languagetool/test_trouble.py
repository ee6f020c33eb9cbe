"""▶ A server that misbehaves costs nothing but its own answers: one line says why and what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.language.languagetool.stub import Stub, serving
from tests.support import Result, glosslint, write

WHY = {
    "hang": "did not answer within 3 s; restart it, or raise timeout in [tool.glosslint.language.languagetool]",
    "drip": "did not answer within 3 s; restart it, or raise timeout in [tool.glosslint.language.languagetool]",
    "fail": "answered 500 Internal Server Error: Error: Internal Error: out of memory; see its log, or correct",
    "break": "sent an answer that is not LanguageTool's; correct server in",
    "odd": "sent an answer that is not LanguageTool's; correct server in",
    "stop": "disconnected in the middle of an answer; see its log, and restart it",
    "outside": "reported a place outside the text; update LanguageTool there",
    "vanish": "disconnected (remote end closed connection without response); see its log, and restart it",
}


#: Elsewhere a machine that does much else shall not make the stub late.
PATIENCE = {"hang": "timeout = 3", "drip": "timeout = 3"}


def project(folder: Path, *servers: str, more: str = "", texts: int = 1) -> Path:
    """A glossary with a broken reference, and ``texts`` texts that each fill a request."""
    listed = ", ".join(f'"{server}"' for server in servers)
    settings = f'[language]\nengines = ["languagetool"]\n[language.languagetool]\nserver = [{listed}]\n{more}\n'
    long = " and so on" * 700
    entries = {
        f"glossary/t{number}.yaml": f"id: t{number}\nterm: T{number}\ndefinition: A speling{long}.\n"
        for number in range(texts)
    }
    broken = "id: b\nterm: B\ndefinition: Some text that is long enough.\nsee_also: [nothing-at-all]\n"
    select = 'select = ["spelling", "grammar", "broken-reference"]\n'
    return write(folder, {"glosslint.toml": select + settings, "glossary/b.yaml": broken, **entries})


def checked(folder: Path, *options: str) -> Result:
    return glosslint(*options, cwd=folder)


@pytest.mark.parametrize("does", WHY)
def test_all_other_findings_are_shown(tmp_path: Path, does: str) -> None:
    with serving(does) as stub:
        result = checked(project(tmp_path, stub.address, more=PATIENCE.get(does, "")))
    assert result.code == 1
    assert '"nothing-at-all" is not an entry' in result.out
    told = [line for line in result.out.splitlines() if line.startswith("Not run: ")]
    assert len(told) == 1
    assert told[0].startswith(f"Not run: languagetool: {stub.address} {WHY[does]}")
    assert result.err == ""


@pytest.mark.parametrize("does", ["fail", "outside"])
def test_a_required_engine_that_did_not_run_is_exit_2(tmp_path: Path, does: str) -> None:
    with serving(does) as stub:
        result = checked(project(tmp_path, stub.address), "--require-language")
        assert '"nothing-at-all" is not an entry' in result.out
        assert result.code == 2
        assert "languagetool could not run (--require-language)" in result.err


@pytest.mark.parametrize("does", WHY)
def test_what_was_answered_before_counts(tmp_path: Path, does: str) -> None:
    with serving(does, after=3) as stub:  # the third is the look into the British dictionary
        result = checked(project(tmp_path, stub.address, more=PATIENCE.get(does, ""), texts=3))
    assert 'unknown word "speling"' in result.out
    assert "2 of 4 texts are not checked" in result.out


def test_no_order_to_the_terminal_comes_from_a_server(tmp_path: Path) -> None:
    with serving("paint") as stub:
        result = checked(project(tmp_path, stub.address), "--output-format", "concise")
    assert "grammar[languagetool:[31mRULE]" in result.out
    assert not any(char in result.out for char in "\x1b\x07")


def test_a_server_that_drips_is_given_up_in_time(tmp_path: Path) -> None:
    with serving("drip") as stub:
        folder = project(tmp_path, stub.address, more=PATIENCE["drip"])
        checked(folder)
        assert stub.seen
        assert not stub.dripped_out


def test_no_server_at_the_address(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        result = checked(project(tmp_path, address))
    assert (
        f"Not run: languagetool: {address} cannot be reached (connection refused); "
        "start it, or correct server in [tool.glosslint.language.languagetool]"
    ) in result.out


def test_another_server_at_the_address(tmp_path: Path) -> None:
    with serving("other") as stub:
        result = checked(project(tmp_path, stub.address))
        assert "answered 501" in result.out
        assert "correct server in" in result.out
        assert stub.texts == [""]  # no text of the glossary


@pytest.mark.parametrize(
    ("server", "more", "message"),
    [
        (
            "127.0.0.1:8081",
            "",
            'server: "127.0.0.1:8081" is not the address of a server, such as "http://127.0.0.1:8081"',
        ),
        ("http://h:x", "", '"http://h:x" is not the address'),
        ("https://api.languagetool.org", "", "is a public service, which would receive every text; set public"),
        ("https://api.languagetoolplus.com/v2", "", "is a public service"),
    ],
)
def test_a_wrong_address_is_a_fault_of_the_settings(tmp_path: Path, server: str, more: str, message: str) -> None:
    result = checked(project(tmp_path, server, more=more))
    assert result.code == 2
    assert message in result.err


def test_servers_of_different_versions_are_refused(tmp_path: Path) -> None:
    with serving() as new, serving(version="5.9") as old:
        result = checked(project(tmp_path, new.address, old.address))
    assert "the servers run different versions" in result.out
    assert f"{old.address} has 5.9; update the older one" in result.out


def test_one_of_several_servers_that_is_gone_is_told(tmp_path: Path) -> None:
    stub = Stub()
    stub.server_close()
    with serving() as other:
        result = checked(project(tmp_path, other.address, stub.address))
    assert f"{stub.address} cannot be reached" in result.out
