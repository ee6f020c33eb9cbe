"""What was read of a project: settings, schema, documents, facts. Unchanged files are not read or checked again."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.engine.baseline import Baseline, read_baseline
from glosslint.engine.compare import Base
from glosslint.engine.facts_cache import FactsCache
from glosslint.engine.locate import Locator
from glosslint.engine.preflight import refuse_empty, refuse_unused_roles
from glosslint.engine.run_rules import RuleRun, go_on, run
from glosslint.glossary.build import Facts, Project, facts, join
from glosslint.glossary.glossary import Glossary
from glosslint.language.engines import NO_ENGINES, Engines
from glosslint.language.types import LanguageResult
from glosslint.model.frozen import cached_property, dataclass
from glosslint.model.report import NotRun
from glosslint.model.source import Source, decode, read
from glosslint.parse.documents import Documents
from glosslint.parse.tree import Document
from glosslint.project.discover import discover, glossary_files
from glosslint.project.open import open_project
from glosslint.rule.active import ActiveRule
from glosslint.settings.key_position import SettingsFile
from glosslint.settings.settings import Settings, make_engines
from glosslint.util.cache_file import digest
from glosslint.util.parallel import run_in_parallel
from glosslint.util.timing import NOW, Clock

if TYPE_CHECKING:
    from glosslint.project.changes import Changes

#: The stages whose time is reported beside that of each rule.
SETTINGS, FACTS, LANGUAGE, PLACES = "settings, schema, list of files", "reading of files", "language engines", "places"


class ChangedMeanwhileError(Exception):
    """A file is not what it was when its digest was taken, so that the places in it may be others."""


@dataclass(frozen=True)
class CheckRequest:
    """What to check, what to report of it, and with what.

    ``paths`` are the files and folders to report on, all without any. ``stdin`` is a file and the bytes it is to have
    instead of those on disk; only that file is reported on then. ``changes`` confines the report to what changed since
    a commit, and what that breaks. ``baseline``, ``engines`` and ``rules`` replace those of the settings. ``cache``:
    whether the cache is used, with ``facts`` also for the facts of files. ``unsafe_fixes``: whether unsafe fixes
    count as fixes. ``vouched``: whether the roles and patterns of the layout are known to be right. ``texts`` are texts
    that files have instead of those on disk, by path relative to the settings, also of new files in the glossary.
    ``unwritten``: the roles of the layout that no entry need have yet."""

    settings: Settings
    paths: tuple[Path, ...] = ()
    stdin: tuple[Path, bytes] | None = None
    changes: Changes | None = None
    baseline: Baseline | None = None
    engines: Engines | None = None
    rules: tuple[ActiveRule, ...] | None = None
    cache: bool = True
    facts: bool = True
    unsafe_fixes: bool = False
    vouched: bool = False
    texts: Mapping[str, Source] = field(default_factory=dict)
    unwritten: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Session:
    """The files of a glossary as they are at one moment, and what is known of them.

    A session does not change, except that it computes things when they are needed; ``replace_texts`` returns another,
    which shares all that does not depend on the new texts. ``reported`` are the paths that the caller asked about,
    ``None`` for all; ``base`` is what the glossary is compared with. ``answers`` are what language engines are known to
    report: they are not asked then. ``stop`` is called between steps; what it raises ends them. ``settings_source`` is
    the settings file as an editor has it. ``cache`` holds facts that earlier runs read, and ``contents`` the digests of
    files that need not be read to look for them there.
    """

    settings: Settings
    project: Project
    documents: Documents
    reported: frozenset[str] | None = None
    base: Base | None = None
    baseline: Baseline | None = None
    engines: Engines = NO_ENGINES
    clock: Clock = field(default_factory=Clock)
    answers: LanguageResult | None = None
    stop: Callable[[], None] = go_on
    settings_source: Source | None = None
    cache: FactsCache | None = None
    contents: Mapping[str, bytes] = field(default_factory=dict)
    _facts: dict[str, Facts] = field(default_factory=dict)
    _digests: dict[str, bytes] = field(default_factory=dict)
    _previous: Mapping[str, tuple[Document, Facts]] = field(default_factory=dict)
    _runs: dict[tuple[str, ...], tuple[Sequence[ActiveRule], RuleRun]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    @cached_property
    def glossary(self) -> Glossary:
        """The joined facts of all files."""
        with self.clock.part(FACTS):
            missing = [path for path in self.documents if path not in self._facts and not self._is_cached(path)]
            with NOW.of("Reading", len(missing), "files"):
                for path, read in zip(missing, run_in_parallel(self._read, missing), strict=True):
                    self._facts[path], self._digests[path] = read
                    self.documents.release(path)  # it may have been parsed before another process read it
            glossary = join((self._facts[path] for path in self.documents), self.project)
            return replace(glossary, place_of_setting=self.settings_file.place, is_file=self._is_file)

    def _is_file(self, path: str) -> bool:
        """Return whether there is a file at a path relative to the settings; also where that leads out of their folder,
        since nothing is known of what is there."""
        if path.startswith("../"):
            return True
        self._asked.add(path)
        return os.path.isfile(self.settings.root / path)  # noqa: PTH113

    @property
    def files_asked_for(self) -> Iterable[Path]:
        """The paths at which rules asked whether there is a file."""
        return (self.settings.root / path for path in self._asked)

    def _is_cached(self, path: str) -> bool:
        """Take over the facts of a file if they are in the cache, and return whether they are."""
        if self.cache is None or self.cache.is_empty:
            return False
        content = self.contents.get(path) or digest(self.documents.source(path).data)
        known = self.cache.find(path, content)
        if known is not None:
            self._facts[path], self._digests[path] = known, content
        return known is not None

    def _read(self, paths: Sequence[str]) -> list[tuple[Facts, bytes]]:
        read = []
        for path in paths:
            self.stop()
            document = self.documents[path]
            read.append((facts(document, self.project, self._previous.get(path)), digest(document.source.data)))
            self.documents.release(path)
        return read

    @property
    def digests(self) -> Mapping[str, bytes] | None:
        """The digests of the bytes that were read, by path; ``None`` if a file was read twice, and was not the same."""
        parsed = self.documents.parsed.items()
        same = all(digest(document.source.data) == self._digests[path] for path, document in parsed)
        return self._digests if same else None

    def find_known(self, path: str) -> tuple[Document, Facts] | None:
        """Return a file and its facts, if these have been read."""
        return (self.documents[path], self._facts[path]) if path in self._facts else None

    @property
    def all_documents(self) -> Mapping[str, Document]:
        """The documents that findings can be in: also files that only the base has, the settings and schema files."""
        base = self.base
        others = {path: base.documents[path] for path in sorted(base.changes.removed)} if base is not None else {}
        others |= {document.source.path: document for document, _, _ in self.project.misspelt_keywords}
        return ChainMap(self.documents, others, self.settings_file.documents)  # type: ignore[arg-type]  # only read

    @cached_property
    def settings_file(self) -> SettingsFile:
        """The settings file as findings point into it."""
        return SettingsFile(self.settings, self.settings_source)

    @cached_property
    def locator(self) -> Locator:
        """The locator of places in these files."""
        return Locator(self.documents, self.glossary)

    def replace_texts(
        self, texts: Mapping[str, Source], removed: Collection[str] = (), parsed: Mapping[str, Document] | None = None
    ) -> Session:
        """Return a session in which files have other texts, by path, or are ``removed``; new paths are new files.
        ``parsed`` are documents of some of these texts."""
        old = {path: self.documents[path].source.text for path in texts if path in self.documents}
        changed = {path for path, source in texts.items() if old.get(path) != source.text}
        if not changed and not removed:
            return self
        kept = self._facts.keys() - changed - {*removed}
        return replace(
            self,
            documents=self.documents.replace_sources({path: texts[path] for path in changed}, removed, parsed),
            _facts={path: self._facts[path] for path in kept},
            _digests={path: self._digests[path] for path in kept},
            contents={},
            _previous={path: (self.documents[path], self._facts[path]) for path in changed & self._facts.keys()},
            _runs=dict(self._runs),
        )

    def run_rules(self, rules: Sequence[ActiveRule], glossary: Glossary) -> RuleRun:
        """Return what rules state of the session's glossary, perhaps with more known of it; the next state needs it."""
        names = tuple(active.rule.name for active in rules)
        known_rules, known = self._runs.get(names, ((), RuleRun()))
        if known_rules != rules:
            known = self.cache.find_stated(rules, glossary) if self.cache is not None else RuleRun()
        outcome = run(glossary, rules, self.clock, known, self.stop)
        self._runs[names] = (rules, outcome)
        return outcome

    def store_facts(self) -> None:
        """Store the facts of all files, and of which of them rules state nothing, for the next run."""
        for rules, known in self._runs.values():
            if self.cache is not None and not known.crashes:
                self.cache.keep(self._facts, self._digests, self.glossary, rules, known)

    def ask_engines(self, glossary: Glossary, engines: Engines | None = None) -> tuple[Glossary, tuple[NotRun, ...]]:
        """Return the glossary with what the engines (by default the session's) report, and those that could not run."""
        engines = self.engines if engines is None else engines
        if not engines.engines:
            return glossary, ()
        if self.answers is not None:
            return replace(glossary, language=self.answers.facts), self.answers.not_run
        from glosslint.language.check import check_language

        with self.clock.part(LANGUAGE):
            language, words = self.settings.table.language, self.settings.words
            answers, not_run = check_language(glossary.entries, glossary.vocabulary, words, language, engines)
        return replace(glossary, language=answers), not_run


