"""The local server of a user, on the loopback interface: found if it is running, otherwise started."""

from __future__ import annotations

import contextlib
import hashlib
import os
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from glosslint.language.languagetool import daemon_client as client, installation
from glosslint.language.languagetool.api import Api
from glosslint.language.languagetool.channel import HOST, Channel
from glosslint.language.settings import LanguageToolTable
from glosslint.language.types import EngineError
from glosslint.model.frozen import cached_property

#: The server's settings file. Pipelines are rule sets ready for use, each of which takes 0.1 s to create.
_PROPERTIES = "pipelineCaching=true\nmaxPipelinePoolSize=8\npipelineExpireTimeInSeconds=86400\nmaxCheckThreads=2\n"


class LocalServer:
    """The server of this user. Its version and languages are cached, so that a run whose answers are all cached starts
    nothing; ``api`` starts the server."""

    def __init__(self, table: LanguageToolTable) -> None:
        self._table = table
        self._connection: Channel | None = None

    @property
    def version(self) -> str:
        """The version of LanguageTool. Raises EngineError."""
        return str(self._info["version"])

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages, as ``Api.languages`` returns them. Raises EngineError."""
        languages: Mapping[str, str] = self._info["languages"]
        return languages

    @cached_property
    def api(self) -> Api:
        """The server, which runs from now on as long as this process does. Raises EngineError."""
        try:
            folder = client.folder()
            with client.locked(folder, self._table.start_timeout):
                port = self._join() or self._start(folder)
        except TimeoutError:
            seconds = self._table.start_timeout
            raise EngineError(f"another run has been trying to start a server for {seconds} s", "try again") from None
        except OSError as error:
            raise EngineError(f"{error.filename}: {error.strerror}", "make this folder writable") from error
        remedy = f"run glosslint again to restart it; its log is {folder / client.LOG}"
        return Api(f"http://{HOST}:{port}", self._table.timeout, remedy)

    def stop(self) -> bool:
        """Stop the server unless another run uses it; return whether no server is running now."""
        own, self._connection = self._connection, None
        return client.stopped(client.record(), own)

    def examine(self) -> Iterator[str]:
        """Yield what is installed, and whether a server is running. Starts nothing. Raises EngineError."""
        java = installation.java(self._table)
        yield f"Java {installation.java_version(java) or 'of unknown version'} at {java}"
        jar = installation.find(self._table).jar
        version = client.read(self._info_file).get("version")
        yield f"LanguageTool {version}, {jar}" if version else str(jar)
        record = client.record()
        if record and self._use(record):
            yield f"a server is running on this machine, port {record['port']}, process {record['java']}"
        else:
            yield "no server is running; one is started when a text must be checked"
        yield f"heap {self._table.heap} MB, stopped after {self._table.idle_minutes} idle minutes"

    @property
    def _info_file(self) -> Path:
        return client.location() / f"known-{self._digest}.json"

    @cached_property
    def _info(self) -> Mapping[str, Any]:
        """Version and languages: from the cache as long as the installation is unchanged, else from the server."""
        info = client.read(self._info_file)
        if {"version", "languages", "stamps"} <= info.keys() and _unchanged(info["stamps"]):
            return info
        api = self.api  # which writes the record, if it starts the server
        stamps = client.record().get("stamps", {})
        info = {"version": api.version(), "languages": api.languages(), "stamps": stamps}
        with contextlib.suppress(OSError):
            client.write(self._info_file, info)
        return info

    @property
    def _digest(self) -> str:
        """A digest of all settings that tell one server from another."""
        table = self._table
        origin = table.installation or f"LTP_PATH={os.environ.get('LTP_PATH', '')}"
        settings = (origin, table.java, table.heap)
        return hashlib.sha256(repr(settings).encode()).hexdigest()[:16]

    def _join(self) -> int | None:
        """Return the port of the running server, if its settings are these. A server of other settings is stopped."""
        record = client.record()
        if not record:
            return None
        if record.get("digest") == self._digest and _unchanged(record.get("stamps")):
            return record["port"] if self._use(record) else None
        if not self.stop():
            reason = "another run uses a server with other settings (installation, java or heap)"
            raise EngineError(reason, "try again when it has ended")
        return None

    def _use(self, record: Mapping[str, Any]) -> bool:
        """Join the runs that use the recorded server; return whether it is running, and this user's."""
        connection = client.joined(record)
        if connection is None:
            return False
        self._connection = connection
        weakref.finalize(self, connection.close)
        return True

    def _start(self, folder: Path) -> int:
        found = installation.find(self._table)
        properties = folder / "server.properties"
        properties.write_text(_PROPERTIES, "utf-8")
        task = {
            "folder": str(folder),
            "command": installation.command(self._table, found, properties),
            "idle": 60 * self._table.idle_minutes,
            "start": self._table.start_timeout,
            "record": {"digest": self._digest, "stamps": installation.stamps(found.jar), "jar": str(found.jar)},
        }
        failure = client.start(task)
        record = client.record()
        if failure or not self._use(record):
            reason = failure or "its daemon ended"
            raise EngineError(f"LanguageTool does not start: {reason}", f"see {folder / client.LOG}")
        port: int = record["port"]
        return port


def _unchanged(stamps: Any) -> bool:
    """Return whether files still have these modification times."""
    try:
        return bool(stamps) and all(Path(path).stat().st_mtime_ns == stamp for path, stamp in stamps.items())
    except (OSError, AttributeError):
        return False
