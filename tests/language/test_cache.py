"""Answers are remembered, and what is remembered is never in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language.engines import Engines, key_of, open_answers
from glosslint.language.types import Match, Passage
from glosslint.model import Span
from glosslint.settings.settings import load
from tests.support import glosslint, write


class Counting:
    """An engine that counts what it is asked, and finds the word "slip"."""

    name = "counting"

    def __init__(self, version: str = "1", key: str = "") -> None:
        self.version, self.key = version, key
        self.asked: list[str] = []

    def supports(self, language: str) -> bool:
        return language == "en"

    def check(self, passages: Sequence[Passage]) -> Iterator[Sequence[Match]]:
        for passage in passages:
            self.asked.append(passage.text)
            at = passage.text.find("slip")
            yield [Match(Span(at, at + 4), "Slip", "a slip", ("ship", "slap"))] if at >= 0 else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {f"glossary/e{n}.yaml": f"id: e{n}\nterm: E{n}\ndefinition: Text {n} without a slip.\n" for n in range(3)}
    return write(tmp_path / "project", {"glosslint.toml": 'select = ["spelling", "grammar"]\n', **texts})


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/glosslint"


def found(folder: Path, engine: Counting) -> list[str]:
    report = check(CheckRequest(load(None, folder), engines=Engines((engine,), open_answers(folder))))
    return [f"{finding.location.path}:{finding.location.start.column} {finding.message}" for finding in report.findings]


def test_a_second_run_asks_nothing_and_says_the_same(folder: Path) -> None:
    first, second = Counting(), Counting()
    said = found(folder, first)
    assert len(said) == 3
    assert len(first.asked) == 3
    assert found(folder, second) == said
    assert second.asked == []


def test_of_a_changed_entry_only_the_changed_text_is_asked(folder: Path) -> None:
    found(folder, Counting())
    write(folder, {"glossary/e1.yaml": "id: e1\nterm: E1\nsummary: New.\ndefinition: Text 1 without a slip.\n"})
    engine = Counting()
    assert len(found(folder, engine)) == 3
    assert engine.asked == ["New."]


def test_another_glosslint_asks_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(folder, Counting())
    monkeypatch.setattr("glosslint.language.engines.own_version", lambda: "0.0.1")
    engine = Counting()
    found(folder, engine)
    assert len(engine.asked) == 3


def test_another_version_or_other_settings_are_asked_anew(folder: Path) -> None:
    found(folder, Counting())
    for engine in (Counting(version="2"), Counting(key="-AnA")):
        found(folder, engine)
        assert len(engine.asked) == 3


def test_a_text_is_asked_anew_when_the_glossary_learns_one_of_its_words(folder: Path) -> None:
    found(folder, Counting())
    write(folder, {"glossary/without.yaml": "id: without\nterm: Without\ndefinition: Other.\n"})
    engine = Counting()
    found(folder, engine)
    assert sorted(engine.asked) == [
        "Other.",
        "Text 0 without a slip.",
        "Text 1 without a slip.",
        "Text 2 without a slip.",
    ]


@pytest.mark.parametrize("match", [Match(Span(0, 999), "Slip", ""), Match(Span(4, 4), "Slip", "")])
def test_an_answer_that_is_not_in_its_text_is_asked_anew(folder: Path, match: Match) -> None:
    passage = Passage("Text 0 without a slip.", "Text 0 without a slip.")
    answers = open_answers(folder)
    assert answers is not None
    answers.put(key_of(Counting(), passage), (match,))
    answers.save()
    assert open_answers(folder) is not None
    engine = Counting()
    assert len(found(folder, engine)) == 3
    assert len(engine.asked) == 3
    assert len(found(folder, again := Counting())) == 3
    assert again.asked == []


def test_nothing_is_stored_without_a_cache(folder: Path, cache: Path) -> None:
    write(folder, {"glosslint.toml": 'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\n'})
    glosslint("--no-cache", cwd=folder)
    assert not cache.exists()
    glosslint(cwd=folder)
    assert len(list(cache.glob("language-*"))) == 1
