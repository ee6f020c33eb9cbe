"""The straight line: paths → sources → documents → facts → glossary → verdicts → findings."""

from __future__ import annotations

import gc
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from glosslint.engine.baseline import Baseline
from glosslint.engine.baseline import read as read_baseline
from glosslint.engine.locate import Locator
from glosslint.engine.preflight import refuse_empty, refuse_unused_roles
from glosslint.engine.report import tell
from glosslint.engine.run_rules import Verdict, run
from glosslint.engine.scope import Comparison, Scope, with_removed
from glosslint.engine.suppress import Ran
from glosslint.glossary.build import build_glossary
from glosslint.glossary.glossary import Glossary
from glosslint.glossary.project import Project
from glosslint.language.engines import NO_ENGINES, Engines, configured
from glosslint.language.types import Engine, UnknownWord
from glosslint.model import GlosslintError, Severity
from glosslint.model.report import Crash, NotRun, Report
from glosslint.model.source import Source, decode, read
from glosslint.parse.documents import Documents, Sources
from glosslint.parse.files import parse
from glosslint.parse.tree import Document
from glosslint.project.discover import Selection, discover
from glosslint.project.open import open_project
from glosslint.project.repository import repository_prefix
from glosslint.rule.active import ActiveRule
from glosslint.rules.registry import all_rules
from glosslint.settings.settings import Settings
from glosslint.util import timing as time
from glosslint.util.timing import Clock

if TYPE_CHECKING:
    from glosslint.project.changes import Changes

#: The stages whose time is told beside that of each rule.
SETTINGS, FACTS, PLACES = "settings, schema, list of files", "reading of files", "places"
LANGUAGE = "language engines"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would look through millions of values again and again and find none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def check(
    settings: Settings,
    paths: Sequence[Path] = (),
    stdin: tuple[Path, bytes] | None = None,
    texts: Mapping[str, Source] = MappingProxyType({}),
    engines: Engines | None = None,
    baseline: Baseline | None = None,
    since: Changes | None = None,
) -> Report:
    """Check the whole glossary of ``settings``; report what concerns ``paths`` (all of it when there are none).

    ``stdin`` is a file and the text it is to have instead of the one on disk; only that file is reported on then.
    ``texts`` stand in, by path, for those on disk. ``engines`` replace the language engines of the settings,
    and ``baseline`` what rests there. ``since`` confines the report to what a change shows
    and breaks.
    Raises GlosslintError for faults of the call, the settings or the schema; never for what the entries hold.
    """
    clock = Clock()
    with clock.part(SETTINGS):
        known, gone = (None, frozenset[str]()) if since is None else (since.files, since.removed)
        selection = discover(settings, paths, stdin[0] if stdin else None, known, gone)
        texts = texts if since is None else {**since.texts, **texts}
        project = open_project(settings)
        name = settings.table.baseline
        if baseline is None and name:
            baseline = read_baseline(settings.root / name, name)
    documents = Documents(selection.files, lambda path: texts.get(path) or _source(settings, path, selection, stdin))
    refuse_empty(documents, settings)
    refuse_unused_roles(documents, settings)
    engines = engines_of(settings) if engines is None else engines
    report = check_documents(
        documents, settings, project, selection.reported, engines=engines, since=since, clock=clock, baseline=baseline
    )
    return replace(report, prefix=repository_prefix(settings.root))


def engines_of(settings: Settings, remember: bool = True) -> Engines:
    """The language engines of the settings, with what they said before, if it is to count and to be remembered; none
    where no rule wants to know."""
    if not _any_on_language(settings.active_rules()):
        return NO_ENGINES
    return configured(settings.table.language, settings.origin, settings.root if remember else None)


def read_glossary(settings: Settings) -> Glossary:
    """The whole glossary of ``settings``, without any rule. Raises what ``check`` raises."""
    return read_all(settings)[0]


def read_all(settings: Settings) -> tuple[Glossary, Locator]:
    """The same, and what tells where its places are in the files."""
    documents = Documents(discover(settings, ()).files, lambda path: read(settings.root / path, path))
    refuse_empty(documents, settings)
    glossary = build_glossary(documents, open_project(settings))
    return glossary, Locator(documents, glossary)


def unknown_words(settings: Settings) -> tuple[tuple[UnknownWord, ...], Locator, tuple[NotRun, ...]]:
    """The words that neither the language engines nor the glossary know, what finds their places, and the engines that
    could not run. Raises what ``check`` raises."""
    glossary, locator = read_all(settings)
    engines = configured(settings.table.language, settings.origin, settings.root)
    glossary, not_run = ask_engines(glossary, settings, engines)
    return glossary.language.unknown_words, locator, not_run


