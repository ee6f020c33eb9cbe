"""Write the reports that ``--output FORMAT[=FILE]`` asks for, to standard output and files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.cli import console
from glosslint.model import GlosslintError
from glosslint.report import FORMATS, choose, render

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings

#: A format, and the file to write it to; ``None`` for standard output.
Output = tuple[str, Path | None]


@dataclass(frozen=True)
class OutputOptions:
    """Where reports go, and how they look. ``color`` is ``auto``, ``always`` or ``never``."""

    outputs: tuple[Output, ...] = ()
    statistics: bool = False
    show_fixes: bool = False
    color: str = "auto"


def refuse_conflicts(options: OutputOptions) -> None:
    """Raise GlosslintError for reports that exclude each other, before anything is done."""
    outputs = options.outputs
    shown = [name for name, file in outputs if file is None]
    data = next(filter(_is_data, shown), None)
    if data is not None and len(shown) > 1:
        raise GlosslintError(
            f"two reports cannot both go to standard output if one of them is {data}; "
            f"write it to a file, as in --output {data}=FILE"
        )
    files = [os.path.realpath(file) for _, file in outputs if file is not None]
    for _, file in outputs:
        if file is not None and files.count(os.path.realpath(file)) > 1 and (file.is_file() or not file.exists()):
            raise GlosslintError(f"{file}: two reports cannot be written to one file")
    if outputs and all(_is_data(name) for name, _ in outputs):
        for flag, given in (("--statistics", options.statistics), ("--show-fixes", options.show_fixes)):
            if given:
                raise GlosslintError(f"{flag} cannot be used with --output {outputs[0][0]}")


def _is_data(name: str) -> bool:
    return name != "auto" and FORMATS[name].data


def write_reports(report: Report, settings: Settings, options: OutputOptions, error: bool = False) -> None:
    """Write all reports that were asked for; with ``error``, to standard error in place of standard output.

    Raise GlosslintError for files that cannot be written, after all others have been.
    """
    outputs = options.outputs or (("auto", None),)
    failed: list[str] = []
    for name, file in outputs:
        if file is not None:
            failed += _write_file(file, report, settings, name, options)
    shown = [name for name, file in outputs if file is None]
    terminal = not error and console.is_terminal()
    names = [choose(report, terminal, _in_actions()) if name == "auto" else name for name in shown]
    if "github" in names:
        failed += _write_job_summary(report)
    for name in names:
        console.write(_text(report, name, options, to_file=False), error)
    if not shown:
        _write_totals(report, options, error)
    elif "gitlab" in names:  # the one format without a place for what did not run
        from glosslint.report.not_run import run_problems

        console.write("".join(f"warning: {problem.message}\n" for problem in run_problems(report)), error=True)
    if failed:
        raise GlosslintError("\nerror: ".join(failed))


def _in_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _text(report: Report, name: str, options: OutputOptions, to_file: bool) -> str:
    from glosslint.report import summary

    style = console.style(options.color, to_file)
    if name == "sarif" and _in_actions():
        report = replace(report, suppressed=(), baselined=())  # code scanning would open an alert for each
    if _is_data(name):
        return render(report, name, style)
    fixes = "".join(summary.fixes(report, style)) if options.show_fixes else ""
    if options.statistics:
        return fixes + "".join(summary.statistics(report, style)) + summary.last_line(report, style)
    return fixes + render(report, name, style)


def _write_file(file: Path, report: Report, settings: Settings, name: str, options: OutputOptions) -> Iterator[str]:
    """Write a report to a file; yield an error message if that fails."""
    from glosslint.util import atomic_write

    real = Path(os.path.realpath(file))
    if real.is_relative_to(settings.root) and real.relative_to(settings.root).as_posix() in report.sources:
        yield f"{file}: cannot write the report: the file is part of the glossary"
        return
    name = "concise" if name == "auto" else name
    try:
        atomic_write.write(file, _text(report, name, options, to_file=True).encode("utf-8", "backslashreplace"))
    except atomic_write.NotWrittenError as reason:
        yield f"{file}: cannot write the report: {reason}"


def _write_job_summary(report: Report) -> Iterator[str]:
    """Append the findings to the job summary of GitHub Actions; yield an error message if that fails."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    from glosslint.report.style import Style
    from glosslint.util import atomic_write

    try:
        atomic_write.append(
            Path(file), (render(report, "markdown", Style()) + "\n").encode("utf-8", "backslashreplace")
        )
    except atomic_write.NotWrittenError as reason:
        yield f"{file} (GITHUB_STEP_SUMMARY): cannot write the report: {reason}"


def _write_totals(report: Report, options: OutputOptions, error: bool) -> None:
    """Write the last line when all reports went to files, unless standard output is closed."""
    from glosslint.report import summary

    if error or console.is_open():
        console.write(summary.last_line(report, console.style(options.color)), error)
