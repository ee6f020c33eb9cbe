"""Answers are remembered, and what is remembered is never in the way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.language.cache import cache_file
from glosslint.language.engines import Engines
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


def found(folder: Path, engine: Counting, cache: Path | None) -> list[str]:
    report = check(CheckRequest(load(None, folder), engines=Engines((engine,), cache)))
    return [f"{finding.location.path}:{finding.location.start.column} {finding.message}" for finding in report.findings]


def test_a_second_run_asks_nothing_and_says_the_same(folder: Path, tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    said = found(folder, first, tmp_path / "cache/x.json")
    assert len(said) == 3
    assert len(first.asked) == 3
    assert found(folder, second, tmp_path / "cache/x.json") == said
    assert second.asked == []


def test_of_a_changed_entry_only_the_changed_text_is_asked(folder: Path, tmp_path: Path) -> None:
    found(folder, Counting(), tmp_path / "x.json")
    write(folder, {"glossary/e1.yaml": "id: e1\nterm: E1\nsummary: New.\ndefinition: Text 1 without a slip.\n"})
    engine = Counting()
    assert len(found(folder, engine, tmp_path / "x.json")) == 3
    assert engine.asked == ["New."]


def test_another_glosslint_asks_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(folder, Counting(), tmp_path / "x.json")
    monkeypatch.setattr("glosslint.language.cache._own_version", lambda: "0.0.1")
    engine = Counting()
    found(folder, engine, tmp_path / "x.json")
    assert len(engine.asked) == 3


def test_another_version_or_other_settings_are_asked_anew(folder: Path, tmp_path: Path) -> None:
    found(folder, Counting(), tmp_path / "x.json")
    for engine in (Counting(version="2"), Counting(key="-AnA")):
        found(folder, engine, tmp_path / "x.json")
        assert len(engine.asked) == 3


def test_a_text_is_asked_anew_when_the_glossary_learns_one_of_its_words(folder: Path, tmp_path: Path) -> None:
    found(folder, Counting(), tmp_path / "x.json")
    write(folder, {"glossary/without.yaml": "id: without\nterm: Without\ndefinition: Other.\n"})
    engine = Counting()
    found(folder, engine, tmp_path / "x.json")
    assert sorted(engine.asked) == [
        "Other.",
        "Text 0 without a slip.",
        "Text 1 without a slip.",
        "Text 2 without a slip.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 0, "answers": {}}',
        '{"format": 1, "answers": []}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_a_broken_file_is_ignored_and_written_anew(folder: Path, tmp_path: Path, text: str) -> None:
    cache = tmp_path / "x.json"
    cache.write_bytes(text.encode("latin-1"))
    engine = Counting()
    assert len(found(folder, engine, cache)) == 3
    assert len(json.loads(cache.read_text())["answers"]) == 3


@pytest.mark.parametrize(
    "answer",
    [
        7,
        [7],
        [[[0, 999], "Slip", "a slip", [], "grammar", False]],
        [[["a", 4], "Slip", "a slip", [], "grammar", False]],
        [[[0, 4], "Slip", None, [], "grammar", False]],
        [[[0, 4], "Slip", "a slip", [], "poetry", False]],
    ],
)
def test_an_answer_that_cannot_be_one_is_asked_anew(folder: Path, tmp_path: Path, answer: object) -> None:
    cache = tmp_path / "x.json"
    said = found(folder, Counting(), cache)
    data = json.loads(cache.read_text())
    cache.write_text(json.dumps({**data, "answers": dict.fromkeys(data["answers"], answer)}))
    engine = Counting()
    assert found(folder, engine, cache) == said
    assert len(engine.asked) == 3


def test_a_file_that_cannot_be_written_is_no_fault(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(found(folder, Counting(), tmp_path / "file/x.json")) == 3


def test_nothing_is_remembered_without_a_cache(folder: Path) -> None:
    write(folder, {"glosslint.toml": 'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\n'})
    cache = cache_file(folder)
    assert cache is not None
    glosslint("--no-cache", cwd=folder)
    assert not cache.exists()
    glosslint(cwd=folder)
    assert len(json.loads(cache.read_text())["answers"]) == 3


def test_the_file_does_not_grow_without_end(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "x.json"
    found(folder, Counting(), cache)
    data = json.loads(cache.read_text())
    old: dict[str, list[str]] = {f"{number:024x}": [] for number in range(60_000)}
    cache.write_text(json.dumps({**data, "answers": {**old, **data["answers"]}}))
    found(folder, Counting(version="2"), cache)
    kept = json.loads(cache.read_text())["answers"]
    assert len(kept) == 1_000
    assert set(data["answers"]) <= set(kept)
