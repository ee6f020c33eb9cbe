"""Checkstyle XML, which many CI servers read: a ``file`` for each file with findings.

A rule or engine that did not run is an ``error`` of the file ``.``.
"""

from __future__ import annotations

from itertools import groupby

from glosslint.model.report import Report
from glosslint.report.formats.xml import document, element
from glosslint.report.not_run import run_problems
from glosslint.report.shared import full_message
from glosslint.report.style import Style


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the findings by file; columns count characters, from 1."""
    root = element(None, "checkstyle", {"version": "4.3"})
    missing = list(run_problems(report))
    whole = element(root, "file", {"name": "."}) if missing else root
    for problem in missing:
        attributes = {
            "line": 1,
            "severity": problem.severity.label,
            "message": problem.message,
            "source": "glosslint.not-run",
        }
        element(whole, "error", attributes)
    for path, findings in groupby(report.findings, key=lambda finding: finding.location.path):
        file = element(root, "file", {"name": report.at(path)})
        for finding in findings:
            start = finding.location.start
            attributes = {
                "line": start.line,
                "column": start.column,
                "severity": finding.severity.label,
                "message": full_message(finding),
                "source": f"glosslint.{finding.label}",
            }
            element(file, "error", attributes)
    return document(root)
