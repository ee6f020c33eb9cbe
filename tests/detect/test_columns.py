"""What ``glosslint init`` makes of the titles of tables, and of tables that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_ROWS = "| Bow | The front of a ship, which cuts the water. |\n| Stern | The back of a ship, where it is steered. |\n"


def test_names_of_parts_are_no_definitions(tmp_path: Path) -> None:
    rows = "".join(f"| Part {number} | Shelf {number} |\n" for number in range(6))
    page = f"# Glossary\n\n| Thing | Where |\n|---|---|\n{rows}"
    assert glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).code == 2


def test_a_table_of_translations_has_no_definitions(tmp_path: Path) -> None:
    rows = "".join(f"| Part {n} of the front of a ship | La partie {n} du devant d'un bateau |\n" for n in range(6))
    page = f"# Glossary\n\n| English | Français |\n|---|---|\n{rows}"
    assert glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).code == 2


def test_the_first_column_is_the_term_beside_one_of_definitions(tmp_path: Path) -> None:
    rows = "".join(f"| {n} | Peça {n} | Uma parte do navio, a de número {n}. | casco |\n" for n in range(1, 6))
    page = f"# Glossário\n\n| Nº | Peça ou parte | Descrição | Lugar |\n|---|---|---|---|\n{rows}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossario.md": page})).out
    words = 'each a row of a table, with the columns "Peça ou parte" and "Descrição"\n'
    assert out.startswith(f"5 entries in docs/glossario.md, {words}")


def test_of_several_columns_without_known_titles_the_one_with_sentences_is_the_definition(tmp_path: Path) -> None:
    rows = "".join(f"| Part {n} | Ann | Piece of a ship that has the number {n}. |\n" for n in range(1, 6))
    page = f"# Glossary\n\n| Rule | Owner | Wording |\n|---|---|---|\n{rows}"
    out = glosslint("init", cwd=write(tmp_path / "one", {"glossary.md": page})).out
    assert out.startswith('5 entries in glossary.md, each a row of a table, with the columns "Rule" and "Wording"\n')
    two = page.replace("Ann", "The owner who has the number 1.")
    assert glosslint("init", cwd=write(tmp_path / "two", {"glossary.md": two})).code == 2


def test_a_title_of_definitions_may_name_its_language(tmp_path: Path) -> None:
    rows = "".join(f"| Part {n} | Peça {n} | One of the parts of a ship, namely part {n}. |\n" for n in range(1, 6))
    page = f"# Glossary\n\n| **_TEA_** (EN) | **_TEA_** (PT) | **_Description_** (EN) |\n|---|---|---|\n{rows}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    words = 'each a row of a table, with the columns "TEA (EN)" and "Description (EN)"\n'
    assert out.startswith(f"5 entries in docs/glossary.md, {words}")


def _table(titles: str, *rows: str) -> str:
    dashes = "|".join("---" for _ in titles.split("|"))
    return "\n".join(f"| {row} |" for row in (titles, dashes, *rows)) + "\n\n"


_TABLES = (
    _table("Term | Definition", "Bow | The front of a ship, which cuts the water.", "Stern | The back of a ship."),
    _table("Acronym | Meaning | Description", "VHF | very high frequency | A radio, which all ships have to carry."),
    _table("Term | Meaning", "Keel | The beam along the bottom, on which a ship is built."),
    _table("Concept | Description", "Draught | How deep a ship is in the water.", "List | A lean to one side."),
)


def test_tables_of_terms_have_different_titles(tmp_path: Path) -> None:
    folder = write(tmp_path, {"docs/glossary.md": "# Glossary\n\n" + "## Part\n\n".join(_TABLES)})
    out = glosslint("init", "--yes", cwd=folder).out
    assert out.startswith("6 entries in docs/glossary.md, each a row of a table, with the columns ")
    assert "  VHF: A radio, which all ships have to carry.\n" in out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries if len(entry.names) > 1] == [
        ["VHF", "very high frequency"]
    ]
    assert entries[3].prose[0].text.startswith("The beam along")


def test_a_table_beside_those_of_terms_is_not_read(tmp_path: Path) -> None:
    versions = _table(
        "Version | Description", "1 | The first one, of a few words.", "2 | The second one, with more words."
    )
    folder = write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n{''.join(_TABLES)}## Versions\n\n{versions}"})
    assert glosslint("init", cwd=folder).out.startswith("6 entries in docs/glossary.md")


def test_tables_with_titles_of_their_own_are_those_of_terms(tmp_path: Path) -> None:
    tables = "".join(_TABLES).replace("Term", "Part").replace("Concept", "State").replace("Acronym", "Device")
    folder = write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n{tables}"})
    assert glosslint("init", cwd=folder).out.startswith("6 entries in docs/glossary.md")


def test_tables_of_other_formats_have_different_titles(tmp_path: Path) -> None:
    pairs = (("Term", "Definition"), ("Acronym", "Meaning"))
    rows = [[("Bow", "The front of a ship."), ("Stern", "The back of a ship.")], [("VHF", "The radio of a ship.")]]
    html = "".join(
        f"<table><tr><th>{one}</th><th>{other}</th></tr>"
        + "".join(f"<tr><td>{term}</td><td>{text}</td></tr>" for term, text in own)
        + "</table>\n"
        for (one, other), own in zip(pairs, rows, strict=True)
    )
    adoc = "".join(
        f"|===\n|{one} |{other}\n\n" + "".join(f"|{term} |{text}\n" for term, text in own) + "|===\n\n"
        for (one, other), own in zip(pairs, rows, strict=True)
    )
    rst = "".join(
        ".. list-table::\n\n" + "".join(f"   * - {term}\n     - {text}\n" for term, text in [titles, *own]) + "\n"
        for titles, own in zip(pairs, rows, strict=True)
    )
    pages = {
        "html": f"<h1>Glossary</h1>\n{html}",
        "adoc": f"= Glossary\n\n{adoc}",
        "rst": f"Glossary\n========\n\n{rst}",
    }
    for ending, page in pages.items():
        out = glosslint("init", cwd=write(tmp_path / ending, {f"docs/glossary.{ending}": page})).out
        assert out.startswith(f"3 entries in docs/glossary.{ending}, each a row of a table"), ending
        assert '"Term" or "Acronym", and "Definition" or "Meaning"' in out


def test_columns_with_texts_that_are_left_out_are_listed(tmp_path: Path) -> None:
    rows = [
        f"{term} | {term}-like part of a ship. | Where the sailors of all ships need it. | [Book](b.md)"
        for term in ("Bow", "Stern", "Keel")
    ]
    page = f"# Glossary\n\n{_table('Term | Definition | In use | Source', *rows)}"
    folder = write(tmp_path, {"docs/glossary.md": page})
    columns = 'columns = { term = "Term", definition = "Definition", in-use = "In use" }'
    prose = 'prose = { definition = "definition", in-use = "in-use" }'
    out = glosslint("init", cwd=folder).out
    assert 'left out: the texts in the column "In use"\n' in out
    assert f"  to check them, set {columns} under [layout.section], and {prose} under [layout]\n" in out
    settings = folder / "glosslint.toml"
    text = settings.read_text("utf-8").replace('columns = { term = "Term", definition = "Definition" }\n', "")
    settings.write_text(text.replace(f"# {columns}", columns).replace(f"# {prose}", prose), "utf-8")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [one.text for one in entries[0].prose] == [
        "Bow-like part of a ship.",
        "Where the sailors of all ships need it.",
    ]


def test_a_column_that_is_left_out_takes_the_key_of_no_other(tmp_path: Path) -> None:
    rows = [f"{term} | A part of a ship. | What all ships need in front." for term in ("Bow", "Stern", "Keel")]
    page = f"# Glossary\n\n{_table('Term | Description | Definition', *rows)}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    columns = 'term = "Term", definition = "Description", definition-column = "Definition"'
    assert f"columns = {{ {columns} }} under [layout.section]" in out


def test_tables_that_are_left_out_are_listed(tmp_path: Path) -> None:
    state = _table("State | What we mean by it", "List | A lean to one side, as far as it goes.")
    rule = _table("Field term | Description", "Draught | How deep a ship is in the water.")
    related = _table("Related term | Page", "Hull | 3")
    folder = write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n{_TABLES[0]}{state}{rule}{related}"})
    out = glosslint("init", cwd=folder).out
    assert out.startswith("3 entries in docs/glossary.md, ")
    texts = 'definition = ["Definition", "Description", "What we mean by it"]'
    columns = f'columns = {{ term = ["Term", "Field term", "State"], {texts} }}'
    assert 'left out: the tables whose first column is "State"\n' in out
    assert f"  to check them, set {columns} under [layout.section]\n" in out
    settings = folder / "glosslint.toml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith("columns")]
    settings.write_text("\n".join(lines).replace(f"# {columns}", columns) + "\n", "utf-8")
    assert len(open_session(CheckRequest(load(None, folder))).glossary.entries) == 4


def _terms_with_breaks(folder: Path, *terms: str) -> list[str]:
    rows = "".join(f"| {term} | A part of a ship that is part {n}. |\n" for n, term in enumerate(terms))
    write(folder, {"docs/glossary.md": f"# Glossary\n\n| Term | Definition |\n|---|---|\n{rows}"})
    glosslint("init", cwd=folder)
    return [entry.title for entry in open_session(CheckRequest(load(None, folder))).glossary.entries]


def test_line_breaks_divide_names_where_longer_terms_have_none(tmp_path: Path) -> None:
    names = ("Bow<br>Prow", "Stern<br>Poop", "Main mast of a ship")
    assert _terms_with_breaks(tmp_path / "names", *names) == ["Bow", "Stern", "Main mast of a ship"]
    kinds = ("Bow<br>of wood", "Stern<br>of wood", "Main mast of a ship")
    assert _terms_with_breaks(tmp_path / "kinds", *kinds) == ["Bow of wood", "Stern of wood", "Main mast of a ship"]
    parts = ("Bow<br>noun", "Steer<br>verb", "Main mast of a ship")
    assert _terms_with_breaks(tmp_path / "parts", *parts) == ["Bow", "Steer", "Main mast of a ship"]
    wrapped = ("Bow", "Upper<br>foremast", "Lower<br>mainmast")
    assert _terms_with_breaks(tmp_path / "wrapped", *wrapped) == ["Bow", "Upper foremast", "Lower mainmast"]


def test_an_expansion_in_russian_is_no_definition_beside_one(tmp_path: Path) -> None:
    def table(title: str, first: int) -> str:
        rows = (f"| Т{n} | Часть {n} | Часть судна, а именно номер {n}. |\n" for n in range(first, first + 4))
        return f"| Термин | Расшифровка | {title} |\n|---|---|---|\n{''.join(rows)}\n"

    page = f"# Глоссарий\n\n## А\n\n{table('Что это', 0)}## Б\n\n{table('Что это у нас', 4)}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    words = '"Термин", and "Расшифровка" (other names), and "Что это" or "Что это у нас"\n'
    assert out.startswith(f"8 entries in docs/glossary.md, each a row of a table, with the columns {words}")


@pytest.mark.parametrize(("number", "entries", "place"), [(3, 6, 14), (9, 9, 5)])
def test_the_smaller_of_a_table_and_paragraphs_is_not_read(
    tmp_path: Path, number: int, entries: int, place: int
) -> None:
    rows = "".join(f"| Part {n} | One of the parts of a ship, namely part {n}. |\n" for n in range(6))
    more = "".join(f"**Sail {n}** - one of the sails of a ship, namely sail {n}.\n\n" for n in range(number))
    page = f"# Glossary\n\n| Term | Meaning |\n|---|---|\n{rows}\n## Sails\n\n{more}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    assert out.startswith(f"{entries} entries in docs/glossary.md, each ")
    assert f"not read: {min(6, number)} of {6 + number} blocks are in no entry; the first: " in out
    assert f"(docs/glossary.md:{place})" in out


def test_terms_in_bold_before_a_comma(tmp_path: Path) -> None:
    rows = "".join(f"**Part {n}**, one of the parts of a ship, namely part {n}.\n\n" for n in range(1, 9))
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n## P\n\n{rows}"})).out
    assert out.startswith("8 entries in docs/glossary.md, each a paragraph that begins with its term in bold\n")
    assert 'separators = [","]' in (tmp_path / "glosslint.toml").read_text()


_LETTERED = "| **A** | |\n| Anchor | What holds a ship. |\n| **B–C** | |\n| Bow | The front of a ship. |\n"


def test_a_row_of_a_letter_is_no_entry(tmp_path: Path) -> None:
    rows = f"{_LETTERED}| R | A letter on a sail. |\n| RM | |\n"
    folder = write(tmp_path, {"glossary.md": f"# Glossary\n\n| Term | Meaning |\n|---|---|\n{rows}"})
    assert glosslint("init", "--yes", cwd=folder).out.startswith("4 entries in glossary.md")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [entry.title for entry in entries] == ["Anchor", "Bow", "R", "RM"]


_RST = ".. list-table::\n   :header-rows: 1\n\n   * - Term\n     - Meaning\n   * - **A**\n     -\n"


@pytest.mark.parametrize(("name", "text"), [
    ("glossary.rst", f"{_RST}   * - Anchor\n     - Hold.\n   * - **B**\n     -\n   * - Bow\n     - The front.\n"),
    ("glossary.adoc", "|===\n|Term |Meaning\n\n|*A* |\n|Anchor |What holds a ship.\n|*B* |\n|Bow |The front.\n|===\n"),
    ("glossary.html", "<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>A</td><td></td></tr><tr><td>Anchor</td>"
     "<td>What holds.</td></tr><tr><td><b>B</b></td><td></td></tr><tr><td>Bow</td><td>The front.</td></tr></table>"),
])  # fmt: skip
def test_a_row_of_a_letter_is_no_entry_in_other_formats(tmp_path: Path, name: str, text: str) -> None:
    settings = f'files = ["{name}"]\n[layout]\nextends = "page"\n[layout.section]\nform = "table"\n'
    settings += 'columns = { term = "Term", definition = "Meaning" }\n'
    write(tmp_path, {name: text, "glosslint.toml": settings})
    entries = open_session(CheckRequest(load(None, tmp_path))).glossary.entries
    assert [entry.title for entry in entries] == ["Anchor", "Bow"]


def test_two_columns_without_titles_are_terms_and_definitions(tmp_path: Path) -> None:
    page = f"# Glossary\n\n| | |\n|---|---|\n{_LETTERED}| **Stern** | The back of a ship. |\n"
    out = glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.md": page})).out
    assert out.startswith(
        "3 entries in glossary.md, each a row of a table, the term in column 1 and its text in column 2"
    )
    assert "  Anchor: What holds a ship.\n" in out
    ports = "".join(f"| Port {number} | Open |\n" for number in range(6))
    other = write(tmp_path / "other", {"glossary.md": f"# Glossary\n\n| | |\n|---|---|\n{ports}"})
    assert glosslint("init", cwd=other).code == 2


_RELATED = """\
| Term | Abbr. | Meaning | See also |
|---|---|---|---|
| Bow | bw | Front of a ship, which cuts the water. | Stern |
| Stern | st | Back of a ship, where it is steered. | Bow, Keel |
| Keel | – | Beam along the bottom of a ship. | – |
"""


def test_a_column_of_other_entries_is_one_of_references(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.md": f"# Glossary\n\n{_RELATED}"})
    words = 'the columns "Term" and "Abbr." (other names) and "Meaning" and "See also" (other entries)\n'
    assert words in glosslint("init", "--yes", cwd=folder).out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    references = [[reference.target for reference in entry.references] for entry in entries]
    assert references == [["Stern"], ["Bow", "Keel"], []]
    write(tmp_path, {"glossary.md": f"# Glossary\n\n{_RELATED}".replace("Bow, Keel", "Bow, Kel")})
    found = glosslint("--select", "broken-reference", cwd=tmp_path).out
    assert found.startswith('glossary.md:6:60: error broken-reference "Kel" is not an entry; did you mean "Keel"?')


def test_links_in_a_column_of_other_entries_are_checked(tmp_path: Path) -> None:
    page = f"# Glossary\n\n{_RELATED}".replace("| Stern |\n", "| [Stern](#strn) |\n").replace(
        "| Bow |", '| <a id="bow"></a>Bow |'
    )
    assert glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.md": page})).code == 0
    assert 'error broken-link "strn" is not an entry' in glosslint("--select", "broken-link", cwd=tmp_path).out


def test_a_column_of_other_words_is_left_out_and_named(tmp_path: Path) -> None:
    page = f"# Glossary\n\n{_RELATED}".replace("| Stern |\n", "| page 5 |\n").replace("Bow, Keel", "page 6")
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert 'left out: the column "See also", whose values are mostly no entries\n' in out
    assert 'related = "See also" } under [layout.section], and references = ["related"] under [layout]\n' in out


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    rows = "".join(f"| {n} | Part {n} | Thing that has the number {n}. | ISO {n} |\n" for n in range(1, 5))
    page = f"# Glossary\n\n| No. | Term | Definition | Norm |\n|---|---|---|---|\n{rows}"
    assert 'not read: the column "Norm"\n' in glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out


def test_english_names_beside_chinese_terms_are_other_names(tmp_path: Path) -> None:
    rows = "".join(f"| 术语{n} | Part {n} | 有这个号码的东西，号码是{n}。 |\n" for n in range(1, 5))
    page = f"# 术语表\n\n| 术语 | 英文 | 说明 |\n|---|---|---|\n{rows}"
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert '"说明" and "英文" (other names)' in out.splitlines()[0]


@pytest.mark.parametrize("titles", ["Acronym | Term | Definition", "Abbr. | Name | Description"])
def test_names_beside_acronyms_are_the_terms(titles: str, tmp_path: Path) -> None:
    rows = (
        "LOA | Length overall | How long a ship is.",
        "DWT | Deadweight tonnage | What a ship can carry.",
        "COG | Course over ground | Where a ship goes, with wind and tide.",
    )
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Glossary\n\n{_table(titles, *rows)}"})).out
    assert "  Length overall: How long a ship is.\n" in out
    assert f'aliases = "{titles.partition(" ")[0]}"' in (tmp_path / "glosslint.toml").read_text()
