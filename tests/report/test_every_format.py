"""What holds for every format: it takes linear time, and says what did not run."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings, strategies as st
from jsonschema import Draft202012Validator
from junitparser import Error, JUnitXml, Skipped

from glosslint.model import Finding, RelatedLocation, Severity, Span
from glosslint.model.report import Crash, NotRun, Report, Suppressed
from glosslint.model.source import Source
from glosslint.report import FORMATS, render
from glosslint.report.shared import replace_surrogates
from glosslint.report.style import Style, safe, width
from tests.report import readers
from tests.support import ROOT, entry, glosslint, write
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
def test_thousands_of_findings_take_no_longer_each(form: str) -> None:
    assert_linear(lambda report: render(report, form, Style()), _many, 4_000)


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
    assert (issue["description"], issue["location"]["path"]) == (replace_surrogates(words), replace_surrogates(path))
    (suite,) = JUnitXml.fromstring(texts["junit"].encode())
    assert [(case.result[0].message, case.classname) for case in suite] == [(_legal(words), _legal(path))]
    (file,) = ElementTree.fromstring(texts["checkstyle"])
    assert (file.get("name"), file[0].get("message")) == (_legal(path), _legal(words))
    (result,) = json.loads(texts["sarif"])["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (result["message"]["text"], unquote(uri)) == (replace_surrogates(words), replace_surrogates(path))
    _, (_, where, what, _) = readers.table(texts["markdown"])
    assert what.replace("\u2060", "").split() == safe(replace_surrogates(words)).replace("\u2060", "").split()
    assert where.replace("\u2060", "").split() == f"{safe(replace_surrogates(path))}:1:6".split()


#: What is a command to a CI server, markup to a format, or an order to a terminal, and ends of lines before it.
HOSTILE = st.lists(
    st.sampled_from(
        [
            *("::", "::warning::x", "::error file=a::b", "::add-mask::x", "##[", "##[add-mask]x", "##vso[task.x y]z"),
            *(
                "##teamcity[x]",
                "##",
                "[",
                "]",
                "\n",
                "\r",
                "\r\n",
                "\t",
                " ",
                "\u2028",
                "\x85",
                "\x0b",
                "\x0c",
                "\u3000",
            ),
            *(
                "\x1b[2J",
                "\x07",
                "\x7f",
                "\x9b",
                "\u202e",
                "]]>",
                "</x>",
                "&#10;",
                '"',
                "\\",
                "|",
                "`",
                "word",
                "%0A",
                "\udc80",
            ),
        ]
    ),
    min_size=1,
    max_size=8,
).map("".join)
#: C0 with delete, C1, and the marks that turn the direction of a text; not line ends and tabs.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
#: Azure Pipelines and TeamCity take these for commands anywhere in a line.
OTHER_COMMANDS = re.compile(r"##(vso|teamcity)\[")


def _assert_harmless(form: str, text: str) -> None:
    """Read ``text`` as a terminal, as the log of several CI servers and, where it is data, as a program."""
    assert CONTROL.findall(text) == []
    assert form == "github" or OTHER_COMMANDS.findall(text) == []
    own = [command for command in readers.commands(text) if form == "github"]
    assert list(readers.commands(text)) == own
    assert all(command.name in ("error", "warning", "notice") for command in own)
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    elif form in ("jsonl", "rdjsonl"):
        assert [json.loads(line) for line in text.splitlines()]
    elif form in ("junit", "checkstyle"):
        ElementTree.fromstring(text)


@given(texts=st.lists(HOSTILE, min_size=12, max_size=12), width=st.sampled_from([20, 60, 200]))
@settings(max_examples=100)
def test_no_words_are_an_order_to_a_terminal_or_a_server(texts: list[str], width: int) -> None:
    """Wherever they appear: in a message, a key, a path, a reason, an error."""
    message, why, help_, path, label, entry_, term, field, quoted, reason, error, line = texts
    path = path.replace("/", "").strip("\n\r") or "a"
    source = Source(path, f"{line}\nsome text\n")
    place = source.locate(Span(0, len(source.text)))
    finding = Finding(
        "some-rule",
        "file",
        Severity.ERROR,
        message,
        place,
        related=(RelatedLocation(place, label),),
        why=why,
        help=help_,
        entry=entry_,
        term=term,
        field=field,
        quoted=quoted,
        unfixed=reason,
    )
    report = Report(
        (finding, replace(finding, severity=Severity.INFO)),
        sources={path: source},
        entries=1,
        files=1,
        rules=1,
        crashes=(Crash("broken-rule", path, entry_, error, ""),),
        not_run=(NotRun("harper", reason),),
        suppressed=(Suppressed(finding, reason),),
        baselined=(finding,),
        left_out=(reason,),
    )
    for form in FORMATS:
        text = render(report, form, Style(width=width))
        assert text
        _assert_harmless(form, text)


NAMES = (
    "::error::x.yaml",
    " ::warning::y.yaml",
    "##[add-mask]z.yaml",
    "a\n::warning::w.yaml",
    "b\r::error::v.yaml",
    "\x1b[2J.yaml",
)
KEY = r'"x\n::warning::key \r##[add-mask]k \e[2J": 1' + "\n"
TERM = r'"T\n::error::term ##vso[task.x]y \e[2J  z \n\n::stop-commands::q"'


@pytest.mark.skipif(sys.platform == "win32", reason="there, no file has such a name")
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("more", [(), ("--show-fixes", "--fix", "--statistics")])
def test_no_glossary_gives_orders(tmp_path: Path, form: str, more: tuple[str, ...]) -> None:
    """Through the command line, with names of files, keys, ids, terms and references that are commands."""
    body = f"term: {TERM}\nsummary: {TERM}\nsee_also: [{TERM}, {TERM}]\n{KEY}"
    files = {f"glossary/{name}": f"id: {json.dumps(name[:-5])}\n{body}" for name in NAMES}
    files["glossary/broken.yaml"] = "id: [\n::error::\n"
    files["glossary/word.yaml"] = entry("word", summary='"Thing  ::error::that is "')
    if FORMATS[form].data:
        more = ()  # these options are for people
    rules = "schema-mismatch,broken-reference,duplicate-reference,yaml-syntax,id-filename"
    result = glosslint("--output-format", form, "--select", rules, *more, cwd=write(tmp_path, files))
    assert result.code == 1
    _assert_harmless(form, result.out)
    assert CONTROL.findall(result.err) == []
    assert list(readers.commands(result.err)) == []


def _legal(text: str) -> str:
    """The text as XML 1.0 can hold it."""
    return "".join(
        char if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd"
        for char in replace_surrogates(text)
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
