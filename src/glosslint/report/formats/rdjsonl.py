"""reviewdog's ``rdjsonl``: a ``Diagnostic`` per line, with fixes as suggestions.

Columns count bytes of the line in UTF-8, from 1 (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). A rule
or engine that did not run is a diagnostic of the file ``.``.
"""

from __future__ import annotations

from typing import Any

from glosslint.fix.scalar_text import apply_edits
from glosslint.fix.together import safest_fixes
from glosslint.model import Edit, Position, Repair, Span
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.report.not_run import run_problems
from glosslint.report.shared import docs_url, message_with_help, to_json
from glosslint.report.style import Style

_SOURCE = {"name": "glosslint"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the lines."""
    lines: list[dict[str, Any]] = [
        {
            "message": problem.message,
            "location": {"path": ".", "range": {"start": {"line": 1}}},
            "severity": problem.severity.name,
            "source": _SOURCE,
            "code": {"value": "not-run"},
        }
        for problem in run_problems(report)
    ]
    for finding in report.findings:
        location = finding.location
        source = report.sources[location.path]
        line = {
            "message": message_with_help(finding),
            "location": {"path": report.at(location.path), "range": _range(source, location.span)},
            "severity": finding.severity.name,
            "source": _SOURCE,
            "code": {"value": finding.label, **({"url": docs_url(finding)} if docs_url(finding) else {})},
        }
        repairs = [repair for repair in safest_fixes(finding) if repair.path == location.path]
        suggestions = {"suggestions": [_suggestion(source, repair) for repair in repairs]} if repairs else {}
        lines.append({**line, **suggestions})
    return "".join(f"{to_json(line)}\n" for line in lines)


def _suggestion(source: Source, repair: Repair) -> dict[str, Any]:
    """Return the edits of a repair as one, from the start of the first to the end of the last."""
    start, end = repair.edits[0].span.start, max(edit.span.end for edit in repair.edits)
    moved = [Edit(edit.span.shift(-start), edit.text) for edit in repair.edits]
    return {"range": _range(source, Span(start, end)), "text": apply_edits(source.text[start:end], moved)}


def _range(source: Source, span: Span) -> dict[str, Any]:
    location = source.locate(span)
    return {"start": _position(source, location.start), "end": _position(source, location.end)}


def _position(source: Source, position: Position) -> dict[str, int]:
    before = source.line_text(position.line)[: position.column - 1]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogateescape")) + 1}
