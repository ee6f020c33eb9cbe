"""A glossary in CSV whose first row is an entry: the settings name its columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.fix.lower import Lowering
from glosslint.fix.verify import Verifier
from glosslint.model import Fix, InsertItem, Place, RemoveItem, Safety
from glosslint.model.source import Source
from glosslint.parse.files import parse
from tests.support import glosslint, write

_ROWS = (
    "Bow,Front of a ship that cuts through the the water.\r\n"
    'Helm,"Place, on deck, from which a ship is steered."\r\n'
    "Stern,Rear.\r\n"
)


_SETTINGS = """\
files = ["glossary.csv"]

[layout]
entries = "list"
columns = ["term", "definition"]
id = "@slug"
term = "term"
prose = { definition = "definition" }
core = "definition"
"""


def _initialised(folder: Path, rows: str = _ROWS) -> Path:
    return write(folder, {"glossary.csv": rows, "glosslint.toml": _SETTINGS})


def _text(folder: Path) -> str:
    return (folder / "glossary.csv").read_bytes().decode()


def test_the_first_row_is_checked_and_fixed_in_its_place(tmp_path: Path) -> None:
    folder = _initialised(tmp_path)
    result = glosslint("--output-format", "concise", "--select", "repeated-word", cwd=folder)
    assert result.out.startswith('glossary.csv:1:39: warning repeated-word [*] "the the" repeats "the"\n')
    assert glosslint("fix", "--select", "repeated-word", cwd=folder).code == 0
    assert _text(folder) == _ROWS.replace("the the", "the")


def test_new_entries_are_rows_with_the_named_columns(tmp_path: Path) -> None:
    folder = _initialised(tmp_path)
    assert glosslint("new", "Anchor", cwd=folder).code == 0
    assert glosslint("new", "Wake, of a ship", cwd=folder).code == 0
    assert _text(folder) == f'Anchor,\r\n{_ROWS}"Wake, of a ship",\r\n'


def test_entries_are_renamed_and_published(tmp_path: Path) -> None:
    folder = _initialised(tmp_path)
    assert glosslint("rename", "bow", "prow", "--term", "Prow", cwd=folder).code == 0
    assert _text(folder) == _ROWS.replace("Bow", "Prow")
    result = glosslint("publish", "--out", "site", cwd=folder)
    assert (result.code, result.out.startswith("3 entries in site:")) == (0, True)


def test_a_column_is_added_to_the_settings_first(tmp_path: Path) -> None:
    folder = _initialised(tmp_path)
    refused = glosslint("deprecate", "bow", "--replaced-by", "helm", cwd=folder)
    assert 'columns = ["term", "definition", "status", "replaced_by"]\n' in refused.err
    settings = folder / "glosslint.toml"
    given = settings.read_text()
    settings.write_text(f'{given}status = "status"\nreplaced-by = "replaced_by"\n')
    refused = glosslint("deprecate", "bow", "--replaced-by", "helm", cwd=folder)
    assert "its first row is an entry, so add it to columns in the settings" in refused.err
    assert _text(folder) == _ROWS
    columns = 'columns = ["term", "definition", "status", "replaced_by"]'
    settings.write_text(settings.read_text().replace('columns = ["term", "definition"]', columns))
    assert glosslint("deprecate", "bow", "--replaced-by", "helm", cwd=folder).code == 0
    assert _text(folder).splitlines()[0].endswith("the the water.,deprecated,helm")


def test_rows_with_more_cells_are_reported(tmp_path: Path) -> None:
    folder = _initialised(tmp_path)
    write(folder, {"glossary.csv": "Bow,Front, of a ship.\nHelm,Place.\n"})
    result = glosslint("--output-format", "concise", cwd=folder)
    assert "glossary.csv:1:12: error yaml-syntax this row has 3 cells, but the settings name 2" in result.out


@pytest.mark.parametrize(("intent", "left"), [("remove", "Helm,Place.\n"), ("first", "Bow,Front.\nHelm,Place.\n")])
def test_rows_are_inserted_and_removed(intent: str, left: str) -> None:
    text = "Bow,Front.\nHelm,Place.\n" if intent == "remove" else "Helm,Place.\n"
    document = parse(Source("x.csv", text), columns=("term", "definition"))
    new = {"term": "Bow", "definition": "Front."}
    change = RemoveItem(Place("x.csv", (0, 0))) if intent == "remove" else InsertItem(Place("x.csv", (0,)), new, 0)
    repair = Lowering(document).repair(Fix(Safety.SAFE, (change,), "change it"))
    after, reason = Verifier(document).apply([repair])
    assert (reason, after.source.text) == ("", left)


@pytest.mark.parametrize(
    ("line", "files", "message"),
    [
        ('entries = "map"\ncolumns = ["term"]', "glossary.csv", 'layout: columns requires entries = "list"'),
        ('entries = "list"\ncolumns = ["a", "a"]', "glossary.csv", 'columns: two columns are called "a"'),
        ('entries = "list"\ncolumns = ["term"]', "glossary.yaml", "columns is for CSV and TSV, and glossary.yaml is "),
    ],
)
def test_columns_that_cannot_be_used_are_an_error(line: str, files: str, message: str, tmp_path: Path) -> None:
    layout = f'files = ["{files}"]\n[layout]\n{line}\nid = "@slug"\nterm = "term"\n'
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": layout, files: "- term: Bow\n"}))
    assert result.code == 2
    assert message in result.err
