"""The rows of ``csv-table`` directives; docutils judges what it can."""

from __future__ import annotations

import pytest

from tests.parse.sections.read import entries

_COLUMNS = {"term": "Word", "definition": "Meaning", "aliases": "Short"}


def _table(options: str, rows: str) -> str:
    return f"Words\n=====\n\n.. csv-table:: All words\n{options}\n{rows}\nAfter it.\n"


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (
            "   :header: Word, Short, Meaning\n",
            '   Helm,H,"Wheel, or tiller,\n   of a ship"\n   *Keel*, ,Lowest beam\n',
        ),
        (
            "   :header-rows: 1\n",
            '   "Word", "Short", "Meaning"\n   Helm, "H", "Wheel, or tiller,\n   of a ship"\n\n   Keel,,Lowest beam\n',
        ),
        (
            "   :delim: ;\n",
            "   Word;Short;Meaning\n   Helm;H;Wheel, or tiller,   of a ship\n   ;;\n   Keel;;Lowest beam",
        ),
    ],
)
def test_rows_are_entries_as_docutils_divides_them(options: str, rows: str) -> None:
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    text = _table(options, rows)
    read = entries(text, "x.rst", form="table", columns=_COLUMNS)
    assert [(entry["term"], entry.get("aliases", [])) for entry in read] == [("Helm", ["H"]), ("Keel", [])]
    assert [" ".join(entry["definition"].split()) for entry in read] == ["Wheel, or tiller, of a ship", "Lowest beam"]
    tree = core.publish_doctree(text, settings_overrides={"report_level": 5})
    cells = [[" ".join(cell.astext().split()) for cell in row] for row in tree.findall(nodes.row)]
    assert [row for row in cells if row[0] != "Word" and any(row)] == [
        ["Helm", "H", "Wheel, or tiller, of a ship"],
        ["Keel", "", "Lowest beam"],
    ]


@pytest.mark.parametrize("rows", ["", "   Helm\n", "   :file: words.csv\n"])
def test_a_table_without_rows_has_no_entries(rows: str) -> None:
    text = f"Words\n=====\n\n.. csv-table::\n   :header: Word, Meaning\n\n{rows}"
    assert entries(text, "x.rst", form="table", columns=_COLUMNS) == []
