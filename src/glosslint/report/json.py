"""JSON for programs. Its shape is ``schema/report.schema.json``; ``version`` changes when that shape does."""

from __future__ import annotations

import json
from typing import Any

from glosslint import __version__
from glosslint.model import Finding, Location, Safety
from glosslint.outcomes import Fixed
from glosslint.report.style import Style
from glosslint.run import Report

VERSION = 1


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """The whole report, indented, in ASCII, so that no terminal or log can spoil it."""
    data = {
        "version": VERSION,
        "glosslint": __version__,
        "entries": report.entries,
        "files": report.files,
        "rules": report.rules,
        "findings": [_finding(finding, report) for finding in report.findings],
        "fixed": [_fixed(done) for done in report.fixed],
        "crashes": [{"rule": c.rule, "file": c.file, "entry": c.entry, "error": c.error} for c in report.crashes],
    }
    return json.dumps(data, indent=2) + "\n"


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "level": finding.severity.label,
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "docs": finding.docs,
        **_location(finding.location),
        "entry": finding.entry,
        "term": finding.term,
        "field": finding.field,
        "quoted": finding.quoted,
        "related": [{"label": related.label, **_location(related.location)} for related in finding.related],
        "fix": _fix(finding, report),
        "unfixed": finding.unfixed,
        "fingerprint": finding.fingerprint,
    }


def _fix(finding: Finding, report: Report) -> dict[str, Any] | None:
    """The fixes of a finding and of what follows from it, as one: the least safe of them says how safe it is."""
    repairs = [repair for repair in finding.repairs if repair.edits]
    if not repairs:
        return None
    order = [Safety.SAFE, Safety.UNSAFE, Safety.DISPLAY]
    return {
        "safety": max((repair.fix.safety for repair in repairs), key=order.index).value,
        "title": repairs[0].fix.title,
        "edits": [
            {**_location(report.sources[repair.path].locate(edit.span)), "text": edit.text}
            for repair in repairs
            for edit in repair.edits
        ],
    }


def _fixed(done: Fixed) -> dict[str, Any]:
    return {
        "rule": done.rule,
        "level": done.severity.label,
        "message": done.message,
        **_location(done.location),
        "safety": done.fix.safety.value,
        "title": done.fix.title,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "span": {"start": location.span.start, "end": location.span.end},
        "start": {"line": location.start.line, "column": location.start.column, "utf16": location.start.utf16},
        "end": {"line": location.end.line, "column": location.end.column, "utf16": location.end.utf16},
    }
