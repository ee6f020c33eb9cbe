"""Tables of the settings that apply to no text of the glossary are told, not silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_TEXTS = (
    "Tau, mit dem das Segel an den Mast gebunden wird und das nicht auf dem Deck ist",
    "Teil des Rumpfes unter der Wasserlinie, der aus Holz oder Eisen ist",
    "Knoten, der nicht rutscht und sich auf dem Wasser von einer Hand lösen lässt",
)
_TABLE = {
    "discouraged-word": '[[discouraged]]\nwords = ["Tau"]\n',
    "preferred-form": '[[preferred]]\nwords = ["Tau"]\nreplacement = "Seil"\n',
    "discouraged-pattern": "[[pattern]]\npattern = 'Tau'\nmessage = \"Seil\"\n",
}


def _last_lines(folder: Path, table: str, texts: tuple[str, ...] = _TEXTS) -> list[str]:
    entries = "".join(f"e{number}:\n  definition: {text}.\n" for number, text in enumerate(texts * 3))
    settings = f'files = ["g.yaml"]\nlayout = "map"\nselect = ["wording"]\n[language]\nengines = []\n{table}'
    write(folder, {"g.yaml": entries, "glosslint.toml": settings})
    return [line for line in glosslint("--no-cache", cwd=folder).out.splitlines() if line.startswith("Not run")]


@pytest.mark.parametrize("rule", _TABLE)
def test_tables_for_english_in_a_german_glossary(rule: str, tmp_path: Path) -> None:
    assert _last_lines(tmp_path, _TABLE[rule]) == [
        f"Not run: {rule}: no text is in the language of its tables (en); to search all texts, set "
        'language = "*" in them'
    ]


@pytest.mark.parametrize("language", ["*", "de"])
def test_tables_for_its_language(language: str, tmp_path: Path) -> None:
    assert _last_lines(tmp_path, _TABLE["discouraged-word"] + f'language = "{language}"\n') == []


def test_one_table_of_two_is_enough(tmp_path: Path) -> None:
    tables = _TABLE["discouraged-word"] + _TABLE["discouraged-word"] + 'language = "de"\n'
    assert _last_lines(tmp_path, tables) == []


def test_in_an_english_glossary_and_without_tables_nothing_is_said(tmp_path: Path) -> None:
    english = ("A rope that holds the sail to the mast of the ship", "The part of a hull that is below the water")
    assert _last_lines(tmp_path / "english", _TABLE["discouraged-word"], english) == []
    assert _last_lines(tmp_path / "without", "") == []


def test_a_baseline_can_be_written_all_the_same(tmp_path: Path) -> None:
    _last_lines(tmp_path, _TABLE["discouraged-word"])
    assert glosslint("baseline", cwd=tmp_path).code == 0
