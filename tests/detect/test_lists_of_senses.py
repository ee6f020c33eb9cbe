"""``glosslint init`` on data files: mappings of terms to lists of texts, and what it says of the entries."""

from __future__ import annotations

import json
from pathlib import Path

from tests.detect.ships import SHOWN, TERMS
from tests.support import glosslint, write


def test_a_term_may_have_a_list_of_texts(tmp_path: Path) -> None:
    senses = (
        "".join(f"{term}:\n- {text}\n" for term, text in TERMS.items()) + "- A  knot, in old books.\nMast: A pole.\n"
    )
    folder = write(tmp_path, {"glossary.yml": senses})
    out = glosslint("init", cwd=folder).out
    assert out.startswith("5 entries in a YAML mapping, in glossary.yml\n")
    assert "the keys are the terms; text in the values\n" in out
    assert "glossary.yml:9:4: warning double-space" in glosslint("--select", "double-space", cwd=folder).out
    glosslint("--select", "double-space", "--fix", cwd=folder)
    assert "- A knot, in old books.\n" in (folder / "glossary.yml").read_text("utf-8")
    glosslint("new", "Hull", cwd=folder)
    assert (folder / "glossary.yml").read_text("utf-8").endswith("Mast: A pole.\nHull: ''\n")


def test_lists_of_acronyms_with_what_they_stand_for(tmp_path: Path) -> None:
    forms = {
        "SOS": ["Save our ship", "Silicon on sapphire"],
        "MOB": ["Man overboard"],
        "GPS": ["Global positioning system"],
    }
    folder = write(tmp_path / "acronyms", {"glossary.json": json.dumps(forms)})
    assert glosslint("init", cwd=folder).out.startswith("3 entries in a JSON mapping")
    names = {"Rope": ["line", "cord"], "Bow": ["front", "prow"], "Stern": ["rear", "back of ship"]}
    assert glosslint("init", cwd=write(tmp_path / "names", {"glossary.json": json.dumps(names)})).code == 2


def test_the_first_entries_are_shown(tmp_path: Path) -> None:
    own = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    out = glosslint("init", cwd=write(tmp_path, {"glossary.yml": own})).out
    assert out.startswith(f"4 entries in a YAML list, in glossary.yml\n{SHOWN}ids are")


def test_a_role_that_no_entry_has_tells_nothing_apart(tmp_path: Path) -> None:
    folder = write(
        tmp_path, {"glossary.yml": "bpm: Beats of a heart.\nBPM: Model of a business.\nrpm: Turns of a disc.\n"}
    )
    assert "may differ" not in glosslint("init", cwd=folder).out


def test_the_text_of_a_shown_entry_is_in_the_language_of_its_term(tmp_path: Path) -> None:
    own = "".join(
        f"- slug: {term.lower()}\n  de: {{term: Wort, def: Teil davon.}}\n  en: {{term: {term}, def: '{text}'}}\n"
        for term, text in TERMS.items()
    )
    assert SHOWN in glosslint("init", cwd=write(tmp_path, {"glossary.yml": own})).out
