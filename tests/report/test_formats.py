"""Each format through a reader: nothing an entry says can break it, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from junitparser import Error, Failure, JUnitXml, Skipped

from glosslint import run
from glosslint.engine import Crash
from glosslint.model import Finding, Severity, Span
from glosslint.outcomes import NotRun, Silenced
from glosslint.report import FORMATS, render
from glosslint.report.style import Style
from glosslint.run import Report
from glosslint.settings import load
from glosslint.source import Source
from tests.report import readers
from tests.report.hostile import glossary
from tests.support import entry, glosslint, write

JSON = ("json", "jsonl", "sarif", "gitlab", "rdjsonl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile glossary, in a folder below the top of a repository."""
    top = tmp_path_factory.mktemp("repository")
    write(top, {".git/HEAD": "ref: refs/heads/main\n"})
    return glossary(top / "docs" / "terms")


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return run.check(load(None, folder))


def _out(folder: Path, form: str) -> str:
    return glosslint("--output", form, "--exit-zero", cwd=folder).out


def _messages(report: Report) -> list[str]:
    return [finding.message for finding in report.findings]


def _legal(text: str) -> str:
    """The text without what XML cannot hold."""
    return text.translate({7: "\ufffd", 27: "\ufffd", 0xFFFF: "\ufffd"})


@pytest.mark.parametrize("form", JSON)
def test_json_is_ascii_and_holds_no_lone_surrogate(folder: Path, form: str) -> None:
    out = _out(folder, form)
    assert out.isascii()
    lines = out.splitlines() if form.endswith("jsonl") else [out]
    for line in lines:
        json.dumps(json.loads(line), ensure_ascii=False).encode("utf-8")


def test_json_lines_are_the_findings_of_json(folder: Path) -> None:
    whole = json.loads(_out(folder, "json"))["findings"]
    lines = [json.loads(line) for line in _out(folder, "jsonl").splitlines()]
    assert {line.pop("kind") for line in lines} == {"finding"}
    paths = [line.pop("path") for line in lines]
    assert paths == [f"docs/terms/{finding.pop('path')}" for finding in whole]
    for line, finding in zip(lines, whole, strict=True):
        for part in ("fix", "related"):
            line.pop(part), finding.pop(part)
    assert lines == whole


def test_sarif_keeps_to_its_schema(folder: Path, report: Report) -> None:
    log = json.loads(_out(folder, "sarif"))
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
    ((result,),) = [one["results"] for one in json.loads(_out(tmp_path, "sarif"))["runs"]]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "b.yaml"
    assert related["message"]["text"] == '"gone" is not an entry'
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": "gone"}


@pytest.mark.parametrize("form", ["sarif", "rdjsonl"])
def test_the_fixes_in_a_report_give_what_fix_gives(tmp_path: Path, form: str) -> None:
    """Columns are counted in UTF-16 units there, in bytes here, and lines end as they end."""
    text = entry("one", summary="😀é text of this thing, which holds  a gap.", aliases=["One", "😀", "one more"])
    text += "see_also: ['two', '漢字é😀', two]\r\n"
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "one.yaml": text, "two.yaml": entry("two")})
    out = _out(tmp_path, form)
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
    issues = json.loads(_out(folder, "gitlab"))
    assert [issue["description"] for issue in issues] == _messages(report)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)
    assert {issue["severity"] for issue in issues} == {"major", "minor"}
    assert {issue["location"]["path"] for issue in issues} == {
        f"docs/terms/{x}.yaml" for x in ("words", "bytes", "twice")
    }
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [f.location.start.line for f in report.findings]


def test_junit(folder: Path, report: Report) -> None:
    suites = JUnitXml.fromstring(_out(folder, "junit").encode())
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
    found = CheckstyleXmlDriver().parse_reports([_out(folder, "checkstyle")])
    said = sorted((path, one.line, one.message) for path, violations in found.items() for one in violations)
    assert said == sorted(
        (f"docs/terms/{f.location.path}", f.location.start.line, f"{f.severity.label}: {_legal(f.message)}")
        for f in report.findings
    )


