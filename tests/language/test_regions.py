"""What the settings' region changes: a word that is right elsewhere is told as such, and nothing else is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import entry, glosslint, write


def said(folder: Path, language: str, *terms: str, **fields: str) -> list[str]:
    """The messages on the spelling of an entry."""
    settings = f'select = ["spelling"]\n[language]\nengines = ["harper"]\nlanguage = "{language}"\n'
    others = {f"glossary/{term}.yaml": entry(term) for term in terms}
    write(folder, {"glosslint.toml": settings, "glossary/map.yaml": entry("map", **fields), **others})
    result = glosslint("--no-cache", "--output", "json", cwd=folder)
    return [f"{finding['level']}: {finding['message']}" for finding in json.loads(result.out)["findings"]]


MADE = "Known are sublayer, subnetworks, codebook, datastore, etc, stepwise, trigram, subspace and inspectable."


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "en-CA", "en-AU", "en-IN"])
def test_what_is_made_of_known_words_is_known_in_every_region(tmp_path: Path, language: str) -> None:
    assert said(tmp_path, language, "trigram", summary=MADE) == []


@pytest.mark.parametrize("language", ["en-GB", "en-US", "en-CA", "en-AU"])
def test_what_all_regions_write_alike_is_of_none(tmp_path: Path, language: str) -> None:
    text = "It fulfilled and is fulfilling what distilled whisky, flour of spelt and its coloration are, afterwards."
    assert said(tmp_path, language, summary=text) == []


@pytest.mark.parametrize(
    ("language", "word", "message"),
    [
        ("en-GB", "color", '"color" is American; in en-GB it is "colour"'),
        ("en-GB", "Color", '"Color" is American; in en-GB it is "Colour"'),
        ("en-GB", "center's", '"center\'s" is American; in en-GB it is "centre\'s"'),
        ("en-GB", "fulfill", '"fulfill" is American; in en-GB it is "fulfil"'),
        ("en-GB", "aluminum", '"aluminum" is American; in en-GB it is "aluminium"'),
        ("en-US", "behaviour", '"behaviour" is British; in en-US it is "behavior"'),
        ("en-US", "tokenised", '"tokenised" is British; in en-US it is "tokenized"'),
        ("en-US", "memoise", '"memoise" is British; in en-US it is "memoize"'),
        ("en-US", "maths", '"maths" is British; the glossary is in en-US'),
        ("en-CA", "gray", '"gray" is American; in en-CA it is "grey"'),
    ],
)
def test_a_word_of_another_region_is_told_with_what_is_written_here(
    tmp_path: Path, language: str, word: str, message: str
) -> None:
    assert said(tmp_path, language, summary=f"{word} of the thing.") == [f"warning: {message}"]


def test_it_is_one_finding_with_a_suggestion(tmp_path: Path) -> None:
    texts = {"summary": "The color of a line.", "definition": "The color of an area."}
    assert said(tmp_path, "en-GB", **texts) == ['warning: "color" is American (2 times); in en-GB it is "colour"']
    shown = glosslint("--no-cache", "--output", "json", cwd=tmp_path).out
    assert json.loads(shown)["findings"][0]["fix"]["title"] == 'write "colour" at 2 places'


@pytest.mark.parametrize("text", ["The Center for Health.", 'The "color" of CSS.', "What *color* says."])
def test_a_name_and_a_word_that_is_quoted_are_left_alone(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "en-GB", summary=f"'{text}'") == []


def test_both_ways_to_write_a_verb_are_british(tmp_path: Path) -> None:
    text = "We tokenise, vectorised, tokenize and organize; tokenisation and tokenization."
    assert said(tmp_path, "en-GB", summary=text) == []
    assert said(tmp_path, "en", summary=text) == []


def test_a_verb_of_a_name_of_the_glossary_is_known(tmp_path: Path) -> None:
    text = "What wibblises was wibblised by wibblising, a wibblisation."
    assert len(said(tmp_path, "en", summary=text)) == 4
    assert said(tmp_path, "en", "wibbliser", summary=text) == []
