"""Several glossaries in one call: which they are, and one report on all."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from glosslint.cli import console
from glosslint.cli.here import here
from glosslint.cli.options import warn_unread
from glosslint.cli.plan import Plan
from glosslint.model import GlosslintError

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.settings.below import Group
    from glosslint.settings.settings import Settings

_ADVICE = "to check all, add glossary/glosslint.toml"


def find_groups(plan: Plan) -> tuple[Group, ...]:
    """Return the glossaries that a call means, if they are not just the one whose settings are nearest to all paths.
    Write a warning if a folder ``glossary/`` without settings is all that is checked, or is left out.

    Raise GlosslintError for paths without settings beside others that have some, and for options that take only one.
    """
    from glosslint.settings.below import groups_of
    from glosslint.settings.trust import trusted_folders

    paths = plan.paths
    if plan.options["config"] is not None or plan.stdin is not None:
        return ()
    groups, unread, homeless = groups_of(paths, trusted_folders())
    if not paths and _is_default_glossary(groups):
        if others := [group for group in groups if not _is_above(group.file)]:
            only = "without a settings file in this folder, only glossary/ is checked"
            console.write(f"warning: {_names(others)}: not used; {only}; {_ADVICE}\n", error=True)
        return ()
    is_one = len(groups) == 1 and groups[0].paths == tuple(paths) and bool(paths)
    if not groups or (len(groups) == 1 and (is_one or _is_above(groups[0].file))):
        return ()
    if homeless:
        exists = os.path.lexists(homeless[0])
        reason = f"no settings file in its folder or above; other paths use {_names(groups)}"
        raise GlosslintError(f"{homeless[0]}: {reason if exists else 'no such file or folder'}")
    if _are_here(paths) and _is_default_glossary(groups):
        console.write(f"warning: glossary/: not checked; no settings file is for it; {_ADVICE}\n", error=True)
    warn_unread(unread)
    for flag, given in (("-i", plan.interactive), ("--add-ignore", plan.add_ignore is not None)):
        if given:
            raise GlosslintError(f"{flag} takes one glossary, but there are several; add --config {_names(groups[:1])}")
    return groups


def _are_here(paths: Sequence[Path]) -> bool:
    """Return whether all of ``paths`` are the current folder, or there are none."""
    here = os.path.realpath(".")
    return all(os.path.realpath(path) == here for path in paths)


def _is_default_glossary(groups: Sequence[Group]) -> bool:
    """Return whether the folder that is checked without settings holds files, and none of these settings."""
    folder = Path.cwd() / "glossary"
    return any(folder.rglob("*.y*ml")) and not any(group.file.is_relative_to(folder) for group in groups)


def _is_above(file: Path) -> bool:
    return Path.cwd().is_relative_to(file.parent)


def _names(groups: Sequence[Group]) -> str:
    return ", ".join(Path(os.path.relpath(group.file)).as_posix() for group in groups)


class JoinedProject(NamedTuple):
    """The project of a report on several: paths are relative to ``root``, the current folder. ``folders`` are those of
    the settings of each."""

    root: Path
    top: Path
    trusted: bool
    folders: tuple[Path, ...]


def joined_project(settings: Sequence[Settings]) -> JoinedProject:
    """Return the project of a report on the glossaries of these settings."""
    from glosslint.util.project_files import repository_top

    root = Path.cwd()
    folders = tuple(one.root for one in settings)
    return JoinedProject(root, repository_top(root) or root, all(one.trusted for one in settings), folders)


def join_reports(reports: Sequence[Report], project: JoinedProject) -> Report:
    """Return one report, with the paths of all as seen from the current folder."""
    from glosslint.report.rebase import moved

    own = [moved(report, here(folder)) for report, folder in zip(reports, project.folders, strict=True)]
    findings = sorted(
        (finding for report in own for finding in report.findings),
        key=lambda finding: (finding.location.path, finding.location.start, finding.rule),
    )
    prefix = Path(os.path.relpath(project.root, project.top)).as_posix()
    return replace(
        own[0],
        findings=tuple(findings),
        problems=(),
        crashes=tuple(crash for report in own for crash in report.crashes),
        sources=ChainMap(*(cast(Any, report.sources) for report in own)),
        entries=sum(report.entries for report in own),
        files=sum(report.files for report in own),
        rules=max(report.rules for report in own),
        reported=_union(own),
        changed=sum(report.changed for report in own),
        fixed=tuple(replace(done, finding=f"{n}:{done.finding}") for n, one in enumerate(own) for done in one.fixed),
        left_out=tuple(reason for report in own for reason in report.left_out),
        suppressed=tuple(known for report in own for known in report.suppressed),
        baselined=tuple(known for report in own for known in report.baselined),
        baseline_entries=(),
        unreadable=tuple(path for report in own for path in report.unreadable),
        not_run=tuple(dict.fromkeys(part for report in own for part in report.not_run)),
        seconds={},
        fail_on=min(report.fail_on for report in own),
        prefix="" if prefix == "." else f"{prefix}/",
    )


def _union(reports: Sequence[Report]) -> frozenset[str] | None:
    if all(report.reported is None for report in reports):
        return None
    return frozenset(path for report in reports for path in (report.reported or report.sources))
