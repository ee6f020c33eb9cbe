"""The HTTP of one LanguageTool server. Whatever fails is an EngineError that names the address."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
from collections.abc import Mapping
from threading import Event, Timer
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from glosslint.language.types import EngineError
from glosslint.model import GlosslintError

KEYS = "[tool.glosslint.language.languagetool]"
_MOST = 64 * 2**20  # bytes of an answer; LanguageTool's own are some kilobytes
_RESTART = "see its log, and restart it"
_UNPRINTABLE = re.compile(r"[^ -~]")  # what no version or id of a rule contains, and a terminal may take for a command
_BUSY = (426, 429)  # status codes by which the public service reports that its limit is reached


def base(address: str) -> str:
    """Return an address without the version of the API. Raises GlosslintError unless it is scheme, host and path."""
    try:
        parts = urlsplit(address.strip())
        usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
        parts.port  # noqa: B018 - raises ValueError unless it is a number, as urlsplit does for hosts such as [x
    except ValueError:
        usable = False
    if not usable:
        raise GlosslintError(
            f'language: languagetool: server: "{address}" is not the address of a server, such as "http://127.0.0.1:8081"'
        )
    return address.strip().rstrip("/").removesuffix("/v2").rstrip("/")


class Item(NamedTuple):
    """One match of an answer; ``offset`` and ``length`` are in UTF-16 units and not yet validated."""

    offset: object
    length: object
    rule: str
    category: str
    message: str
    suggestions: tuple[str, ...]
    spelling: bool


class Api:
    """One server. ``timeout`` is in seconds, for a request and its whole answer, however slowly it arrives; ``remedy``
    is what to do if it fails, for a server that is not in the settings."""

    def __init__(self, address: str, timeout: float, remedy: str = "") -> None:
        self.address = address
        self._timeout = timeout
        self._remedy = remedy

    def version(self) -> str:
        """Return the version of LanguageTool at the address."""
        try:
            info = self._json("GET", "/info")
        except _StatusError:  # before 6.0 only an answer about a text has the version
            info = self._json("POST", "/check", {"text": "", "language": "en"})
        software = info.get("software") if isinstance(info, dict) else None
        if not isinstance(software, dict) or software.get("name") != "LanguageTool":
            raise self._error("is not a LanguageTool server", self._correct)
        return _UNPRINTABLE.sub("", str(software.get("version", "unknown")))

    def languages(self) -> dict[str, str]:
        """Return the codes of the languages that the server supports ("de", "de-DE", …), by their lowercase forms."""
        answer = self._json("GET", "/languages")
        if not isinstance(answer, list) or not all(isinstance(item, dict) for item in answer):
            raise self._invalid()
        codes = (str(code) for item in answer for code in (item.get("code"), item.get("longCode")) if code)
        return {code.lower(): code for code in codes}

    def check(self, parameters: Mapping[str, str]) -> list[Item]:
        """Return the matches for a request; their ranges are for the caller to validate."""
        answer = self._json("POST", "/check", parameters)
        matches = answer.get("matches") if isinstance(answer, dict) else None
        if not isinstance(matches, list):
            raise self._invalid()
        if isinstance(partial := answer.get("warnings"), dict) and partial.get("incompleteResults"):
            raise self._error("reports that it did not check all of a text", "raise maxCheckTimeMillis in its settings")
        try:
            return list(map(_item, matches))
        except (KeyError, TypeError, AttributeError):
            raise self._invalid() from None

    def outside(self) -> EngineError:
        """Return the error for a match outside the text."""
        return self._error("reported a place outside the text", "update LanguageTool there")

    def _json(self, method: str, path: str, parameters: Mapping[str, str] | None = None) -> Any:
        body = self._body(method, path, parameters)
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise self._invalid() from None

    def _body(self, method: str, path: str, parameters: Mapping[str, str] | None) -> bytes:
        parts = urlsplit(self.address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self._timeout)
        late = Event()

        def hang_up() -> None:
            """Shut the connection down, which ends any wait for the server."""
            late.set()
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

        watch = Timer(self._timeout, hang_up)
        watch.daemon = True
        try:
            connection.connect()
            line = connection.sock
            watch.start()  # since the timeout of a socket restarts with each byte
            connection.request(
                method,
                f"{parts.path}/v2{path}",
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
            raise self._invalid()
        if response.status != http.client.OK:
            raise self._refused(response.status, response.reason, body)
        return body

    def _failed(self, error: Exception, late: bool) -> EngineError:
        if isinstance(error, TimeoutError) or late:
            return self._error(f"did not answer within {self._timeout:g} s", f"restart it, or raise timeout in {KEYS}")
        if isinstance(error, ConnectionRefusedError | socket.gaierror):
            return self._error(f"cannot be reached ({_reason(error)})", f"start it, or correct server in {KEYS}")
        if isinstance(error, http.client.IncompleteRead):
            return self._error("disconnected in the middle of an answer", _RESTART)
        if isinstance(error, http.client.HTTPException) and not isinstance(error, http.client.RemoteDisconnected):
            return self._error("does not speak HTTP", self._correct)
        return self._error(f"disconnected ({_reason(error)})", _RESTART)

    def _refused(self, status: int, reason: str, body: bytes) -> EngineError:
        if status in _BUSY:
            return self._error("has reached its request limit", "wait a minute, or run your own server")
        lines = body[:300].decode("utf-8", "replace").strip().splitlines()
        detail = f": {lines[0][:80]}" if lines and not lines[0].startswith("<") else ""
        return _StatusError(
            f"{self.address} answered {status} {reason}{detail}", self._remedy or f"see its log, or {self._correct}"
        )

    def _invalid(self) -> EngineError:
        return self._error("sent an answer that is not LanguageTool's", self._correct)

    def _error(self, what: str, remedy: str) -> EngineError:
        return EngineError(f"{self.address} {what}", self._remedy or remedy)

    @property
    def _correct(self) -> str:
        return f"correct server in {KEYS} if this is not LanguageTool"


class _StatusError(EngineError):
    """The server answered with an HTTP status other than 200."""


def _item(match: Any) -> Item:
    """Return a match as the server sent it. Raises KeyError, TypeError or AttributeError for anything else."""
    return Item(
        match.get("offset"),
        match.get("length"),
        _UNPRINTABLE.sub("", _text(match["rule"]["id"])).replace(" ", ""),
        _text(match["rule"]["category"]["id"]),
        _text(match["message"]),
        tuple(_text(option["value"]) for option in match.get("replacements") or ()),
        match["type"]["typeName"] == "UnknownWord",
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).lower()