@pytest.mark.skipif(shutil.which("reviewdog") is None, reason="needs reviewdog")
@pytest.mark.parametrize("form", ["rdjsonl", "checkstyle", "sarif"])
def test_reviewdog_reads_it(folder: Path, report: Report, form: str) -> None:
    command = ["reviewdog", f"-f={form}", "-reporter=rdjsonl", "-filter-mode=nofilter"]
    done = subprocess.run(command, input=_out(folder, form).encode(), cwd=folder, capture_output=True, check=False)
    assert (done.stderr, done.returncode) == (b"", 0)
    read = [json.loads(line) for line in done.stdout.decode().splitlines()]
    said = [(one["location"]["path"], one["location"]["range"]["start"]["line"], one["message"]) for one in read]
    assert len(said) == len(report.findings)
    for (path, line, message), finding in zip(said, report.findings, strict=True):
        assert (path, line) == (f"docs/terms/{finding.location.path}", finding.location.start.line)
        assert message.startswith(_legal(finding.message) if form == "checkstyle" else finding.message)


def test_github_says_nothing_but_its_own_commands(folder: Path, report: Report) -> None:
    out = _out(folder, "github")
    said = list(readers.commands(out))
    shown = sorted(report.findings, key=lambda finding: -finding.severity)
    errors = [finding for finding in shown if finding.severity is Severity.ERROR]
    for command, finding in zip(said, [*errors[:10], *shown[len(errors) :]], strict=True):
        start = finding.location.start
        assert command.name == finding.severity.label
        assert command.properties["file"] == f"docs/terms/{finding.location.path}"
        assert (command.properties["line"], command.properties["col"]) == (str(start.line), str(start.column))
        assert command.data.split(": ", 1)[1].startswith(finding.message)


def test_github_shows_the_heaviest_first_and_counts_the_rest(tmp_path: Path) -> None:
    toml = 'files = ["*.yaml"]\nselect = ["broken-reference", "duplicate-reference", "key-order"]\n'
    files = {f"e{n:02}.yaml": entry(f"e{n:02}", see_also=[f"x{n}", "e00", "e00"]) for n in range(12)}
    write(tmp_path, {"glosslint.toml": toml, **files})
    lines = glosslint("--output", "github", cwd=tmp_path).out.splitlines()
    assert [command.name for command in readers.commands("\n".join(lines))] == ["error"] * 10 + ["warning"] * 10
    left = "Not shown: 2 errors, 2 warnings more (GitHub keeps 10 annotations of a level a step)"
    assert lines[20] == f"{left}; --output concise shows all."
    assert lines[21].startswith("12 errors, 12 warnings (12 entries in 12 files, ")


def test_markdown_means_nothing_but_itself(folder: Path, report: Report) -> None:
    head, *rows = readers.table(_out(folder, "markdown"))
    assert head == ["level", "where", "what", "rule"]
    assert len(rows) == len(report.findings)
    shown = sorted(report.findings, key=lambda finding: -finding.severity)
    for (level, where, what, rule), finding in zip(rows, shown, strict=True):
        start = finding.location.start
        assert (level, rule) == (finding.severity.label, finding.rule)
        assert where == f"docs/terms/{finding.location.path}:{start.line}:{start.column}"
        assert "MARKUP" not in what
        assert "@team" not in what and "#12" not in what
        said = what.replace("\u2060", "").split("\n")[0]
        plain = finding.message.translate({10: " ", 7: "<U+0007>", 27: "<U+001B>", 0x202E: "<U+202E>", 13: "<U+000D>"})
        assert said == plain


