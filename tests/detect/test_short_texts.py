"""Tables and keys whose texts have a word or two: descriptions beside terms, or translations of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_SHORT = {"Bow": "Front", "Stern": "Rear end", "Mast": "Pole", "Hull": "Body", "Jib": "Small sail"}
_WORDS = {"Bow": "Bug", "Stern": "Heck", "Mast": "Mast", "Hull": "Rumpf", "Jib": "Fock", "Fleet": "Kleine Flotte"}
_CYRILLIC = {"Bow": "нос", "Stern": "корма судна", "Mast": "высокая мачта", "Hull": "корпус"}


def _page(texts: dict[str, str], title: str = "Description") -> str:
    rows = "".join(f"| {term} | {text} |\n" for term, text in texts.items())
    return f"# Glossary\n\n| Term | {title} |\n|---|---|\n{rows}"


def _csv(texts: dict[str, str], title: str = "Description") -> str:
    return f"Term,{title}\n" + "".join(f"{term},{text}\n" for term, text in texts.items())


def _yaml(texts: dict[str, str], term: str = "term") -> str:
    return "".join(f"- {term}: {name}\n  description: {text}\n" for name, text in texts.items())


@pytest.mark.parametrize("title", ["Description", "Meaning", "Definition", "Explanation"])
def test_short_texts_below_such_a_title_are_definitions(title: str, tmp_path: Path) -> None:
    first = "5 entries in glossary.md, each a row of a table"
    assert glosslint("init", cwd=write(tmp_path / "page", {"glossary.md": _page(_SHORT, title)})).out.startswith(first)
    rows = glosslint("init", cwd=write(tmp_path / "rows", {"glossary.csv": _csv(_SHORT, title)})).out
    assert rows.startswith("5 entries in the rows of a table, in glossary.csv\n")


def test_short_descriptions_of_terms_are_definitions(tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path / "terms", {"glossary.yml": _yaml(_SHORT)})).out
    assert out.startswith("5 entries in a YAML list, in glossary.yml\n")


@pytest.mark.parametrize(("texts", "reason"), [
    (_WORDS, "nearly all of its texts are single words, as in a list of translations"),
    (_CYRILLIC, "its texts are in another language than its terms"),
])  # fmt: skip
def test_translations_are_named(texts: dict[str, str], reason: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {"glossary.md": _page(texts)}))
    assert result.code == 2
    assert reason in result.err


def test_tables_of_single_words_are_translations(tmp_path: Path) -> None:
    assert glosslint("init", cwd=write(tmp_path, {"glossary.csv": _csv(_WORDS)})).code == 2


def test_short_texts_below_another_title_are_none(tmp_path: Path) -> None:
    err = glosslint("init", cwd=write(tmp_path, {"glossary.md": _page(_SHORT, "Place")})).err
    assert "glossary.md seems to be a glossary in one page (5 rows of a table)" in err
