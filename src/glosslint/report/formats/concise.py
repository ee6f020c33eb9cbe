"""``path:line:column: level rule message``, one line per finding: for pipes, editors and grep."""

from __future__ import annotations

from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.report.style import Style, safe
from glosslint.report.summary import fixable_mark, last_line, more_places


def render(report: Report, style: Style) -> str:
    """Render a line for each finding, and the last line."""
    return "".join(_line(finding, report, style) for finding in report.findings) + last_line(report, style, lines=1)


def _line(finding: Finding, report: Report, style: Style) -> str:
    start = finding.location.start
    place = style.bold(safe(finding.location.path)) + f":{start.line}:{start.column}:"
    level = style.level(finding.severity, finding.severity.label)
    rule = finding.label + fixable_mark(finding, report.unsafe_fixes)
    return f"{place} {level} {rule} {safe(finding.message)}{more_places(finding)}\n"
