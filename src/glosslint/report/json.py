"""JSON for programs. Its shape is ``schema/report.schema.json``; ``version`` changes when that shape does."""

from __future__ import annotations

import json
from typing import Any

from glosslint import __version__
from glosslint.model import Finding, Location
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
        "findings": [_finding(finding) for finding in report.findings],
        "crashes": [{"rule": c.rule, "file": c.file, "entry": c.entry, "error": c.error} for c in report.crashes],
    }
    return json.dumps(data, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
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
        "fingerprint": finding.fingerprint,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "span": {"start": location.span.start, "end": location.span.end},
        "start": {"line": location.start.line, "column": location.start.column, "utf16": location.start.utf16},
        "end": {"line": location.end.line, "column": location.end.column, "utf16": location.end.utf16},
    }
