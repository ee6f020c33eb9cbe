"""Write the reports that ``--output FORMAT[=FILE]`` asks for, to standard output and files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glosslint.cli import console
from glosslint.cli.plan import Plan, is_data
from glosslint.model import GlosslintError
from glosslint.report import choose, render, summary
from glosslint.report.rebase import make_move, move_report, move_to_top
from glosslint.report.shared import find_run_failures
from glosslint.report.style import Style, inert
from glosslint.util import atomic_write
from glosslint.util.project_files import leads_out

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings


class JoinedProject(NamedTuple):
    """The project of a report on several glossaries: paths are relative to ``root``, the current folder."""

    root: Path
    top: Path
    trusted: bool


def write_reports(report: Report, project: Settings | JoinedProject, plan: Plan, error: bool = False) -> None:
    """Write all reports that were asked for; with ``error``, to standard error in place of standard output.

    Raise GlosslintError for files that cannot be written, after all others have been.
    """
    outputs = plan.outputs or (("auto", None),)
    report = replace(report, hook=plan.hook)
    data = move_to_top(report) if plan.hook else report
    move = make_move(project.root)
    failed: list[str] = []

    def render_view(name: str, to_file: bool = False) -> str:
        """Return a report for programs, or for people, who read it in the current folder."""
        for_programs = is_data(name) or name == "github"
        return _render_text(data if for_programs else move_report(report, move), name, plan, to_file)

    for name, file in outputs:
        if file is not None and _is_part(file, report, project):
            failed.append(f"{file}: cannot write the report: the file is part of the glossary")
        elif file is not None and not project.trusted and leads_out(file, project.top):
            failed.append(f"{file}: cannot write the report: a symbolic link leads out of the project")
        elif file is not None:
            text = render_view("concise" if name == "auto" else name, to_file=True)
            failed += _write_file(atomic_write.write, file, text, str(file))
    shown = [name for name, file in outputs if file is None]
    terminal = not error and console.is_terminal()
    names = [choose(report, terminal, _is_in_actions()) if name == "auto" else name for name in shown]
    job_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if "github" in names and job_summary:
        text = render(data, "markdown", Style()) + "\n"
        failed += _write_file(atomic_write.append, Path(job_summary), text, f"{job_summary} (GITHUB_STEP_SUMMARY)")
    for name in names:
        console.write(render_view(name), error)
    if not shown and (error or console.is_open()):
        console.write(summary.write_last_line(report, _style(plan)), error)
    elif "gitlab" in names:  # the one format without a place for what did not run
        console.write_warnings(failure.message for failure in find_run_failures(report))
    if failed:
        raise GlosslintError("\nerror: ".join(failed))


def _is_in_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _render_text(report: Report, name: str, plan: Plan, to_file: bool) -> str:
    style = _style(plan, to_file)
    if name == "sarif" and _is_in_actions():
        report = replace(report, suppressed=(), baselined=())  # code scanning would open an alert for each
    if is_data(name):
        return render(report, name, style)
    fixes = inert("".join(summary.list_fixes(report, style))) if plan.show_fixes else ""
    if plan.statistics:
        return fixes + "".join(summary.count_by_rule(report, style)) + summary.write_last_line(report, style)
    return fixes + render(report, name, style)


def _style(plan: Plan, to_file: bool = False) -> Style:
    return replace(console.style(plan.color, to_file), totals=not plan.quiet)


def _is_part(file: Path, report: Report, project: Settings | JoinedProject) -> bool:
    real = Path(os.path.realpath(file))
    return real.is_relative_to(project.root) and real.relative_to(project.root).as_posix() in report.sources


def _write_file(write: Callable[[Path, bytes], None], file: Path, text: str, shown: str) -> Iterator[str]:
    """Write a report to a file; yield an error message if that fails."""
    try:
        write(file, text.encode("utf-8", "backslashreplace"))
    except atomic_write.NotWrittenError as reason:
        yield f"{shown}: cannot write the report: {reason}"
