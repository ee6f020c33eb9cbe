"""Simple tables, whose columns spaces divide; docutils judges what it can."""

from __future__ import annotations

import pytest

from tests.parse.page.read import document, entries

_COLUMNS = {"term": "Word", "definition": "Meaning"}
_TABLE = """
Words
=====

========  ====  =========================
Word      Kind  Meaning
========  ====  =========================
*Helm*    noun  Wheel, or tiller,
                of a ``ship``.
Keel      noun  Lowest beam
--------  ----  -------------------------

船        noun  Ship
Mast            Pole for sails
========  ====  =========================

After it.
"""


def test_rows_are_entries_as_docutils_divides_them() -> None:
    core, nodes = pytest.importorskip("docutils.core"), pytest.importorskip("docutils.nodes")
    read = entries(_TABLE, "x.rst", form="table", columns=_COLUMNS)
    found = [(entry["term"], " ".join(entry["definition"].split())) for entry in read]
    assert found == [
        ("Helm", "Wheel, or tiller, of a ``ship``."),
        ("Keel", "Lowest beam"),
        ("船", "Ship"),
        ("Mast", "Pole for sails"),
    ]
    text = _TABLE.replace("--------  ----  -------------------------\n", "")
    tree = core.publish_doctree(text, settings_overrides={"report_level": 5})
    rows = [[" ".join(cell.astext().split()) for cell in row] for row in tree.findall(nodes.row)][1:]
    assert [(row[0], row[2]) for row in rows] == [(term, definition.replace("``", "")) for term, definition in found]
    markup = document(_TABLE, "x.rst", form="table", columns=_COLUMNS).markup
    assert markup is not None
    assert [_TABLE[slice(*part.span)] for part in markup.hidden if part.kind == "code"] == ["``ship``"]


@pytest.mark.parametrize(
    "table",
    [
        "====  =======\nWord  Meaning\n====  =======\n",  # no end
        "====  =======\nBow   Front\n====  =======\n\nText.\n",  # no header
        "====  =======\nWord  Meaning\n====  =======\nStern Rear\n====  =======\n",  # text in the margin
        "====  ======= ==\nWord  Meaning X\n====  ======= ==\nBow   Front   x\n      of it   y\n====  ======= ==\n",
    ],
)
def test_a_table_that_cannot_be_read_has_no_entries(table: str) -> None:
    assert entries(f"Words\n=====\n\n{table}", "x.rst", form="table", columns=_COLUMNS) == []
