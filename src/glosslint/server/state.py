"""One moment of a project: settings, session and judgement. A state never changes; ``renew`` returns the next."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from glosslint.engine.check import judge
from glosslint.engine.preflight import refuse_empty, refuse_unused_roles
from glosslint.engine.report import Judgement
from glosslint.engine.run_rules import go_on
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.language.engines import NO_ENGINES
from glosslint.language.types import LanguageResult
from glosslint.model import Finding, GlosslintError
from glosslint.model.frozen import cached_property
from glosslint.model.source import Source, read
from glosslint.project.discover import discover
from glosslint.project.open import scan_inputs
from glosslint.server.files import Buffers, ProjectOrigin, find_names, scan
from glosslint.settings.file import display_path, source_of
from glosslint.settings.key_position import find_line_of_message
from glosslint.settings.settings import Settings, load
from glosslint.util.project_files import Stamp
from glosslint.util.timing import pause_collector


@dataclass(frozen=True)
class StateRequest:
    """What the next state is to be made of. ``reload``: whether the settings may have changed. ``rescan``: whether any
    file may have changed on disk; those in ``touched`` (absolute paths) have."""

    version: int
    buffers: Buffers = field(default_factory=dict)
    reload: bool = False
    rescan: bool = False
    touched: frozenset[str] = frozenset()
    language: bool = True

    def join(self, other: StateRequest) -> StateRequest:
        """Return the request for what either is to read again, besides as this one."""
        return replace(
            self,
            reload=self.reload or other.reload,
            rescan=self.rescan or other.rescan,
            touched=self.touched | other.touched,
        )


@dataclass(frozen=True)
class Trouble:
    """Why a project cannot be checked, or not with its settings as they are: a message for a line (from 1) of the
    settings file, which has ``width`` characters."""

    message: str
    line: int = 1
    width: int = 0


@dataclass(frozen=True)
class ProjectState:
    """What is known of a project at one version of its files.

    ``session`` is missing until the settings could be used; ``broken`` says why the last ones cannot be. ``judgement``
    is missing where the glossary cannot be checked, for the reason in ``trouble``.
    ``names`` are the names of open files, by absolute path. ``complete``: whether the language engines were asked.
    """

    origin: ProjectOrigin
    version: int = 0
    session: Session | None = None
    judgement: Judgement | None = None
    broken: Trouble | None = None
    trouble: Trouble | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    inputs: Mapping[str, Stamp] = field(default_factory=dict)
    complete: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that is reported."""
        return self.judgement.findings if self.judgement is not None else ()

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts that findings point into, by path."""
        return self.judgement.sources if self.judgement is not None else {}

    @cached_property
    def settings_name(self) -> str:
        """The name of the settings file, also of one that is to be written."""
        return self.origin.file.name if self.origin.file is not None else "glosslint.toml"

    @property
    def settings(self) -> Settings | None:
        """The settings in effect: the last good ones."""
        return self.session.settings if self.session is not None else None


Stop = Callable[[], None]


def renew(old: ProjectState, wanted: StateRequest, stop: Stop = go_on) -> ProjectState:
    """Return the state for the files as they are now, before the language engines are asked: with their last answers,
    if they are for the same texts. ``stop`` is called between steps; what it raises ends the work."""
    state = replace(old, version=wanted.version, trouble=None)
    if not _must_reload(old, wanted):
        return _judge_again(state, wanted, stop)
    gc.unfreeze()
    with pause_collector():
        state = _judge_again(_reload(state, wanted), wanted, stop)
    gc.freeze()  # else the collector looks through the whole glossary again and again, at a key too
    # What changes from now on is new, so there is no use in looking for it.
    return replace(state, session=replace(state.session, cache=None)) if state.session is not None else state


def _judge_again(state: ProjectState, wanted: StateRequest, stop: Stop) -> ProjectState:
    """Return the state with the files read that have changed, and judged."""
    if state.session is None:
        return state
    settings = state.session.settings
    try:
        state = _read_texts(state, state.session, wanted)
        assert state.session is not None
        documents = state.session.documents
        # Refuse what ``open_session`` refuses: no files, no entries, roles that no entry has.
        discover(settings, (), files=documents)
        refuse_empty(documents, settings)
        refuse_unused_roles(documents, settings)
        return judge_state(state, wanted.language, None, stop)
    except GlosslintError as error:
        return replace(state, judgement=None, trouble=_make_trouble(error, state.origin, wanted.buffers))


def _must_reload(old: ProjectState, wanted: StateRequest) -> bool:
    if old.session is None or old.broken is not None or wanted.reload:
        return True
    return wanted.rescan and scan_inputs(old.session.settings, old.session.project) != old.inputs


def judge_state(
    state: ProjectState, language: bool, answers: LanguageResult | None, stop: Stop = go_on
) -> ProjectState:
    """Return the state with its judgement; rules on language report nothing without the ``answers`` of engines."""
    assert state.session is not None
    settings = state.session.settings
    rules = settings.active_rules
    asks = language and bool(state.session.engines.engines) and any(active.rule.needs_engine for active in rules)
    session = replace(state.session, answers=answers, stop=stop)
    engines = session.engines if answers is not None else NO_ENGINES
    judgement = judge(replace(session, engines=engines), CheckRequest(settings))
    return replace(state, judgement=judgement, complete=answers is not None or not asks)


def ask_engines(session: Session) -> LanguageResult:
    """Return what the language engines report of a session's texts, and which could not run."""
    glossary, not_run = session.ask_engines(session.glossary)
    return LanguageResult(glossary.language, not_run)


