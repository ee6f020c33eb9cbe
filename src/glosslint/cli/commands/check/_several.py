"""``glosslint check`` and ``fix`` over several glossaries: each under its own settings, in one report."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from glosslint.cli import console
from glosslint.cli.commands.check._extras import explain_run, progress_of, show_files
from glosslint.cli.commands.check._steps import changes_of, checked, code_of, facts_cache, refuse_incomplete
from glosslint.cli.exit_codes import FINDINGS, OK, USAGE, of_diff
from glosslint.cli.here import here
from glosslint.cli.options import settings_of, warn_unmatched, warn_unread
from glosslint.cli.output import write_reports
from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass

if TYPE_CHECKING:
    from glosslint.cli.commands.check._run import RunOptions
    from glosslint.engine.cache.facts import FactsCache
    from glosslint.engine.session import CheckRequest
    from glosslint.model.report import Report
    from glosslint.settings.below import Group
    from glosslint.settings.settings import Settings


_ADVICE = "to check all, add glossary/glosslint.toml"


@dataclass(frozen=True)
class _Together:
    """The project of a report on several: paths are relative to the current folder."""

    settings: tuple[Settings, ...]

    @property
    def root(self) -> Path:
        return Path.cwd()

    @cached_property
    def top(self) -> Path:
        from glosslint.util.repository import repository_top

        return repository_top(self.root) or self.root

    @property
    def trusted(self) -> bool:
        return all(settings.trusted for settings in self.settings)


def several(paths: Sequence[Path], options: dict[str, Any]) -> tuple[Group, ...]:
    """Return the glossaries that a call means, if they are not just the one whose settings are nearest to all paths.
    Write a warning if a folder ``glossary/`` without settings is all that is checked, or is left out.

    Raise GlosslintError for paths without settings beside others that have some.
    """
    from glosslint.settings.below import groups_of
    from glosslint.settings.trust import trusted_folders

    if options["config"] is not None:
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


def run_several(groups: Sequence[Group], options: dict[str, Any], run_options: RunOptions) -> int:
    """Check or fix each glossary, and write one report. Return the exit code: the highest of all."""
    for flag, given in (("-i", run_options.interactive), ("--add-ignore", run_options.add_ignore is not None)):
        if given:
            raise GlosslintError(f"{flag} takes one glossary, but there are several; add --config {_names(groups[:1])}")
    facts = facts_cache(run_options, options["cache"])
    requests = [_request(group, options, facts) for group in groups]
    if options.get("show_files"):
        for request in requests:
            show_files(request.settings, request.paths)
        return OK
    done = [_done(request, run_options) for request in requests]
    together = _Together(tuple(request.settings for request in requests))
    reports = [report for report, _ in done]
    merged = _merged(reports, together)
    if run_options.fix_only:
        from glosslint.report import summary

        style = console.style(run_options.output.color)
        listed = "".join(summary.fixes(merged, style)) if run_options.output.show_fixes else ""
        console.write(listed + summary.fixed_line(merged, style))
    elif not run_options.diff:
        write_reports(merged, together, run_options.output)
    for request, report in zip(requests, reports, strict=True):
        if request.changes is None:
            warn_unmatched(request.paths, request.settings.root, report.reported)
        refuse_incomplete(report, request.settings, run_options)
    return max(max(code, code_of(report, run_options)) for report, code in done)


def _request(group: Group, options: dict[str, Any], facts: FactsCache | None) -> CheckRequest:
    from glosslint.engine.session import CheckRequest

    settings = settings_of((), {**options, "config": Path(os.path.relpath(group.file))}, warn=False)
    return CheckRequest(
        settings,
        group.paths,
        None,
        changes_of(settings, group.paths, options["changed_since"], options["staged"]),
        cache=options["cache"],
        unsafe_fixes=options["unsafe_fixes"],
        facts=facts,
    )


def _done(request: CheckRequest, options: RunOptions) -> tuple[Report, int]:
    """Check or fix one glossary; with ``--diff``, show the changes. Return its report and exit code."""
    if options.fix or options.fix_only or options.diff:
        return _fixed(request, options)
    session, report = checked(request, options)
    session.keep_facts()
    explain_run(report, request, options)
    return report, OK


def _fixed(request: CheckRequest, options: RunOptions) -> tuple[Report, int]:
    from glosslint.cli import fix_files
    from glosslint.engine.fix import fix

    move = here(request.settings.root)
    with progress_of(options).running():
        outcome = fix(request)
    if options.diff:
        console.write_exactly(fix_files.patch(outcome.changes, console.style(options.output.color), move))
        console.write(f"{request.settings.origin}: {fix_files.diff_summary(outcome)}", error=True)
        return outcome.report, of_diff(outcome.changes, options.exit_zero)
    failures = fix_files.write_changes(outcome)
    console.write("".join(fix_files.describe(failures, move)), error=True)
    report = outcome.report_without(failures.keys())
    explain_run(report, request, options)
    if failures:
        return report, USAGE
    return report, FINDINGS if options.exit_non_zero_on_fix and report.fixed else OK


def _merged(reports: Sequence[Report], together: _Together) -> Report:
    """Return one report, with the paths of all as seen from the current folder."""
    from glosslint.report.rebase import moved

    own = [moved(report, here(one.root)) for report, one in zip(reports, together.settings, strict=True)]
    findings = sorted(
        (finding for report in own for finding in report.findings),
        key=lambda finding: (finding.location.path, finding.location.start, finding.rule),
    )
    prefix = Path(os.path.relpath(together.root, together.top)).as_posix()
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
