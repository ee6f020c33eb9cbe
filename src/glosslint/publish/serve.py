"""``glosslint serve``: a preview of the site, only on this machine, updated whenever a file is saved."""

from __future__ import annotations

import json
import mimetypes
import os
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from glosslint.engine.check import judge
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.facts.entry import EntryFacts
from glosslint.glossary.build import Project
from glosslint.model import Finding, GlosslintError
from glosslint.model.report import Report
from glosslint.project.discover import discover
from glosslint.project.open import scan_inputs
from glosslint.publish.book import Book, template_folder
from glosslint.publish.site import build
from glosslint.settings.settings import Settings
from glosslint.util.project_files import Stamp, read_stamp
from glosslint.util.sequences import group_values

HOST = "127.0.0.1"
#: Names of this machine. Other hosts are refused: by DNS rebinding, a page elsewhere could read the glossary.
_OWN_NAMES = frozenset(["localhost", "127.0.0.1"])
_PORT = re.compile(r":\d*$")  # after the name of a host
_PAUSE = 0.5  # seconds between checks of the files
_PING = 15.0  # seconds after which a waiting browser gets a comment, so that a closed connection is noticed
_EVENTS, _SCRIPT = "/_glosslint/events", "/_glosslint/reload.js"
_MOST = 200  # findings on the index


@dataclass
class Preview:
    """The site in memory. ``refresh`` builds it again if a file has changed; ``changed`` wakes threads in ``wait``;
    ``load`` reads the settings again."""

    load: Callable[[], Settings]
    files: Mapping[str, bytes] = field(default_factory=dict)
    start: str = "/"
    entries: int = 0
    findings: int = 0
    problem: str = ""
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)
    _stamps: Mapping[str, Stamp] = field(default_factory=dict)
    _project: Project | None = None  # the last that could be opened

    def refresh(self) -> bool:
        """Build the site if one of its files, the settings, a schema or a template has changed; return whether it did.

        After an error, ``problem`` is its message, and the site is unchanged; the result is whether the error is new.
        """
        try:
            settings = self.load()
            stamps = _read_stamps(settings, self._project)
            if stamps == self._stamps:
                return False
            request = CheckRequest(settings)
            session = open_session(request)
        except GlosslintError as error:
            self._stamps = {}  # so that restoring the old settings ends the problem
            return self._report_error(error)
        self._project = session.project
        self._stamps = _read_stamps(settings, self._project) | stamps
        try:
            report = judge(session, request)
            files, book = _preview(session, report)
        except GlosslintError as error:
            return self._report_error(error)
        script = (Path(__file__).parent / "html/templates/reload.js").read_bytes()
        files = {**files, _SCRIPT.lstrip("/"): script}
        self._set(files=files, start=book.folder, entries=len(book.entries), findings=len(report.findings))
        return True

    def _report_error(self, error: GlosslintError) -> bool:
        """Make the error the current problem; return whether it differs from the one before."""
        if str(error) == self.problem:
            return False
        self._set(problem=str(error))
        return True

    def _set(self, problem: str = "", **values: Any) -> None:
        with self.changed:
            self.problem = problem
            for name, value in values.items():
                setattr(self, name, value)
            self.version += 1
            self.changed.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """Return the current version: at once if it is not ``version``, else when it changes or after ``seconds``."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, seconds)
            return self.version


def _read_stamps(settings: Settings, project: Project | None) -> dict[str, Stamp]:
    """Return a stamp of every file that the site depends on, by its path."""
    root, (templates, _) = settings.root, template_folder(settings)
    paths = [os.path.join(root, name) for name in discover(settings, ()).files]
    for folder, _, files in os.walk(templates) if templates is not None else ():
        paths += [os.path.join(folder, name) for name in files]
    return scan_inputs(settings, project) | {path: read_stamp(path) for path in paths}


def _preview(session: Session, report: Report) -> tuple[Mapping[str, bytes], Book]:
    """Return the site with all entries, drafts and those with errors included, and the findings on their pages."""
    by_entry = group_values(((one.location.path, one.entry or ""), _describe_finding(one)) for one in report.findings)

    def more(entry: EntryFacts | None) -> Mapping[str, Any]:
        if entry is None:
            shown = [_describe_finding(finding) for finding in report.findings[:_MOST]]
            return {"findings": shown, "reload": _SCRIPT}
        return {"findings": by_entry.get((entry.file, entry.key), ()), "reload": _SCRIPT}

    return build(session, report, more, search=False, everything=True)


def _describe_finding(finding: Finding) -> dict[str, str]:
    where = f"{finding.location.path}:{finding.location.start.line}"
    return {"level": finding.severity.label, "rule": finding.label, "message": finding.message, "where": where}


class _Handler(BaseHTTPRequestHandler):
    """Answers requests from memory. Nothing is read from the disk, whatever the path."""

    preview: Preview
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        """Log nothing."""

    def do_GET(self) -> None:
        if _PORT.sub("", self.headers.get("Host", "")) not in _OWN_NAMES:
            self._send(HTTPStatus.FORBIDDEN, b"this is not the name of the machine\n", "text/plain")
            return
        path = unquote(urlsplit(self.path).path)
        if path == _EVENTS:
            self._events()
            return
        files = self.preview.files
        name = f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")
        if name in files:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, files[name], kind)
        elif f"{name}/index.html" in files:
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{urlsplit(self.path).path.replace('//', '/')}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send(HTTPStatus.NOT_FOUND, files.get("404.html", b"not found\n"), "text/html")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind.endswith(("json", "javascript", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        """Send an event for each change, until the browser is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        version = self.preview.version
        try:
            self.wfile.write(b"retry: 500\n\n")
            while True:
                now = self.preview.wait(version, _PING)
                data = json.dumps({"version": now, "problem": self.preview.problem})
                self.wfile.write(f"data: {data}\n\n".encode() if now != version else b": here\n\n")
                self.wfile.flush()
                version = now
        except OSError:
            return


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore errors, such as a browser that disconnects."""


def listen(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Return a server for the site on 127.0.0.1; ``port`` 0 is any free one. Raise GlosslintError on failure."""
    handler = type("Handler", (_Handler,), {"preview": preview})
    try:
        return _Server((HOST, port), handler)
    except OSError as error:
        reason = (error.strerror or "cannot be opened").lower()
        raise GlosslintError(f"--port {port}: {reason}; use another port, or 0 for any free one") from error


def watch(preview: Preview, stop: threading.Event, announce: Callable[[], None]) -> None:
    """Check the files every ``_PAUSE`` seconds until ``stop`` is set, and call ``announce`` after each change."""
    while not stop.wait(_PAUSE):
        if preview.refresh():
            announce()
