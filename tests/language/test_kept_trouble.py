"""▶ What poses as the process that keeps Harper loaded, or is broken, changes no finding and stops no run."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from glosslint.language.daemon import folder as state
from glosslint.language.daemon.channel import Channel, listener
from glosslint.language.harper import kept
from tests.language.keeping import PLAIN, TEXTS, file, found, project, record
from tests.language.languagetool.test_managed import until
from tests.language.test_interrupt import interrupted
from tests.timing import HANG

pytest.importorskip("harper", reason="harper-py is not installed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, and who may read a file")

#: Runs the command line. A run in the background inherits that SIGINT is ignored, hence the handler.
_RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n" + (
    "from glosslint.cli.main import script\nscript()\n"
)


def _says(data: bytes) -> Callable[[Channel, socket.socket], None]:
    """Answer a question with data, signed."""

    def answer(channel: Channel, _: socket.socket) -> None:
        channel.answer(channel.receive(HANG), "ok", data)

    return answer


def _sends(data: bytes) -> Callable[[Channel, socket.socket], None]:
    """Send bytes that nobody has signed."""

    def answer(_: Channel, line: socket.socket) -> None:
        line.recv(10)
        line.sendall(data)

    return answer


def _replays(channel: Channel, _: socket.socket) -> None:
    message = channel.receive(HANG)
    channel.answer(message._replace(nonce="0" * 16), "ok", b"[[]]")


def _hangs(channel: Channel, _: socket.socket) -> None:
    with suppress(OSError, ValueError):
        channel.receive(HANG)
        channel.receive(HANG)  # until the run hangs up


_WRONG = {
    "hangs": _hangs,
    "hangs up": _sends(b""),
    "noise": _sends(b"\xff\x00" * 500 + b"\n"),
    "unsigned": _sends(b"0 ok 4 " + b"0" * 64 + b"\n[[]]"),
    "endless": _sends(b"0" * 100_000),
    "too large": _sends(b"0 ok 99999999999 " + b"0" * 64 + b"\n"),
    "replay": _replays,
    "no JSON": _says(b"\x80\x04K\x01."),
    "of another form": _says(b'[{"a": 1}]'),
    "nested": _says(b"[" * 100_000),
    "too few": _says(b"[]"),
    "too many": _says(b"[[], []]"),
    "outside": _says(b'[[[[0, 10000], "AnA", "a", [], "grammar", true]]]'),
    "empty": _says(b'[[[[3, 3], "AnA", "a", [], "grammar", true]]]'),
    "unknown kind": _says(b'[[[[0, 1], "AnA", "a", [], "poetry", true]]]'),
}


@contextmanager
def serving(answer: Callable[[Channel, socket.socket], None]) -> Iterator[list[int]]:
    """Pose as the process, and answer once; yield how often that was asked."""
    token, asked = "0123456789abcdef", []
    folder = state.folder(kept.NAME)
    line, address = listener(folder)

    def serve() -> None:
        with suppress(OSError, ValueError):
            connection, _ = line.accept()
            asked.append(1)
            with connection:
                answer(Channel(connection, token), connection)

    thread = threading.Thread(target=serve, daemon=True)
    with line:
        thread.start()
        state.write(folder / state.SERVER, {"programs": kept.programs(), "address": address, "token": token, "pid": 1})
        yield asked
        if asked:
            thread.join(HANG)


@pytest.mark.parametrize("wrong", _WRONG)
def test_one_that_hangs_or_lies_is_not_believed(
    own: Path, without_starts: list[str], monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    folder = project(own, TEXTS[0])
    expected = found(folder, "--no-cache")
    assert expected
    if wrong == "hangs":
        monkeypatch.setattr(kept, "_TIMEOUT", 0.1)
    with serving(_WRONG[wrong]) as asked:
        assert found(folder) == expected
        assert asked
        assert not record()  # so that no other run asks it
    assert without_starts == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"address": -1}', '{"address": "/dev/null"}', '{"address": []}']
)
def test_a_damaged_record_is_none(own: Path, without_starts: list[str], text: str) -> None:
    folder = project(own, TEXTS[0])
    state.folder(kept.NAME)
    with suppress(ValueError, RecursionError):
        value = json.loads(text)
        text = json.dumps({**value, "programs": kept.programs()}) if isinstance(value, dict) else text
    file().write_text(text)
    assert found(folder) == found(folder, "--no-cache")
    assert len(without_starts) == 1


def test_an_interrupt_ends_a_run_while_it_hangs(own: Path) -> None:
    with serving(_hangs) as asked:
        code = interrupted(project(own, PLAIN), _RUN, lambda _: until(lambda: bool(asked)))
    assert code == (130, "\ninterrupted\n")
    file().unlink(missing_ok=True)


def test_the_token_is_not_sent(own: Path, without_starts: list[str]) -> None:
    heard: list[bytes] = []

    def listen(_: Channel, line: socket.socket) -> None:
        line.settimeout(HANG)
        heard.append(line.recv(100_000))

    with serving(listen):
        found(project(own, PLAIN))
    assert b" check " in heard[0]
    assert b"0123456789abcdef" not in heard[0]
    assert without_starts == []


def test_a_run_that_has_ended_is_seen_before_it_is_read_from() -> None:
    ours, theirs = socket.socketpair()
    channel = Channel(ours, "token")
    assert not channel.has_ended()
    theirs.close()
    assert channel.has_ended()
    channel.close()
    assert channel.has_ended()
