"""What holds for every format: it takes linear time, and says what did not run."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator
from junitparser import Error, JUnitXml, Skipped

from glosslint.model import Finding, Severity, Span
from glosslint.model.report import Crash, NotRun, Report, Suppressed
from glosslint.model.source import Source
from glosslint.report import FORMATS, render
from glosslint.report.shared import plain
from glosslint.report.style import Style, safe, width
from tests.report import readers
from tests.support import ROOT
from tests.timing import assert_linear


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
    assert_linear(lambda report: render(report, form, Style()), _many, 10_000)


WORDS = st.text(
    st.characters(codec="utf-8") | st.sampled_from('%:,|`*_[]<>&@#$~\\\n\r"\x00\x1b\u2028\ufffe\udc80'), min_size=1
)


@given(words=WORDS, path=WORDS.filter(lambda text: "/" not in text and "\x00" not in text))
@settings(max_examples=150)
def test_any_words_come_back(words: str, path: str) -> None:
    """As message and as path; what Unicode or XML cannot hold as U+FFFD, and for people spelt out."""
    source = Source(path, "some text\n")
    finding = Finding("some-rule", "file", Severity.ERROR, words, source.locate(Span(5, 9)))
    report = Report((finding,), sources={path: source}, entries=1, files=1, rules=1)
    texts = {form: render(report, form, Style()) for form in FORMATS}
    (command,) = readers.commands(texts["github"])
    name = "".join(char if char in "\r\n" else safe(char) for char in path)  # these two have escapes of GitHub's own
    assert (command.properties["file"], command.data) == (name, f"{safe(path)}:1:6: {safe(words)}")
    (issue,) = json.loads(texts["gitlab"])
    assert (issue["description"], issue["location"]["path"]) == (plain(words), plain(path))
    (suite,) = JUnitXml.fromstring(texts["junit"].encode())
    assert [(case.result[0].message, case.classname) for case in suite] == [(_legal(words), _legal(path))]
    (file,) = ElementTree.fromstring(texts["checkstyle"])
    assert (file.get("name"), file[0].get("message")) == (_legal(path), _legal(words))
    (result,) = json.loads(texts["sarif"])["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (result["message"]["text"], unquote(uri)) == (plain(words), plain(path))
    _, (_, where, what, _) = readers.table(texts["markdown"])
    assert what.replace("\u2060", "").split() == safe(plain(words)).replace("\u2060", "").split()
    assert where.replace("\u2060", "").split() == f"{safe(plain(path))}:1:6".split()


def _legal(text: str) -> str:
    """The text as XML 1.0 can hold it."""
    return "".join(
        char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in plain(text)
    )


def _with_lapses(report: Report) -> Report:
    crash = Crash("broken-rule", "words.yaml", "words", "ZeroDivisionError: division by zero", "")
    missed = NotRun("harper", "it is not installed; pip install harper-py ]]> ::error::x | %")
    silenced, resting, *others = report.findings
    return replace(
        report,
        findings=tuple(others),
        crashes=(crash, replace(crash, entry="two")),
        not_run=(missed,),
        suppressed=(Suppressed(silenced, "as agreed ]]>"),),
        baselined=(resting,),
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
    elif form == "json":
        schema = json.loads((ROOT / "schema/report.schema.json").read_text("utf-8"))
        data = json.loads(text)
        assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
        assert [len(data[key]) for key in ("suppressed", "baselined", "not_run", "crashes")] == [1, 1, 1, 2]
    elif form == "github":
        assert [c.name for c in readers.commands(text) if c.properties["title"] == "not run"] == ["error", "warning"]
    elif form == "junit":
        suites = JUnitXml.fromstring(text.encode())
        results = [(case.name, type(one)) for suite in suites for case in suite for one in case.result]
        assert results[:2] == [("broken-rule", Error), ("harper", Error)]
        assert [kind for _, kind in results].count(Skipped) == 2


def test_nothing_found_is_not_nothing_wrong_when_something_did_not_run(report: Report) -> None:
    quiet = replace(_with_lapses(report), findings=(), crashes=(), suppressed=(), baselined=())
    assert max(map(width, render(quiet, "full", Style(width=40)).splitlines())) <= 40
    for form in ("full", "grouped", "concise", "github"):
        first, *_, last = [
            line for line in render(quiet, form, Style(width=200)).splitlines() if not line.startswith("::")
        ]
        assert first.startswith("No findings in the checks that ran (")
        assert last.startswith("Not run: harper: it is not installed")
