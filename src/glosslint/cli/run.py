"""``check``, ``fix`` and ``hook``: from a plan, and what to check of each glossary, to a report and an exit code."""

from __future__ import annotations

import os
import sys
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from glosslint.cli import console
from glosslint.cli.console import Progress
from glosslint.cli.exit_codes import INTERNAL_ERROR, OK, USAGE, exit_code, exit_with, exit_with_crashes
from glosslint.cli.options import settings_of, warn_built_in, warn_unmatched
from glosslint.cli.output import JoinedProject, write_reports
from glosslint.cli.plan import Plan, plan_of
from glosslint.cli.repeat import run_or_repeat
from glosslint.model import GlosslintError
from glosslint.model.frozen import dataclass
from glosslint.model.report import Report
from glosslint.report import summary
from glosslint.report.rebase import make_move, move_report
from glosslint.report.style import safe
from glosslint.text.messages import count
from glosslint.util.project_files import relative_path, repository_prefix, repository_top

if TYPE_CHECKING:
    from glosslint.cli.review import Review
    from glosslint.engine.fix import FixOutcome
    from glosslint.engine.report import Judgement
    from glosslint.engine.run_cache import Contents, RunCache
    from glosslint.engine.session import CheckRequest
    from glosslint.project.changes import Changes
    from glosslint.settings.file import SettingsGroup
    from glosslint.settings.settings import Settings

_ADVICE = "to check all, add glossary/glosslint.toml"


def find_groups(plan: Plan) -> tuple[SettingsGroup, ...]:
    """Return the glossaries that a call means, if they are not just the one whose settings are nearest to all paths.
    Write a warning if a folder ``glossary/`` without settings is all that is checked, or is left out.

    Raise GlosslintError for paths without settings beside others that have some, and for options that take only one.
    """
    from glosslint.settings.file import group_by_settings
    from glosslint.settings.trust import trusted_folders

    paths = plan.paths
    if plan.options["config"] is not None or plan.stdin is not None:
        return ()
    groups, unread, homeless = group_by_settings(paths, trusted_folders())
    if not paths and _is_default_glossary(groups):
        if others := [group for group in groups if not _is_above(group.file)]:
            only = "without a settings file in this folder, only glossary/ is checked"
            console.write_warnings([f"{_name_files(others)}: not used; {only}; {_ADVICE}"])
        return ()
    if not groups or (len(groups) == 1 and (_is_above(groups[0].file) or (paths and groups[0].paths == paths))):
        return ()
    if homeless:
        exists = os.path.lexists(homeless[0])
        reason = f"no settings file in its folder or above; other paths use {_name_files(groups)}"
        raise GlosslintError(f"{homeless[0]}: {reason if exists else 'no such file or folder'}")
    here = os.path.realpath(".")
    if all(os.path.realpath(path) == here for path in paths) and _is_default_glossary(groups):
        console.write_warnings([f"glossary/: not checked; no settings file is for it; {_ADVICE}"])
    console.write_warnings(unread)
    for flag, given in (("-i", plan.interactive), ("--add-ignore", plan.add_ignore is not None)):
        if given:
            raise GlosslintError(
                f"{flag} takes one glossary, but there are several; add --config {_name_files(groups[:1])}"
            )
    return groups


def _is_default_glossary(groups: Sequence[SettingsGroup]) -> bool:
    """Return whether the folder that is checked without settings holds files, and none of these settings."""
    folder = Path.cwd() / "glossary"
    return any(folder.rglob("*.y*ml")) and not any(group.file.is_relative_to(folder) for group in groups)


def _is_above(file: Path) -> bool:
    return Path.cwd().is_relative_to(file.parent)


def _name_files(groups: Sequence[SettingsGroup]) -> str:
    return ", ".join(relative_path(group.file) for group in groups)


