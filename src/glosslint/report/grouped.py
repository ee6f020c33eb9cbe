"""Findings under the name of their file, in columns: for a terminal and many findings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from glosslint.model import Finding
from glosslint.report.style import Style, safe
from glosslint.report.summary import last_line
from glosslint.run import Report


def render(report: Report, style: Style) -> str:
    """The groups, a blank line after each, and the last line."""
    parts = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.location.path):
        parts.append(style.bold(safe(path)) + "\n")
        parts.extend(_lines(list(findings), style))
        parts.append("\n")
    return "".join(parts) + last_line(report, style)


def _lines(findings: list[Finding], style: Style) -> Iterator[str]:
    places = [f"{finding.location.start.line}:{finding.location.start.column}" for finding in findings]
    margin = max(map(len, places))
    for place, finding in zip(places, findings, strict=True):
        level = style.level(finding.severity, f"{finding.severity.label:<7}")
        indent = " " * (margin + 13)
        text = f"{safe(finding.message)}  ({finding.rule})"
        wrapped = textwrap.wrap(
            text, max(style.width - len(indent), 30), break_long_words=False, break_on_hyphens=False
        )
        lines = [*wrapped[:-1], wrapped[-1].replace(f"({finding.rule})", style.dim(finding.rule))]
        yield f"  {place:>{margin}}  {level}  " + f"\n{indent}".join(lines) + "\n"
