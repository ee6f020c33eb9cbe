"""Abbreviations that are words of labels as well, beside many others: "NB", "TIP"."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from glosslint.parse.sections.markdown import reader
from tests.detect.openings import entries_of
from tests.parse.sections.read import document
from tests.support import glosslint, write

_TERMS = [
    "AIS", "ARPA", "BOW", "COG", "CPA", "DSC", "DWT", "ECDIS", "EPIRB", "ETA", "FWE", "GMDSS", "GPS", "HAT", "HINT",
    "HT", "IMO", "INFO", "ISM", "JRCC", "KTS", "LAT", "LOA", "MARPOL", "MMSI", "MOB", "NAV", "NB", "NM", "NOTE",
    "NTM", "OOW", "PFD", "POB", "RPM", "RTM", "SAR", "SOG", "SOLAS", "TCPA", "TIP", "TSS", "UTC", "VDR", "VHF",
    "VTS", "WP", "XTE",
]  # fmt: skip
_FORMS = {
    "paragraph": ("glossary.md", "# Glossary\n\n", "**{}**: {}\n\n", ""),
    "line": ("glossary.md", "# Glossary\n\n", "**{}**\\\n{}\n\n", ""),
    "dash": ("glossary.md", "# Glossary\n\n", "{} – {}\n\n", ""),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}** – {}\n", ""),
    "rst": ("glossary.rst", "Glossary\n========\n\n", "**{}**: {}\n\n", ""),
    "rst items": ("glossary.rst", "Glossary\n========\n\n", "* **{}**: {}\n", ""),
    "asciidoc": ("glossary.adoc", "= Glossary\n\n", "*{}*: {}\n\n", ""),
    "html": ("glossary.html", "<html><body><h1>Glossary</h1>\n", "<p><b>{}</b>: {}</p>\n", "</body></html>\n"),
}


@pytest.mark.parametrize("form", _FORMS)
def test_abbreviations_in_order_with_others_are_terms(form: str, tmp_path: Path) -> None:
    path, head, row, end = _FORMS[form]
    rows = [row.format(term, f"Thing of a ship that has number {number}.") for number, term in enumerate(_TERMS)]
    assert [names[0] for names, _ in entries_of(tmp_path, head + "".join(rows) + end, path)] == _TERMS


@pytest.mark.parametrize("form", ["paragraph", "rst", "asciidoc", "html"])
def test_labels_in_capitals_are_no_terms_elsewhere(form: str, tmp_path: Path) -> None:
    path, head, row, end = _FORMS[form]
    terms = [term for term in _TERMS if term not in ("HINT", "INFO", "NB", "NOTE", "TIP")]
    rows = [row.format(term, f"Thing of a ship that has number {number}.") for number, term in enumerate(terms)]
    rows.insert(5, row.format("NOTE", "Some say it in another way."))
    rows.insert(30, row.format("NOTE", "Some write it in another way."))
    assert [names[0] for names, _ in entries_of(tmp_path, head + "".join(rows) + end, path)] == terms


def test_a_label_among_abbreviations_out_of_order_is_said(tmp_path: Path) -> None:
    terms = ["VHF", "GPS", "AIS", "NB", "ETA", "RPM", "UTC", "DWT", "LOA", "MOB"]
    page = "# Glossary\n\n" + "".join(f"**{term}**: Thing of a ship number {n}.\n\n" for n, term in enumerate(terms))
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert 'not read as entries: 1 paragraph with a word that is usually a label: "NB"\n' in out


def test_a_label_in_capitals_is_no_term_among_words(tmp_path: Path) -> None:
    words = [*sorted(term.capitalize() for term in _TERMS if term not in ("HINT", "INFO", "NB", "NOTE", "TIP"))]
    rows = [f"**{word}**: Thing of a ship that has number {number}.\n\n" for number, word in enumerate(words)]
    rows.insert(words.index("Ntm"), "**NOTE**: Some say it in another way.\n\n")
    assert [names[0] for names, _ in entries_of(tmp_path, "# Glossary\n\n" + "".join(rows))] == words


@pytest.mark.parametrize(
    ("form", "term", "readings"),
    [("paragraph", "**{}**: ", 2), ("paragraph", "**A{}z**: ", 1), ("heading", "## {}\n\n", 1)],
)
def test_a_page_is_read_again_only_if_labels_may_be_terms(
    form: str, term: str, readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [other for other in _TERMS if other not in ("HINT", "INFO", "NB", "NOTE", "TIP")]
    page = "".join(f"{term.format(other)}Thing of a ship.\n\n" for other in others) + "**NOTE**: All of them.\n"
    read = Mock(side_effect=reader.read)
    monkeypatch.setattr(reader, "read", read)
    document(page, form=form)
    assert read.call_count == readings