def join_reports(done: Sequence[Result]) -> Report:
    """Return one report, with the paths of all as seen from the current folder."""
    own = [one.seen for one in done]
    findings = sorted(
        (finding for report in own for finding in report.findings),
        key=lambda finding: (finding.location.path, finding.location.start, finding.rule),
    )
    reported = frozenset(
        path for report in own for path in (report.sources if report.reported is None else report.reported)
    )
    return Report(
        findings=tuple(findings),
        crashes=tuple(crash for report in own for crash in report.crashes),
        sources=ChainMap(*(cast(Any, report.sources) for report in own)),
        entries=sum(report.entries for report in own),
        files=sum(report.files for report in own),
        rules=max(report.rules for report in own),
        reported=reported if any(report.reported is not None for report in own) else None,
        base=own[0].base,
        changed=sum(report.changed for report in own),
        partly_staged=any(report.partly_staged for report in own),
        fixed=tuple(replace(done, finding=f"{n}:{done.finding}") for n, one in enumerate(own) for done in one.fixed),
        left_out=tuple(reason for report in own for reason in report.left_out),
        suppressed=tuple(known for report in own for known in report.suppressed),
        baselined=tuple(known for report in own for known in report.baselined),
        not_run=tuple(dict.fromkeys(part for report in own for part in report.not_run)),
        unsafe_fixes=own[0].unsafe_fixes,
        own_levels={path: report.fail_on for report in own for path in report.sources},
        prefix=repository_prefix(Path.cwd()),
    )


@dataclass(frozen=True)
class Result:
    """What a run made of one glossary.

    ``changed``: whether files were to change. ``failures`` are those that could not be written, with the reasons.
    ``review`` asked what to fix.
    """

    request: CheckRequest
    report: Judgement
    changed: bool = False
    failures: Mapping[str, str] = field(default_factory=dict)
    review: Review | None = None

    @property
    def seen(self) -> Report:
        """The report with paths as seen from the current folder."""
        return move_report(self.report, make_move(self.request.settings.root))


def run_command(paths: tuple[Path, ...], options: Mapping[str, Any]) -> NoReturn:
    """Run ``check`` or ``fix`` with the options of the command line, and exit."""
    plan = plan_of(paths, options)
    sys.exit(run_or_repeat(plan, lambda cache: _run_plan(plan, cache)))


def _run_plan(plan: Plan, cache: RunCache | None) -> int:
    if groups := find_groups(plan):
        glossaries = [(settings_from(plan, Path(relative_path(group.file))), group.paths) for group in groups]
    else:
        paths = plan.paths if plan.stdin is None else (plan.stdin[0],)
        glossaries = [(settings_of(paths, plan.options), paths)]
    if plan.show_files:
        for settings, paths in glossaries:
            _show_files(settings, paths, None if plan.stdin is None else plan.stdin[0])
        return OK
    requests = [
        plan.request(settings, paths if plan.stdin is None else (), _find_changes(settings, plan))
        for settings, paths in glossaries
    ]
    # Where settings are found below a folder, others may be added there.
    return run(requests, plan, cache if all(group.paths for group in groups) else None)


def settings_from(plan: Plan, config: Path | None) -> Settings:
    """Return the settings of a file that was found, or without one the built-in ones."""
    return settings_of((), {**plan.options, "config": config}, warn=False)


def _find_changes(settings: Settings, plan: Plan) -> Changes | None:
    if plan.changed_since is None and not plan.staged:
        return None
    from glosslint.project.changes import find_changes

    return find_changes(settings, plan.changed_since, named=bool(plan.paths))


def _show_files(settings: Settings, paths: Sequence[Path], stdin: Path | None) -> None:
    """Print the files that would be checked, one a line; ``stdin`` need not exist. Raise what ``discover`` raises."""
    from glosslint.project.discover import discover

    selection = discover(settings, paths if stdin is None else (), stdin)
    files = selection.files if selection.reported is None else sorted(selection.reported)
    console.write_lines(safe(make_move(settings.root)(file)) for file in files)
    warn_unmatched(paths, settings.root, selection.reported)


