"""Make the paths of a report relative to another folder: the top of the repository, or the current folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from glosslint.model import Finding, Location
from glosslint.model.report import Report
from glosslint.util.project_files import relative_path
from glosslint.util.sequences import LazyValues

#: A function that makes a path relative to another folder; ``str`` is the one that changes nothing.
Move = Callable[[str], str]


def make_move(root: Path) -> Move:
    """Return a function that turns paths relative to the absolute ``root`` into paths relative to the current folder.

    Between drives of Windows, where no relative path exists, it returns absolute paths.
    """
    try:
        folder = Path.cwd()
    except FileNotFoundError:  # the current folder is gone
        return str
    if folder == root:
        return str

    def move(path: str) -> str:
        try:
            return relative_path(root / path, folder)
        except ValueError:
            return (root / path).as_posix()

    return move


def move_to_top(report: Report) -> Report:
    """Return the report with every path relative to the top of the repository."""
    return replace(move_report(report, report.at), prefix="") if report.prefix else report


def move_report(report: Report, move: Move) -> Report:
    """Return the report with ``move`` applied to every path; ``Report.at`` no longer holds for it."""
    if move is str:
        return report
    paths = {move(path): path for path in report.sources}
    return replace(
        report,
        findings=tuple(move_finding(finding, move) for finding in report.findings),
        baselined=tuple(move_finding(finding, move) for finding in report.baselined),
        suppressed=tuple(replace(known, finding=move_finding(known.finding, move)) for known in report.suppressed),
        fixed=tuple(replace(done, location=_move_location(done.location, move)) for done in report.fixed),
        crashes=tuple(replace(crash, file=move(crash.file) if crash.file else "") for crash in report.crashes),
        sources=LazyValues(paths, lambda path: replace(report.sources[paths[path]], path=path)),
        reported=None if report.reported is None else frozenset(map(move, report.reported)),
    )


def move_finding(finding: Finding, move: Move) -> Finding:
    """Return the finding with ``move`` applied to every path."""
    return replace(
        finding,
        location=_move_location(finding.location, move),
        related=tuple(replace(place, location=_move_location(place.location, move)) for place in finding.related),
        repairs=tuple(replace(repair, path=move(repair.path)) for repair in finding.repairs),
        problems=tuple(stated._replace(path=move(stated.path)) for stated in finding.problems),
    )


def _move_location(location: Location, move: Move) -> Location:
    return replace(location, path=move(location.path))
