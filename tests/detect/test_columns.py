"""What ``glosslint init`` makes of the titles of tables, and of tables that are none."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

_ROWS = "| Bow | The front of a ship, which cuts the water. |\n| Stern | The back of a ship, where it is steered. |\n"


def test_a_table_whose_dashes_have_another_number_of_columns_is_named(tmp_path: Path) -> None:
    page = f"# Glossary\n\n| Term | Definition | Notes |\n|---|---|\n{_ROWS}{_ROWS.replace('B', 'E').replace('S', 'T')}"
    err = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).err
    words = "its table has 3 titles and 2 columns of dashes, with which Markdown reads no table\n"
    assert f"docs/glossary.md seems to be a glossary in one page (5 rows of a table): {words}" in err


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
