"""GitLab's code quality report: the artifact ``reports: codequality`` of a job.

A subset of the Code Climate format, as https://docs.gitlab.com/ci/testing/code_quality/ describes it. GitLab keeps one
finding of each fingerprint. The format has no place for what did not run; the command line prints that to standard
error.
"""

from __future__ import annotations

from glosslint.model import Severity
from glosslint.model.report import Report
from glosslint.report.shared import dump_json, full_message, number_fingerprints
from glosslint.report.style import Style

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the list of findings."""
    named = zip(report.findings, number_fingerprints(report.findings), strict=True)
    issues = [
        {
            "type": "issue",
            "check_name": finding.label,
            "description": full_message(finding),
            "categories": ["Style"],
            "severity": _LEVELS[finding.severity],
            "fingerprint": identity,
            "location": {
                "path": report.at(finding.location.path),
                "lines": {"begin": finding.location.start.line, "end": finding.location.end.line},
            },
        }
        for finding, identity in named
    ]
    return dump_json(issues, indent=2) + "\n"
