"""Each format through a reader: nothing an entry says can break it, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from junitparser import Failure, JUnitXml

from glosslint.model import Severity
from glosslint.model.report import Report
from glosslint.report import render
from glosslint.report.style import Style
from tests.report import readers
from tests.report.hostile import printed
from tests.support import entry, glosslint, write

JSON = ("json", "jsonl", "sarif", "gitlab", "rdjsonl")


def _messages(report: Report) -> list[str]:
    return [finding.message for finding in report.findings]


def _legal(text: str) -> str:
    """The text without what XML cannot hold."""
    return text.translate({7: "\ufffd", 27: "\ufffd", 0xFFFF: "\ufffd"})


@pytest.mark.parametrize("form", JSON)
def test_json_is_ascii_and_holds_no_lone_surrogate(folder: Path, form: str) -> None:
    out = printed(folder, form)
    assert out.isascii()
    lines = out.splitlines() if form.endswith("jsonl") else [out]
    for line in lines:
        json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8")


def test_json_lines_are_the_findings_of_json(folder: Path) -> None:
    whole = json.loads(printed(folder, "json"))["findings"]
    lines = [json.loads(line) for line in printed(folder, "jsonl").splitlines()]
    assert {line.pop("kind") for line in lines} == {"finding"}
    paths = [line.pop("path") for line in lines]
    assert paths == [f"docs/terms/{finding.pop('path')}" for finding in whole]
    for line, finding in zip(lines, whole, strict=True):
        for part in ("fix", "related"):
            line.pop(part), finding.pop(part)
    assert lines == whole


def test_sarif_keeps_to_its_schema(folder: Path, report: Report) -> None:
    log = json.loads(printed(folder, "sarif"))
    assert readers.sarif_faults(log) == []
    (one,) = log["runs"]
    assert [result["message"]["text"].split("\n")[0] for result in one["results"]] == [
        message.split("\n")[0] for message in _messages(report)
    ]
    rules = one["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in one["results"]] == [f.rule for f in report.findings]
    assert rules[0]["help"]["markdown"].startswith("## What it does\n")
    assert one["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    uris = {place["uri"] for place in _values(log, "artifactLocation")}
    assert uris == {"docs/terms/words.yaml", "docs/terms/bytes.yaml", "docs/terms/twice.yaml"}


def _values(data: Any, key: str) -> Iterator[Any]:
    """Every value of ``key`` anywhere in ``data``."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from [value] if name == key else _values(value, key)
    elif isinstance(data, list):
        for item in data:
            yield from _values(item, key)


def test_a_page_on_the_web_is_linked(report: Report) -> None:
    """Such as that of a plugin's rule; a path in our repository is no address."""
    page = "https://example.org/rules/broken-reference"
    linked = replace(report, findings=tuple(replace(finding, docs=page) for finding in report.findings))
    for known, addresses in ((report, set()), (linked, {page})):
        log = json.loads(render(known, "sarif", Style()))
        assert readers.sarif_faults(log) == []
        assert set(_values(log, "helpUri")) == addresses
        lines = map(json.loads, render(known, "rdjsonl", Style()).splitlines())
        assert {line["code"]["url"] for line in lines if "url" in line["code"]} == addresses


def test_sarif_places_related_findings_and_fixes(tmp_path: Path) -> None:
    files = {"a.yaml": entry("a-1", summary="😀 text.", see_also=["gone"]), "b.yaml": entry("b-1", see_also=["gone"])}
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\nselect = ["broken-reference"]\n', **files})
    ((result,),) = [one["results"] for one in json.loads(printed(tmp_path, "sarif"))["runs"]]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "b.yaml"
    assert related["message"]["text"] == '"gone" is not an entry'
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": "gone"}


@pytest.mark.parametrize("form", ["sarif", "rdjsonl"])
def test_the_fixes_in_a_report_give_what_fix_gives(tmp_path: Path, form: str) -> None:
    """Columns are counted in UTF-16 units there, in bytes here, and lines end as they end."""
    text = entry("one", summary="😀é text of this thing, which holds  a gap.", aliases=["😀", "one more", "😀"])
    text += "see_also: ['two', '漢字é😀', two]\r\n"
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "one.yaml": text, "two.yaml": entry("two")})
    out = printed(tmp_path, form)
    edits = list(_sarif_edits(json.loads(out)) if form == "sarif" else _suggestions(out))
    assert len(edits) >= 3
    encoding, size = ("utf-16-le", 2) if form == "sarif" else ("utf-8", 1)
    lines = [line.encode(encoding) for line in text.splitlines(keepends=True)]
    for (line, start), (end_line, end), new in sorted(edits, reverse=True):
        rest = lines[end_line - 1][(end - 1) * size :] if end_line <= len(lines) else b""
        lines[line - 1 : end_line] = [lines[line - 1][: (start - 1) * size] + new.encode(encoding) + rest]
    glosslint("--fix", cwd=tmp_path)
    assert b"".join(lines).decode(encoding) == (tmp_path / "one.yaml").read_bytes().decode("utf-8")


