"""JSON, as described by ``schema/report.schema.json``; ``version`` changes when that shape does. And JSON lines: one
for each finding, and one for each rule or engine that did not run; ``kind`` says which.

Paths are relative to the folder of the settings, as in reports for people; in JSON lines, to the top of the repository.
"""

from __future__ import annotations

from typing import Any

from glosslint import __version__
from glosslint.fix.together import combined_fix
from glosslint.model import Finding, Location
from glosslint.model.report import Report
from glosslint.report.rebase import Move
from glosslint.report.shared import dump_json, find_run_failures
from glosslint.report.style import Style

VERSION = 1


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the whole report, indented."""
    data = {
        "version": VERSION,
        "glosslint": __version__,
        "entries": report.entries,
        "files": report.files,
        "rules": report.rules,
        "findings": [describe_finding(finding, report) for finding in report.findings],
        "suppressed": [
            {"reason": known.reason, "finding": describe_finding(known.finding, report)} for known in report.suppressed
        ],
        "baselined": [describe_finding(finding, report) for finding in report.baselined],
        "fixed": [
            {
                "rule": done.rule,
                "level": done.severity.label,
                "message": done.message,
                **_describe_location(done.location),
                "safety": done.fix.safety.value,
                "title": done.fix.title,
            }
            for done in report.fixed
        ],
        "not_run": [missed._asdict() for missed in report.not_run],
        "crashes": [{"rule": c.rule, "file": c.file, "entry": c.entry, "error": c.error} for c in report.crashes],
    }
    return dump_json(data, indent=2) + "\n"


def describe_finding(finding: Finding, report: Report, at: Move = str) -> dict[str, Any]:
    """Return the keys of a finding, with paths passed through ``at``."""
    return {
        "rule": finding.rule,
        "engine": finding.engine,
        "category": finding.category,
        "level": finding.severity.label,
        "number": finding.number,
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "docs": finding.docs,
        **_describe_location(finding.location, at),
        "entry": finding.entry,
        "term": finding.term,
        "field": finding.field,
        "quoted": finding.quoted,
        "targets": list(finding.targets),
        "related": [
            {"label": related.label, **_describe_location(related.location, at)} for related in finding.related
        ],
        "fix": _describe_fix(finding, report, at),
        "unfixed": finding.unfixed,
        "fingerprint": finding.fingerprint,
    }


def _describe_fix(finding: Finding, report: Report, at: Move) -> dict[str, Any] | None:
    fix = combined_fix(finding)
    if fix is None:
        return None
    edits = [
        {**_describe_location(report.sources[path].locate(edit.span), at), "text": edit.text}
        for path, edit in fix.edits
    ]
    return {"safety": fix.safety.value, "title": fix.title, "edits": edits}


def _describe_location(location: Location, at: Move = str) -> dict[str, Any]:
    return {
        "path": at(location.path),
        "span": location.span._asdict(),
        "start": location.start._asdict(),
        "end": location.end._asdict(),
    }


def render_lines(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the lines; none if everything ran without findings."""
    lines = [
        {
            "kind": "not-run",
            "what": failure.what,
            "level": failure.severity.label,
            "message": failure.message,
            "path": report.at(failure.file) if failure.file else None,
        }
        for failure in find_run_failures(report)
    ]
    lines += [{"kind": "finding", **describe_finding(finding, report, report.at)} for finding in report.findings]
    return "".join(f"{dump_json(line)}\n" for line in lines)
