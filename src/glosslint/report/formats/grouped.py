"""Findings grouped by file, in columns: for many findings on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.report.shared import docs_url
from glosslint.report.style import Style, inert, safe, width, wrap
from glosslint.report.summary import fixable_mark, last_line, more_places


def render(report: Report, style: Style) -> str:
    """Render the groups, an empty line after each, and the last line."""
    parts = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.location.path):
        parts.append(style.bold(safe(path)) + "\n")
        parts.extend(_lines(list(findings), report, style))
        parts.append("\n")
    return inert("".join(parts) + last_line(report, style))


def _lines(findings: list[Finding], report: Report, style: Style) -> Iterator[str]:
    places = [f"{finding.location.start.line}:{finding.location.start.column}" for finding in findings]
    margin = max(map(len, places))
    for place, finding in zip(places, findings, strict=True):
        level = style.level(finding.severity, f"{finding.severity.label:<7}")
        indent = " " * (margin + 13)
        lines = wrap(safe(finding.message) + more_places(finding), max(style.width - len(indent), 20)) or [""]
        engine = f" ({finding.engine})" if finding.engine else ""
        rule = finding.rule + engine + fixable_mark(finding, report.unsafe_fixes)
        if len(indent) + width(lines[-1]) + 2 + len(rule) <= style.width:
            lines[-1] += f"  {style.link(style.dim(rule), docs_url(finding))}"
        else:
            lines.append(style.link(style.dim(rule), docs_url(finding)))
        yield f"  {place:>{margin}}  {level}  " + f"\n{indent}".join(lines) + "\n"