def run(requests: Sequence[CheckRequest], plan: Plan, cache: RunCache | None = None) -> int:
    """Check or fix each glossary, report, and return the exit code. ``cache`` notes what is read."""
    if plan.add_ignore is not None:
        done = [_add_ignores(request, plan) for request in requests]
    elif plan.fixes:
        done = [_fix(request, plan, several=len(requests) > 1) for request in requests]
    else:
        done = [_check(request, plan, cache.contents if cache else {}) for request in requests]
    _write_report(done, plan)
    for one in done:
        settings, paths = one.request.settings, one.request.paths
        if cache is not None:
            cache.note_check(one.report, named=bool(paths))
        one.report.session.store_facts()
        if not plan.diff and plan.add_ignore is None:
            _explain(one, plan)
        warn_built_in(settings.origin)
        if one.request.changes is None:
            warn_unmatched(paths, settings.root, one.report.reported)
        else:
            names = map(safe, map(make_move(settings.root), one.request.changes.unstaged))
            console.write_warnings(
                f"{name}: used as it is on disk, which is not staged; stage it (git add)" for name in names
            )
        _refuse_incomplete(one.report, settings, plan)
    return exit_code(
        any(_is_failure(one, plan) for one in done),
        any(one.failures for one in done),
        any(one.review is not None and one.review.interrupted for one in done),
    )


def _check(request: CheckRequest, plan: Plan, contents: Mapping[str, Contents]) -> Result:
    from glosslint.engine.check import judge
    from glosslint.engine.session import ChangedMeanwhileError, open_session
    from glosslint.util.timing import pause_collector

    with _progress(plan).show_line(), pause_collector():
        try:
            session = open_session(request, once=True, contents=contents.get(str(request.settings.root)))
            return Result(request, judge(session, request))
        except ChangedMeanwhileError:
            return _check(request, plan, {})


def _fix(request: CheckRequest, plan: Plan, several: bool) -> Result:
    from glosslint.cli import fix_files
    from glosslint.engine.fix import fix

    progress, review = _progress(plan), None
    if plan.interactive:
        from glosslint.cli.review import Review

        review = Review(console.style(plan.color), progress, make_move(request.settings.root))
    with progress.show_line():
        outcome = fix(request, review)
    if plan.diff:
        _show_diff(outcome, plan)
        named = f"{request.settings.origin}: " if several else ""
        console.write(f"{named}{fix_files.diff_summary(outcome)}", error=True)
        return _make_result(outcome, {})
    if request.stdin is not None:
        text = request.stdin[1].decode("utf-8", "surrogateescape")
        console.write_exactly(outcome.changes[0][1].text if outcome.changes else text)
        return _make_result(outcome, {})
    return replace(_make_result(outcome, fix_files.write_changes(outcome)), review=review)


def _add_ignores(request: CheckRequest, plan: Plan) -> Result:
    from glosslint.cli import fix_files
    from glosslint.refactor.add_ignores import add_ignores

    with _progress(plan).show_line():
        outcome, suppressed, left = add_ignores(request, plan.add_ignore or "")
    if plan.diff:
        _show_diff(outcome, plan)
        return _make_result(outcome, {})
    failures = fix_files.write_changes(outcome)
    files = count(len(outcome.changes) - len(failures), "file")
    lines = [f"Suppressed {count(suppressed, 'finding')} in {files}."]
    if left:
        lines.append(f"No comment can suppress {count(left, 'finding')}; to see why: --output-format full")
    if suppressed and not plan.add_ignore:
        lines.append('The comments give no reason. To give one next time: glosslint --add-ignore="REASON"')
    console.write_lines(lines, error=True)
    return _make_result(outcome, failures)


def _make_result(outcome: FixOutcome, failures: Mapping[str, str]) -> Result:
    report = outcome.report_without(failures.keys())
    return Result(outcome.request, report, bool(outcome.changes), failures)


def _show_diff(outcome: FixOutcome, plan: Plan) -> None:
    from glosslint.cli import fix_files

    move = make_move(outcome.request.settings.root)
    console.write_exactly(fix_files.patch(outcome.changes, console.style(plan.color), move))


