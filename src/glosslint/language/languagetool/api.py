"""The HTTP of one LanguageTool server. Whatever goes wrong is an EngineError that names the address."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
from collections.abc import Mapping
from threading import Event, Timer
from typing import Any
from urllib.parse import urlencode, urlsplit

from glosslint.language.types import EngineError
from glosslint.model import GlosslintError

KEYS = "[tool.glosslint.language.languagetool]"
_MOST = 64 * 2**20  # bytes of an answer; LanguageTool's own are some kilobytes
_LOOK = "look at its log, and start it anew"
_UNFIT = re.compile(r"[^ -~]")  # what no version has, and a terminal may take for an order
_BUSY = (426, 429)  # how the public service says that its limit is reached


def base(address: str) -> str:
    """An address as it is shown and called: scheme, host and path, without the version of the interface and slashes at
    its end. Raises GlosslintError for what is no such address."""
    parts = urlsplit(address.strip())
    try:
        usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
        parts.port  # noqa: B018 - raises ValueError for what is no number
    except ValueError:
        usable = False
    if not usable:
        raise GlosslintError(
            f'language.languagetool: server: "{address}" is no address of a server, such as "http://127.0.0.1:8081"'
        )
    return address.strip().rstrip("/").removesuffix("/v2").rstrip("/")


class Api:
    """One server. ``timeout`` is in seconds, for a request and its whole answer, however slowly it may come.

    ``remedy`` says what to do when it fails, for a server that the settings do not name.
    """

    def __init__(self, address: str, timeout: float, remedy: str = "") -> None:
        self.address = address
        self._timeout = timeout
        self._remedy = remedy

    def version(self) -> str:
        """The version of LanguageTool at the address."""
        try:
            info = self._json("GET", "/info")
        except _StatusError:  # before 6.0 only an answer about a text tells the version
            info = self._json("POST", "/check", {"text": "", "language": "en"})
        software = info.get("software") if isinstance(info, dict) else None
        if not isinstance(software, dict) or software.get("name") != "LanguageTool":
            raise self._error("is not a LanguageTool server", self._correct)
        return _UNFIT.sub("", str(software.get("version", "unknown")))

    def languages(self) -> dict[str, str]:
        """The codes of the languages that the server has ("de", "de-DE", "de-AT"…), by their small letters."""
        answer = self._json("GET", "/languages")
        if not isinstance(answer, list) or not all(isinstance(item, dict) for item in answer):
            raise self.rubbish()
        codes = (str(code) for item in answer for code in (item.get("code"), item.get("longCode")) if code)
        return {code.lower(): code for code in codes}

    def check(self, parameters: Mapping[str, str]) -> list[Any]:
        """The matches for a request, as they come; what each is made of is the caller's to doubt."""
        answer = self._json("POST", "/check", parameters)
        matches = answer.get("matches") if isinstance(answer, dict) else None
        if not isinstance(matches, list):
            raise self.rubbish()
        if isinstance(partial := answer.get("warnings"), dict) and partial.get("incompleteResults"):
            raise self._error("says that it did not check all of a text", "raise maxCheckTimeMillis in its settings")
        return matches

    def outside(self) -> EngineError:
        """The error for a match whose range is none of the text's."""
        return self._error("answered with a place outside the text", "update LanguageTool there")

    def _json(self, method: str, path: str, parameters: Mapping[str, str] | None = None) -> Any:
        body = self._body(method, path, parameters)
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise self.rubbish() from None

    def _body(self, method: str, path: str, parameters: Mapping[str, str] | None) -> bytes:
        connection = self._connection()
        late = Event()
        watch = Timer(self._timeout, lambda: _hang_up(line, late))
        watch.daemon = True
        try:
            connection.connect()
            line = connection.sock
            watch.start()  # the timeout of a socket begins anew with each byte
            connection.request(
                method,
                f"{urlsplit(self.address).path}/v2{path}",
                None if parameters is None else urlencode(parameters),
                {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"},
            )
            response = connection.getresponse()
            body = response.read(_MOST + 1)
            if late.is_set():
                raise TimeoutError
            if response.length and len(body) <= _MOST:
                raise http.client.IncompleteRead(body, response.length)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._failed(error, late.is_set()) from error
        finally:
            watch.cancel()
            connection.close()
        if len(body) > _MOST:
            raise self.rubbish()
        if response.status != http.client.OK:
            raise self._refused(response.status, response.reason, body)
        return body

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        return kind(parts.hostname or "", parts.port, timeout=self._timeout)

    def _failed(self, error: Exception, late: bool) -> EngineError:
        if isinstance(error, TimeoutError) or late:
            return self._error(f"did not answer within {self._timeout:g} s", f"restart it, or raise timeout in {KEYS}")
        if isinstance(error, ConnectionRefusedError | socket.gaierror):
            return self._error(f"cannot be reached ({_reason(error)})", f"start it, or correct server in {KEYS}")
        if isinstance(error, http.client.IncompleteRead):
            return self._error("broke off in the middle of an answer", _LOOK)
        if isinstance(error, http.client.HTTPException) and not isinstance(error, http.client.RemoteDisconnected):
            return self._error("does not speak HTTP", self._correct)
        return self._error(f"broke off ({_reason(error)})", _LOOK)

    def _refused(self, status: int, reason: str, body: bytes) -> EngineError:
        if status in _BUSY:
            return self._error("takes no more texts for now", "wait a minute, or run a server of your own")
        said = body[:300].decode("utf-8", "replace").strip().splitlines()
        detail = f": {said[0][:80]}" if said and not said[0].startswith("<") else ""
        return _StatusError(
            f"{self.address} answered {status} {reason}{detail}", self._remedy or f"look at its log, or {self._correct}"
        )

    def rubbish(self) -> EngineError:
        """The error for an answer that is none of LanguageTool's."""
        return self._error("answered what LanguageTool never would", self._correct)

    def _error(self, what: str, remedy: str) -> EngineError:
        return EngineError(f"{self.address} {what}", self._remedy or remedy)

    @property
    def _correct(self) -> str:
        return f"correct server in {KEYS} if this is not LanguageTool"


class _StatusError(EngineError):
    """The server answered that it will not."""


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).lower()


def _hang_up(line: socket.socket, late: Event) -> None:
    """Ends whatever waits for the other side."""
    late.set()
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
