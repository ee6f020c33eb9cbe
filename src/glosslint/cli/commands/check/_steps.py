"""The steps that runs over one glossary and over several share: the check, what changed, kept facts, exit codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.cli.commands.check._extras import progress_of
from glosslint.cli.exit_codes import FINDINGS, INTERNAL, INTERNAL_ERROR, OK, USAGE, exit_with, write_crashes
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.cli.commands.check._run import RunOptions
    from glosslint.engine.cache.answers import AnswerCache
    from glosslint.engine.cache.facts import FactsCache
    from glosslint.engine.session import CheckRequest, Session
    from glosslint.model.report import Report
    from glosslint.project.changes import Changes
    from glosslint.settings.settings import Settings


def facts_cache(options: RunOptions, cache: bool, answers: AnswerCache | None = None) -> FactsCache | None:
    """Return where the facts of files are kept, if a run is to use them: one that only checks."""
    if not (cache and options.only_checks):
        return None
    from glosslint.engine.cache.facts import FactsCache
    from glosslint.engine.cache.run_key import programs

    try:
        return FactsCache(programs() if answers is None else answers.programs)
    except OSError:
        return None


def checked(request: CheckRequest, options: RunOptions) -> tuple[Session, Report]:
    """Check one glossary, showing the progress. Return the session too, which keeps facts and answers later."""
    from glosslint.engine.check import judge
    from glosslint.engine.report import report_of
    from glosslint.engine.session import open_session
    from glosslint.util.timing import uncollected

    with progress_of(options).running(), uncollected():
        session = open_session(request, once=True)
        return session, report_of(judge(session, request), request)


def code_of(report: Report, options: RunOptions) -> int:
    """Return the exit code for the findings of a report."""
    failed = report.worst() >= report.fail_on and not (options.exit_zero or options.diff or options.fix_only)
    return FINDINGS if failed else OK


def changes_of(settings: Settings, paths: Sequence[Path], ref: str | None, staged: bool) -> Changes | None:
    """Return what changed since a commit, if the report is to be confined to that."""
    if ref is None and not staged:
        return None
    if ref is not None and staged:
        raise GlosslintError("--staged cannot be used with --changed-since")
    if Path("-") in paths:
        raise GlosslintError('"-" cannot be used with --staged or --changed-since')
    from glosslint.project.changes import find_changes

    return find_changes(settings, ref, named=bool(paths))


def refuse_incomplete(report: Report, settings: Settings, options: RunOptions) -> None:
    """Exit when a rule raised, when a required language engine could not run, or when no rule ran."""
    write_crashes(report.crashes)
    if report.crashes:
        exit_with(f"{_where_to_report(report)} (all other findings are shown)", INTERNAL)
    if options.require_language:
        from glosslint.language.engines import engine_names

        required = engine_names(settings.table.language)
        missed = [part.what for part in report.not_run if part.what in required]
        if missed:
            exit_with(f"{', '.join(missed)} could not run (--require-language)", USAGE)
    if not report.rules:
        exit_with("no rule could run; rules on language need a language engine", USAGE)


def _where_to_report(report: Report) -> str:
    """Return where a crash is to be reported: to us, or to the authors of a plugin."""
    from glosslint.rules.registry import rule_named

    rules = [rule_named(crash.rule) for crash in report.crashes]
    foreign = [rule.name for rule in rules if rule is not None and rule.page is not None]
    if len(foreign) < len(rules):
        return INTERNAL_ERROR
    return f"{' and '.join(dict.fromkeys(foreign))} comes from a plugin; please report the traceback above there"
