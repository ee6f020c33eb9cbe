"""Make the paths of a report relative to the top of the repository, for hooks that run there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from glosslint.model import Finding, Location
from glosslint.model.report import Report

_Move = Callable[[str], str]


def rebase_paths(report: Report) -> Report:
    """Return the report with every path relative to the top of the repository."""
    if not report.prefix:
        return report
    move = report.at
    return replace(
        report,
        findings=tuple(_finding(finding, move) for finding in report.findings),
        baselined=tuple(_finding(finding, move) for finding in report.baselined),
        suppressed=tuple(replace(known, finding=_finding(known.finding, move)) for known in report.suppressed),
        fixed=tuple(replace(done, location=_location(done.location, move)) for done in report.fixed),
        crashes=tuple(replace(crash, file=move(crash.file) if crash.file else "") for crash in report.crashes),
        sources={move(path): replace(source, path=move(path)) for path, source in report.sources.items()},
        reported=None if report.reported is None else frozenset(map(move, report.reported)),
        prefix="",
    )


def _finding(finding: Finding, move: _Move) -> Finding:
    return replace(
        finding,
        location=_location(finding.location, move),
        related=tuple(replace(place, location=_location(place.location, move)) for place in finding.related),
        repairs=tuple(replace(repair, path=move(repair.path)) for repair in finding.repairs),
        problems=tuple(stated._replace(path=move(stated.path)) for stated in finding.problems),
    )


def _location(location: Location, move: _Move) -> Location:
    return replace(location, path=move(location.path))
