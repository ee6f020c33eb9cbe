"""Rows of tables that are notes: in italics among terms in bold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import terms_of
from tests.support import glosslint, write

_TERMS = ["Bow", "Stern", "Rope", "Yarn", "Mast", "Keel"]
_FORMS = {
    "glossary.md": ("# Glossary\n\n| Term | Meaning |\n|---|---|\n", "| {} | {} |\n", "**", "_", ""),
    "glossary.adoc": ("= Glossary\n\n|===\n|Term |Meaning\n\n", "|{} |{}\n", "*", "_", "|===\n"),
}


def _table(path: str, terms: list[str], note: str) -> str:
    head, row, bold, italics, end = _FORMS[path]
    words = [f"{bold}{term}{bold}" for term in terms] + ([f"{italics}{note}{italics}"] if note else [])
    rows = (row.format(word, f"Part {number} of a ship.") for number, word in enumerate(words))
    return f"{head}{''.join(rows)}{end}"


@pytest.mark.parametrize("path", _FORMS)
def test_a_row_in_italics_among_terms_in_bold_is_left_out(path: str, tmp_path: Path) -> None:
    table = _table(path, _TERMS, "large ships only")
    assert terms_of(tmp_path, table, path) == _TERMS
    (tmp_path / "glosslint.toml").unlink()
    out = glosslint("init", cwd=write(tmp_path, {path: table})).out
    assert 'left out: rows in italics, since the terms are in bold: "large ships only"\n' in out
    assert "how to read" not in out
    assert 'skip = ["large ships only"]' in (tmp_path / "glosslint.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", _FORMS)
@pytest.mark.parametrize(("terms", "note"), [
    (_TERMS, "Jib"),
    (_TERMS, "Ad hoc rig"),
    (_TERMS, "rigging"),
    ([term.lower() for term in _TERMS], "ad hoc"),
    (_TERMS[:3], "large ships only"),
])  # fmt: skip
def test_what_may_be_a_term_is_one(path: str, terms: list[str], note: str, tmp_path: Path) -> None:
    assert terms_of(tmp_path, _table(path, terms, note), path) == [*terms, note]
