"""``path:line:column: level rule message``, one line per finding: for pipes, editors and grep."""

from __future__ import annotations

from glosslint.model.report import Report
from glosslint.report.style import Style, inert, safe
from glosslint.report.summary import fixable_mark, last_line, more_places


def render(report: Report, style: Style) -> str:
    """Render a line for each finding, and the last line."""
    lines = []
    for finding in report.findings:
        start = finding.location.start
        place = style.bold(safe(finding.location.path)) + f":{start.line}:{start.column}:"
        level = style.level(finding.severity, finding.severity.label)
        rule = finding.label + fixable_mark(finding, report.unsafe_fixes)
        lines.append(f"{place} {level} {rule} {safe(finding.message)}{more_places(finding)}\n")
    return inert("".join(lines) + last_line(report, style, lines=1))
