"""One glossary, as the main thread keeps it: what is wanted, what is known, and what the editor has been shown."""

from __future__ import annotations

import asyncio
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from lsprotocol import types

from glosslint.engine.session import Session
from glosslint.language.types import LanguageResult
from glosslint.model.source import BOM, Source
from glosslint.server.files import Buffer, ProjectOrigin
from glosslint.server.protocol import Diagnostics, Positions, make_uri
from glosslint.server.quick import judge_at_once, keep_last_language
from glosslint.server.services import Services, Superseded
from glosslint.server.state import ProjectState, StateRequest, ask_engines, judge_state, renew

Result = TypeVar("Result")
#: Seconds after which the user is told that a language engine does not answer.
PATIENCE = 30


class OpenProject:
    """A project that is kept up to date. Every method is called in the main thread, and returns at once."""

    def __init__(self, origin: ProjectOrigin, services: Services) -> None:
        self.state = ProjectState(origin, version=-1)
        self.version = 0
        self.positions = Positions(services.lsp.workspace.position_codec, self._shows_mark)
        self.services = services
        related = services.can("text_document", "publish_diagnostics", "related_information")
        self.diagnostics = Diagnostics(origin, self.positions, related)
        self._shown: dict[str, list[types.Diagnostic]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._wanted = StateRequest(0, reload=True)
        self._running = False
        self._asking = False
        self._publishes = False  # whether what is computed next is to be shown
        self._waiting: list[asyncio.Event] = []
        self._current: tuple[int, Session] | None = None
        self.closed = False

    def note_change(self, buffer: Buffer, publish: bool) -> None:
        """Note that an open file has another text; judge it at once, and the glossary after a pause."""
        name, session = self.state.names.get(buffer.path), self.state.session
        is_settings = buffer.path == str(self.state.origin.file)
        self._want(StateRequest(0, reload=is_settings), publish)
        if publish and name is not None and session is not None and not is_settings:
            self._judge_at_once(name, buffer.source(name, session.settings.max_bytes))

    def note_disk_change(self, touched: Iterable[str] = (), reload: bool = False) -> None:
        """Note that files changed on disk, or which files are open."""
        self._want(StateRequest(0, reload=reload, rescan=True, touched=frozenset(touched)), publish=True)

    def _want(self, wanted: StateRequest, publish: bool) -> None:
        self.version += 1
        self._publishes |= publish
        self._wanted = self._wanted.join(wanted)
        if publish:
            self._schedule(self.services.options.rest)

    def _judge_at_once(self, name: str, source: Source) -> None:
        try:
            findings = judge_at_once(self.state, name, source)
        except Exception as error:
            self.services.report(f"{name} could not be checked at once", error)
            return
        if findings is not None:
            sources = ChainMap({name: source}, self.state.sources)  # type: ignore[arg-type]  # only read
            self._show({name: self.diagnostics.describe_findings(findings, sources).get(name, [])})

    def _schedule(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.services.loop.call_later(seconds, self._start)

    def _start(self) -> None:
        """Let the worker compute the wanted state, unless it is at work: then it is started again afterwards."""
        self._timer = None
        if self._running or self.closed or self.state.version == self.version:
            return
        self._running = True
        options = self.services.options
        wanted = replace(
            self._wanted, version=self.version, buffers=dict(self.services.buffers), language=options.language
        )
        self._wanted = StateRequest(self.version)
        first, old = self.state.session is None or wanted.reload, self.state

        def stop() -> None:
            if self.version != wanted.version and not first:
                raise Superseded

        self.services.rules.submit(lambda: renew(old, wanted, stop), lambda result: self._take_result(result, wanted))

    def _take_result(self, result: ProjectState | Exception, wanted: StateRequest) -> None:
        self._running = False
        if isinstance(result, ProjectState):
            self._set(result)
        else:  # what was to be read again still is
            self._wanted = self._wanted.join(wanted)
            if not isinstance(result, Superseded):
                self.services.report("the glossary could not be checked", result)
                self.state = replace(self.state, version=wanted.version)
        if self.version != wanted.version:
            if self._publishes or self._waiting:
                self._start()
            return
        self._answer()

    def _set(self, state: ProjectState) -> None:
        before, self.state = self.state, state
        self._store(state)
        if state.version != self.version:
            return
        if not state.complete and before.judgement is not None and state.judgement is not None:
            state = self.state = keep_last_language(state, before)
        if self._publishes:
            self._publishes = not state.complete
            by_file = self.diagnostics.describe_state(state)
            self._show({name: by_file.get(name, []) for name in (*self._shown, *by_file)})
            self.services.refresh()
        if not state.complete and state.judgement is not None:
            self._ask_engines(state)
        for crash in state.judgement.crashes if state.judgement is not None else ():
            self.services.report(f"{crash.what_failed}: {crash.error}\n{crash.trace}", about=crash.part)

    def _store(self, state: ProjectState) -> None:
        """Store what was read when the glossary was opened, for the next time; the findings are shown first."""
        session = state.judgement.session if state.judgement is not None else None
        if session is not None and session.cache is not None:

            def done(result: Exception | None) -> None:
                if result is not None:
                    self.services.report("the cache could not be written", result)

            self.services.rules.submit(session.store_facts, done)

    def _answer(self) -> None:
        for event in self._waiting:
            event.set()
        self._waiting.clear()

    def _show(self, by_file: Mapping[str, list[types.Diagnostic]]) -> None:
        """Send what is not shown already."""
        for name, diagnostics in by_file.items():
            if self._shown.get(name, []) != diagnostics:
                self._shown[name] = diagnostics
                self._publish(name)

    def _name_of(self, path: str) -> str | None:
        """Return the name of a file of the glossary, or that diagnostics are shown for, by its absolute path."""
        shown = (name for name in self._shown if str(self.state.origin.path(name)) == path)
        return self.state.names.get(path) or next(shown, None)

    def find_diagnostics(self, path: str) -> list[types.Diagnostic]:
        """Return the diagnostics of a file as last computed, by its absolute path."""
        return self._shown.get(self._name_of(path) or "", [])

    def reads(self, path: str) -> bool:
        """Return whether findings depend on a file that is no part of the glossary."""
        return path in self.state.inputs

    def is_input(self, path: str) -> bool:
        """Return whether a file may change how the glossary is read: settings, schemas, lists of words."""
        return self.state.session is None or self.reads(path)

    def show_again(self, path: str) -> None:
        """Send the diagnostics of a file, by its absolute path, if opening or closing it changes their channel."""
        name = self._name_of(path)
        if self.services.options.pull and name is not None:
            self._publish(name)

    def _publish(self, name: str) -> None:
        """Send what is shown of a file; nothing is, if the client asks for that itself because the file is open."""
        buffer = self.buffer(name)
        diagnostics = [] if buffer is not None and self.services.options.pull else self._shown.get(name, [])
        version = buffer.version if buffer is not None else None
        params = types.PublishDiagnosticsParams(self.uri(name), diagnostics, version)
        self.services.lsp.text_document_publish_diagnostics(params)

    def _ask_engines(self, state: ProjectState) -> None:
        """Run the language engines on a state. If they are running, they run on the newest state afterwards."""
        session = state.session
        if self._asking or session is None:
            return
        self._asking = True
        message = (
            f"a language engine has not answered for {PATIENCE} seconds; all other findings are shown. "
            "If it goes on, remove it from language.engines, or restart the server"
        )
        warning = self.services.loop.call_later(PATIENCE, self.services.report, message)

        def done(result: LanguageResult | Exception) -> None:
            warning.cancel()
            self._asking = False
            self._take_answers(state, result)

        self.services.language.submit(lambda: ask_engines(session), done)

    def _take_answers(self, state: ProjectState, result: LanguageResult | Exception) -> None:
        if self.closed:
            return
        if isinstance(result, Exception):
            self.services.report("the language engines could not run", result)
            return
        for missed in result.not_run:
            self.services.report(f"{missed.what}: {missed.why}")
        if self.version != state.version or self._running:
            if self.state.version == self.version and not self.state.complete:
                self._ask_engines(self.state)
            return

        def stop() -> None:
            if self.version != state.version:
                raise Superseded

        self._running = True
        wanted = StateRequest(state.version)
        self.services.rules.submit(
            lambda: judge_state(state, True, result, stop), lambda result: self._take_result(result, wanted)
        )

    async def settle(self, language: bool = False) -> ProjectState:
        """Return the state of the present files once it is known; with ``language``, after the engines were asked."""
        while self.state.version != self.version or (
            language and not self.state.complete and (self._asking or self._running)
        ):
            self._waiting.append(event := asyncio.Event())
            if self.state.version != self.version:
                self._schedule(0)
            await event.wait()
            if self.closed:
                break
        return self.state

    async def compute(self, work: Callable[[], Result]) -> Result:
        """Return what ``work`` returns, or raise what it raises, in the thread that runs rules."""
        future: asyncio.Future[Result] = self.services.loop.create_future()

        def done(result: Result | Exception) -> None:
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

        self.services.rules.submit(work, done)
        return await future

    def buffer(self, name: str) -> Buffer | None:
        """Return a file as the editor has it, if it is open."""
        return self.services.buffers.get(str(self.state.origin.path(name)))

    def _shows_mark(self, name: str) -> bool:
        buffer = self.buffer(name)
        return buffer is not None and buffer.text.startswith(BOM)

    def uri(self, name: str) -> str:
        """Return the address of a file of the project, as the editor has it."""
        buffer = self.buffer(name)
        return buffer.uri if buffer is not None else make_uri(self.state.origin.path(name))

    def session(self) -> Session | None:
        """Return the session of the files as they are now: texts are read at once, no rule is run."""
        base = self.state.session
        if base is None or self.state.version == self.version:
            return base
        if self._current is None or self._current[0] != self.version:
            buffers = self.services.buffers
            names = {name: path for path, name in self.state.names.items() if path in buffers}
            texts = {name: buffers[path].source(name, base.settings.max_bytes) for name, path in names.items()}
            self._current = self.version, base.replace_texts(texts)
        return self._current[1]

    def close(self) -> None:
        """Show nothing of the project any longer."""
        self.closed = True
        if self._timer is not None:
            self._timer.cancel()
        self._show({name: [] for name in self._shown})
        self._answer()
