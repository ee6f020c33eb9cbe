"""JSON lines: one for each finding, and one for each rule or engine that did not run; ``kind`` says which.

The keys of a finding are those of the format ``json``; paths are relative to the top of the repository.
"""

from __future__ import annotations

from glosslint.model.report import Report
from glosslint.report.formats import json
from glosslint.report.not_run import run_problems
from glosslint.report.shared import to_json
from glosslint.report.style import Style


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the lines; none if everything ran without findings."""
    lines = [
        {
            "kind": "not-run",
            "what": problem.what,
            "level": problem.severity.label,
            "message": problem.message,
            "path": report.at(problem.file) if problem.file else None,
        }
        for problem in run_problems(report)
    ]
    lines += [{"kind": "finding", **json.of(finding, report, report.at)} for finding in report.findings]
    return "".join(f"{to_json(line)}\n" for line in lines)
