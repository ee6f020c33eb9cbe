"""Make the paths of a report relative to another folder: the top of the repository, or the current folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from glosslint.model import Finding, Location
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.util.sequences import LazyValues

#: A function that makes a path relative to another folder.
Move = Callable[[str], str]


def unchanged(path: str) -> str:
    """Return ``path``."""
    return path


def seen_from(folder: Path, root: Path) -> Move:
    """Return a function that turns paths relative to ``root`` into paths relative to ``folder``; both are absolute.

    Between drives of Windows, where no relative path exists, it returns absolute paths.
    """
    if folder == root:
        return unchanged

    def move(path: str) -> str:
        try:
            return Path(os.path.relpath(root / path, folder)).as_posix()
        except ValueError:
            return (root / path).as_posix()

    return move


def from_top(report: Report) -> Report:
    """Return the report with every path relative to the top of the repository."""
    return replace(moved(report, report.at), prefix="") if report.prefix else report


def moved(report: Report, move: Move) -> Report:
    """Return the report with ``move`` applied to every path; ``Report.at`` no longer holds for it."""
    if move is unchanged:
        return report
    return replace(
        report,
        findings=tuple(moved_finding(finding, move) for finding in report.findings),
        baselined=tuple(moved_finding(finding, move) for finding in report.baselined),
        suppressed=tuple(replace(known, finding=moved_finding(known.finding, move)) for known in report.suppressed),
        fixed=tuple(replace(done, location=_location(done.location, move)) for done in report.fixed),
        crashes=tuple(replace(crash, file=move(crash.file) if crash.file else "") for crash in report.crashes),
        sources=_moved_sources(report.sources, move),
        reported=None if report.reported is None else frozenset(map(move, report.reported)),
    )


def _moved_sources(sources: Mapping[str, Source], move: Move) -> Mapping[str, Source]:
    paths = {move(path): path for path in sources}
    return LazyValues(paths, lambda path: replace(sources[paths[path]], path=path))


def moved_finding(finding: Finding, move: Move) -> Finding:
    """Return the finding with ``move`` applied to every path."""
    return replace(
        finding,
        location=_location(finding.location, move),
        related=tuple(replace(place, location=_location(place.location, move)) for place in finding.related),
        repairs=tuple(replace(repair, path=move(repair.path)) for repair in finding.repairs),
        problems=tuple(stated._replace(path=move(stated.path)) for stated in finding.problems),
    )


def _location(location: Location, move: Move) -> Location:
    return replace(location, path=move(location.path))
