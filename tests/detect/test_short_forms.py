"""Names in brackets after the terms of data files."""

from __future__ import annotations

import json
from pathlib import Path

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def test_short_forms_in_brackets_after_terms_are_other_names(tmp_path: Path) -> None:
    rows = [
        {"id": "ap", "term": "Automatic pilot (AP)", "definition": "Device that steers a ship."},
        {"id": "gps", "term": "GPS (global positioning system)", "definition": "Satellites that tell a place."},
        {"id": "bow", "term": "Bow (ship)", "definition": "Front of a hull."},
        {"id": "chart", "term": "Chart", "definition": "Map of the sea.", "see": ["AP", "Automatic pilot (AP)"]},
    ]
    folder = write(tmp_path, {"data/glossary.json": json.dumps(rows, indent=2) + "\n"})
    out = glosslint("init", cwd=folder).out
    assert 'terms in "term", with short forms in brackets' in out and '"see" holds terms of entries (all of 2' in out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[(name.value, name.kind) for name in entry.names] for entry in entries] == [
        [("Automatic pilot", "term"), ("AP", "alias")],
        [("GPS", "term"), ("global positioning system", "expansion")],
        [("Bow (ship)", "term")],
        [("Chart", "term")],
    ]
    assert glosslint("--ignore", "duplicate-reference", cwd=folder).out.startswith("No findings")
    assert glosslint("rename", "ap", "ap", "--term", "Steering gear", cwd=folder).code == 2  # the reference would break
    assert glosslint("rename", "gps", "gps", "--term", "Geo positioning", cwd=folder).code == 0
    assert '"Geo positioning (global positioning system)"' in (folder / "data/glossary.json").read_text("utf-8")


def test_ids_that_are_made_from_terms_hold_their_names_in_brackets(tmp_path: Path) -> None:
    text = "- term: Bow thruster (BT)\n  definition: Push, as the [GPS](#gps-global-positioning-system) asks.\n"
    text += "- term: GPS (global positioning system)\n  definition: Satellites.\n"
    settings = 'files = ["g.yaml"]\n[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\nlinks = ["#{id}"]\n'
    settings += 'more-names = ["short-forms"]\nprose = { definition = "definition" }\ncore = "definition"\n'
    folder = write(tmp_path, {"g.yaml": text, "glosslint.toml": settings})
    assert glosslint("--select", "references", cwd=folder).out.startswith("No findings")
    old, new = "gps-global-positioning-system", "gp-system-global-positioning-system"
    assert glosslint("rename", old, new, "--term", "GP system", cwd=folder).code == 0
    assert f"(#{new})" in (folder / "g.yaml").read_text("utf-8")


def test_names_in_brackets_of_pages_are_set_in_their_own_table(tmp_path: Path) -> None:
    settings = 'files = ["g.md"]\n[layout]\nextends = "page"\nmore-names = ["brackets"]\n'
    result = glosslint(cwd=write(tmp_path, {"g.md": "# G\n\n## Bow\n\nFront.\n", "glosslint.toml": settings}))
    assert result.code == 2 and "more-names is a key of the table section" in result.err


def test_keys_of_a_mapping_may_have_short_forms_in_brackets(tmp_path: Path) -> None:
    text = '"Automatic pilot (AP):": Device that steers a ship.\nGPS (global positioning system): Satellites.\n'
    folder = write(tmp_path, {"glossary.yml": f"{text}Bow (ship): Front of a hull.\n"})
    assert "the keys are the terms, with short forms in brackets" in glosslint("init", cwd=folder).out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries] == [
        ["Automatic pilot", "AP"],
        ["GPS", "global positioning system"],
        ["Bow (ship)"],
    ]


def test_readings_beside_terms_are_no_part_of_them(tmp_path: Path) -> None:
    words = {"帆船": "hansen", "船首": "senshu", "船尾": "senbi"}
    text = '<div class="text">Part of a ship or its gear.</div>'
    parts = "".join(
        f'<div class="entry"><div class="word">{word} <span class="kana">{said}</span></div>{text}</div>\n'
        for word, said in words.items()
    )
    page = f"<html><head><title>Glossary</title></head><body><h1>Glossary</h1>\n{parts}</body></html>\n"
    assert terms_of(tmp_path, page, "glossary.html") == [*words]


def test_keys_of_a_mapping_may_be_short_for_a_text(tmp_path: Path) -> None:
    long_forms = {"LOA": "Length Overall", "HLM": "Helm", "DWT": "Deadweight Tonnage", "GM": "Metacentric Height"}
    entries = {
        short: {"definition": long, "description": f"What a ship of the fleet has that is called {long.lower()}."}
        for short, long in long_forms.items()
    }
    result = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries)}))
    assert 'the keys are the terms; text in "description"; aliases in "definition"\n' in result.out
    assert 'expansion = ["definition"]\n' in (tmp_path / "glosslint.toml").read_text()


def test_keys_of_a_mapping_that_are_words_are_short_for_nothing(tmp_path: Path) -> None:
    entries = {
        term: {"definition": text, "description": f"{text} It is one of many parts of a ship of the fleet."}
        for term, text in TERMS.items()
    }
    assert "aliases" not in glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries)})).out
