"""The patterns of grammar slips: each finds its slip, at the characters that are marked, and not the text without."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.language.engines import configured
from glosslint.language.grammar.patterns import Pattern, table
from glosslint.language.settings import LanguageTable
from glosslint.model import Finding
from glosslint.model.source import decode
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import unmarked
from tests.support import check_sources

PATTERNS = list(table().patterns.values())
_BEFORE = len("definition: ")


@cache
def findings() -> dict[str, list[Finding]]:
    """What a check says of each text, as the definition of an entry."""
    texts = [text for pattern in PATTERNS for text in (unmarked(pattern.wrong)[0], pattern.right)]
    sources = [decode(f"definition: {text}\n".encode(), f"{number}.yaml") for number, text in enumerate(texts)]
    language = LanguageTable(engines=("harper",), enable=tuple(f"harper:{one.name}" for one in PATTERNS))
    settings = Settings(Table(select=("grammar",), language=language), Path())
    report = check_sources(sources, CheckRequest(settings), engines=configured(language, ""))
    found: dict[str, list[Finding]] = {text: [] for text in texts}
    for finding in report.findings:
        found[texts[int(Path(finding.location.path).stem)]].append(finding)
    return found


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_finds_its_slip(pattern: Pattern) -> None:
    text, spans = unmarked(pattern.wrong)
    said = [
        (finding.location.start.column - 1 - _BEFORE, finding.quoted)
        for finding in findings()[text]
        if finding.engine == f"harper:{pattern.name}"
    ]
    assert said == [(start, text[start:end]) for start, end in spans]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_finds_nothing_in_a_similar_text(pattern: Pattern) -> None:
    assert [(finding.engine, finding.quoted) for finding in findings()[pattern.right]] == []
