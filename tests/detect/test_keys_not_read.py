"""What ``glosslint init`` says of keys and columns that play no part in the layout."""

from __future__ import annotations

import json
from pathlib import Path

from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _init(folder: Path, **keys: object) -> tuple[str, str]:
    """Return what is said of a list of entries that have these keys, too, and the settings."""
    entries = [{"term": term, "definition": text, **keys} for term, text in TERMS.items()]
    out = glosslint("init", cwd=write(folder, {"glossary.json": json.dumps(entries)})).out
    return out, (folder / "glosslint.toml").read_text()


def test_keys_with_words_that_are_not_read_are_named(tmp_path: Path) -> None:
    out, settings = _init(tmp_path, category="Ships at sea", study_tip="Look at one.", tags=["hull"])
    assert 'not read: "study_tip", "tags"\nnot checked, but shown by glosslint publish: "category"\n' in out
    assert '\n# not read: "study_tip", "tags"\n# not checked, but shown by glosslint publish: "category"\n' in settings


def test_keys_that_the_site_shows_are_told_from_those_that_nothing_reads(tmp_path: Path) -> None:
    out, _ = _init(tmp_path, tags=["hull", "deck"], study_tip="Look at one.", source="A book on ships")
    assert 'not read: "study_tip"\nnot checked, but shown by glosslint publish: "tags", "source"\n' in out
    assert glosslint("publish", cwd=tmp_path).code == 0
    assert any("hull" in page.read_text() for page in (tmp_path / "site").rglob("*.html"))


def test_categories_are_not_shown_beside_a_subject_field(tmp_path: Path) -> None:
    out, _ = _init(tmp_path, domain="ships", tags=["hull", "deck"])
    assert 'not read: "tags"\n' in out


def test_keys_of_the_machine_are_not_named(tmp_path: Path) -> None:
    out, _ = _init(tmp_path, _id="abcde", order=3, letter="R", is_new=True, added="2024-05-06", colour="#aabbcc")
    assert "not read" not in out


def test_keys_that_a_line_names_are_not_named_again(tmp_path: Path) -> None:
    context = "It is said of ships at sea by those who work on them"
    entries = [
        {"term": term, "definition": text, "context": f"{context}, {term}.", "worn_by": [f"crew {term}"], "cat": "Ship"}
        for term, text in TERMS.items()
    ]
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries)})).out
    assert 'left out: the texts in "context"\n' in out
    assert 'left out: the lists in "worn_by"\n' in out
    assert 'not read: "cat"\n' in out


def test_of_keys_below_one_only_this_one_is_named(tmp_path: Path) -> None:
    out, _ = _init(tmp_path, book={"author": "Ann Ely", "title": "Ships of Ely"})
    assert 'not read: "book"\n' in out


def test_many_keys_are_counted(tmp_path: Path) -> None:
    out, _ = _init(tmp_path, **{f"mark_{letter}": "big ship" for letter in "abcdefgh"})
    assert '"mark_f" and 2 more\n' in out


def test_columns_of_a_table_that_are_not_read_are_named(tmp_path: Path) -> None:
    rows = "".join(f"{term},Ships,{text}\n" for term, text in TERMS.items())
    out = glosslint(
        "init", cwd=write(tmp_path, {"glossary.csv": f"term,field,definition\n{rows}".replace(", ", " ")})
    ).out
    assert 'not read: "field"\n' in out


def test_of_pages_what_a_site_needs_is_not_named(tmp_path: Path) -> None:
    groups = {term: "Hull" if term == "Bow" else "Line" for term in TERMS}
    pages = {
        f"terms/{term}.md": f"---\ntitle: {term}\nlayout: {group}\nfor: us\ngroup: {group}\n---\n{TERMS[term]}\n"
        for term, group in groups.items()
    }
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert 'not read: "group"\n' in out


def test_references_that_are_links_to_entries_are_said_to_be(tmp_path: Path) -> None:
    link = '<a href=\\"/glossary#{}\\">{}</a>'
    entries = "".join(
        f'- term: {term}\n  definition: "{text} See {link.format("rope", "rope")}."\n'
        f'  see_also: ["{link.format(other, other)}"]\n'
        for (term, text), other in zip(TERMS.items(), ("yarn", "rope", "stern", "../ships"), strict=True)
    )
    out = glosslint("init", cwd=write(tmp_path, {"glossary/_glossary.yaml": entries})).out
    assert "links look like /glossary#id" in out
    assert 'left out: "see_also" (3 of 4 values are links to entries, not ids or terms)\n' in out
    settings = (tmp_path / "glosslint.toml").read_text()
    assert "exclude = []  # by default, what begins with an underscore\n" in settings


def test_keys_that_are_empty_in_most_entries_are_named(tmp_path: Path) -> None:
    entries = [{"term": term, "definition": text, "plural": None, "colour": None} for term, text in TERMS.items()]
    entries[1]["plural"] = "sailing ships"
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries)})).out
    assert 'not read: "plural"\n' in out
