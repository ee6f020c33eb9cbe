"""A server of our own: found if one of this user runs, otherwise started, on the loopback interface."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import secrets
import socket
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from glosslint.language.languagetool import installation
from glosslint.language.languagetool import state_folder as state
from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.settings import LanguageToolTable
from glosslint.language.types import EngineError

HOST = "127.0.0.1"
_KNOCK = 3  # seconds in which a keeper answers
#: Texts of the server's settings file. Pipelines are rule sets ready for use; making one takes 0.1 s.
_PROPERTIES = "pipelineCaching=true\nmaxPipelinePoolSize=8\npipelineExpireTimeInSeconds=86400\nmaxCheckThreads=2\n"


class LocalServer:
    """The server of this user. Its version and languages are remembered, so that a run whose texts are all known
    starts nothing; ``api`` starts it."""

    def __init__(self, table: LanguageToolTable) -> None:
        self._table = table
        self._held: socket.socket | None = None

    @property
    def version(self) -> str:
        """The version of LanguageTool. Raises EngineError."""
        return str(self._card["version"])

    @property
    def languages(self) -> Mapping[str, str]:
        """As those of ``Api.languages``. Raises EngineError."""
        languages: Mapping[str, str] = self._card["languages"]
        return languages

    @cached_property
    def api(self) -> Api:
        """The server, which runs from now on and as long as this process does. Raises EngineError."""
        try:
            folder = state.folder()
            with state.locked(folder, self._table.start_timeout):
                port = self._join(folder) or self._start(folder)
        except TimeoutError:
            waited = self._table.start_timeout
            raise EngineError(f"another run has been starting a server for {waited} s", "try again") from None
        except OSError as error:
            raise EngineError(f"{error.filename}: {error.strerror}", "see that this folder can be written") from error
        remedy = f"run glosslint again, which starts it anew; its log is {folder / state.LOG}"
        return Api(f"http://{HOST}:{port}", self._table.timeout, remedy)

    def stop(self) -> bool:
        """Stops the server unless another run uses it; says whether none runs now."""
        told = state.read(state.location() / state.SERVER)
        held, self._held = self._held, None
        connection = held or _connected(told)
        if connection is None:
            return True
        with connection:
            return _answer(connection, told, "stop") != "busy"

    def examine(self) -> Iterator[str]:
        """What there is, and whether a server runs. Starts nothing. Raises EngineError."""
        java = installation.java(self._table)
        yield f"Java {installation.java_version(java) or 'of unknown version'} at {java}"
        found = installation.find(self._table)
        version = state.read(self._known).get("version")
        yield f"LanguageTool {version}, {found.jar}" if version else str(found.jar)
        told = state.read(state.location() / state.SERVER)
        if told and self._use(told):
            yield f"a server runs on this machine, port {told['port']}, process {told['java']}"
        else:
            yield "no server runs now: one is started when a text must be checked"
        yield f"heap {self._table.heap} MB, stopped after {self._table.idle_minutes} idle minutes"

    @property
    def _known(self) -> Path:
        return state.location() / f"known-{self._digest}.json"

    @cached_property
    def _card(self) -> Mapping[str, Any]:
        """What is remembered of the installation, as long as it is the same."""
        path = self._known
        card = state.read(path)
        if {"version", "languages", "stamps"} <= card.keys() and _unchanged(card["stamps"]):
            return card
        card = {"version": self.api.version(), "languages": self.api.languages(), "stamps": self._stamps()}
        with contextlib.suppress(OSError):
            state.write(path, card)
        return card

    def _stamps(self) -> Mapping[str, int]:
        stamps: Mapping[str, int] = state.read(state.location() / state.SERVER).get("stamps", {})
        return stamps

    @property
    def _digest(self) -> str:
        """Of all that decides which server is meant."""
        table = self._table
        stated = (installation.origin(table), table.java, table.heap)
        return hashlib.sha256(repr(stated).encode()).hexdigest()[:16]

    def _join(self, folder: Path) -> int | None:
        """The port of the server that runs, if it is the one that is meant. Another one is stopped."""
        told = state.read(folder / state.SERVER)
        if not told:
            return None
        if told.get("digest") == self._digest and _unchanged(told.get("stamps")):
            return told["port"] if self._use(told) else None
        if not self.stop():
            raise EngineError(
                "another run uses a server with other settings (installation, java or heap)", "try again after it"
            )
        return None

    def _use(self, told: Mapping[str, Any]) -> bool:
        """Joins the runs that use a server; whether there is one, and ours."""
        connection = _connected(told)
        if connection is None:
            return False
        if _answer(connection, told, "use") != "ok":
            connection.close()
            return False
        self._held = connection
        weakref.finalize(self, connection.close)
        return True

    def _start(self, folder: Path) -> int:
        found = installation.find(self._table)
        properties = folder / "server.properties"
        properties.write_text(_PROPERTIES, "utf-8")
        task = {
            "folder": str(folder),
            "command": installation.command(self._table, found, properties),
            "token": secrets.token_hex(16),
            "idle": 60 * self._table.idle_minutes,
            "start": self._table.start_timeout,
            "told": {"digest": self._digest, "stamps": installation.stamps(found.jar), "jar": str(found.jar)},
        }
        failure = _keeper(task)
        told = state.read(folder / state.SERVER)
        if failure or not self._use(told):
            raise EngineError(
                f"LanguageTool does not start: {failure or 'its keeper went away'}", f"see {folder / state.LOG}"
            )
        port: int = told["port"]
        return port


def _keeper(task: Mapping[str, Any]) -> str:
    """Starts a keeper, apart from this process and its terminal; says why it could not keep a server."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    keeper = subprocess.Popen(
        [sys.executable, "-m", "glosslint.language.languagetool.daemon"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=flags,
    )
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    with keeper.stdin as task_in, keeper.stdout as answer:
        task_in.write(json.dumps(task).encode())
        task_in.close()
        line = answer.readline()
    keeper.returncode = 0  # it is nobody's child from here on
    try:
        failure: str = json.loads(line)["failure"]
    except (ValueError, KeyError):
        return "its keeper failed"
    return failure


def _connected(told: Mapping[str, Any]) -> socket.socket | None:
    try:
        connection = socket.create_connection((HOST, int(told["control"])), _KNOCK)
    except (OSError, KeyError, ValueError, TypeError):
        return None
    connection.settimeout(2 * _KNOCK)  # to stop a server takes a while
    return connection


def _answer(connection: socket.socket, told: Mapping[str, Any], word: str) -> str:
    """What a keeper answers to a word; nothing when it is not ours."""
    token, nonce = str(told.get("token")), secrets.token_hex(8)
    try:
        connection.sendall(f"{nonce} {word} {state.seal(token, nonce, word)}\n".encode())
        answer, seal = connection.recv(256).decode("ascii").split()
    except (OSError, ValueError):
        return ""
    return answer if hmac.compare_digest(seal, state.seal(token, nonce, answer)) else ""


def _unchanged(stamps: Any) -> bool:
    """Whether files are as old as they were."""
    try:
        return bool(stamps) and all(Path(path).stat().st_mtime_ns == stamp for path, stamp in stamps.items())
    except (OSError, AttributeError):
        return False
