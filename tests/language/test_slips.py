"""The patterns of grammar slips: each finds its slip, at the characters that are marked, and not the text without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.language.engines import configured
from glosslint.language.grammar.find import Pattern, table
from glosslint.language.settings import LanguageTable
from glosslint.model import Finding
from glosslint.model.source import decode
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import unmarked
from tests.support import check_sources

PATTERNS = list(table().patterns.values())
_BEFORE = len("definition: ")


_ADVICE = re.compile(r'; did you mean "(.+)"\?')


@cache
def findings() -> dict[str, list[Finding]]:
    """What a check says of the texts of all patterns."""
    return check([text for pattern in PATTERNS for text in (unmarked(pattern.wrong)[0], pattern.right)])


def check(texts: Sequence[str]) -> dict[str, list[Finding]]:
    """What a check says of each text, as the definition of an entry."""
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


def test_what_a_pattern_suggests_has_no_slip() -> None:
    corrected: dict[str, str] = {}
    for pattern in PATTERNS:
        text, ((start, end),) = unmarked(pattern.wrong)
        for finding in findings()[text]:
            advice = _ADVICE.search(finding.message)
            assert (advice is not None) is (pattern.write is not None), pattern.name
            if advice is not None:
                corrected[f"{text[:start]}{advice[1]}{text[end:]}"] = pattern.name
    said = check(list(corrected))
    assert {name: [one.message for one in said[text]] for text, name in corrected.items() if said[text]} == {}


def test_a_name_in_the_plural_may_take_either_form() -> None:
    assert check_entry("Facets", "A tool. The large facets is hidden.") == []
    assert check_entry("Facet", "A tool. The large facets is hidden.") == ["is"]


def check_entry(term: str, definition: str) -> list[str]:
    """The words that are reported in the definition of a term."""
    language = LanguageTable(engines=("harper",))
    settings = Settings(Table(select=("grammar",), language=language), Path())
    source = decode(f"term: {term}\ndefinition: {definition}\n".encode(), "entry.yaml")
    report = check_sources([source], CheckRequest(settings), engines=configured(language, ""))
    return [finding.quoted for finding in report.findings]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_a_pattern_finds_nothing_in_a_similar_text(pattern: Pattern) -> None:
    assert [(finding.engine, finding.quoted) for finding in findings()[pattern.right]] == []