def _reload(state: ProjectState, wanted: StateRequest) -> ProjectState:
    """Return the state with a new session; if the settings cannot be used, with the old one and the reason."""
    origin, buffers = state.origin, wanted.buffers
    inputs, buffer = state.inputs, buffers.get(str(origin.file))
    try:
        settings = load(origin.file, origin.folder, data=buffer.data if buffer is not None else None)
        inputs = scan_inputs(settings)
        settings.refuse_untrusted()
        stamps = scan(settings)
        names = find_names(buffers, origin, settings, stamps)
        texts = {name: buffers[path].source(name, settings.max_bytes) for path, name in names.items()}
        session = open_session(CheckRequest(settings, texts=texts))
        inputs = scan_inputs(settings, session.project) | inputs
    except GlosslintError as error:
        return replace(state, broken=_make_trouble(error, origin, buffers), inputs=inputs)
    old, language = state.session, settings.table.language
    if old is not None and old.engines.engines and session.engines.engines and old.settings.table.language == language:
        session = replace(session, engines=old.engines)
    return replace(state, session=session, names=names, stamps=stamps, inputs=inputs, broken=None)


def _read_texts(state: ProjectState, session: Session, wanted: StateRequest) -> ProjectState:
    """Return the state with the texts that files have now."""
    settings, stamps = session.settings, state.stamps
    if wanted.rescan or wanted.touched:
        stamps = scan(settings)
    names = find_names(wanted.buffers, state.origin, settings, stamps)
    texts = {name: wanted.buffers[path].source(name, settings.max_bytes) for path, name in names.items()}
    folder, touched = state.origin.folder, wanted.touched
    changed = {name for name in stamps if stamps[name] != state.stamps.get(name) or str(folder / name) in touched}
    closed = {*state.names.values()} - texts.keys()
    for name in (changed | closed) & stamps.keys() - texts.keys():
        texts[name] = read(settings.root / name, name, settings.bounds, settings.max_bytes)
    removed = {*session.documents} - stamps.keys() - texts.keys()
    following = session.replace_texts(texts, removed)
    file = wanted.buffers.get(str(state.origin.file))
    own = file.source(settings.file) if file is not None else None
    if own != session.settings_source:  # findings in the settings are placed in what the editor has
        following = replace(following, settings_source=own)
    return replace(state, session=following, names=names, stamps=stamps)


def _make_trouble(error: GlosslintError, origin: ProjectOrigin, buffers: Buffers) -> Trouble:
    message = str(error)
    if origin.file is None:
        return Trouble(message)
    buffer = buffers.get(str(origin.file))
    name = origin.file.name
    source = Source(name, buffer.text) if buffer is not None else source_of(origin.file, name)
    line = find_line_of_message(message, source) or 1
    width = len(source.line_text(line))
    return Trouble(message.removeprefix(f"{display_path(origin.file)}: "), line, width)