def open_session(request: CheckRequest, once: bool = False, contents: Mapping[str, bytes] | None = None) -> Session:
    """Find the files of the settings and open their project; files are read when they are needed. ``once``: the session
    ends with one check. ``contents`` are the digests of files on disk that are known, by path: if one has another when
    it is read, ChangedMeanwhileError is raised.

    Raise GlosslintError for errors in the call, the settings or the schema, and when the layout finds no entry in the
    files, or nothing under one of its roles.
    """
    settings, changes, stdin = request.settings, request.changes, request.stdin
    settings.refuse_untrusted()
    on_disk = {path: known for path, known in (contents or {}).items() if changes is None or path not in changes.texts}
    clock = Clock()
    with clock.part(SETTINGS):
        known: Iterable[str] | None = None
        gone = frozenset[str]()
        if changes is not None:
            known, gone = changes.files, changes.removed
        elif request.texts:
            known = (*glossary_files(settings), *request.texts)
        selection = discover(settings, request.paths, stdin[0] if stdin else None, known, gone)
        project = open_project(settings)
        baseline = request.baseline
        if baseline is None and (name := settings.table.baseline):
            baseline = read_baseline(settings.root / name, name, settings.bounds)

    def source(path: str) -> Source:
        if stdin is not None and path == selection.stdin:
            return decode(stdin[1], path)
        staged = changes.texts.get(path) if changes is not None else request.texts.get(path)
        if staged is not None:
            return staged
        # A Path takes longer to join.
        found = read(f"{settings.root}/{path}", path, settings.bounds, settings.max_bytes)
        if path in on_disk and digest(found.data) != on_disk[path]:
            raise ChangedMeanwhileError(path)
        return found

    documents = Documents(selection.files, source, project.layout.parse, once)
    refuse_empty(documents, settings)
    refuse_unused_roles(documents, settings, request.unwritten)
    base = Base(changes, project) if changes is not None else None
    cache = None
    with clock.part(FACTS), suppress(OSError, RuntimeError):  # where the cache or the programs cannot be known
        cache = FactsCache(settings, project) if request.cache and request.facts else None
    return Session(
        settings,
        project,
        documents,
        selection.reported,
        base,
        baseline,
        _choose_engines(request),
        clock,
        cache=cache,
        contents=on_disk,
    )


def make_session(
    settings: Settings,
    project: Project,
    sources: Iterable[Source],
    reported: frozenset[str] | None = None,
    changes: Changes | None = None,
    engines: Engines = NO_ENGINES,
) -> Session:
    """Return a session on texts in memory."""
    texts = {source.path: source for source in sources}
    base = Base(changes, project) if changes is not None else None
    documents = Documents(tuple(texts), texts.__getitem__, project.layout.parse)
    return Session(settings, project, documents, reported, base, engines=engines)


def _choose_engines(request: CheckRequest) -> Engines:
    """Return the language engines to ask, whose answers are cached if wanted; none if no rule needs them."""
    settings = request.settings
    rules = settings.active_rules if request.rules is None else request.rules
    if not any(active.rule.needs_engine for active in rules):
        return NO_ENGINES
    if request.engines is not None:
        return request.engines
    return make_engines(settings, request.cache)
