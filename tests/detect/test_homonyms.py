"""Entries with the same term that ``glosslint init`` tells apart by a key of another kind, such as a context."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import glosslint, write

_HEEL = ("heel", "ropes", "Lower end of a mast, which is cut to fit the keel.")
_LIST = ("list", "sailing", "Lean of a ship to one side that does not end.")
_LEAN = ("heel", "sailing", "Lean of a ship to one side in the wind.")
_BOW = ("bow", "sailing", "Front part of a ship, which cuts the water.")
_ROWS = (_HEEL, _LIST, _LEAN, _BOW)


def _csv(rows: tuple[tuple[str, str, str], ...], title: str) -> str:
    return f"Term,{title},Definition\n" + "".join(f'{term},{value},"{text}"\n' for term, value, text in rows)


def _json(rows: tuple[tuple[str, str, str], ...], key: str) -> str:
    return json.dumps([{"term": term, key: value, "definition": text} for term, value, text in rows]) + "\n"


def _markdown(rows: tuple[tuple[str, str, str], ...], title: str) -> str:
    lines = "".join(f"| {term} | {value} | {text} |\n" for term, value, text in rows)
    return f"# Glossary\n\n| Term | {title} | Definition |\n|---|---|---|\n{lines}"


def _levels(folder: Path, path: str, text: str) -> list[str]:
    """Return the levels and rules of what is reported after ``init``."""
    assert glosslint("init", cwd=write(folder, {path: text})).code == 0
    return [" ".join(line.split()[1:3]) for line in glosslint(cwd=folder).out.splitlines() if path in line]


@pytest.mark.parametrize("name", ["context", "domain", "Category", "scope", "Field", "part_of_speech", "partOfSpeech"])
def test_a_key_tells_equal_terms_apart(name: str, tmp_path: Path) -> None:
    assert _levels(tmp_path / "csv", "glossary.csv", _csv(_ROWS, name)) == ["info duplicate-id"]
    assert _levels(tmp_path / "json", "glossary.json", _json(_ROWS, name)) == ["info duplicate-id"]
    title = name.replace("_", " ").replace("OfS", " of s").title()
    assert _levels(tmp_path / "page", "glossary.md", _markdown(_ROWS, title)) == ["info duplicate-id"]


@pytest.mark.parametrize("row", [
    ("heel", "ropes", "End of a mast."),  # the same value
    ("heel", "", "End of a mast."),
    ("heel", "whatever people say at sea", "End of a mast."),  # words that are no value
    ("heel", "masts", _HEEL[2]),  # the same text
])  # fmt: skip
def test_a_real_duplicate_stays_an_error(row: tuple[str, str, str], tmp_path: Path) -> None:
    assert "error duplicate-id" in _levels(tmp_path, "glossary.csv", _csv((*_ROWS, row), "Context"))


@pytest.mark.parametrize("name", ["status", "author", "Letter"])
def test_a_key_of_something_else_tells_nothing_apart(name: str, tmp_path: Path) -> None:
    assert _levels(tmp_path, "glossary.csv", _csv(_ROWS, name)) == ["error duplicate-id"]


def test_an_entry_that_is_added_later_has_a_value_of_its_own(tmp_path: Path) -> None:
    text = _csv(_ROWS, "Context")
    assert _levels(tmp_path, "glossary.csv", text) == ["info duplicate-id"]
    write(tmp_path, {"glossary.csv": f"{text}heel,sailing,Turn of a ship to one side.\n"})
    assert "6:1: error duplicate-id" in glosslint(cwd=tmp_path).out


def test_ids_of_their_own_need_no_other_term(tmp_path: Path) -> None:
    entries = {f"{term}-{value}": {"term": term, "context": value, "definition": text} for term, value, text in _ROWS}
    assert _levels(tmp_path, "glossary.json", json.dumps(entries) + "\n") == []


def test_init_names_the_key(tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path, {"glossary.csv": _csv(_ROWS, "Context")})).out
    assert 'entries with the same term may differ in "Context"\n' in out
    assert "not read" not in out
    assert 'domain = "Context"\n' in (tmp_path / "glosslint.toml").read_text("utf-8")
    page = glosslint("init", cwd=write(tmp_path / "page", {"glossary.md": _markdown(_ROWS, "Context")})).out
    assert '"Context" (which tells equal terms apart)\n' in page


def test_chapters_may_have_two_entries_on_the_same_thing(tmp_path: Path) -> None:
    again = ("heel", "masts", "The lower end of a mast, which stands on the keel.")
    assert _levels(tmp_path / "csv", "glossary.csv", _csv((_HEEL, _BOW, again), "Category")) == ["error duplicate-id"]
    own = [
        {"id": f"{term}-{chapter}", "term": term, "topic": chapter, "definition": text} for term, chapter, text in _ROWS
    ]
    assert _levels(tmp_path / "ids", "glossary.json", json.dumps(own) + "\n") == ["error duplicate-term"]


def _items(pairs: list[tuple[str, str]]) -> str:
    return "# Glossary\n\n" + "".join(f"{term}\n: {text}\n\n" for term, text in pairs)


_PARTS = "mast deck hull helm hold keel boom yard sail gaff shroud stay spar jib bilge cabin"
_MORE = [(name.title(), f"Part of a ship that is near the {name}.") for name in _PARTS.split()]


def test_meanings_that_follow_each_other_are_no_errors(tmp_path: Path) -> None:
    pairs = [("CP", "Centre of pressure"), ("CP", "Child Protection"), ("LA", "Low Altitude"), *_MORE]
    assert _levels(tmp_path / "a", "glossary.md", _items(pairs)) == ["info duplicate-id"]
    for again in ([("LA", "Local Area of a ship")], [("OT", "Other Times"), ("OT", "Other Times")]):
        levels = _levels(tmp_path / again[0][0], "glossary.md", _items([*pairs, *again]))
        assert [level for level in levels if level.endswith("duplicate-id")] == [
            "info duplicate-id",
            "error duplicate-id",
        ]


def test_a_short_list_may_have_two_pairs_of_meanings(tmp_path: Path) -> None:
    twice = [("CP", "Centre of pressure"), ("CP", "Child Protection"), ("OT", "Other Times"), ("OT", "Outer Tank")]
    pairs = [*twice, *_MORE[:6], ("Bow", "Front of a ship."), ("Stern", "Rear of a ship."), ("Rope", "Thick line.")]
    assert len(pairs) == 13
    assert _levels(tmp_path, "glossary.md", _items(pairs)) == ["info duplicate-id"] * 2
    alike = [(term, "Other Times" if term == "OT" else text) for term, text in pairs]
    assert glosslint("init", cwd=write(tmp_path / "alike", {"glossary.md": _items(alike)})).code != 0


_KINDS = (
    ("Speed", "hull", "Way that a ship makes in an hour."),
    ("Speed", "wind", "Way that the air makes in an hour."),
    ("Force", "hull", "Number of what moves the ship."),
    ("Force", "wind", "Number of what moves the ship."),
    ("Angle", "hull", "Turn of the bow from north."),
    ("Angle", "wind", "Turn of the air from the bow."),
    ("Depth", "hull", "Water below the keel."),
)


def test_the_types_of_things_tell_several_equal_terms_apart(tmp_path: Path) -> None:
    few, rows = (tuple(sorted(some, key=lambda row: row[1])) for some in (_KINDS[:4], _KINDS))
    levels = _levels(tmp_path / "all", "glossary.csv", _csv(rows, "Measure Type"))
    assert "error duplicate-id" not in levels
    assert 'domain = "Measure Type"' in (tmp_path / "all/glosslint.toml").read_text()
    assert "error duplicate-id" in _levels(tmp_path / "few", "glossary.csv", _csv(few, "Measure Type"))
    same = (*rows, ("Depth", "hull", "Water below the rudder."))
    assert "error duplicate-id" in _levels(tmp_path / "same", "glossary.csv", _csv(same, "Measure Type"))
