"""JUnit's XML, for the test pages of CI servers: a suite for each file, a case for each finding.

A finding at or above ``fail-on`` is a failure; a finding below it is a passing case with the finding as its output; a
suppressed or baselined finding is skipped; a file without findings is one passing case. What did not run is an error in
the suite ``glosslint``. No name contains a line number, so that servers recognise a case after its line changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from glosslint.model import Finding
from glosslint.model.report import Report
from glosslint.report.formats.xml import document, element
from glosslint.report.not_run import run_problems
from glosslint.report.shared import message_with_help, numbered
from glosslint.report.style import Style


class _Case(NamedTuple):
    """A test case: its name, and the element with its result; without a ``tag``, it passed."""

    name: str
    tag: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""
    line: int = 0  # 0: none


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the suites, in the order of the files."""
    problems = [_Case(problem.what, "error", "not-run", problem.message) for problem in run_problems(report)]
    suites = {"glosslint": problems} if problems else {}
    suites |= {report.at(path): cases for path, cases in _files(report).items()}
    everything = [case for cases in suites.values() for case in cases]
    root = element(None, "testsuites", {"name": "glosslint", **_counts(everything)})
    for name, cases in suites.items():
        suite = element(root, "testsuite", {"name": name, **_counts(cases)})
        for case, title in zip(cases, numbered((case.name for case in cases), "{} ({})"), strict=True):
            place = {"file": name, "line": case.line} if case.line else {}
            own = element(suite, "testcase", {"classname": name, "name": title, **place})
            if case.tag == "system-out":
                element(own, case.tag, {}, case.text)
            elif case.tag == "skipped":
                element(own, case.tag, {"message": case.message})
            elif case.tag:
                element(own, case.tag, {"type": case.kind, "message": case.message}, case.text)
    return document(root)


def _files(report: Report) -> dict[str, list[_Case]]:
    """Return the cases of each file that is reported on."""
    cases: dict[str, list[_Case]] = defaultdict(list)
    for finding, case in _cases(report):
        cases[finding.location.path].append(case)
    names = sorted({*cases, *(report.sources if report.reported is None else report.reported)})
    return {name: cases[name] or [_Case("no findings", line=1)] for name in names}


def _cases(report: Report) -> Iterator[tuple[Finding, _Case]]:
    for finding in report.findings:
        tag = "failure" if finding.severity >= report.fail_on else "system-out"
        yield finding, _case(finding, tag, finding.message, report)
    for finding, reason in ((suppressed.finding, suppressed.reason) for suppressed in report.suppressed):
        yield finding, _case(finding, "skipped", f"suppressed: {reason}" if reason else "suppressed", report)
    for finding in report.baselined:
        yield finding, _case(finding, "skipped", "in the baseline", report)


def _case(finding: Finding, tag: str, message: str, report: Report) -> _Case:
    start = finding.location.start
    place = f"{report.at(finding.location.path)}:{start.line}:{start.column}"
    text = f"{place}: {finding.severity.label} {finding.label}\n{message_with_help(finding)}"
    return _Case(f"{finding.label}: {finding.message}", tag, finding.severity.label, message, text, start.line)


def _counts(cases: list[_Case]) -> dict[str, int]:
    kinds = [case.tag for case in cases]
    return {
        "tests": len(cases),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
        "skipped": kinds.count("skipped"),
    }
