"""A server that speaks as LanguageTool does, of two words; and one that misbehaves in any way asked for.

Run as a program it takes the place of Java: ``stub.py … --port N``.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

#: What the stub knows: a pattern, the rule, its category, the type, the advice.
SLIPS = (
    (r"\bspeling\b|\bcolour\b", "MORFOLOGIK_RULE_EN_US", "TYPOS", "UnknownWord", "spelling"),
    (r"\ba (?=[aeiou])", "EN_A_VS_AN", "MISC", "Other", "an "),
    (r"\bvery unique\b", "VERY_UNIQUE", "STYLE", "Other", "unique"),
)
#: Seconds, far more than a client waits for an answer.
_EVER = 600
LANGUAGES = (("English", "en", "en-US"), ("English", "en", "en-GB"), ("German", "de", "de-DE"), ("French", "fr", "fr"))


class Stub(ThreadingHTTPServer):
    """``does``: "well", or how it misbehaves; ``after`` so many checks. ``seen`` are the parameters of all checks."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int = 0, does: str = "well", after: int = 0, version: str = "6.8") -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.does = does
        self.after = after
        self.version = version
        self.seen: list[dict[str, str]] = []
        self.closed = Event()
        self.dripped_out = False  # whether a client took all that drips

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def texts(self) -> list[str]:
        """What it was asked to check."""
        return [parameters["text"] for parameters in self.seen]

    def handle_error(self, *_: Any) -> None:
        """A client that went away is no news."""


@contextmanager
def serving(does: str = "well", after: int = 0, version: str = "6.8") -> Iterator[Stub]:
    """A stub that runs in this process."""
    stub = Stub(0, does, after, version)
    thread = Thread(target=stub.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        stub.shutdown()
        stub.server_close()
        stub.closed.set()


class _Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_GET(self) -> None:
        if self.server.does == "other":
            self.send_error(404)
        elif self.path == "/v2/info":
            self._say({"software": {"name": "LanguageTool", "version": self.server.version}})
        elif self.path == "/v2/languages":
            self._say([{"name": name, "code": code, "longCode": long} for name, code, long in LANGUAGES])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        parameters = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        self.server.seen.append(parameters)
        bad = self.server.does if len(self.server.seen) > self.server.after else "well"
        getattr(self, f"_{bad}")(parameters)

    def _well(self, parameters: dict[str, str]) -> None:
        self._say({"matches": list(_matches(parameters["text"], parameters["language"]))})

    def _hang(self, _: dict[str, str]) -> None:
        self.server.closed.wait(_EVER)

    def _drip(self, _: dict[str, str]) -> None:
        self.send_response(200)
        self.end_headers()
        for _tenth in range(10 * _EVER):
            self.wfile.write(b" ")
            if self.server.closed.wait(0.1):
                return
        self.server.dripped_out = True

    def _fail(self, _: dict[str, str]) -> None:
        self.send_response(500)
        self.end_headers()
        self.wfile.write(b"Error: Internal Error: out of memory\nand more")

    def _break(self, parameters: dict[str, str]) -> None:
        self._send(json.dumps({"matches": list(_matches(parameters["text"], "en-US"))}).encode()[:-9] + b"{")

    def _odd(self, _: dict[str, str]) -> None:
        self._say({"matches": [7]})

    def _outside(self, parameters: dict[str, str]) -> None:
        self._say({"matches": [_match(0, 9999, *SLIPS[0][1:]), *_matches(parameters["text"], "en-US")]})

    def _stop(self, _: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"matches": [')
        self.close_connection = True

    def _paint(self, parameters: dict[str, str]) -> None:
        slips = [(pattern, "\x1b[31mRULE\x07", "GRAMMAR", "Other", advice) for pattern, *_, advice in SLIPS]
        self._say({"matches": list(_matches(parameters["text"], "en-US", slips))})

    def _british(self, parameters: dict[str, str]) -> None:
        slips = [(r"\b[Cc]olor\b", "MORFOLOGIK_RULE_EN_GB", "TYPOS", "UnknownWord", "colour")]
        self._say({"matches": list(_matches(parameters["text"], "en-GB", slips))})

    def _vanish(self, _: dict[str, str]) -> None:
        self.close_connection = True

    def _other(self, _: dict[str, str]) -> None:
        self.send_error(501)

    def _say(self, value: Any) -> None:
        self._send(json.dumps(value).encode())

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def _matches(text: str, language: str, slips: Sequence[tuple[str, ...]] = SLIPS) -> Iterator[dict[str, Any]]:
    for pattern, *said in slips:
        for found in re.finditer(pattern, text):
            if not (found[0] == "colour" and language == "en-GB"):
                start = len(text[: found.start()].encode("utf-16-le")) // 2
                yield _match(start, len(found[0].rstrip()), *said)


def _match(offset: int, length: int, rule: str, category: str, kind: str, advice: str) -> dict[str, Any]:
    return {
        "message": f"Not so: {rule}.",
        "offset": offset,
        "length": length,
        "replacements": [{"value": advice.strip()}],
        "rule": {"id": rule, "category": {"id": category}},
        "type": {"typeName": kind},
    }


def main(arguments: Sequence[str]) -> None:
    """What Java would do, for ``-version`` and for a server."""
    if arguments == ["-version"]:
        sys.stderr.write('openjdk version "17.0.1" 2021-10-19\n')
        return
    if any("broken" in argument for argument in arguments):
        sys.exit("Error: Could not find or load main class org.languagetool.server.HTTPServer")
    time.sleep(0.2)
    does = "hang" if any("hanging" in argument for argument in arguments) else "well"
    Stub(int(arguments[arguments.index("--port") + 1]), does).serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
