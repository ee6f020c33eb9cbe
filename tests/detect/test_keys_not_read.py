"""What ``glosslint init`` says of keys and columns that play no part in the layout: none is passed over."""

from __future__ import annotations

import json
from pathlib import Path

from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _init(folder: Path, **keys: object) -> tuple[str, str]:
    """Return what is said of a list of entries that have these keys, too, and the settings."""
    entries = [{"term": term, "definition": text, **keys} for term, text in TERMS.items()]
    out = glosslint("init", cwd=write(folder, {"glossary.json": json.dumps(entries, indent=1)})).out
    return out, (folder / "glosslint.toml").read_text()


def test_all_keys_that_are_not_read_are_counted_and_named(tmp_path: Path) -> None:
    out, settings = _init(
        tmp_path, order=3, study_tip="Look at one.", tags=["hull"], book={"author": "A", "title": "B"}
    )
    line = 'not read: 4 of 6 keys: "order", "study_tip", "tags", "book"; the first is in glossary.json, line 5\n'
    assert line in out
    assert f"\n# {line}" in settings


def test_keys_that_a_line_names_are_not_named_again(tmp_path: Path) -> None:
    context = "It is said of ships at sea by those who work on them"
    out, _ = _init(tmp_path, context=context, see=["no such entry"], cat="Ship")
    assert 'left out: the texts in "context"\n' in out
    assert 'left out: "see" (0 of 4 values are ids of entries)\n' in out
    assert 'not read: 1 of 5 keys: "cat"; ' in out


def test_a_key_that_one_entry_has_is_named_with_its_place(tmp_path: Path) -> None:
    rows = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    out = glosslint("init", cwd=write(tmp_path, {"glossary.yml": f"{rows}  defintion: Thing.\n"})).out
    assert 'not read: 1 of 3 keys: "defintion"; the first is in glossary.yml, line 9\n' in out


def test_columns_of_a_table_that_are_not_read_are_named(tmp_path: Path) -> None:
    rows = "".join(f"{term},Ships,{text}\n" for term, text in TERMS.items()).replace(", ", " ")
    out = glosslint("init", cwd=write(tmp_path, {"glossary.csv": f"term,field,definition\n{rows}"})).out
    assert 'not read: 1 of 3 keys: "field"; the first is in glossary.csv, line 2\n' in out


def test_what_a_site_needs_in_front_of_pages_is_named_as_well(tmp_path: Path) -> None:
    pages = {f"terms/{term}.md": f"---\ntitle: {term}\nlayout: term\n---\n{TERMS[term]}\n" for term in TERMS}
    assert 'not read: 1 of 2 keys: "layout"; ' in glosslint("init", cwd=write(tmp_path, pages)).out
