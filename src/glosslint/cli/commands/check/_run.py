"""What ``glosslint check``, ``fix`` and ``hook`` share: from options to a report and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from glosslint.cli import console
from glosslint.cli import output as outputs
from glosslint.cli.exit_codes import FINDINGS, INTERNAL, INTERNAL_ERROR, OK, USAGE, exit_with, exit_with_traceback
from glosslint.cli.options import settings_of
from glosslint.model import GlosslintError, Severity

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.project.changes import Changes
    from glosslint.settings.settings import Settings

Stdin = tuple[Path, bytes] | None


def run_command(paths: tuple[Path, ...], options: dict[str, Any]) -> NoReturn:
    outputs.refuse(options)
    stdin = _stdin(paths, options["stdin_filename"])
    settings = settings_of(paths if stdin is None else (stdin[0],), options)
    sys.exit(perform(settings, paths, stdin, _since(settings, paths, options), options))


def _since(settings: Settings, paths: Sequence[Path], options: dict[str, Any]) -> Changes | None:
    """What the run is confined to, if it is: what changed since a commit."""
    ref, staged = options["changed_since"], options["staged"]
    if ref is None and not staged:
        return None
    if ref is not None and staged:
        raise GlosslintError("--staged cannot be used with --changed-since")
    if Path("-") in paths:
        raise GlosslintError('"-" cannot be used with --staged or --changed-since')
    from glosslint.project.changes import find_changes

    return find_changes(settings, ref, named=bool(paths))


def perform(
    settings: Settings,
    paths: Sequence[Path],
    stdin: Stdin,
    since: Changes | None,
    options: dict[str, Any],
    from_top: bool = False,
) -> int:
    """Check, or fix, and report; the exit code. ``from_top`` lets reports name files from the top of the repository."""
    try:
        if options["fix"] or options["diff"]:
            report, code = _fixed(settings, paths, stdin, since, options, from_top)
        else:
            report, code = _checked(settings, paths, stdin, since, options, from_top), OK
    except (GlosslintError, KeyboardInterrupt):
        raise
    except Exception as error:
        exit_with_traceback(f"{type(error).__name__}: {error}")
    for crash in report.crashes:
        where = f" on entry {crash.entry}" if crash.entry else ""
        words = f"error: rule {crash.rule} failed{where} in {crash.file or 'the glossary'}"
        console.write(f"{crash.trace}\n{words}\n", error=True)
    if report.crashes:
        exit_with(f"{_whose(report)} (all other findings are shown)", INTERNAL)
    if options["require_language"]:
        _refuse_missed(report, settings)
    if not report.rules:
        exit_with("no rule ran to the end; rules on language need an engine that can run", USAGE)
    found = report.worst() >= Severity.named(settings.table.fail_on) and not (options["exit_zero"] or options["diff"])
    return code or (FINDINGS if found else OK)


def _refuse_missed(report: Report, settings: Settings) -> None:
    """End when a language engine of the settings could not run."""
    from glosslint.language.engines import engine_names

    missed = [part.what for part in report.not_run if part.what in engine_names(settings.table.language)]
    if missed:
        exit_with(f"{', '.join(missed)} could not run (--require-language)", USAGE)


def _whose(report: Report) -> str:
    """Whom to tell of rules that failed."""
    from glosslint.rules.registry import rule_named

    rules = [rule_named(crash.rule) for crash in report.crashes]
    foreign = [rule.name for rule in rules if rule is not None and rule.page is not None]
    if len(foreign) < len(rules):
        return INTERNAL_ERROR
    return f"{' and '.join(dict.fromkeys(foreign))} comes from a plugin; please report the traceback above there"


def _checked(
    settings: Settings, paths: Sequence[Path], stdin: Stdin, since: Changes | None, options: dict[str, Any], top: bool
) -> Report:
    from dataclasses import replace

    from glosslint.engine import check as run

    engines = run.engines_of(settings, remember=options["cache"])
    report = run.check(settings, () if stdin is not None else paths, stdin, engines=engines, since=since)
    outputs.write(replace(_placed(report, top), unsafe=options["unsafe_fixes"]), settings, options)
    if options.get("profile"):
        from glosslint.report import summary

        console.write("".join(summary.profile(report, console.style(options["color"]))), error=True)
    return report


def _placed(report: Report, top: bool) -> Report:
    if not top:
        return report
    from glosslint.report.rebase import rebase_paths

    return rebase_paths(report)


def _fixed(
    settings: Settings, paths: Sequence[Path], stdin: Stdin, since: Changes | None, options: dict[str, Any], top: bool
) -> tuple[Report, int]:
    """Fix, and report what was fixed and what is left; with ``--diff``, only show. The exit code if that decides it."""
    from glosslint.cli import fix_files as fixing
    from glosslint.engine import check as run

    style = console.style(options["color"])
    choose = None
    if options.get("interactive"):
        from glosslint.cli.prompt import Asker

        choose = Asker(style)
    engines = run.engines_of(settings, remember=options["cache"])
    outcome = fixing.fix(settings, paths, stdin, options["unsafe_fixes"], choose, engines, since)
    report = outcome.report
    if options["diff"]:
        console.write_exactly(fixing.patch(outcome.changes, style))
        console.write(fixing.would(outcome), error=True)
        return report, FINDINGS if outcome.changes else OK
    failures: Mapping[str, str] = {}
    if stdin is None:
        report, failures = fixing.written(settings, outcome, since)
        if failures:
            report = fixing.read_again(settings, paths, report, engines, since)
    else:
        console.write_exactly(fixing.stdin_text(stdin, outcome))
    try:
        outputs.write(_placed(report, top), settings, options, error=stdin is not None)
    finally:
        console.write("".join(fixing.explained(failures)), error=True)
    if failures:
        return report, USAGE
    return report, FINDINGS if options["exit_non_zero_on_fix"] and report.fixed else OK


def _stdin(paths: Sequence[Path], filename: Path | None) -> Stdin:
    dash = Path("-") in paths
    if dash and filename is None:
        raise GlosslintError('"-" reads one file from standard input; name it, as in --stdin-filename glossary/x.yaml')
    if dash and len(paths) > 1:
        raise GlosslintError('"-" cannot be used with other paths')
    if filename is not None and not dash:
        raise GlosslintError('--stdin-filename needs the path "-" (standard input)')
    if dash and sys.stdin is None:
        raise GlosslintError('"-" reads standard input, which is closed')
    return (filename, sys.stdin.buffer.read()) if dash and filename is not None else None
