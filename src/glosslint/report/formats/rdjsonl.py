"""reviewdog's ``rdjsonl``: a ``Diagnostic`` per line, with fixes as suggestions.

Columns count bytes of the line in UTF-8, from 1 (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). A rule
or engine that did not run is a diagnostic of the file ``.``.
"""

from __future__ import annotations

from typing import Any

from glosslint.fix.scalar_text import apply_edits
from glosslint.fix.together import safest_fixes
from glosslint.model import Position, Repair, Severity, Span
from glosslint.model.report import Report
from glosslint.model.source import Source
from glosslint.report.shared import docs_url, dump_json, find_run_failures, message_with_help
from glosslint.report.style import Style


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the lines."""
    top = {"path": ".", "range": {"start": {"line": 1}}}
    lines = [
        _describe(failure.message, top, failure.severity, {"value": "not-run"}) for failure in find_run_failures(report)
    ]
    for finding in report.findings:
        location, url = finding.location, docs_url(finding)
        source = report.sources[location.path]
        place = {"path": report.at(location.path), "range": _describe_range(source, location.span)}
        code = {"value": finding.label, **({"url": url} if url else {})}
        line = _describe(message_with_help(finding), place, finding.severity, code)
        repairs = [repair for repair in safest_fixes(finding) if repair.path == location.path]
        suggestions = {"suggestions": [_describe_suggestion(source, repair) for repair in repairs]} if repairs else {}
        lines.append({**line, **suggestions})
    return "".join(f"{dump_json(line)}\n" for line in lines)


def _describe(message: str, place: dict[str, Any], severity: Severity, code: dict[str, str]) -> dict[str, Any]:
    source = {"name": "glosslint"}
    return {"message": message, "location": place, "severity": severity.name, "source": source, "code": code}


def _describe_suggestion(source: Source, repair: Repair) -> dict[str, Any]:
    """Return the edits of a repair as one, from the start of the first to the end of the last."""
    span = Span(repair.edits[0].span.start, max(edit.span.end for edit in repair.edits))
    return {"range": _describe_range(source, span), "text": apply_edits(source.text, repair.edits, span)}


def _describe_range(source: Source, span: Span) -> dict[str, Any]:
    location = source.locate(span)
    return {"start": _describe_position(source, location.start), "end": _describe_position(source, location.end)}


def _describe_position(source: Source, position: Position) -> dict[str, int]:
    before = source.line_text(position.line)[: position.column - 1]
    return {"line": position.line, "column": len(before.encode("utf-8", "surrogateescape")) + 1}