def _source(settings: Settings, path: str, selection: Selection, stdin: tuple[Path, bytes] | None) -> Source:
    if stdin is not None and path == selection.stdin:
        return decode(stdin[1], path)
    return read(settings.root / path, path)


def check_sources(
    sources: Iterable[Source],
    settings: Settings,
    project: Project,
    reported: frozenset[str] | None = None,
    rules: Sequence[ActiveRule] | None = None,
    engines: Engines = NO_ENGINES,
    since: Changes | None = None,
) -> Report:
    """The same for texts in memory: every stage after the reading of files."""
    documents = {source.path: parse(source) for source in sources}
    return check_documents(documents, settings, project, reported, rules, engines, since)


@_uncollected()
def check_documents(  # noqa: PLR0913, PLR0917 - all but three may be left out
    documents: Mapping[str, Document],
    settings: Settings,
    project: Project,
    reported: frozenset[str] | None = None,
    rules: Sequence[ActiveRule] | None = None,
    engines: Engines = NO_ENGINES,
    since: Changes | None = None,
    clock: Clock | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """The same for documents in memory, by path: every stage after the parsing. ``rules`` replace the settings' own.

    The ``engines`` are asked before the rules run, when a rule wants to know what they say.
    """
    clock = clock or Clock()
    with clock.part(FACTS):
        glossary = build_glossary(documents, project)
        changes = Comparison(since, documents, glossary, project) if since is not None else None
        glossary = with_removed(glossary, changes)
    active = settings.active_rules() if rules is None else rules
    if not any(one.selected for one in active):
        raise GlosslintError("no rule is left to run: see select, ignore and the levels in the settings")
    with clock.part(LANGUAGE):
        glossary, not_run = ask_engines(glossary, settings, engines if _any_on_language(active) else NO_ENGINES)
    outcomes = list(run(glossary, active, clock))
    with clock.part(PLACES):
        gone = changes.gone if changes is not None else {}
        every: Mapping[str, Document] = ChainMap(documents, gone)  # type: ignore[arg-type]  # nobody writes into it
        said = [outcome for outcome in outcomes if isinstance(outcome, Verdict) and not _ignored(outcome, settings)]
        crashes = tuple(outcome for outcome in outcomes if isinstance(outcome, Crash))
        ran = replace(_proof(active, crashes, engines.engines, not_run), left_out=settings.ignores)
        scope, today = Scope(reported, changes), time.today()
        told = tell(said, glossary, Locator(every, glossary), scope, ran, baseline, today)
    return Report(
        **told._replace(crashes=(*crashes, *told.crashes))._asdict(),
        sources=Sources(every),
        entries=len(glossary.entries),
        files=len(documents),
        rules=_ran(active, engines.engines, not_run),
        reported=scope.asked,
        since=since.name if since is not None else "",
        changed=changes.changed_entries if changes is not None else 0,
        seconds=clock.seconds,
        fail_on=Severity.named(settings.table.fail_on),
        not_run=not_run,
    )


def _any_on_language(rules: Iterable[ActiveRule]) -> bool:
    return any(active.rule.needs_engine for active in rules)


def _ran(rules: Iterable[ActiveRule], engines: Sequence[Engine], not_run: Sequence[NotRun]) -> int:
    """How many rules ran: those on language only where an engine said all it had to say."""
    silent = {missed.what for missed in not_run}
    spoke = any(engine.name not in silent for engine in engines)
    return sum(active.selected and (spoke or not active.rule.needs_engine) for active in rules)


def ask_engines(glossary: Glossary, settings: Settings, engines: Engines) -> tuple[Glossary, tuple[NotRun, ...]]:
    """The glossary with what the engines say of it, and those that could not say it."""
    if not engines.engines:
        return glossary, ()
    from glosslint.language.check import check_language

    facts, not_run = check_language(
        glossary.entries, glossary.vocabulary, settings.words, settings.table.language, engines
    )
    return replace(glossary, language=facts), not_run


def _proof(
    rules: Sequence[ActiveRule], crashes: Sequence[Crash], engines: Sequence[Engine], missed: Sequence[NotRun]
) -> Ran:
    """What this run can prove of comments that silence."""
    silent = frozenset((*(crash.rule for crash in crashes), *(part.what for part in missed)))
    known = dict.fromkeys((*all_rules(), *(active.rule for active in rules)))
    return Ran(rules, tuple(known), silent, frozenset(engine.name for engine in engines) - silent)


def _ignored(verdict: Verdict, settings: Settings) -> bool:
    return settings.ignores(verdict.rule.name, verdict.problem.place.file)
