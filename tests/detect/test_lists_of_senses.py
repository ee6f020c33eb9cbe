"""``glosslint init`` on data files: terms with lists of texts, names of keys, and the entries that it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
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


def test_of_a_script_without_spaces_the_first_characters_are_shown(tmp_path: Path) -> None:
    ship = "\u8239"
    own = "".join(f"- term: {term}\n  definition: {ship * 200}\n" for term in TERMS)
    out = glosslint("init", cwd=write(tmp_path, {"glossary.yml": own})).out
    assert f"  Rope: {ship * 120} …\n" in out


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


@pytest.mark.parametrize("key", ["alternativeTerms", "alternate_names", "variations", "SYNONYMS"])
def test_keys_of_other_names(key: str, tmp_path: Path) -> None:
    data = [{"TERM": term, key: [f"{term} line", f"old {term}"], "DEFINITION": text} for term, text in TERMS.items()]
    folder = write(tmp_path, {"glossary.json": json.dumps(data)})
    out = glosslint("init", cwd=folder).out
    assert "; aliases in " in out
    assert "left out" not in out
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [name.value for name in entries[0].names] == ["Rope", "Rope line", "old Rope"]


def test_the_full_forms_of_acronyms_are_names(tmp_path: Path) -> None:
    forms = {"SOS": "Save our ship", "MOB": "Man overboard", "GPS": "Global positioning system"}
    data = [
        {"term": term, "full": text, "definition": "What a crew calls when in need."} for term, text in forms.items()
    ]
    assert 'aliases in "full"\n' in glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(data)})).out


def test_texts_in_two_languages_beside_a_term(tmp_path: Path) -> None:
    data = [{"term": term, "en": text, "de": f"Ein Teil des Schiffs: {term}."} for term, text in TERMS.items()]
    out = glosslint("init", cwd=write(tmp_path, {"_data/glossary.json": json.dumps(data)})).out
    assert 'terms in "term"; text in "en"\n' in out
    assert 'left out: what is in other languages: "de"\n' in out


def test_a_text_in_languages_has_a_name_of_its_own(tmp_path: Path) -> None:
    data = {
        term: {"def": {"en": text, "de": "Ein Teil."}, "watchOut": {"en": f"Take care of it, says {term}."}}
        for term, text in TERMS.items()
    }
    out = glosslint("init", cwd=write(tmp_path, {"_data/glossary.json": json.dumps(data)})).out
    assert 'prose = { definition = "def.*", watch_out = "watchOut.*" }\n' in out


def test_languages_of_rows_are_said(tmp_path: Path) -> None:
    rows = "".join(f'en,{term},"{text}"\nde,{term}e,Ein Teil des Schiffs.\n' for term, text in TERMS.items())
    out = glosslint("init", cwd=write(tmp_path / "two", {"glossary.csv": f"lang,term,definition\n{rows}"})).out
    assert 'entries are in several languages, by their "lang" (en, de), but are checked as one\n' in out
    one = rows.replace("\nde,", "\nen,")
    out = glosslint("init", cwd=write(tmp_path / "one", {"glossary.csv": f"lang,term,definition\n{one}"})).out
    assert "several languages" not in out


_FORMS = {
    "SOS": "Save our ship",
    "MOB": "Man overboard",
    "GPS": "Global positioning system",
    "LOA": "Length overall",
    "ETA": "Estimated time of arrival",
    "VHF": "Very high frequency",
}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("acronyms.json", _FORMS),
        ("data/custom_acronyms.json", {term: [text] for term, text in _FORMS.items()}),
        ("acronyms.json", {"acronyms": [{"acronym": term, "full": text} for term, text in _FORMS.items()]}),
        ("acronyms.json", {"acronyms": [{term: text} for term, text in _FORMS.items()]}),
        ("_acronyms.yml", {"acronyms": {"keys": [{"shortname": one, "longname": two} for one, two in _FORMS.items()]}}),
        ("abbreviations.json", {term: {"definition": text, "sources": []} for term, text in _FORMS.items()}),
    ],
)
def test_files_of_acronyms(path: str, data: Any, tmp_path: Path) -> None:
    folder = write(tmp_path, {path: json.dumps(data)})
    out = glosslint("init", cwd=folder).out
    assert out.startswith("6 entries in ")
    assert "  SOS: Save our ship\n" in out
    assert "errors" not in glosslint(cwd=folder).out


def test_short_names_of_other_things_are_no_acronyms(tmp_path: Path) -> None:
    names = {f"service{term}": f"srv {text[:3].lower()}" for term, text in _FORMS.items()}
    assert glosslint("init", cwd=write(tmp_path, {"abbreviations.json": json.dumps(names)})).code == 2
