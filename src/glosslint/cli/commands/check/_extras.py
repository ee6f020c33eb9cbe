"""What ``check`` and ``fix`` do besides: ``--show-files``, ``--add-ignore``, ``-v``, and the line of progress."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.cli import console
from glosslint.cli.exit_codes import OK, USAGE, of_diff
from glosslint.cli.here import here
from glosslint.cli.options import warn_unmatched
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.cli.commands.check._run import RunOptions
    from glosslint.cli.progress import Progress
    from glosslint.engine.session import CheckRequest
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings


def show_files(settings: Settings, paths: Sequence[Path]) -> None:
    """Print the files that would be checked, one a line. Raise what ``discover`` raises."""
    from glosslint.project.discover import discover
    from glosslint.report.style import safe

    selection = discover(settings, paths)
    files = selection.files if selection.reported is None else sorted(selection.reported)
    console.write_lines(safe(here(settings.root)(file)) for file in files)
    warn_unmatched(paths, settings.root, selection.reported)


def refuse_with_add_ignore(options: RunOptions, paths: Sequence[Path]) -> None:
    """Raise GlosslintError for what excludes ``--add-ignore``."""
    if options.add_ignore is None:
        return
    for flag, given in (("--fix", options.fix), ("--fix-only", options.fix_only), ("-", Path("-") in paths)):
        if given:
            raise GlosslintError(f"--add-ignore cannot be used with {flag}")


def add_ignores(request: CheckRequest, options: RunOptions) -> tuple[Report, int]:
    """Write comments for what is found, and report what none can suppress; with ``--diff``, only show them."""
    from glosslint.cli import fix_files
    from glosslint.cli.output import write_reports
    from glosslint.refactor import add_ignores as engine
    from glosslint.text.messages import count

    with progress_of(options).running():
        ignored = engine.add_ignores(request, options.add_ignore or "")
    outcome, move = ignored.outcome, here(request.settings.root)
    if options.diff:
        console.write_exactly(fix_files.patch(outcome.changes, console.style(options.output.color), move))
        return outcome.report, of_diff(outcome.changes, options.exit_zero)
    failures = fix_files.write_changes(outcome)
    lines = [
        f"Suppressed {count(ignored.suppressed, 'finding')} in {count(len(outcome.changes) - len(failures), 'file')}."
    ]
    if ignored.left:
        lines.append(f"No comment can suppress {count(ignored.left, 'finding')}; to see why: --output-format full")
    if ignored.suppressed and not options.add_ignore:
        lines.append('The comments give no reason. To give one next time: glosslint --add-ignore="REASON"')
    console.write_lines(lines, error=True)
    report = outcome.report_without(failures.keys())
    write_reports(report, request.settings, options.output)
    console.write("".join(fix_files.describe(failures, move)), error=True)
    return report, USAGE if failures else OK


def progress_of(options: RunOptions) -> Progress:
    """Return the line of progress, which is shown unless it is not wanted."""
    from glosslint.cli.progress import Progress

    return Progress(wanted=not options.output.quiet and not options.output.from_top)


def explain_run(report: Report, request: CheckRequest, options: RunOptions) -> None:
    """Write what ``-v`` and ``--profile`` ask for to standard error."""
    style = console.style(options.output.color)
    if options.verbose:
        from glosslint.cli.show.verbose import account

        console.write_lines(account(report, request.settings, style), error=True)
    if options.profile:
        from glosslint.report import summary

        console.write("".join(summary.profile(report, style)), error=True)
