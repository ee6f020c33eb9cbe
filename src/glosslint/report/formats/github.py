"""Workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.

GitHub keeps ten annotations of each level a step (https://docs.github.com/rest/checks/runs), and drops the rest without
a word. So the heaviest come first, no more are written than are shown, and the last line says how many there are more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.report.not_run import run_problems
from glosslint.report.shared import by_severity, full_message
from glosslint.report.style import Style, safe
from glosslint.report.summary import count, last_line

#: Annotations of one level that GitHub keeps of a step.
SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - a log is no terminal
    """The commands, what they leave out, and the last line."""
    written: Counter[Severity] = Counter()
    left: Counter[Severity] = Counter()
    lines = []
    for severity, command in _commands(report):
        if written[severity] < SHOWN:
            written[severity] += 1
            lines.append(command)
        else:
            left[severity] += 1
    # A line is a command wherever "##[" stands in it; none of ours means one.
    words = (_left(left) + last_line(report, Style(), lines=1)).replace("##[", "## [")
    return "".join(f"{line}\n" for line in lines) + words


def _commands(report: Report) -> Iterator[tuple[Severity, str]]:
    """What did not run comes before what was found: it must not be what is left out."""
    for lapse in run_problems(report):
        yield lapse.severity, _command(lapse.severity, {"title": "not run"}, lapse.message)
    for finding in by_severity(report.findings):
        yield finding.severity, _annotation(finding, report)


def _annotation(finding: Finding, report: Report) -> str:
    """A log shows nothing of a command but its message, so the place stands there, too."""
    start, end = finding.location.start, finding.location.end
    path = report.at(finding.location.path)
    properties: dict[str, str | int] = {"title": finding.label, "file": path, "line": start.line, "endLine": end.line}
    if start.line == end.line:  # columns of a range over several lines are refused
        properties |= {"col": start.column, "endColumn": end.column}
    lines = (f"{path}:{start.line}:{start.column}: {full_message(finding)}", finding.help)
    return _command(finding.severity, properties, "\n".join(map(safe, filter(None, lines))))


def _command(severity: Severity, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _left(left: Counter[Severity]) -> str:
    if not left:
        return ""
    words = ", ".join(count(left[level], level.label) for level in sorted(left, reverse=True))
    return (
        f"Not shown: {words} more (GitHub keeps {SHOWN} annotations of a level a step); --output concise shows all.\n"
    )
