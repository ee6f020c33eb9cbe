"""The rules on length: limits of fields, their absence, and texts of other scripts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest
from glosslint.glossary.build import Project
from glosslint.layout.presets import preset
from glosslint.model import Severity
from glosslint.model.source import decode
from glosslint.rule import bad, good
from glosslint.rule.active import ActiveRule
from glosslint.rules.convention import long_term
from glosslint.rules.definition.lengths import (
    LONG_DEFINITION,
    LONG_SENTENCE,
    MANY_SENTENCES,
    SHORT_DEFINITION,
    ShortOptions,
    WordOptions,
)
from glosslint.settings.settings import Settings
from glosslint.settings.table import Table
from glosslint.testing import expected, reported
from tests.support import check_sources, glosslint, write

UNLIMITED = replace(preset("native"), core="definition", limits={})


def levels(count: int) -> list[tuple[Severity, str]]:
    """What long-definition says of so many words where the layout sets no limit."""
    source = decode(f"id: a\ndefinition: {'word ' * count}\n".encode(), "a.yaml")
    rule = ActiveRule(LONG_DEFINITION, WordOptions())
    report = check_sources([source], CheckRequest(Settings(Table(), Path()), rules=(rule,)), Project(UNLIMITED))
    return [(finding.severity, finding.message) for finding in report.findings]


def test_without_limits_a_long_definition_is_an_info() -> None:
    assert levels(50) == []
    assert levels(51) == [(Severity.INFO, "51 words; a definition should have at most 50")]
    assert levels(81) == [(Severity.INFO, "81 words; a definition should have at most 50")]


@pytest.mark.parametrize(
    "text",
    [
        "See also softmax.",
        "'see [softmax](softmax)'",
        "Siehe [Softmax](softmax).",
        "'[Softmax](softmax)'",
        "'  '",
        "TBD",
        "null",
        "no",
        "[]",
        "一种将模型的分数变为各类概率的归一化函数。",
    ],
)
def test_stubs_and_empty_texts_are_not_short(text: str) -> None:
    assert reported(SHORT_DEFINITION, good(f"id: a\nsummary: {text}\n")) == []


def test_one_word_is_one_word() -> None:
    example = bad("id: a\nsummary: ⟦Function.⟧\n", "1 word; a summary needs at least 8")
    assert reported(SHORT_DEFINITION, example) == expected(example)[1]


def test_of_two_long_sentences_the_longer_is_told() -> None:
    first, second = " ".join(["word"] * 52), " ".join(["Word"] * 55)
    example = bad(
        f"summary: {first}.\ndefinition: |\n  {first}. ⟦{second};⟧ and more.\n",
        "55 words in one sentence; over 50 are hard to follow",
    )
    assert reported(LONG_SENTENCE, example) == expected(example)[1]


def test_a_list_is_no_sentence() -> None:
    items = "".join(f"  - a short item of the list, number {number}\n" for number in range(20))
    assert reported(LONG_SENTENCE, good(f"definition: |\n  It holds:\n\n{items}")) == []


@pytest.mark.parametrize("term", ["", "null", "デジタルオブジェクト識別子", "損失関数", "[a, b]", "ἀρχή", "  a  "])
def test_terms_that_are_not_long(term: str) -> None:
    assert reported(long_term.RULE, good(f"term: {term}\n")) == []


def test_sentences_are_counted_by_the_stops_of_the_script() -> None:
    example = bad("summary: 第一。第二。⟦第三。⟧\n", "3 sentences; a summary should have at most 2")
    assert reported(MANY_SENTENCES, example) == expected(example)[1]


def short(term: str, text: str) -> bool:
    """Return whether short-definition reports a definition for which the layout sets no limit."""
    source = decode(f"id: a\nterm: {term}\ndefinition: {text}\n".encode(), "a.yaml")
    rule = ActiveRule(SHORT_DEFINITION, ShortOptions())
    request = CheckRequest(Settings(Table(), Path()), rules=(rule,))
    return bool(check_sources([source], request, Project(UNLIMITED)).findings)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("curve", "1-dimensional topological primitive"),
        ("pingo remnant", "A collapsed pingo."),
        ("peatland", "Peat-covered terrain."),
        ("evolve", "to develop gradually."),
        ("begin (v.)", "Start"),
        ("to begin", "Start"),
        ("auditory", "relating to hearing"),
        ("huge", "enormous"),
        ("metacognition", "Thinking about thinking."),
        ("programmes", "Shows on television."),
        ("tin", "Can of food."),
        ("grazing season", "May to October."),
        ("buttresses", "Supports for walls."),
    ],
)
def test_a_genus_with_its_differentia_may_take_two_words(term: str, text: str) -> None:
    assert not short(term, text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("ledger", "Used for accounting."),
        ("assistive technology", "Includes accessibility software."),
        ("kumite", "Sparring"),
        ("app", "Software."),
        ("queue", "Can be empty."),
        ("view", "Shows the data."),
    ],
)
def test_a_single_noun_and_a_fragment_are_short(term: str, text: str) -> None:
    assert short(term, text)


def test_what_an_acronym_stands_for_is_no_fragment(tmp_path: Path) -> None:
    entries = "- {term: CFG, definition: Control flow graph}\n- {term: flow, definition: Control of motion}\n"
    layout = '[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\ncore = "definition"\n'
    settings = f'files = ["g.yml"]\n{layout}prose = {{ definition = "definition" }}\n'
    folder = write(tmp_path, {"g.yml": entries, "glosslint.toml": settings})
    assert "No findings" in glosslint("--select", "short-definition", cwd=folder).out
    write(folder, {"g.yml": entries.replace("CFG", "graph")})
    assert "g.yml:1:29: warning" in glosslint("--select", "short-definition", cwd=folder).out
