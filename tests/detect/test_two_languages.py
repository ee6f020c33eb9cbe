"""Tables with the terms and texts of two languages: one entry with two names and two texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_ROWS = [
    ("Bow", "Bug", "Front part of a ship, which cuts the water.", "Vorderer Teil eines Schiffs, der das Wasser teilt."),
    ("Stern", "Heck", "Back part of a ship, where it is steered.", "Hinterer Teil, an dem das Ruder ist."),
    ("Mast", "Mastbaum", "Pole that carries the sails.", "Stange, an der die Segel eines Schiffs hängen."),
    ("Hull", "Rumpf", "Body of a ship without its masts.", "Der Körper eines Schiffs, ohne die Masten und das Deck."),
    ("Keel", "Kiel", "Beam along the bottom.", "Der Balken, auf dem ein Schiff gebaut wird und der unten ist."),
]


def _page(titles: tuple[str, ...]) -> str:
    rows = (titles, ("---",) * len(titles), *_ROWS)
    return "# Glossary\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


@pytest.mark.parametrize("titles", [
    ("Term (EN)", "Term (DE)", "Definition (EN)", "Definition (DE)"),
    ("English", "Deutsch", "Definition", "Beschreibung"),
    ("English", "German", "English definition", "German definition"),
])  # fmt: skip
def test_columns_of_two_languages_are_two_names_and_two_texts(titles: tuple[str, ...], tmp_path: Path) -> None:
    out = glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.md": _page(titles)})).out
    assert f'and "{titles[2]}" and "{titles[3]}" (texts in de)\n' in out
    first = open_session(CheckRequest(load(None, tmp_path))).glossary.entries[0]
    assert [name.value for name in first.names] == ["Bow", "Bug"]
    assert [(text.language, text.text) for text in first.prose] == [("en", _ROWS[0][2]), ("de", _ROWS[0][3])]


def test_two_columns_of_texts_in_one_language_are_one_text(tmp_path: Path) -> None:
    page = _page(("Term", "Synonym", "Definition", "Description"))
    for *_, german in _ROWS:
        page = page.replace(german, "What the sailors of all ships say of it.")
    out = glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.md": page})).out
    assert 'left out: the texts in the column "Description"\n' in out
