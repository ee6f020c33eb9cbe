"""Comments within the tables of AsciiDoc: they are no entries, and keep no fix from being made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _table(rows: str) -> str:
    return f"= Glossary\n\n|===\n|Term |Meaning\n\n{rows}|===\n"


_ROWS = [f"|{term} |{text}\n" for term, text in TERMS.items()]


@pytest.mark.parametrize("comment", ["//|Up|Above.\n", "// |Up |Above.\n", "//|Up\n//|Above.\n", "// to do\n"])
@pytest.mark.parametrize("at", range(5))
def test_a_row_that_is_commented_out_is_no_entry(comment: str, at: int, tmp_path: Path) -> None:
    table = _table("".join([*_ROWS[:at], comment, *_ROWS[at:]]))
    assert entries_of(tmp_path, table, "glossary.adoc") == [([term], text) for term, text in TERMS.items()]


@pytest.mark.parametrize("comment", ["// to do ", "// to do\t"])
def test_spaces_after_a_comment_are_removed_with_the_others(comment: str, tmp_path: Path) -> None:
    table = _table("".join([_ROWS[0], f"{comment}\n", *(row.replace("\n", " \n") for row in _ROWS[1:])]))
    glosslint("init", cwd=write(tmp_path, {"glossary.adoc": table}))
    out = glosslint("--fix", cwd=tmp_path).out
    assert "trailing-space 1" in out, out
    expected = _table("".join([_ROWS[0], f"{comment.rstrip()}\n", *_ROWS[1:]]))
    assert (tmp_path / "glossary.adoc").read_text(encoding="utf-8") == expected
