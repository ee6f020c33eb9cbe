"""Terms with several names, and terms that are one name although a sign divides them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import entries_of
from tests.support import glosslint, write

_LAST = {"Keel": "The beam along the bottom, on which a ship is built.", "Bow": "The front part of a ship."}


def _names(folder: Path, texts: dict[str, str]) -> list[list[str]]:
    """Return the names of the entries of a page of headings, and of a table, which are the same."""
    every = {**texts, **_LAST}
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in every.items())
    rows = "".join(f"| {term} | {text} |\n" for term, text in every.items())
    found = [names for names, _ in entries_of(folder / "page", page)]
    table = entries_of(folder / "table", f"# Glossary\n\n| Term | Definition |\n|---|---|\n{rows}")
    assert [names for names, _ in table] == found
    return found[: len(texts)]


def test_two_short_forms_in_brackets_are_two_names(tmp_path: Path) -> None:
    assert _names(tmp_path / "pages", {
        "Product data management (PLM/PDM)": "All that is known of a ship, in one place.",
        "Very high frequency (VHF / UKW)": "Band of radio waves between ships.",
        "Man over board (MOB)": "What is called when a sailor falls into the water.",
        "Reading and writing (R/W)": "Access to the log of a ship.",
    }) == [
        ["Product data management", "PLM", "PDM"],
        ["Very high frequency", "VHF", "UKW"],
        ["Man over board", "MOB"],
        ["Reading and writing", "R/W"],
    ]  # fmt: skip


def test_two_short_forms_in_a_cell_are_two_names_in_their_places(tmp_path: Path) -> None:
    rows = "Very high frequency (VHF / UKW),Band of radio waves.\nMan over board (MOB),What is called.\nUKW,A radio.\n"
    folder = write(tmp_path, {"glossary.csv": f"Term,Definition\n{rows}"})
    assert glosslint("init", cwd=folder).code == 0
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [name.value for name in entries[0].names] == ["Very high frequency", "VHF", "UKW"]
    assert 'glossary.csv:4:1: warning duplicate-term "UKW"' in glosslint(cwd=folder).out
    assert [rows[name.start :][: len(name.value)] for name in entries[0].names] == [n.value for n in entries[0].names]


@pytest.mark.parametrize(("term", "names"), [
    ("AMV, AMMV", ["AMV", "AMMV"]), ("AMV or AMMV", ["AMV", "AMMV"]), ("RPM, RTM", ["RPM, RTM"]),
    ("Ropes, lines", ["Ropes, lines"]), ("Right or left", ["Right or left"]),
])  # fmt: skip
def test_short_forms_that_are_listed(term: str, names: list[str], tmp_path: Path) -> None:
    assert _names(tmp_path, {term: "What a ship is called that has an engine."}) == [names]


def test_a_comma_in_another_term_divides_nothing(tmp_path: Path) -> None:
    texts = {"AMV, AMMV": "What a ship with an engine is called.", "Mast, fore": "The mast in front of the others."}
    assert _names(tmp_path, texts) == [["AMV, AMMV"], ["Mast, fore"]]


def test_a_slash_in_brackets_divides_nothing(tmp_path: Path) -> None:
    assert _names(tmp_path, {
        "Prow / Stem": "The part of a ship that cuts the water.",
        "Poop / stern": "The rear of a ship.",
        "Rig / tackle": "Ropes and blocks of a ship.",
        "Grade of a hull (good / fair / poor) ✅": "What a surveyor says of a hull.",
        "Grade of a sail (good / poor) and of a rope": "What a sailmaker says.",
        "Plate / sheet (steel / iron)": "What a hull is made of.",
    }) == [
        ["Prow", "Stem"],
        ["Poop", "stern"],
        ["Rig", "tackle"],
        ["Grade of a hull (good / fair / poor) ✅"],
        ["Grade of a sail (good / poor) and of a rope"],
        ["Plate / sheet (steel / iron)"],
    ]  # fmt: skip


@pytest.mark.parametrize(("term", "names"), [
    ("主機轉速 (Main Engine RPM, me_avg_rpm)", ["主機轉速", "Main Engine RPM", "me_avg_rpm"]),
    ("風阻 (Wind Resistance, R_AA / r_wind)", ["風阻", "Wind Resistance", "R_AA", "r_wind"]),
    ("船寬 (Breadth, B)", ["船寬", "Breadth", "B"]),
    ("排水量 (Displacement, Δ)", ["排水量", "Displacement", "Δ"]),
    ("方形係數 (Block Coefficient, Cb)", ["方形係數", "Block Coefficient", "Cb"]),
    ("吃水 (Draft, fore and aft)", ["吃水", "Draft, fore and aft"]),
    ("繩 (ropes, lines)", ["繩", "ropes, lines"]),
    ("帆 (Sails, Yards)", ["帆", "Sails, Yards"]),
])  # fmt: skip
def test_a_name_and_its_symbols_are_names_of_a_term_in_another_script(
    term: str, names: list[str], tmp_path: Path
) -> None:
    assert _names(tmp_path, {term: "A value of a ship.", "帆船 (Sailing ship)": "A ship."})[0] == names


def test_parts_that_share_a_general_noun_are_one_term(tmp_path: Path) -> None:
    assert _names(tmp_path, {
        "Prow / Stem": "The part of a ship that cuts the water.",
        "Poop / stern": "The rear of a ship.",
        "Rig / tackle": "Ropes and blocks of a ship.",
        "Rope / Heavy line": "A thick line.",
        "Sail name / sail label": "What a sail is called.",
        "MMSI / Ship station identity number": "Nine digits of a radio.",
        "Mast / Sail Type": "Of what kind it is.",
        "Previous Mast / Sail Value": "What it was before.",
        "Mast Name / Type": "What it is called, and its kind.",
        "Deck A / B": "The upper decks.",
    }) == [
        ["Prow", "Stem"],
        ["Poop", "stern"],
        ["Rig", "tackle"],
        ["Rope", "Heavy line"],
        ["Sail name", "sail label"],
        ["MMSI", "Ship station identity number"],
        ["Mast / Sail Type"],
        ["Previous Mast / Sail Value"],
        ["Mast Name / Type"],
        ["Deck A / B"],
    ]  # fmt: skip


_WORDS = {"Bow": "Front part of a ship.", "Stern": "Rear part of a ship.", "Rope": "Thick line of a ship."}


@pytest.mark.parametrize(("path", "head", "row", "mark"), [
    ("glossary.md", "# Glossary\n\n| Term | Meaning |\n|---|---|\n", "| {} | {} |\n", "**"),
    ("glossary.md", "# Glossary\n\n| Term | Meaning |\n|---|---|\n", "| {} | {} |\n", "__"),
    ("glossary.md", "# Glossary\n\n", "{}\n: {}\n\n", "**"),
    ("glossary.adoc", "= Glossary\n\n", "{}:: {}\n", "*"),
])  # fmt: skip
def test_or_between_marks_is_between_two_names(path: str, head: str, row: str, mark: str, tmp_path: Path) -> None:
    rows = [row.format(f"{mark}{term}{mark}", text) for term, text in _WORDS.items()]
    both = row.format(f"{mark}H{mark} or {mark}HH{mark}", "Honest helm of a ship.")
    one = row.format(f"{mark}Port or left{mark}", "Left side of a ship.")
    names = [names for names, _ in entries_of(tmp_path, head + "".join([*rows, both, one]), path)]
    assert names == [["Bow"], ["Stern"], ["Rope"], ["H", "HH"], ["Port or left"]]


@pytest.mark.parametrize(("brackets", "names"), [
    ("`pom.xml`, Project Object Model", ["pom.xml", "Project Object Model"]),
    ("Project Object Model, `pom.xml`", ["Project Object Model", "pom.xml"]),
    ("mast, sail", None),  # no names of it
])  # fmt: skip
def test_code_beside_a_long_form_in_brackets_is_a_name(brackets: str, names: list[str] | None, tmp_path: Path) -> None:
    terms = ["API (application programming interface)", "CLI (command line interface)", "Bow", "Rope"]
    rows = [f"**{term}**: Part of a ship that is number {number}.\n\n" for number, term in enumerate(terms)]
    page = f"# Glossary\n\n**POM ({brackets})**: File of a ship.\n\n" + "".join(rows)
    first = entries_of(tmp_path, page)[0][0]
    assert first == (["POM", *names] if names is not None else [f"POM ({brackets})"])


def test_what_adds_names_is_said_with_an_example(tmp_path: Path) -> None:
    texts = {
        "Man over board (MOB)": "What is called when a sailor falls into the water.",
        "Prow / Stem": "The part of a ship that cuts the water.",
        "Poop / stern": "The rear of a ship.",
        **_LAST,
    }
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in texts.items())
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert 'names in brackets are other names: "Man over board (MOB)" is "Man over board" and "MOB"\n' in out
    assert 'names after a slash are other names: "Prow / Stem" is "Prow" and "Stem"\n' in out