Edits = Iterator[tuple[tuple[int, int], tuple[int, int], str]]


def _sarif_edits(log: Any) -> Edits:
    for fix in (fix for result in log["runs"][0]["results"] for fix in result.get("fixes", ())):
        for replacement in (one for change in fix["artifactChanges"] for one in change["replacements"]):
            region = replacement["deletedRegion"]
            start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            if "look at it" not in fix["description"]["text"]:
                yield start, end, replacement.get("insertedContent", {"text": ""})["text"]


def _suggestions(lines: str) -> Edits:
    for line in map(json.loads, lines.splitlines()):
        for suggestion in line.get("suggestions", ()) if line["code"]["value"] != "broken-reference" else ():
            start, end = (suggestion["range"][side] for side in ("start", "end"))
            yield (start["line"], start["column"]), (end["line"], end["column"]), suggestion["text"]


def test_gitlab_has_what_its_page_asks_for(folder: Path, report: Report) -> None:
    issues = json.loads(printed(folder, "gitlab"))
    assert [issue["description"] for issue in issues] == _messages(report)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    assert {issue["severity"] for issue in issues} == {"major", "minor"}
    assert {issue["location"]["path"] for issue in issues} == {
        f"docs/terms/{x}.yaml" for x in ("words", "bytes", "twice")
    }
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [f.location.start.line for f in report.findings]


def test_junit(folder: Path, report: Report) -> None:
    suites = JUnitXml.fromstring(printed(folder, "junit").encode())
    cases = {suite.name: list(suite) for suite in suites}
    assert {f"docs/terms/{x}.yaml" for x in ("words", "bytes", "twice")} == set(cases)
    failed = [case for suite in suites for case in suite if any(isinstance(one, Failure) for one in case.result)]
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    assert [case.result[0].message for case in failed] == [_legal(finding.message) for finding in errors]
    assert (suites.failures, suites.errors, suites.tests) == (len(errors), 0, len(report.findings))
    names = [(case.classname, case.name) for suite in suites for case in suite]
    assert len(set(names)) == len(names)


def test_junit_fails_what_makes_the_run_fail(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "one.yaml": entry("one", see_also=["two", "two"])})
    write(tmp_path, {"two.yaml": entry("two")})
    for level, code, failures in (("error", 0, 0), ("warning", 1, 1)):
        result = glosslint("--output", "junit", "--fail-on", level, cwd=tmp_path)
        assert (result.code, JUnitXml.fromstring(result.out.encode()).failures) == (code, failures)


def test_checkstyle(folder: Path, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    top = folder.parent.parent
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    monkeypatch.chdir(top)
    GitPathTool.set_cwd(str(top))
    found = CheckstyleXmlDriver().parse_reports([printed(folder, "checkstyle")])
    said = sorted((path, one.line, one.message) for path, violations in found.items() for one in violations)
    assert said == sorted(
        (f"docs/terms/{f.location.path}", f.location.start.line, f"{f.severity.label}: {_legal(f.message)}")
        for f in report.findings
    )


@pytest.mark.skipif(shutil.which("reviewdog") is None, reason="needs reviewdog")
@pytest.mark.parametrize("form", ["rdjsonl", "checkstyle", "sarif"])
def test_reviewdog_reads_it(folder: Path, report: Report, form: str) -> None:
    command = ["reviewdog", f"-f={form}", "-reporter=rdjsonl", "-filter-mode=nofilter"]
    done = subprocess.run(command, input=printed(folder, form).encode(), cwd=folder, capture_output=True, check=False)
    assert (done.stderr, done.returncode) == (b"", 0)
    read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    said = [(one["location"]["path"], one["location"]["range"]["start"]["line"], one["message"]) for one in read]
    assert len(said) == len(report.findings)
    for (path, line, message), finding in zip(said, report.findings, strict=True):
        assert (path, line) == (f"docs/terms/{finding.location.path}", finding.location.start.line)
        assert message.startswith(_legal(finding.message) if form == "checkstyle" else finding.message)
