"""Workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

GitHub keeps ten annotations per level and step (https://docs.github.com/rest/checks/runs), and drops the rest silently.
So the most severe come first, no more are written than are kept, and the last line says how many were left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.report.shared import find_run_failures, full_message, sort_by_severity
from glosslint.report.style import Style, inert, safe
from glosslint.report.summary import count_levels, write_last_line

#: Annotations per level and step that GitHub keeps.
SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - a log is not a terminal
    """Render the commands, the number of findings left out, and the last line."""
    numbers: Counter[Severity] = Counter()
    lines = []
    for severity, command in _list_commands(report):
        numbers[severity] += 1
        lines += [command] if numbers[severity] <= SHOWN else []
    left_out = {severity: number - SHOWN for severity, number in numbers.items() if number > SHOWN}
    rest = write_last_line(report, Style(), lines=1)
    if left_out:
        limit = f"GitHub keeps {SHOWN} annotations per level and step"
        rest = f"Not shown: {count_levels(left_out)} more ({limit}); --output concise shows all.\n{rest}"
    return "".join(f"{line}\n" for line in lines) + inert(rest)


def _list_commands(report: Report) -> Iterator[tuple[Severity, str]]:
    """Yield the level and text of each command: first what did not run, which is never left out."""
    for failure in find_run_failures(report):
        yield failure.severity, _make_command(failure.severity, {"title": "not run"}, failure.message)
    for finding in sort_by_severity(report.findings):
        yield finding.severity, _make_annotation(finding, report)


def _make_annotation(finding: Finding, report: Report) -> str:
    """Return the command for a finding. Its message includes the place, since a log shows only the message."""
    start, end = finding.location.start, finding.location.end
    path = report.at(finding.location.path)
    properties: dict[str, str | int] = {"title": finding.label, "file": path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub rejects columns of a range over several lines
        properties |= {"col": start.column, "endColumn": end.column}
    lines = (f"{path}:{start}: {full_message(finding)}", finding.help)
    return _make_command(finding.severity, properties, "\n".join(map(safe, filter(None, lines))))


def _make_command(severity: Severity, properties: dict[str, str | int], message: str) -> str:
    values = (safe(_escape_data(str(value))).replace(":", "%3A").replace(",", "%2C") for value in properties.values())
    listed = ",".join(map("{}={}".format, properties, values))
    return f"::{_COMMANDS[severity]} {listed}::{safe(_escape_data(message))}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