def test_markdown_fits_into_a_comment(tmp_path: Path) -> None:
    many = [f"{'nothing-of-that-name' * 3}-{n}" for n in range(1000)]
    write(tmp_path, {"glosslint.toml": 'files = ["*.yaml"]\n', "one.yaml": entry("one", see_also=many)})
    text = _out(tmp_path, "markdown")
    assert 50_000 < len(text) < 65_536
    shown = len(readers.table(text)) - 1
    assert f"And {1000 - shown} more findings." in text


@lru_cache
def _many(number: int) -> Report:
    """A report of so many findings, each on a line of its own, four a file."""
    sources, findings = {}, []
    for file in range(number // 4):
        source = Source(f"f{file}.yaml", "".join(f"line {n} of this file\n" for n in range(4)))
        sources[source.path] = source
        for n in range(4):
            place = source.locate(Span(source.line_starts[n], source.line_starts[n] + 4))
            level = Severity(1 + (n + file) % 3)
            findings.append(Finding("some-rule", "file", level, f"wrong {n}", place, fingerprint=f"{file % 7:016x}"))
    return Report(tuple(findings), sources=sources, entries=number, files=len(sources), rules=1)


@pytest.mark.parametrize("form", FORMATS)
def test_ten_thousand_findings_take_no_longer_each(form: str) -> None:
    # Of a quadratic format, the many would take 25 times what four times the few take; of a linear one, 2.5 times.
    assert _seconds(form, 10_000, 1) < 12 * max(_seconds(form, 1_000, 4), 0.02)


def _seconds(form: str, findings: int, times: int) -> float:
    """The time of the processor."""
    report = _many(findings)
    start = process_time()
    for _ in range(times):
        render(report, form, Style())
    return process_time() - start


def _with_lapses(report: Report) -> Report:
    crash = Crash("broken-rule", "words.yaml", "words", "ZeroDivisionError: division by zero", "")
    missed = NotRun("harper", "it is not installed; pip install harper-py ]]> ::error::x | %")
    silenced, resting, *others = report.findings
    return replace(
        report,
        findings=tuple(others),
        crashes=(crash, crash._replace(entry="two") if hasattr(crash, "_replace") else crash),
        not_run=(missed,),
        silenced=(Silenced(silenced, "as agreed ]]>"),),
        resting=(resting,),
    )


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "gitlab"])
def test_what_did_not_run_is_in_every_format(report: Report, form: str) -> None:
    text = render(_with_lapses(report), form, Style(width=200))
    assert "harper" in text
    assert "broken-rule" in text
    assert "it is not installed" in text
    if form == "sarif":
        (one,) = json.loads(text)["runs"]
        assert readers.sarif_faults(json.loads(text)) == []
        assert one["invocations"][0]["executionSuccessful"] is False
        told = [(n["level"], n["descriptor"]["id"]) for n in one["invocations"][0]["toolExecutionNotifications"]]
        assert told == [("error", "broken-rule"), ("warning", "harper")]
        states = [(r["baselineState"], [s["kind"] for s in r.get("suppressions", ())]) for r in one["results"]]
        assert states[:3] == [("new", ["inSource"]), ("unchanged", ["external"]), ("new", [])]
    elif form == "github":
        assert [c.name for c in readers.commands(text) if c.properties["title"] == "not run"] == ["error", "warning"]
    elif form == "junit":
        suites = JUnitXml.fromstring(text.encode())
        results = [(case.name, type(one)) for suite in suites for case in suite for one in case.result]
        assert results[:2] == [("broken-rule", Error), ("harper", Error)]
        assert [kind for _, kind in results].count(Skipped) == 2


def test_nothing_found_is_not_nothing_wrong_when_something_did_not_run(report: Report) -> None:
    quiet = replace(_with_lapses(report), findings=(), crashes=(), silenced=(), resting=())
    for form in ("full", "grouped", "concise", "github"):
        first, *_, last = [line for line in render(quiet, form, Style()).splitlines() if not line.startswith("::")]
        assert first.startswith("No findings in what ran (")
        assert last.startswith("Not run: harper: it is not installed")
