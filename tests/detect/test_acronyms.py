"""``glosslint init`` on lists of acronyms, and on pages in Quarto and R Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_ABBREVIATIONS = """\
*[API]: Application Programming Interface
*[CLI]: Command Line Interface
<!-- *[CPU]: Central Processing Unit -->

```markdown
*[EX]: Example of the syntax
```

*[GUI]: Graphical User Interface
"""
_TABLE = """\
# Acronyms

| Acronym | Meaning |
|---|---|
| API | Application Programming Interface |
| CLI | Command Line Interface |
| GUI | Graphical User Interface |
"""


@pytest.mark.parametrize("path", ["includes/abbreviations.md", "docs/abbr.md"])
def test_abbreviations_are_entries(path: str, tmp_path: Path) -> None:
    write(tmp_path, {path: _ABBREVIATIONS, "docs/index.md": "# Site\n\nThe API has a CLI.\n"})
    result = glosslint("init", cwd=tmp_path)
    assert result.out.startswith(f"3 entries in {path}, each an abbreviation: *[term]: text\n  API: Application")
    assert 'form = "abbreviation"' in (tmp_path / "glosslint.toml").read_text("utf-8")
    assert glosslint(cwd=tmp_path).code == 0


def test_abbreviations_are_checked(tmp_path: Path) -> None:
    write(tmp_path, {"includes/abbreviations.md": _ABBREVIATIONS})
    glosslint("init", cwd=tmp_path)
    write(tmp_path, {"includes/abbreviations.md": f"{_ABBREVIATIONS}*[CLI]: Call Level  Interface\n"})
    assert glosslint(cwd=tmp_path).out.splitlines()[:2] == [
        'includes/abbreviations.md:10:3: error duplicate-id the term "CLI" is already in this file',
        "includes/abbreviations.md:10:19: warning double-space [*] 2 spaces between words",
    ]


def test_a_glossary_is_preferred_to_abbreviations(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Anvil\n\nBlock of iron for a smith.\n\n## Bellows\n\nBag that blows air into a fire.\n"
    write(tmp_path, {"includes/abbreviations.md": _ABBREVIATIONS, "docs/acronyms.md": _TABLE, "docs/glossary.md": page})
    assert glosslint("init", cwd=tmp_path).out.startswith("2 entries in docs/glossary.md")


def test_a_few_abbreviations_below_a_text_are_no_glossary(tmp_path: Path) -> None:
    text = "The forge has an anvil, on which the smith shapes the metal.\n\n" * 20
    write(tmp_path, {"docs/forge.md": f"# Forge\n\n{text}{_ABBREVIATIONS}"})
    assert glosslint("init", cwd=tmp_path).code == 2


def test_a_page_called_acronyms_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"docs/acronyms.md": _TABLE, "docs/dictionary.txt": "anvil\nbellows\n"})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in docs/acronyms.md, each a row of a table")


def test_a_page_called_acronyms_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    asked = "".join(f"### How is {name} paid?\n\nShort name of a fee.\n\n" for name in ("AGF", "LGF", "POA", "CHS"))
    write(tmp_path, {"docs/acronyms.md": asked, "docs/other.md": "# Other\n\nA text.\n"})
    result = glosslint("init", cwd=tmp_path)
    assert result.err.startswith("error: docs/acronyms.md is called a list of abbreviations: only 0 of 4 headings of ")


@pytest.mark.parametrize("path", ["glossary.qmd", "book/glossary.Rmd"])
def test_quarto_and_r_markdown(path: str, tmp_path: Path) -> None:
    page = (
        '---\ntitle: "Glossary"\n---\n\n#### Anvil (tool)\n\nBlock on which [metal](#sheet-v1.0) is forged.\n\n'
        "#### Sheet v1.0\n\nFlat piece of metal.\n\n::: {.callout-note}\nIt is rolled.\n:::\n"
    )
    write(tmp_path, {path: page, "_quarto.yml": "project:\n  type: book\n"})
    result = glosslint("init", cwd=tmp_path)
    assert result.out.startswith(f"2 entries in {path}, each a heading of level 4")
    assert "as pandoc makes them; links look like #id (the only one matches an entry)" in result.out
    assert "error" not in glosslint(cwd=tmp_path).out


def test_the_line_of_a_syntax_error(tmp_path: Path) -> None:
    write(tmp_path, {"data/glossary.yaml": "anvil:\n  definition: Block of iron.\n\n<p>To do</p>\nbellows:\n"})
    assert "data/glossary.yaml seems to be a glossary, but has a syntax error in line 4: " in (
        glosslint("init", cwd=tmp_path).err
    )


@pytest.mark.parametrize("head", ["en,zh_CN,pos", "Marking,English,Chinese"])
def test_a_table_of_translations_is_named(head: str, tmp_path: Path) -> None:
    rows = "".join(f"{term},{term[::-1]},noun\n" for term in ("anvil", "bellows", "chisel"))
    write(tmp_path, {"terminology.csv": f"{head}\n{rows}"})
    message = "error: terminology.csv seems to belong to a glossary, but no entries with a term and a text were "
    assert glosslint("init", cwd=tmp_path).err.startswith(message)


def test_a_workbook_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"data/Team Glossary.xlsx": "x"})
    assert "data/Team Glossary.xlsx seems to be a glossary in a .xlsx file, which glosslint does not read" in (
        glosslint("init", cwd=tmp_path).err
    )


def test_a_vocabulary_of_fields_is_not_preferred_to_the_glossary(tmp_path: Path) -> None:
    terms = "".join(f"  - term: {name}\n    definition: Date of the {name}.\n" for name in ("copyright", "broadcast"))
    pages = {f"_controlled-vocabularies/{name}.md": f"---\nname: {name}\nterms:\n{terms}---\n" for name in "abcd"}
    glossary = "".join(f"- term: {name}\n  definition: Part of a record.\n" for name in ("Asset", "Element", "Field"))
    write(tmp_path, {**pages, "_data/glossary.yml": glossary})
    assert glosslint("init", cwd=tmp_path).out.startswith("3 entries in a YAML list, in _data/glossary.yml")


def test_files_that_list_the_ids_of_others_are_a_glossary(tmp_path: Path) -> None:
    files = {
        f"content/{at}.json": f'{{"nom": "Outil {at}", "texte": "Ce que fait un forgeron de cet outil {at}.",'
        f' "voisins": ["{at % 9 + 1}", "{(at + 3) % 9 + 1}"]}}'
        for at in range(1, 10)
    }
    assert glosslint("init", cwd=write(tmp_path, files)).out.startswith("9 entries in data files")


def test_parts_of_a_model_that_name_each_other_are_no_glossary(tmp_path: Path) -> None:
    parts = ",".join(
        f'{{"id": "{at}", "name": "Part {at}", "description": "What part {at} does for the others.",'
        f' "relationships": [{{"destinationId": "{at % 6 + 1}"}}]}}'
        for at in range(1, 7)
    )
    write(tmp_path, {"docs/views.json": f'{{"model": {{"softwareSystems": [{parts}]}}}}'})
    assert "no glossary recognised" in glosslint("init", cwd=tmp_path).err


_EXPLAINED = {
    "ADC": ("Analogue-to-digital converter", "Circuit that turns a voltage into a number."),
    "DAC": ("Digital-to-analogue converter", "Circuit that turns a number into a voltage."),
    "PLL": ("Phase-locked loop", "Circuit that follows the phase of a signal."),
    "VCO": ("Voltage-controlled oscillator", "Circuit whose frequency a voltage sets."),
}


@pytest.mark.parametrize(
    ("path", "row", "head", "tail"),
    [
        ("glossary.md", "| {} | {} | {} |\n", "# W\n\n| Acronym | Meaning | Short explanation |\n|---|---|---|\n", ""),
        (
            "glossary.html",
            "<tr><td>{}<td>{}<td>{}</tr>\n",
            "<h1>Words</h1><table><tr><th>Abbr.<th>Full name<th>Description</tr>\n",
            "</table>\n",
        ),
    ],
)
def test_the_middle_column_may_say_what_an_acronym_stands_for(
    path: str, row: str, head: str, tail: str, tmp_path: Path
) -> None:
    rows = "".join(row.format(short, *texts) for short, texts in _EXPLAINED.items())
    folder = write(tmp_path, {path: f"{head}{rows}{tail}"})
    assert "\n  ADC: Circuit that turns a voltage into a number.\n" in glosslint("init", cwd=folder).out
    assert glosslint(cwd=folder).out.startswith("No findings (4 entries in 1 file")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries] == [
        [short, expansion] for short, (expansion, _) in _EXPLAINED.items()
    ]


@pytest.mark.parametrize("titles", ["術語 Term | 英文定義 English", "Mot ou Acronyme | Description"])
def test_titles_of_columns_may_be_in_other_languages(titles: str, tmp_path: Path) -> None:
    rows = "".join(f"| {short} | {text} |\n" for short, (_, text) in _EXPLAINED.items())
    write(tmp_path, {"glossary.md": f"# Words\n\n| {titles} |\n|---|---|\n{rows}"})
    assert glosslint("init", cwd=tmp_path).out.startswith("4 entries in glossary.md, each a row of a table")


def test_what_acronyms_stand_for_is_their_text_where_hardly_any_has_another(tmp_path: Path) -> None:
    rows = "API, Application Programming Interface,\nCLI, Command Line Interface,\nGUI, Graphical User Interface,\n"
    rows += "DOM, Document Object Model, Tree of the elements of a page\nSDK, Software Development Kit,\n"
    folder = write(tmp_path, {"glossary.csv": f"Acronym, Full Name, Definition\n{rows}"})
    out = glosslint("init", cwd=folder).out
    assert 'terms in "Acronym"; text in "Full Name" and "Definition"' in out
    assert "  API: Application Programming Interface\n" in out


_MEASURES = """Length Overall,LenOver,LOA,Hull,Distance between the ends of the hull at its longest place.
Beam,Beam,B,Hull,Width of the hull at its widest place.
Draught,Draught,T,Hull,Depth of the keel below the water.
Sail Area,Area,SA,Rig,Sum of the sizes of all sails that are set.
"""


def test_abbreviations_are_the_terms_if_the_names_are_beside_them(tmp_path: Path) -> None:
    rows = "".join(f"{row.split(',')[2]},{row.split(',')[0]},{row.split(',')[4]}\n" for row in _MEASURES.splitlines())
    write(tmp_path, {"glossary.csv": f"Abbreviation,Measure Name,Definition\n{rows}"})
    assert glosslint("init", cwd=tmp_path).code == 0
    assert 'term = "Abbreviation"' in (tmp_path / "glosslint.toml").read_text()
