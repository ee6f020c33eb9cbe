"""Harper on single texts: what is found in each, at which characters, and that nothing is found in the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.language.engines import configured
from glosslint.language.harper.rules import RULES
from glosslint.language.settings import LanguageTable
from glosslint.model.source import decode
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import unmarked
from tests.support import check_sources

FILE = Path(__file__).with_name("sentences.txt")
_NAMES = ("softmax", "eBPF", "doc2vec", "Tensor", "Embedding", "Kubernetes", "Gradient descent", "Docstring")
GLOSSARY = [decode(f"term: {name}\n".encode(), f"{number}.yaml") for number, name in enumerate(_NAMES)]
GLOSSARY.append(decode(b"term: RoPE\nexpansion: rotary position embedding\n", "rope.yaml"))
LINES = [line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_every_rule_of_harper_that_is_on_reports_something() -> None:
    told = " ".join(line.partition(" => ")[2] for line in LINES)
    assert {*told.split()} >= RULES


@pytest.mark.parametrize("line", LINES)
def test_what_harper_finds(line: str) -> None:
    marked, _, told = line.replace("\\n", "\n").partition(" => ")
    text, spans = unmarked(marked)
    words = told.split(", ") if told else []
    assert len(words) == len(spans)
    expected = [(text[start:end], start, *said.split()) for (start, end), said in zip(spans, words, strict=True)]
    assert found(text) == expected


def found(text: str, language: str = "en") -> list[tuple[str, int, str, str]]:
    """What is said of a text: the words, where they begin, the rule of Harper, and the level."""
    source = decode(("definition: |2\n  " + text.replace("\n", "\n  ") + "\n").encode(), "text.yaml")
    table = LanguageTable(engines=("harper",), language=language)
    settings = Settings(Table(select=("spelling", "grammar"), language=table), Path())
    engines = configured(table, "")
    report = check_sources([*GLOSSARY, source], CheckRequest(settings), engines=engines)
    lines = [(finding, finding.location.start) for finding in report.findings]
    starts = [0]
    for each in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(each))
    return [
        (finding.quoted, starts[at.line - 2] + at.column - 3, finding.engine.partition(":")[2], finding.severity.label)
        for finding, at in lines
    ]
