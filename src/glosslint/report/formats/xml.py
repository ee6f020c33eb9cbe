"""Formats in XML, built with the standard library, without characters that XML cannot hold.

Checkstyle, which many CI servers read, has a ``file`` for each file with findings; a rule or engine that did not run is
an ``error`` of the file ``.``.

JUnit's, for the test pages of CI servers, has a suite for each file, and a case for each finding: at or above ``fail-
on`` it is a failure; below, a passing case with the finding as its output; a suppressed or baselined finding is
skipped; a file without findings is one passing case. What did not run is an error in the suite ``glosslint``. No name
contains a line number, so that servers recognise a case after its line changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.report.shared import find_run_failures, full_message, message_with_help, number_names
from glosslint.report.style import LINE_START, MARKED, Style
from glosslint.util.sequences import group_values

#: Everything but ``Char`` of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_element(parent: Element | None, tag: str, attributes: Mapping[str, object], text: str = "") -> Element:
    """Make an element, below ``parent`` if there is one; illegal characters become U+FFFD."""
    values = {name: _replace_illegal(str(value)) for name, value in attributes.items()}
    made = Element(tag, values) if parent is None else ElementTree.SubElement(parent, tag, values)
    made.text = _replace_illegal(text) or None
    return made


def dump_document(root: Element) -> str:
    """Return the document, indented, in ASCII; other characters become character references.

    So do control characters, and what a CI server takes for a command: see ``inert``.
    """
    ElementTree.indent(root)
    ascii_: bytes = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=False)
    text = ascii_.decode("ascii").replace("\r", "&#13;").replace("\x7f", "&#127;")
    text = MARKED.sub("#&#35;", LINE_START.sub(r"\1&#58;", text))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _replace_illegal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def render_checkstyle(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the findings by file; columns count characters, from 1."""
    root = add_element(None, "checkstyle", {"version": "4.3"})
    missing = list(find_run_failures(report))
    whole = add_element(root, "file", {"name": "."}) if missing else root
    for failure in missing:
        _add_error(whole, {"line": 1}, failure.severity, failure.message, "not-run")
    for path, findings in groupby(report.findings, key=lambda finding: finding.location.path):
        file = add_element(root, "file", {"name": report.at(path)})
        for finding in findings:
            place = {"line": finding.location.start.line, "column": finding.location.start.column}
            _add_error(file, place, finding.severity, full_message(finding), finding.label)
    return dump_document(root)


def _add_error(file: Element, place: dict[str, int], severity: Severity, message: str, rule: str) -> None:
    stated = {"severity": severity.label, "message": message, "source": f"glosslint.{rule}"}
    add_element(file, "error", {**place, **stated})


class _TestCase(NamedTuple):
    """A test case: its name and line (0: none), and the element with its result; without a ``tag``, it passed."""

    name: str
    line: int
    tag: str = ""
    attributes: Mapping[str, str] | None = None
    text: str = ""


def render_junit(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the suites, in the order of the files."""
    failures = [
        _TestCase(failure.what, 0, "error", {"type": "not-run", "message": failure.message})
        for failure in find_run_failures(report)
    ]
    suites: dict[str, Sequence[_TestCase]] = {"glosslint": failures} if failures else {}
    cases = group_values(_list_cases(report))
    names = sorted({*cases, *(report.sources if report.reported is None else report.reported)})
    suites |= {report.at(name): cases.get(name, (_TestCase("no findings", 1),)) for name in names}
    everything = [case for suite in suites.values() for case in suite]
    root = add_element(None, "testsuites", {"name": "glosslint", **_count_results(everything)})
    for name, suite in suites.items():
        element = add_element(root, "testsuite", {"name": name, **_count_results(suite)})
        for case, title in zip(suite, number_names((case.name for case in suite), "{} ({})"), strict=True):
            place = {"file": name, "line": case.line} if case.line else {}
            own = add_element(element, "testcase", {"classname": name, "name": title, **place})
            if case.tag:
                add_element(own, case.tag, case.attributes or {}, case.text)
    return dump_document(root)


def _list_cases(report: Report) -> Iterator[tuple[str, _TestCase]]:
    """Yield the cases, each with the path of its file."""
    for finding in report.findings:
        place = f"{report.at(finding.location.path)}:{finding.location.start}"
        text = f"{place}: {finding.severity.label} {finding.label}\n{message_with_help(finding)}"
        tag = "failure" if report.fails(finding) else "system-out"
        attributes = {"type": finding.severity.label, "message": finding.message} if tag == "failure" else {}
        yield finding.location.path, _make_case(finding, tag, attributes, text)
    for known in report.suppressed:
        message = f"suppressed: {known.reason}" if known.reason else "suppressed"
        yield known.finding.location.path, _make_case(known.finding, "skipped", {"message": message})
    for finding in report.baselined:
        yield finding.location.path, _make_case(finding, "skipped", {"message": "in the baseline"})


def _make_case(finding: Finding, tag: str, attributes: Mapping[str, str], text: str = "") -> _TestCase:
    return _TestCase(f"{finding.label}: {finding.message}", finding.location.start.line, tag, attributes, text)


def _count_results(cases: Sequence[_TestCase]) -> dict[str, int]:
    kinds = [case.tag for case in cases]
    return {
        "tests": len(cases),
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
        "skipped": kinds.count("skipped"),
    }
