"""``init`` on tables of pages: which tables and columns are entries, whatever their titles, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from glosslint.facts.entry import EntryFacts
from tests.detect.read import TERMS, Read, entries_of, rows
from tests.support import glosslint, write

Table = Sequence[Sequence[str]]  # rows of cells, first the titles, which are empty in a table without any


def _markdown(*tables: Table) -> str:
    lines = ([table[0], ["---"] * len(table[0]), *table[1:]] for table in tables)
    return "# Glossary\n\n" + "".join("".join(f"| {' | '.join(row)} |\n" for row in own) + "\n" for own in lines)


def _html(*tables: Table) -> str:
    def cells(tag: str, row: Sequence[str]) -> str:
        return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>\n" if any(row) else ""

    text = ("".join((cells("th", own[0]), *(cells("td", row) for row in own[1:]))) for own in tables)
    return "<h1>Glossary</h1>\n" + "".join(f"<table>\n{own}</table>\n" for own in text)


def _adoc(*tables: Table) -> str:
    def cells(row: Sequence[str]) -> str:
        return "|" + "|".join(row) + "\n"

    text = ((f"{cells(own[0])}\n" if any(own[0]) else "") + "".join(map(cells, own[1:])) for own in tables)
    return "= Glossary\n\n" + "".join(f"|===\n{own}|===\n\n" for own in text)


def _rst(*tables: Table) -> str:
    text = ""
    for table in tables:
        cells = "".join("   * - " + "\n     - ".join(row) + "\n" for row in table if any(row))
        text += f".. list-table::\n{'   :header-rows: 1' if any(table[0]) else ''}\n\n{cells}\n"
    return f"Glossary\n========\n\n{text}"


_WRITERS = {"md": _markdown, "html": _html, "adoc": _adoc, "rst": _rst}
_ROWS = [*TERMS.items()]
_PARTS = [
    ("Bug", "Vorderer Teil eines Schiffs, der das Wasser teilt", "Steven", "Holz"),
    ("Heck", "Hinterer Teil eines Schiffs, an dem das Ruder ist", "Achtern", "Holz"),
    ("Mast", "Stange, an der die Segel eines Schiffs hängen", "", "Kiefer"),
]
_SHORT = [
    ("BRT", "Bruttoregistertonne", "Maß für den Raum eines Schiffs"),
    ("SM", "Seemeile", "Länge einer Minute auf einem Großkreis der Erde"),
    ("KN", "Knoten", "Geschwindigkeit von einer Seemeile in der Stunde"),
]


@pytest.mark.parametrize("kind", _WRITERS)
def test_titles_of_columns_in_each_format(kind: str, tmp_path: Path) -> None:
    """Known titles, also several for the terms."""

    def read(*tables: Table) -> Read:
        return Read(tmp_path, {f"glossary.{kind}": _WRITERS[kind](*tables)})

    two = read([("Term", "Definition"), *_ROWS], [("Acronym", "Meaning"), ("VHF", "The radio of a ship.")])
    assert two.terms == [*TERMS, "VHF"]
    assert '"Term" or "Acronym", and "Definition" or "Meaning"' in two.out
    lettered = [("**A**" if kind == "md" else "A", ""), *_ROWS[:2], ("B", ""), *_ROWS[2:]]
    assert read([("Term", "Definition"), *lettered]).terms == [*TERMS]  # a row of a letter is none


@pytest.mark.parametrize("kind", ["md", "adoc", "rst"])
@pytest.mark.parametrize("title", ["Synonyme", "Sinónimos", "同义词"])
def test_columns_of_names_are_read_and_others_are_said(title: str, kind: str, tmp_path: Path) -> None:
    beside = [("Ding", "Definition", "Format"), ("Tiefgang", "Maß vom Kiel bis zur Linie des Wassers", "m")]
    read = Read(
        tmp_path, {f"glossar.{kind}": _WRITERS[kind]([("Begriff", "Bedeutung", title, "Stoff"), *_PARTS], beside)}
    )
    assert read.names == [["Bug", "Steven"], ["Heck", "Achtern"], ["Mast"]]
    lines = read.out.splitlines()
    assert 'not read: the column "Stoff"' in lines
    assert any(line.startswith("not read: 1 of 4 blocks are in no entry; the first: ") for line in lines)


@pytest.mark.parametrize("kind", _WRITERS)
def test_what_an_abbreviation_stands_for_is_a_name(kind: str, tmp_path: Path) -> None:
    read = Read(tmp_path, {f"glossar.{kind}": _WRITERS[kind]([("Abkürzung", "Bedeutung", "Erläuterung"), *_SHORT])})
    assert read.pairs == [([short, long], text) for short, long, text in _SHORT]
    page = _WRITERS[kind]([("Acronym", "Term", "Definition"), *_SHORT])
    assert Read(tmp_path, {f"glossary.{kind}": page}).terms == [long for _, long, _ in _SHORT]


@pytest.mark.parametrize("titles", [
    ("คำศัพท์", "ความหมาย"), ("Thuật ngữ", "Định nghĩa"), ("Istilah", "Arti"), ("शब्द", "अर्थ"), ("اصطلاح", "تعریف"),
    ("מונח", "הגדרה"), ("المصطلح", "التعريف"), ("Terim", "Açıklama"), ("Όρος", "Ορισμός"), ("Termín", "Definice"),
    ("Pojam", "Značenje"), ("Kifejezés", "Meghatározás"), ("Termen", "Definiție"), ("Begrepp", "Förklaring"),
    ("Käsite", "Määritelmä"), ("Pojęcie", "Objaśnienie"), ("Понятие", "Толкование"), ("용어", "의미"),
    ("Begriff / Abkürzung", "Bedeutung"), ("Terme", "Définition"), ("術語", "定義與使用方式"),
    ("用語・略語", "説明と用例"), ("Term (EN)", "Definition (EN)"),
])  # fmt: skip
def test_titles_in_other_languages(titles: tuple[str, str], tmp_path: Path) -> None:
    """Beside a third column, so that nothing is guessed."""
    read = Read(tmp_path, {"glossary.md": f"# Glossary\n\n{rows(TERMS, titles[0], '?', titles[1])}"})
    assert read.first.startswith("4 entries in glossary.md: rows of tables with the columns ")
    assert read.first.endswith(f'"{titles[0]}" and "{titles[1]}"')


@pytest.mark.parametrize("title", ["Moteur", "Từ đồng nghĩa", "Ordnung", "Opisthodomos"])
def test_titles_that_are_like_those_of_terms_name_none(title: str, tmp_path: Path) -> None:
    page = f"# Glossary\n\n{rows(TERMS, title, 'Definition')}{rows(TERMS)}".replace("| Bow |", "| **Bow** |", 1)
    assert f'"{title}"' not in Read(tmp_path, {"glossary.md": page}).first


@pytest.mark.parametrize("header", ["[%header]\n|===\n|Part |Place\n", "|===\n|Part |Place\n\n"])
def test_numbers_are_those_of_tables_without_a_header(header: str, tmp_path: Path) -> None:
    layout = 'extends = "page"\nsection = { form = "table", columns = { term = "1", definition = "2" } }\n'
    body = "".join(f"|{a} |{b}\n" for a, b in _ROWS)
    page = {"glossary.adoc": f"= Glossary\n\n{header}{body}|===\n"}
    folder = write(tmp_path, {**page, "glosslint.toml": f'files = ["glossary.adoc"]\n\n[layout]\n{layout}'})
    assert "no entry in 1 file" in glosslint(cwd=folder).err
    write(folder, {"glossary.adoc": f"= Glossary\n\n|===\n{body}|===\n"})
    assert len(entries_of(folder)) == 4


_SHORT_TEXTS = {"Bow": "Front", "Stern": "Rear end", "Mast": "Pole", "Hull": "Body", "Jib": "Small sail"}
_GERMAN = {"Bow": "Bug", "Stern": "Heck", "Mast": "Mast", "Hull": "Rumpf", "Jib": "Fock", "Fleet": "Kleine Flotte"}
_PLACES = {f"Part {n}": f"Shelf {n}" for n in range(6)}
_FRENCH = {f"Part {n} of the front of a ship": f"La partie {n} du devant d'un bateau" for n in range(6)}


@pytest.mark.parametrize(
    ("terms", "titles", "reason"),
    [
        (_GERMAN, ("Term", "Description"), "the texts are too short, as those of a list of translations"),
        (_FRENCH, ("English", "Français"), ""),
        (_SHORT_TEXTS, ("Term", "Place"), "no columns of its tables are called term and definition or the like"),
        (_PLACES, ("Thing", "Where"), ""),
        ({f"Port {n}": "Open" for n in range(6)}, (" ", " "), ""),
    ],
)
def test_words_beside_terms_that_are_no_definitions(
    terms: dict[str, str], titles: tuple[str, str], reason: str, tmp_path: Path
) -> None:
    read = Read(tmp_path, {"glossary.md": f"# Glossary\n\n{rows(terms, *titles)}"})
    assert read.error and reason in read.error


@pytest.mark.parametrize("title", ["Description", "Meaning", "Definition"])
def test_short_texts_below_such_a_title_are_definitions(title: str, tmp_path: Path) -> None:
    assert Read(tmp_path, {"glossary.md": f"# G\n\n{rows(_SHORT_TEXTS, 'Term', title)}"}).first.startswith("5 entries")
    table = f"Term,{title}\n" + "".join(f"{term},{text}\n" for term, text in _SHORT_TEXTS.items())
    assert Read(tmp_path, {"glossary.csv": table}).first.startswith("5 entries in the rows of a table")


_TABLES = (
    [("Term", "Definition"), ("Bow", "The front of a ship, which cuts the water."), ("Stern", "The back of a ship.")],
    [("Acronym", "Meaning", "Description"), ("VHF", "very high frequency", "A radio, which all ships have to carry.")],
    [("Term", "Meaning"), ("Keel", "The beam along the bottom, on which a ship is built.")],
    [("Concept", "Description"), ("Draught", "How deep a ship is in the water."), ("List", "A lean to one side.")],
)


def test_tables_of_terms_have_different_titles(tmp_path: Path) -> None:
    page = _markdown(*_TABLES)
    read = Read(tmp_path, {"docs/glossary.md": page})
    assert [names for names in read.names if len(names) > 1] == [["VHF", "very high frequency"]]
    assert read.texts["Keel"].startswith("The beam along")
    versions = rows({"1": "The first one, of a few words.", "2": "The second one."}, "Version", "Description")
    assert Read(tmp_path, {"docs/glossary.md": f"{page}## Versions\n\n{versions}"}).terms == read.terms
    own = page.replace("Term", "Part").replace("Concept", "State").replace("Acronym", "Device")
    assert len(Read(tmp_path, {"docs/glossary.md": own}).terms) == 6


def _uncommented(read: Read, *lines: str) -> Sequence[EntryFacts]:
    """Return the entries that are read with settings that ``init`` has only as comments."""
    keys = {line.partition(" ")[0] for line in lines}
    kept = [line for line in read.settings.splitlines() if line.partition(" ")[0] not in keys]
    text = "\n".join(kept) + "\n"
    for line in lines:
        assert f"# {line}" in text
        text = text.replace(f"# {line}", line)
    return entries_of(write(read.folder, {"glosslint.toml": text}))


def test_columns_with_texts_that_are_left_out_are_listed_with_the_settings_that_add_them(tmp_path: Path) -> None:
    own = [(t, f"{t}-like part.", "Where the sailors of all ships need it.", "[Book](b.md)") for t in TERMS]
    read = Read(tmp_path, {"glossary.md": _markdown([("Term", "Definition", "In use", "Source"), *own])})
    columns = 'columns = { term = "Term", definition = "Definition", in-use = "In use" }'
    prose = 'prose = { definition = "definition", in-use = "in-use" }'
    assert 'left out: the texts in the column "In use"\n' in read.out
    assert f"  to check them, set under [layout]: {prose}, and under [layout.section]: {columns}\n" in read.out
    first = _uncommented(read, columns, prose)[0]
    assert [one.text for one in first.prose] == ["Rope-like part.", "Where the sailors of all ships need it."]


@pytest.mark.parametrize(("terms", "names"), [
    (("Bow<br>of wood", "Stern<br>of wood", "Main mast"), ["Bow of wood", "Stern of wood", "Main mast"]),
    (("Bow", "Upper<br>foremast", "Lower<br>mainmast"), ["Bow", "Upper foremast", "Lower mainmast"]),
])  # fmt: skip
def test_line_breaks_divide_names_where_longer_terms_have_none(
    terms: tuple[str, ...], names: list[str], tmp_path: Path
) -> None:
    texts = {term: f"A part of a ship that is part {n}." for n, term in enumerate(terms)}
    assert Read(tmp_path, {"glossary.md": f"# Glossary\n\n{rows(texts)}"}).terms == names


@pytest.mark.parametrize(("number", "entries", "place"), [(3, 6, 14), (9, 9, 5)])
def test_the_smaller_of_a_table_and_paragraphs_is_said(number: int, entries: int, place: int, tmp_path: Path) -> None:
    table = rows({f"Part {n}": f"One of the parts of a ship, namely part {n}." for n in range(6)})
    more = "".join(f"**Sail {n}** - one of the sails of a ship, namely sail {n}.\n\n" for n in range(number))
    out = Read(tmp_path, {"glossary.md": f"# Glossary\n\n{table}## Sails\n\n{more}"}).out
    assert out.startswith(f"{entries} entries in glossary.md: ")
    assert f"not read: {min(6, number)} of {6 + number} blocks are in no entry; the first: " in out
    assert f"(glossary.md:{place})" in out


_RELATED = """\
| Term | Abbr. | Meaning | See also |
|---|---|---|---|
| Bow | bw | Front of a ship, which cuts the water. | Stern |
| Stern | st | Back of a ship, where it is steered. | Bow, Keel |
| Keel | – | Beam along the bottom of a ship. | – |
"""


def test_a_column_of_other_entries_is_one_of_references(tmp_path: Path) -> None:
    read = Read(tmp_path, {"glossary.md": f"# Glossary\n\n{_RELATED}"})
    assert 'the columns "Term" and "Abbr." (other names) and "Meaning" and "See also" (other entries)\n' in read.out
    assert [[one.target for one in entry.references] for entry in read.entries] == [["Stern"], ["Bow", "Keel"], []]
    read.change("glossary.md", "Bow, Keel", "Bow, Kel")
    found = read.check("--select", "broken-reference")
    assert found.startswith('glossary.md:6:60: error broken-reference "Kel" is not an entry; did you mean "Keel"?')
    other = _RELATED.replace("| Stern |\n", "| page 5 |\n").replace("Bow, Keel", "page 6")
    out = Read(tmp_path, {"glossary.md": f"# Glossary\n\n{other}"}).out
    assert 'not read: the column "See also"\n' in out


@pytest.mark.parametrize("comment", ["//|Up|Above.\n", "// |Up |Above.\n", "//|Up\n//|Above.\n", "// to do\n"])
def test_a_row_of_asciidoc_that_is_commented_out_is_no_entry(comment: str, tmp_path: Path) -> None:
    lines = [f"|{term} |{text}\n" for term, text in _ROWS]
    for at in range(5):
        page = f"= G\n\n|===\n|Term |Meaning\n\n{''.join([*lines[:at], comment, *lines[at:]])}|===\n"
        assert Read(tmp_path, {"glossary.adoc": page}).pairs == [([term], text) for term, text in _ROWS]


def test_spaces_after_a_comment_in_a_table_are_removed_with_the_others(tmp_path: Path) -> None:
    lines = [f"|{term} |{text} \n" for term, text in _ROWS]
    page = "= G\n\n|===\n|Term |Meaning\n\n" + "".join([lines[0], "// to do\t\n", *lines[1:]]) + "|===\n"
    read = Read(tmp_path, {"glossary.adoc": page})
    read.check("--fix")
    assert (read.folder / "glossary.adoc").read_text("utf-8") == page.replace(" \n", "\n").replace("\t\n", "\n")
