"""SARIF 2.1.0, the format of code scanning: one run, with the findings and the pages of their rules.

Columns count UTF-16 units, which readers that ignore ``columnKind`` assume. ``partialFingerprints["glosslint/v1"]``
identifies a result from run to run; ``primaryLocationLineHash`` is left to GitHub's upload, which computes its own and
warns about others. Suppressed and baselined findings are results with ``suppressions``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from glosslint import __version__
from glosslint.fix.together import combined_fix
from glosslint.model import Finding, Location, Safety, Severity
from glosslint.model.report import Report
from glosslint.report.shared import docs_url, dump_json, find_run_failures, number_fingerprints
from glosslint.report.style import Style
from glosslint.rule.docstring import summary, what
from glosslint.rules.registry import rule_named
from glosslint.util.sequences import group_values

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: The most related places that code scanning shows for a result (GitHub docs, "SARIF support for code scanning").
PLACES = 100
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_EXTERNAL = "external"  # the kind of suppression of what is in the baseline
_LINE_ENDS = ["\r\n", "\n", "\r"]


def render(report: Report, style: Style) -> str:  # noqa: ARG001 - every format has the same form
    """Render the log."""
    results = _collect_results(report)
    first_by_rule = {finding.rule: finding for finding, _ in reversed(results)}
    rules = sorted(first_by_rule)
    numbers = {rule: number for number, rule in enumerate(rules)}
    names = number_fingerprints(finding for finding, _ in results)
    driver = {
        "name": "glosslint",
        "semanticVersion": __version__,
        "rules": [_describe_rule(first_by_rule[rule]) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [_describe_invocation(report)],
        "columnKind": "utf16CodeUnits",
        "newlineSequences": _LINE_ENDS,
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
        "results": [
            _describe_result(finding, suppression, name, numbers[finding.rule], report)
            for (finding, suppression), name in zip(results, names, strict=True)
        ],
    }
    return dump_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _collect_results(report: Report) -> list[tuple[Finding, dict[str, str]]]:
    """Return all findings in the order of the files, each with how it is suppressed, if it is."""
    results: list[tuple[Finding, dict[str, str]]] = [(finding, {}) for finding in report.findings]
    for known in report.suppressed:
        words = {"justification": known.reason} if known.reason else {}
        results.append((known.finding, {"kind": "inSource", **words}))
    in_baseline = {"kind": _EXTERNAL, "justification": "in the baseline"}
    results += [(finding, in_baseline) for finding in report.baselined]
    return sorted(results, key=lambda result: (result[0].location.path, result[0].location.span))


def _describe_rule(finding: Finding) -> dict[str, Any]:
    """Describe a rule; one that is not registered, by what its finding holds."""
    rule = rule_named(finding.rule)
    described: dict[str, Any] = {"fullDescription": {"text": finding.why or finding.rule}}
    if rule is not None:
        page = (rule.docs or "").strip()
        described = {
            "shortDescription": _make_texts(summary(rule)),
            "fullDescription": _make_texts(what(rule)),
            "help": {"text": page, "markdown": page},
            "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.severity is not Severity.OFF},
        }
    named = {"id": finding.rule, "name": finding.rule.title().replace("-", "")}
    address = {"helpUri": docs_url(finding)} if docs_url(finding) else {}
    return {**named, **described, **address, "properties": {"tags": [finding.category]}}


def _make_texts(words: str) -> dict[str, str]:
    return {"text": words.replace("`", ""), "markdown": words}


def _describe_invocation(report: Report) -> dict[str, Any]:
    """Return whether everything ran, with a notification for each rule or engine that did not."""
    notifications = [
        {
            "level": _LEVELS[failure.severity],
            "message": {"text": failure.message},
            "descriptor": {"id": failure.what},
            **({"locations": [_describe_file(report.at(failure.file))]} if failure.file not in ("", ".") else {}),
        }
        for failure in find_run_failures(report)
    ]
    return {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}


def _describe_result(
    finding: Finding, suppression: dict[str, str], identity: str, number: int, report: Report
) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\n{finding.help}" if finding.help else finding.message},
        "locations": [_describe_place(finding.location, report, finding.quoted)],
        "partialFingerprints": {"glosslint/v1": identity},
    }
    if finding.number > 1:
        result["occurrenceCount"] = finding.number
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_describe_place(related.location, report), "message": {"text": related.label}}
            for number, related in enumerate(finding.related[:PLACES], 1)
        ]
    if report.baselined:
        result["baselineState"] = "unchanged" if suppression.get("kind") == _EXTERNAL else "new"
    if suppression:
        result["suppressions"] = [suppression]
    fix = _describe_fix(finding, report)
    facts = {"entry": finding.entry, "term": finding.term, "field": finding.field, "engine": finding.engine}
    properties = {key: value for key, value in facts.items() if value}
    return result | ({"fixes": [fix]} if fix else {}) | ({"properties": properties} if properties else {})


def _describe_fix(finding: Finding, report: Report) -> dict[str, Any] | None:
    fix = combined_fix(finding)
    if fix is None:
        return None
    caution = "" if fix.safety is Safety.SAFE else " (review before applying)"
    return {"description": {"text": fix.title + caution}, "artifactChanges": _describe_changes(fix.edits, report)}


def _describe_changes(edits: Iterable[tuple[str, Any]], report: Report) -> list[dict[str, Any]]:
    by_file = group_values(sorted(edits, key=lambda item: (item[0], item[1].span)))
    return [
        {
            **_describe_artifact(report.at(path)),
            "replacements": [
                {
                    "deletedRegion": _describe_region(report.sources[path].locate(edit.span)),
                    "insertedContent": {"text": edit.text},  # empty too: readers such as reviewdog fail without one
                }
                for edit in group
            ],
        }
        for path, group in by_file.items()
    ]


def _describe_place(location: Location, report: Report, quoted: str = "") -> dict[str, Any]:
    """Return a location with its range, and with its text unless ``quoted`` was shortened."""
    region = _describe_region(location)
    if quoted and len(quoted) == location.span.end - location.span.start:
        region["snippet"] = {"text": quoted}
    return _describe_file(report.at(location.path), region)


def _describe_file(path: str, region: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"physicalLocation": {**_describe_artifact(path), **({"region": region} if region else {})}}


def _describe_artifact(path: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}}


def _describe_region(location: Location) -> dict[str, Any]:
    """Return lines and columns in UTF-16 units, from 1; the end column is after the last character."""
    return {
        "startLine": location.start.line,
        "startColumn": location.start.utf16,
        "endLine": location.end.line,
        "endColumn": location.end.utf16,
    }
