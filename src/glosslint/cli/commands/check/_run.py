"""What ``glosslint check``, ``fix`` and ``hook`` share: from options to a report and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from glosslint.cli import console
from glosslint.cli.commands.check._extras import (
    add_ignores,
    explain_run,
    progress_of,
    refuse_with_add_ignore,
    show_files,
)
from glosslint.cli.commands.check._several import run_several, several
from glosslint.cli.commands.check._steps import changes_of, checked, code_of, facts_cache, refuse_incomplete
from glosslint.cli.exit_codes import (
    FINDINGS,
    INTERRUPTED,
    OK,
    USAGE,
    exit_with_traceback,
    of_diff,
)
from glosslint.cli.here import here
from glosslint.cli.options import settings_of, warn_built_in, warn_unmatched, warn_unread
from glosslint.cli.output import OutputOptions, refuse_conflicts, with_file, write_reports
from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass

if TYPE_CHECKING:
    from glosslint.cli.review.review import Review
    from glosslint.engine.cache.answers import AnswerCache
    from glosslint.engine.session import CheckRequest
    from glosslint.model.report import Report

Stdin = tuple[Path, bytes] | None


@dataclass(frozen=True)
class RunOptions:
    """What to do besides checking, and when to fail."""

    output: OutputOptions
    fix: bool = False
    fix_only: bool = False
    diff: bool = False
    interactive: bool = False
    profile: bool = False
    verbose: bool = False
    add_ignore: str | None = None  # the reason
    exit_zero: bool = False
    exit_non_zero_on_fix: bool = False
    require_language: bool = False

    @property
    def only_checks(self) -> bool:
        """Whether nothing is changed, and nothing measured."""
        changes = self.fix or self.fix_only or self.diff or self.add_ignore is not None
        return not (changes or self.profile or self.verbose)

    @classmethod
    def of(cls, options: Mapping[str, Any], from_top: bool = False) -> RunOptions:
        """Return the options of the command line. Raise GlosslintError for those that exclude each other.

        ``from_top``: data names files by their path from the top of the repository.
        """
        names = ("statistics", "show_fixes", "color", "quiet")
        outputs = with_file(options["outputs"], options["output_file"])
        output = OutputOptions(outputs, **{name: options[name] for name in names}, from_top=from_top)
        refuse_conflicts(output)
        _refuse_unwritten(options)
        flags = (
            "fix",
            "fix_only",
            "diff",
            "interactive",
            "profile",
            "verbose",
            "add_ignore",
            "exit_zero",
            "exit_non_zero_on_fix",
            "require_language",
        )
        return cls(output, **{name: options[name] for name in flags if name in options})


def _refuse_unwritten(options: Mapping[str, Any]) -> None:
    """Raise GlosslintError for a report beside an option with which none is written."""
    without = next((name for name in ("diff", "fix_only") if options.get(name)), "")
    given = {"outputs": "--output-format", "output_file": "-o", "statistics": "--statistics"}
    asked = next((flag for name, flag in given.items() if options[name]), "")
    if without and asked:
        hint = "use --fix" if without == "fix_only" else "to keep the diff: glosslint --diff > FILE"
        raise GlosslintError(
            f"{asked} cannot be used with --{without.replace('_', '-')}, which writes no report; {hint}"
        )


def run_command(paths: tuple[Path, ...], options: dict[str, Any]) -> NoReturn:
    """Run ``check`` or ``fix`` with the options of the command line, and exit."""
    run_options = RunOptions.of(options)
    refuse_with_add_ignore(run_options, paths)
    stdin = _stdin(paths, options["stdin_filename"])
    answers, groups = None, None
    if options["cache"] and run_options.only_checks and stdin is None and not _asks_for_more(options):
        from glosslint.engine.cache.answers import AnswerCache

        answers = AnswerCache(paths, options)
        answer = answers.find()
        # An answer without settings knows of the files that were checked, not of settings in other folders since.
        if answer is not None and not answer.settings_file:
            groups = several(paths, options)
        if answer is not None and not groups:
            warn_unread(answer.unread)
            write_reports(answer.report, answer, run_options.output)
            warn_built_in(answer.settings_file)
            warn_unmatched(paths, answer.root, answer.report.reported)
            sys.exit(code_of(answer.report, run_options))
    from glosslint.engine.session import CheckRequest

    if stdin is None and groups is None:
        groups = several(paths, options)
    if groups:
        sys.exit(run_several(groups, options, run_options))
    settings = settings_of(paths if stdin is None else (stdin[0],), options)
    if options.get("show_files"):
        show_files(settings, paths if stdin is None else (stdin[0],))
        sys.exit(OK)
    request = CheckRequest(
        settings,
        paths if stdin is None else (),
        stdin,
        changes_of(settings, paths, options["changed_since"], options["staged"]),
        cache=options["cache"],
        unsafe_fixes=options["unsafe_fixes"],
        facts=facts_cache(run_options, options["cache"], answers),
        read=answers.read if answers is not None else {},
    )
    sys.exit(run(request, run_options, answers))


def _asks_for_more(options: Mapping[str, Any]) -> bool:
    return options["staged"] or options["changed_since"] is not None or options.get("show_files", False)


def run(request: CheckRequest, options: RunOptions, answers: AnswerCache | None = None) -> int:
    """Check, or fix, and report. Return the exit code. ``answers`` keeps the report for the next run."""
    try:
        if options.add_ignore is not None:
            report, code = add_ignores(request, options)
        elif options.fix or options.fix_only or options.diff:
            report, code = _fix(request, options)
        else:
            report, code = _check(request, options, answers), OK
    except (GlosslintError, OSError, KeyboardInterrupt):
        raise
    except Exception as error:
        exit_with_traceback(f"{type(error).__name__}: {error}")
    warn_built_in(request.settings.origin)
    if request.changes is None:
        warn_unmatched(request.paths, request.settings.root, report.reported)
    refuse_incomplete(report, request.settings, options)
    return code or code_of(report, options)


def _check(request: CheckRequest, options: RunOptions, answers: AnswerCache | None) -> Report:
    session, report = checked(request, options)
    write_reports(report, request.settings, options.output)
    if answers is not None:
        answers.keep(session, report)
    session.keep_facts()
    explain_run(report, request, options)
    return report


def _fix(request: CheckRequest, options: RunOptions) -> tuple[Report, int]:
    """Fix, and report what was fixed and what is left; with ``--diff``, only show. Return the exit code, too."""
    from glosslint.cli import fix_files
    from glosslint.engine.fix import fix

    style = console.style(options.output.color)
    choose = None
    progress = progress_of(options)
    if options.interactive:
        from glosslint.cli.review.review import Review

        choose = Review(style, progress, move=here(request.settings.root))
    with progress.running():
        outcome = fix(request, choose)
    if options.diff:
        console.write_exactly(fix_files.patch(outcome.changes, style, here(request.settings.root)))
        console.write(fix_files.diff_summary(outcome), error=True)
        return outcome.report, of_diff(outcome.changes, options.exit_zero)
    failures: Mapping[str, str] = {}
    if request.stdin is None:
        failures = fix_files.write_changes(outcome)
    else:
        console.write_exactly(fix_files.stdin_text(request.stdin, outcome))
    report = outcome.report_without(failures.keys())
    explain_run(report, request, options)
    try:
        _write_fixed(report, request, options, choose)
    finally:
        console.write("".join(fix_files.describe(failures, here(request.settings.root))), error=True)
    if failures:
        return report, USAGE
    if choose is not None and choose.interrupted:
        return report, INTERRUPTED
    return report, FINDINGS if options.exit_non_zero_on_fix and report.fixed else OK


def _write_fixed(report: Report, request: CheckRequest, options: RunOptions, choose: Review | None) -> None:
    """Write what was fixed and, unless only that is wanted, what is left."""
    from glosslint.report import summary
    from glosslint.report.rebase import moved

    style, from_stdin = console.style(options.output.color), request.stdin is not None
    seen = moved(report, here(request.settings.root)) if options.output.show_fixes else report
    listed = "".join(summary.fixes(seen, style)) if options.output.show_fixes else ""
    if choose is not None:
        from dataclasses import replace

        from glosslint.cli.review.outcome import finish

        console.write(listed)
        console.write_lines(finish(choose, report, request.settings, style))
        files = tuple(output for output in options.output.outputs if output[1] is not None)
        if files:  # the reports that are written besides
            write_reports(report, request.settings, replace(options.output, outputs=files, quiet=True))
    elif options.fix_only:
        console.write(listed + summary.fixed_line(report, style), error=from_stdin)
    else:
        write_reports(report, request.settings, options.output, error=from_stdin)


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
