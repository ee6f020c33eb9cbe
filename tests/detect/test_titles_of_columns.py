"""Tables whose columns have titles in other languages, unknown titles, or none, in each format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.detect.openings import terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write

_ROWS = [*TERMS.items()]


def _markdown(titles: tuple[str, str]) -> str:
    return f"# Glossary\n\n| {titles[0]} | {titles[1]} |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in _ROWS)


def _html(titles: tuple[str, str]) -> str:
    head = f"<tr><th>{titles[0]}</th><th>{titles[1]}</th></tr>\n" if titles[0] else ""
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>\n" for a, b in _ROWS)
    return f"<h1>Glossary</h1>\n<table>\n{head}{rows}</table>\n"


def _adoc(titles: tuple[str, str]) -> str:
    head = f"|{titles[0]} |{titles[1]}\n\n" if titles[0] else ""
    return f"= Glossary\n\n|===\n{head}" + "".join(f"|{a} |{b}\n" for a, b in _ROWS) + "|===\n"


def _rst(titles: tuple[str, str]) -> str:
    rows = [titles, *_ROWS] if titles[0] else _ROWS
    option = "   :header-rows: 1\n" if titles[0] else ""
    cells = "".join(f"   * - {a}\n     - {b}\n" for a, b in rows)
    return f"Glossary\n========\n\n.. list-table::\n{option}\n{cells}"


_PAGES = {"md": _markdown, "html": _html, "adoc": _adoc, "rst": _rst}


@pytest.mark.parametrize("titles", [
    ("คำศัพท์", "ความหมาย"), ("Thuật ngữ", "Định nghĩa"), ("Từ viết tắt", "Ý nghĩa"), ("Istilah", "Arti"),
    ("शब्द", "अर्थ"), ("संक्षिप्त रूप", "परिभाषा"), ("اصطلاح", "تعریف"), ("מונח", "הגדרה"),
    ("المصطلح", "التعريف"), ("Terim", "Açıklama"), ("Kısaltma", "Anlamı"), ("Όρος", "Ορισμός"), ("Termín", "Definice"),
    ("Zkratka", "Význam"), ("Pojam", "Značenje"), ("Kifejezés", "Meghatározás"), ("Termen", "Definiție"),
    ("Begrepp", "Förklaring"), ("Käsite", "Määritelmä"), ("Pojęcie", "Objaśnienie"), ("Понятие", "Толкование"),
    ("Begriff / Abkürzung", "Bedeutung"), ("用語", "解説"), ("용어", "의미"), ("Terme", "Définition"),
])  # fmt: skip
def test_titles_in_other_languages(titles: tuple[str, str], tmp_path: Path) -> None:
    text = _markdown(titles).replace("Rope |", "Rope | x |").replace(f"{titles[0]} |", f"{titles[0]} | ? |")
    page = text.replace("|---|", "|---|---|")  # a third column, so that nothing is guessed
    for term in ("Yarn", "Bow", "Stern"):
        page = page.replace(f"| {term} |", f"| {term} | x |")
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert out.startswith("4 entries in glossary.md, each a row of a table, with the columns ")
    assert f'"{titles[0]}" and "{titles[1]}"\n' in out


@pytest.mark.parametrize("title", ["Moteur", "Từ đồng nghĩa", "Ordnung", "Opisthodomos"])
def test_other_titles_name_no_terms(title: str, tmp_path: Path) -> None:
    page = _markdown((title, "Definition")).replace("Bow", "**Bow**")
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"{page}\n{_markdown(('Term', 'Definition'))}"})).out
    assert f'"{title}"' not in out.splitlines()[0]


@pytest.mark.parametrize("ending", _PAGES)
def test_unknown_titles_above_names_and_sentences(ending: str, tmp_path: Path) -> None:
    page = _PAGES[ending](("What we say", "What it is for us")).replace(" ship.", " ship that sails.")
    assert terms_of(tmp_path, page, f"glossary.{ending}") == [*TERMS]


@pytest.mark.parametrize("ending", ["html", "adoc", "rst"])
def test_tables_without_titles(ending: str, tmp_path: Path) -> None:
    path = f"glossary.{ending}"
    assert terms_of(tmp_path, _PAGES[ending](("", "")), path) == [*TERMS]
    assert 'columns = { term = "1", definition = "2" }\n' in (tmp_path / "glosslint.toml").read_text("utf-8")


@pytest.mark.parametrize("page", [
    "= Glossary\n\n[%header,cols=2*]\n|===\n|Part |Place\n{}|===\n",
    "= Glossary\n\n[options=\"header\"]\n|===\n|Part |Place\n{}|===\n",
    "= Glossary\n\n|===\n|Part |Place\n\n{}|===\n",
])  # fmt: skip
def test_numbers_are_those_of_tables_without_a_header(page: str, tmp_path: Path) -> None:
    rows = "".join(f"|{a} |{b}\n" for a, b in _ROWS)
    layout = 'extends = "page"\nsection = { form = "table", columns = { term = "1", definition = "2" } }\n'
    settings = f'files = ["glossary.adoc"]\n\n[layout]\n{layout}'
    folder = write(tmp_path, {"glossary.adoc": page.format(rows), "glosslint.toml": settings})
    assert "no entry in 1 file" in glosslint(cwd=folder).err
    bare = f"= Glossary\n\n|===\n{rows}|===\n"
    assert "(4 entries in 1 file" in glosslint(cwd=write(folder, {"glossary.adoc": bare})).out


@pytest.mark.parametrize("titles", [
    ("術語", "定義與使用方式"), ("用語・略語", "説明と用例"), ("용어", "정의 및 설명"), ("术语", "定义和用法"),
])  # fmt: skip
def test_titles_of_two_words_without_spaces(titles: tuple[str, str], tmp_path: Path) -> None:
    page = _table((titles[0], "中文", titles[1]), [(term, "x", text) for term, text in _ROWS])
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert out.startswith("4 entries in glossary.md, each a row of a table, with the columns ")
    assert f'"{titles[0]}" and "{titles[1]}"\n' in out


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in (titles, ("---",) * len(titles), *rows))


def test_tables_with_a_longer_title_and_one_more_column_are_read_too(tmp_path: Path) -> None:
    short = _table(("術語", "定義"), [("Sail", "Cloth that moves a ship in the wind.")])
    long = _table(("術語", "中文", "定義與使用方式"), [(term, "x", text) for term, text in _ROWS])
    assert terms_of(tmp_path, f"# Glossary\n\n## A\n\n{long}\n## B\n\n{short}") == [*TERMS, "Sail"]


def test_the_table_that_may_be_one_of_terms_is_named_first(tmp_path: Path) -> None:
    sails = [(f"Sail {number}", "Cloth of a ship in the wind.") for number in range(20)]
    read = _table(("Term", "Definition"), [*_ROWS, *sails])
    rules = [(f"Case {number}", "Write it in small letters at sea.") for number in range(9)]
    parts = [(f"Part {number}", "Piece of the hull below the water.") for number in range(5)]
    others = f"## Use\n\n{_table(('Case', 'Rule'), rules)}\n## Parts\n\n{_table(('Part', 'Definition'), parts)}"
    write(tmp_path, {"glossary.md": f"# Glossary\n\n## Terms\n\n{read}\n{others}"})
    out = glosslint("init", cwd=tmp_path).out
    assert 'left out: the tables whose first column is "Part" or "Case"\n' in out