def _progress(plan: Plan) -> Progress:
    return Progress(wanted=not plan.quiet and not plan.hook)


def _write_report(done: Sequence[Result], plan: Plan) -> None:
    """Write one report on all glossaries, unless a diff is all that is wanted; then which files were not written."""
    try:
        if not plan.diff and len(done) == 1:
            _write_single(done[0], plan)
        elif not plan.diff:
            root, trusted = Path.cwd(), all(one.request.settings.trusted for one in done)
            project = JoinedProject(root, repository_top(root) or root, trusted)
            report = join_reports(done)
            _write_fixed(report, plan) if plan.fix_only else write_reports(report, project, plan)
    finally:
        for one in done:
            if one.failures:
                from glosslint.cli.fix_files import describe_failures

                console.write_lines(describe_failures(one.failures, make_move(one.request.settings.root)), error=True)


def _write_single(one: Result, plan: Plan) -> None:
    to_error = one.request.stdin is not None and plan.fixes  # its fixed text is on standard output
    if one.review is not None:
        _finish_review(one, one.review, plan)
    elif plan.fix_only:
        _write_fixed(one.seen, plan, to_error)
    else:
        write_reports(one.report, one.request.settings, plan, to_error)


def _write_fixed(report: Report, plan: Plan, to_error: bool = False) -> None:
    style = console.style(plan.color)
    listed = "".join(summary.list_fixes(report, style)) if plan.show_fixes else ""
    console.write(listed + summary.describe_fixed(report, style), to_error)


def _finish_review(one: Result, review: Review, plan: Plan) -> None:
    """Write what was answered and what is left, and the reports that are written to files."""
    from glosslint.cli.review import end_review

    style = console.style(plan.color)
    if plan.show_fixes:
        console.write("".join(summary.list_fixes(one.seen, style)))
    console.write_lines(end_review(review, one.report, one.request.settings, style))
    if files := tuple(output for output in plan.outputs if output[1] is not None):
        write_reports(one.report, one.request.settings, replace(plan, outputs=files, quiet=True))


def _explain(one: Result, plan: Plan) -> None:
    """Write what ``-v`` and ``--profile`` ask for to standard error."""
    style = console.style(plan.color)
    if plan.verbose:
        console.write_lines(summary.describe_run(one.report, one.request.settings, style), error=True)
    if plan.profile:
        console.write("".join(summary.list_times(one.report, style)), error=True)


def _refuse_incomplete(report: Report, settings: Settings, plan: Plan) -> None:
    """Exit when a rule raised, when a required language engine could not run, or when no rule ran."""
    if report.crashes:
        exit_with_crashes(report.crashes, f"{_advise_on_crash(report)} (all other findings are shown)")
    if plan.require_language:
        from glosslint.language.engines import engine_names

        required = engine_names(settings.table.language)
        missed = [part.what for part in report.not_run if part.what in required]
        if missed:
            exit_with(f"{', '.join(missed)} could not run (--require-language)", USAGE)
    if not report.rules:
        exit_with("no rule could run; rules on language need a language engine", USAGE)


def _advise_on_crash(report: Report) -> str:
    """Return where a crash is to be reported: to us, or to the authors of a plugin."""
    from glosslint.rules.registry import rule_named

    rules = [rule_named(crash.rule) for crash in report.crashes]
    foreign = [rule.name for rule in rules if rule is not None and rule.page is not None]
    if len(foreign) < len(rules):
        return INTERNAL_ERROR
    return f"{' and '.join(dict.fromkeys(foreign))} comes from a plugin; please report the traceback above there"


def _is_failure(one: Result, plan: Plan) -> bool:
    """Return whether the run is to fail for what was found: findings, fixes, or with ``--diff``, changes."""
    if plan.diff:
        return one.changed and not plan.exit_zero
    fails = any(map(one.report.fails, one.report.findings)) and not (plan.exit_zero or plan.fix_only)
    return fails or (plan.exit_non_zero_on_fix and bool(one.report.fixed))
