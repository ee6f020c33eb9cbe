"""Columns of tables in AsciiDoc and reStructuredText that are other names, or left out: ``init`` says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.support import glosslint, write

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


def _adoc(*tables: Sequence[Sequence[str]]) -> str:
    own = ("[%header]\n|===\n" + "".join("|" + "|".join(row) + "\n" for row in rows) + "|===\n\n" for rows in tables)
    return "= Glossar\n\n" + "".join(own)


def _rst(*tables: Sequence[Sequence[str]]) -> str:
    cells = ("".join("   * - " + "\n     - ".join(row) + "\n" for row in rows) for rows in tables)
    return "Glossar\n=======\n\n" + "".join(f".. list-table::\n   :header-rows: 1\n\n{own}\n" for own in cells)


def _markdown(*tables: Sequence[Sequence[str]]) -> str:
    lines = ([rows[0], ["---"] * len(rows[0]), *rows[1:]] for rows in tables)
    return "# Glossar\n\n" + "".join("".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n" for rows in lines)


_PAGES = {"md": _markdown, "adoc": _adoc, "rst": _rst}


@pytest.mark.parametrize("kind", _PAGES)
@pytest.mark.parametrize("title", ["Synonyme", "Sinónimos", "同义词"])
def test_synonyms_are_names(kind: str, title: str, tmp_path: Path) -> None:
    page = _PAGES[kind]([("Begriff", "Definition", title, "Stoff"), *_PARTS])
    assert [names for names, _ in entries_of(tmp_path, page, f"glossar.{kind}")] == [
        ["Bug", "Steven"],
        ["Heck", "Achtern"],
        ["Mast"],
    ]


@pytest.mark.parametrize("kind", _PAGES)
def test_what_an_abbreviation_stands_for_is_a_name(kind: str, tmp_path: Path) -> None:
    page = _PAGES[kind]([("Abkürzung", "Bedeutung", "Erläuterung"), *_SHORT])
    own = [([short, long], text) for short, long, text in _SHORT]
    assert entries_of(tmp_path, page, f"glossar.{kind}") == own


@pytest.mark.parametrize("kind", _PAGES)
def test_columns_and_tables_that_are_left_out(kind: str, tmp_path: Path) -> None:
    beside = [("Ding", "Definition", "Format"), ("Tiefgang", "Maß vom Kiel bis zur Linie des Wassers", "m")]
    page = _PAGES[kind]([("Begriff", "Bedeutung", "Synonyme", "Stoff"), *_PARTS], beside)
    lines = glosslint("init", cwd=write(tmp_path, {f"glossar.{kind}": page})).out.splitlines()
    assert 'not read: the column "Stoff"' in lines
    assert 'left out: the tables whose first column is "Ding"' in lines
    assert '# left out: the tables whose first column is "Ding"' in (tmp_path / "glosslint.toml").read_text()


def test_comments_in_tables(tmp_path: Path) -> None:
    """A row in a comment of AsciiDoc is none, also below the titles."""
    rows = ["|Begriff|Bedeutung", "//|Kiel|Unterster Teil eines Schiffs|", *("|".join(("", *r[:2])) for r in _PARTS)]
    page = "= Glossar\n\n[%header]\n|===\n" + "\n".join(rows) + "\n|===\n"
    assert entries_of(tmp_path, page, "glossar.adoc") == [([term], text) for term, text, *_ in _PARTS]
