"""Where reports go: ``--output FORMAT[=FILE]``, as often as one likes."""

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

#: A format, and the file it goes into; without one it goes to standard output.
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
            f"two reports cannot both go to standard output when one of them is {data}: "
            f"give it a file, as in --output {data}=FILE"
        )
    files = [os.path.realpath(file) for _, file in outputs if file is not None]
    for _, file in outputs:
        if file is not None and files.count(os.path.realpath(file)) > 1 and (file.is_file() or not file.exists()):
            raise GlosslintError(f"{file}: two reports cannot go into one file")
    if outputs and all(_is_data(name) for name, _ in outputs):
        for flag, given in (("--statistics", options.statistics), ("--show-fixes", options.show_fixes)):
            if given:
                raise GlosslintError(f"{flag} cannot be used with --output {outputs[0][0]}, a format for programs")


def _is_data(name: str) -> bool:
    return name != "auto" and FORMATS[name].data


def write_reports(report: Report, settings: Settings, options: OutputOptions, error: bool = False) -> None:
    """Write every report that was asked for; ``error`` means standard error in place of standard output.

    Raises GlosslintError for a file that cannot be written, when all others are.
    """
    outputs = options.outputs or (("auto", None),)
    failed: list[str] = []
    for name, file in outputs:
        if file is not None:
            failed += _into(file, report, settings, name, options)
    shown = [name for name, file in outputs if file is None]
    names = [_chosen(name, report, error) for name in shown]
    if "github" in names:
        failed += _into_summary(report)
    for name in names:
        console.write(_text(report, name, options, to_file=False), error)
    if not shown:
        _say_verdict(report, options, error)
    elif "gitlab" in names:
        console.write("".join(_not_told(report)), error=True)
    if failed:
        raise GlosslintError("\nerror: ".join(failed))


def _chosen(name: str, report: Report, error: bool) -> str:
    if name != "auto":
        return name
    return choose(report, not error and console.is_terminal(), _in_actions())


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


def _into(file: Path, report: Report, settings: Settings, name: str, options: OutputOptions) -> Iterator[str]:
    """Write a report into a file; a line that says so if that fails."""
    from glosslint.util import atomic_write

    if _inside(file, settings.root) in report.sources:
        yield f"{file}: the report cannot be written: it is a file of the glossary"
        return
    name = "concise" if name == "auto" else name
    try:
        atomic_write.write(file, _text(report, name, options, to_file=True).encode("utf-8", "backslashreplace"))
    except atomic_write.NotWrittenError as reason:
        yield f"{file}: the report cannot be written: {reason}"


def _inside(file: Path, root: Path) -> str:
    """The path of ``file`` as files of the project are named; empty where it is outside."""
    real = Path(os.path.realpath(file))
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else ""


def _into_summary(report: Report) -> Iterator[str]:
    """Add the table to the summary of the job, where GitHub Actions keeps one."""
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
        yield f"{file} (GITHUB_STEP_SUMMARY): the report cannot be written: {reason}"


def _say_verdict(report: Report, options: OutputOptions, error: bool) -> None:
    """One line for people when all reports went into files; nothing where nobody listens."""
    from glosslint.report import summary

    if error or console.is_open():
        console.write(summary.last_line(report, console.style(options.color)), error)


def _not_told(report: Report) -> Iterator[str]:
    """What the report on standard output has no place for."""
    from glosslint.report.not_run import run_problems

    for lapse in run_problems(report):
        yield f"warning: {lapse.message}\n"
