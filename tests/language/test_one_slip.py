"""A slip that a rule of ours and an engine both see is one finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

_SETTINGS = 'select = ["spelling", "grammar", "repeated-word"]\n[language]\nengines = ["harper"]\n'


@pytest.mark.parametrize("twice", ["the the", "to to", "be be", "is is", "a a"])
def test_a_word_that_stands_twice_is_told_once(tmp_path: Path, twice: str) -> None:
    text = f"Score that may {twice} layer of the model."
    write(tmp_path, {"glosslint.toml": _SETTINGS, "glossary/logit.yaml": entry("logit", summary=text)})
    (finding,) = json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"]
    assert (finding["rule"], finding["quoted"]) == ("repeated-word", twice)


def test_without_that_rule_the_engine_tells_it(tmp_path: Path) -> None:
    text = "Score that the the layer turns into a probability."
    settings = _SETTINGS.replace(', "repeated-word"', "")
    write(tmp_path, {"glosslint.toml": settings, "glossary/logit.yaml": entry("logit", summary=text)})
    (finding,) = json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"]
    assert (finding["rule"], finding["engine"]) == ("grammar", "harper:RepeatedWords")


@pytest.mark.parametrize("word", ["and", "on"])
def test_what_may_be_meant_is_told_though_the_advice_has_its_letters(tmp_path: Path, word: str) -> None:
    text = f"Score that a layer {word} {word} another one give."
    settings = _SETTINGS.replace(', "repeated-word"', "")
    write(tmp_path, {"glosslint.toml": settings, "glossary/logit.yaml": entry("logit", summary=text)})
    (finding,) = json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"]
    assert finding["message"] == f'"{word} {word}": repeated word; did you mean "{word}"?'


@pytest.mark.parametrize(
    "text",
    [
        "See [cfs] and [wdym].",
        "See it (:octicons-link-external-24:) or :smiley_xx:.",
        "A **F**actory **A**cceptance **T**est.",
    ],
)
def test_references_and_icons_are_no_words(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "glossary/box.yaml": entry("box", summary=text)})
    assert json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"] == []


@pytest.mark.parametrize(("word", "rule"), [("automisations", "spelling"), ("civilisations", "spelling-variant")])
def test_a_word_unknown_in_both_spellings_is_no_variant(tmp_path: Path, word: str, rule: str) -> None:
    text = f"Crew that can organize, harmonize and equalize {word} on board."
    settings = _SETTINGS.replace('"repeated-word"', '"spelling-variant"')
    write(tmp_path, {"glosslint.toml": settings, "glossary/crew.yaml": entry("crew", summary=text)})
    (finding,) = json.loads(glosslint("--no-cache", "--output", "json", cwd=tmp_path).out)["findings"]
    assert (finding["rule"], finding["quoted"]) == (rule, word)
