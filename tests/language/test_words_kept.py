"""▶ What Harper says of words is stored: without it, a text of known words gets the same report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glosslint.language.harper import engine as harper_engine
from glosslint.language.harper.reader import Reader
from glosslint.util import system
from tests.support import glosslint, write

pytest.importorskip("harper", reason="harper-py is not installed")
pytest.importorskip("msgspec", reason="msgspec is not installed")

_FIRST = "The colour of a mispelling, which no Fooblub tokenises, as co-occurence shows."
_SECOND = "The mispelling shows a colour, which no co-occurence of Fooblub tokenises."


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _project(folder: Path, text: str, language: str = "en") -> Path:
    settings = f'select = ["spelling", "grammar"]\n[language]\nengines = ["harper"]\nlanguage = "{language}"\n'
    return write(folder, {"glosslint.toml": settings, "glossary/a.yaml": f"id: a\nterm: A\ndefinition: {text}\n"})


def _findings(folder: Path, *options: str) -> list[Any]:
    result = glosslint("--output", "json", *options, cwd=folder)
    assert result.code in (0, 1), result.err
    findings: list[Any] = json.loads(result.out)["findings"]
    return findings


def _stored(tmp_path: Path) -> list[Path]:
    return [*(tmp_path / "cache/glosslint").glob("words-*")]


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB"])
def test_a_text_of_known_words_is_checked_without_harper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    _findings(_project(tmp_path / "one", _FIRST, language))
    folder = _project(tmp_path / "two", _SECOND, language)
    expected = _findings(folder, "--no-cache")
    assert expected
    monkeypatch.setattr(Reader, "_linter", None)
    assert _findings(folder) == expected


@pytest.mark.parametrize(("first", "second"), [("en-US", "en-GB"), ("en-GB", "en-US"), ("en", "en-AU")])
def test_words_known_in_one_english_are_judged_in_another(tmp_path: Path, first: str, second: str) -> None:
    _findings(_project(tmp_path / "one", _FIRST, first))
    folder = _project(tmp_path / "two", _SECOND, second)
    assert _findings(folder) == _findings(folder, "--no-cache")


def test_of_a_new_word_harper_is_asked(tmp_path: Path) -> None:
    _findings(_project(tmp_path, _FIRST))
    folder = _project(tmp_path, _FIRST.replace("shows", "shouws"))
    found = _findings(folder)
    assert found == _findings(folder, "--no-cache")
    assert any("shouws" in finding["message"] for finding in found)


def test_a_grammar_mistake_is_found_among_known_words(tmp_path: Path) -> None:
    _findings(_project(tmp_path, "It should have been of use."))
    folder = _project(tmp_path, "It should of been use.")
    assert "grammar" in {finding["rule"] for finding in _findings(folder)}


def test_without_the_cache_nothing_is_stored_or_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _project(tmp_path, _FIRST)
    _findings(folder, "--no-cache")
    assert not _stored(tmp_path)
    _findings(folder)
    assert len(_stored(tmp_path)) == 1
    monkeypatch.setattr(Reader, "_linter", None)
    assert glosslint("--no-cache", cwd=folder).code == 3  # it asks


@pytest.mark.parametrize("change", ["programs", "number", "bytes"])
def test_what_is_of_other_programs_too_much_or_damaged_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    _findings(_project(tmp_path, _FIRST))
    (file,) = _stored(tmp_path)
    asked: list[str] = []
    linter = Reader._linter

    def ask(self: Reader, of: str, spelling: bool = False) -> Any:
        asked.append(of)
        return linter(self, of, spelling)

    monkeypatch.setattr(Reader, "_linter", ask)
    if change == "programs":
        monkeypatch.setattr(harper_engine, "programs", lambda: f"{system.programs()} and one more")
    elif change == "number":
        monkeypatch.setattr(harper_engine, "_MOST_WORDS", 0)
    else:
        data = file.read_bytes()
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    folder = _project(tmp_path, _SECOND)
    assert _findings(folder) == _findings(folder, "--no-cache")
    assert len(asked) > 2


def test_clean_deletes_it(tmp_path: Path) -> None:
    _findings(_project(tmp_path, _FIRST))
    assert _stored(tmp_path)
    glosslint("clean", cwd=tmp_path)
    assert not _stored(tmp_path)
