"""JSON lines: a line for each finding and for each rule or engine that did not run; ``kind`` says which it is.

The keys of a finding are those of the format ``json``; paths begin at the top of the repository.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glosslint.model.report import Report
from glosslint.report.formats import json
from glosslint.report.not_run import run_problems
from glosslint.report.shared import to_json
from glosslint.report.style import Style


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """The lines; none for a clean run of everything."""
    return "".join(f"{to_json(line)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[dict[str, Any]]:
    for lapse in run_problems(report):
        path = report.at(lapse.file) if lapse.file else None
        yield {
            "kind": "not-run",
            "what": lapse.what,
            "level": lapse.severity.label,
            "message": lapse.message,
            "path": path,
        }
    for finding in report.findings:
        yield {"kind": "finding", **json.of(finding, report, report.at)}
