"""Tables of a glossary that ``glosslint init`` reads under other titles, or says that it does not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.detect.page_texts import broken_tables
from glosslint.model import Span
from glosslint.parse.sections.labels.rows import rows_in
from tests.detect.openings import terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write
from tests.timing import assert_linear

_MEANINGS = "| Term | Meaning |\n|---|---|\n" + "".join(f"| {term} | {text} |\n" for term, text in TERMS.items())
_SAILS = {
    "Jib": "Hemp, flax and, on small boats, cotton",
    "Spanker": "Flax of the same weight as the jib",
    "Topsail": "Light cotton, or silk for races in summer",
    "Royal": "Cotton, with ropes along all of its edges",
    "Lug": "Flax, tanned with bark and with ochre",
}
_MADE_OF = "| Term | Usual cloth | Notes |\n|---|---|---|\n" + "".join(
    f"| {term} | {text} | Mast {number} |\n" for number, (term, text) in enumerate(_SAILS.items())
)
_FORCES = [("0", "Calm"), ("1", "Light air"), ("2", "Light breeze"), ("3", "Gentle breeze"), ("4", "Strong")]


def _init(folder: Path, path: str, page: str) -> list[str]:
    return glosslint("init", cwd=write(folder, {path: page})).out.splitlines()


@pytest.mark.parametrize("sails", [_MADE_OF, _MADE_OF.replace("| Notes |", "| Place |")])
def test_a_table_with_the_same_column_of_terms_and_another_of_texts(sails: str, tmp_path: Path) -> None:
    assert terms_of(tmp_path, f"# Glossary\n\n{sails}\n{_MEANINGS}") == [*_SAILS, *TERMS]


def test_a_table_with_the_same_column_of_terms_and_two_of_texts_is_named(tmp_path: Path) -> None:
    sails = _MADE_OF.replace("| Mast ", "| Set before or behind the highest mast, number ")
    parts = "".join(f"| {term} sail | Cloth, set in a wind. |\n" for term in ("Fore", "Main", "Top", "Stay", "Storm"))
    lines = _init(tmp_path, "glossary.md", f"# Glossary\n\n{sails}\n{_MEANINGS}{parts}")
    assert lines[0].startswith("9 entries ")
    assert 'not read as entries: 5 rows of a table with the columns "Term", "Usual cloth", "Notes"' in lines


def test_each_title_is_named_once(tmp_path: Path) -> None:
    state = "| State | Meaning |\n|---|---|\n| {} | A lean to one side, as far as it goes. |\n\n"
    page = f"# Glossary\n\n{_MEANINGS}\n{state.format('List')}{state.format('Heel')}"
    assert 'left out: the tables whose first column is "State"' in _init(tmp_path, "glossary.md", page)


@pytest.mark.parametrize("path", ["glossary.md", "glossary.html", "glossary.adoc", "glossary.rst"])
def test_tables_that_are_in_no_entry_are_named(path: str, tmp_path: Path) -> None:
    cells = [("Force", "Name"), *_FORCES]
    if path.endswith(".md"):
        rows = [f"| {a} | {b} |\n" for a, b in cells]
        page = f"# Glossary\n\n{_MEANINGS}\n## Winds\n\n{rows[0]}|---|---|\n{''.join(rows[1:])}"
    elif path.endswith(".html"):
        rows = [f"<tr><td>{a}</td><td>{b}</td></tr>\n" for a, b in cells]
        entries = "".join(f"<section><h3>{term}</h3><p>{text}</p></section>\n" for term, text in TERMS.items())
        page = f"<h1>Glossary</h1>\n{entries}<div><table>\n{''.join(rows)}</table></div>\n"
    elif path.endswith(".adoc"):
        rows = [f"|{term} |{text}\n" for term, text in [("Term", "Meaning"), *TERMS.items()]]
        winds = "".join(f"|{a} |{b}\n" for a, b in cells)
        page = f"= Glossary\n\n[cols=2*]\n|===\n{''.join(rows)}|===\n\n== Winds\n\n[cols=2*]\n|===\n{winds}|===\n"
    else:
        table = "   * - {}\n     - {}\n"
        rows = [table.format(*pair) for pair in [("Term", "Meaning"), *TERMS.items()]]
        winds = "".join(table.format(*pair) for pair in cells)
        page = ".. list-table::\n\n".join(("Glossary\n========\n\n", f"{''.join(rows)}\n\nWinds\n-----\n\n", winds))
    lines = _init(tmp_path, path, page)
    assert lines[0].startswith("4 entries "), lines
    assert 'not read as entries: 5 rows of a table with the columns "Force", "Name"' in lines
    own = (tmp_path / "glosslint.toml").read_text("utf-8")
    assert '# not read as entries: 5 rows of a table with the columns "Force", "Name"\n' in own


def test_a_table_in_the_text_of_an_entry_and_a_small_one_are_not_named(tmp_path: Path) -> None:
    rows = "".join(f"| {a} | {b} |\n" for a, b in _FORCES)
    sections = "".join(f"## {term}\n\n{text}\n\n" for term, text in TERMS.items())
    table = f"| Force | Name |\n|---|---|\n{rows}"
    page = f"# Glossary\n\n| By | Date |\n|---|---|\n| Ann | 2024 |\n\n{sections}{table}"
    assert not [line for line in _init(tmp_path, "glossary.md", page) if "not read" in line]


def test_a_table_without_hyphens_is_named_and_the_title_of_a_table_is_no_entry(tmp_path: Path) -> None:
    entries = "".join(f"### {term}\n\n{text}\n\n" for term, text in {**TERMS, **_SAILS}.items())
    rows = "".join(f"| {number} | {name} |\n" for number, name in _FORCES)
    for number, hyphens in enumerate(("|||\n", "|---|---|\n")):
        table = f"| Force | Name |\n{hyphens}{rows}\n"
        page = f"# Glossary\n\n## Ships\n\n{entries}## Winds\n\n{table}### Forces\n\n{table}> As in 1805.\n"
        lines = _init(tmp_path / str(number), "glossary.md", page)
        assert lines[0].startswith("9 entries in glossary.md, each a heading of level 3")
        assert 'left out: the heading "Forces", which has a table below it' in lines
        which, more = "5 rows of a table", ""
        if number == 0:
            which, more = (
                "10 rows of 2 tables, such as the one",
                ": no hyphens in the second row, so Markdown reads text",
            )
        assert f'not read as entries: {which} with the columns "Force", "Name"{more}' in lines
    code = f"# Glossary\n\n{entries}## Winds\n\n```text\n| Force | Name |\n|||\n{rows}```\n"
    assert "Force" not in "".join(_init(tmp_path / "code", "glossary.md", code))


def test_a_glossary_that_is_a_table_without_hyphens_is_told_so(tmp_path: Path) -> None:
    rows = "".join(f"| {term} | {text} |\n" for term, text in _SAILS.items())
    folder = write(tmp_path, {"glossary.md": f"# Glossary\n\n| Term | Meaning |\n|||\n{rows}"})
    assert "a table has no hyphens in the second row: Markdown reads none\n" in glosslint("init", cwd=folder).err


@pytest.mark.parametrize(
    ("before", "part", "after"), [("", "|a", "\n||\n"), ("| a |", " ", "| x |"), ("| - | -", " ", "x")]
)
def test_a_long_row_is_read_in_linear_time(before: str, part: str, after: str) -> None:
    def make(size: int) -> str:
        return f"{before}{part * size}{after}"

    def tables(row: str) -> object:
        return [*broken_tables(row), *broken_tables(f"| a | b |\n|---|---|\n{row}")]

    def fields(row: str) -> object:
        heads = ("| a | b |\n|---|---|\n", "| a | b |\n")
        return [rows_in(head + row, Span(0, len(head + row))) for head in heads]

    assert_linear(tables, make, 80_000)
    assert_linear(fields, make, 80_000)
