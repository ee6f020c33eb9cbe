"""The page on formats: each example is what glosslint prints, and each format has one.

``GLOSSLINT_GOLDEN=write pytest tests/report/test_formats_page.py`` renews them; read the diff before you commit it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from glosslint.report import FORMATS
from tests.support import ROOT, glosslint, write

PAGE = ROOT / "docs/formats.md"
_FILE = re.compile(r"^`(?P<name>docs/[^`\n]+)`\n\n```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_EXAMPLE = r"(?<=<!-- {} -->\n)(?:```\w*\n.*?^```\n)?"
_LANGUAGES = {"markdown": "markdown", "json": "json", "sarif": "json", "gitlab": "json", "junit": "xml"}
_LANGUAGES |= {"checkstyle": "xml", "rdjsonl": "json"}
_LINES = 24  # of the report in JSON


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {match["name"]: match["text"] for match in _FILE.finditer(PAGE.read_text("utf-8"))}
    assert len(files) == 2
    write(tmp_path, {".git/HEAD": "ref: refs/heads/main\n", "docs/glosslint.toml": "", **files})
    return tmp_path / "docs"


def _example(form: str, out: str) -> str:
    """What the page shows of a report. It need not change with each new rule."""
    out = re.sub(r"\b\d+ rules|(?<=\"rules\": )\d+", lambda found: found[0].replace(found[0].split()[0], "46"), out)
    if form == "json":
        out = "\n".join(out.splitlines()[:_LINES]) + "\n"
    if form == "sarif":
        out = json.dumps(json.loads(out)["runs"][0]["results"][1], indent=2) + "\n"
    return f"```{_LANGUAGES.get(form, '')}\n{out}```\n"


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "jsonl"])
def test_the_example_is_what_is_printed(folder: Path, form: str) -> None:
    example = _example(form, glosslint("--output", form, cwd=folder, env={"COLUMNS": "100"}).out)
    page = PAGE.read_text("utf-8")
    pattern = re.compile(_EXAMPLE.format(form), re.MULTILINE | re.DOTALL)
    if os.environ.get("GLOSSLINT_GOLDEN") == "write":
        page = pattern.sub(lambda _: example, page, count=1)
        PAGE.write_text(page, "utf-8", newline="\n")
    assert example in page
    found = pattern.search(page)
    assert found is not None
    assert found[0] == example


def test_each_format_has_a_row_and_a_section() -> None:
    page = PAGE.read_text("utf-8")
    assert re.findall(r"^\| \[`(\w+)`\]\(#\w+\) \|", page, re.MULTILINE) == list(FORMATS)
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == list(FORMATS)


def test_the_line_for_jq_names_keys_that_are_there(folder: Path) -> None:
    lines = [json.loads(line) for line in glosslint("--output", "jsonl", cwd=folder).out.splitlines()]
    assert [
        f"{line['rule']} {line['path']}:{line['start']['line']}" for line in lines if line["kind"] == "finding"
    ] == [
        "broken-link docs/glossary/logit.yaml:6",
        "duplicate-reference docs/glossary/softmax.yaml:7",
    ]
