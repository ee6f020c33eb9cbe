"""``glosslint init`` on data files whose entries have a list inside: the senses of a word, the sections of a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write


@pytest.mark.parametrize(("word", "label"), [("headword", "label"), ("word", "term"), ("lemma", "name")])
def test_labels_of_senses_that_all_words_have_are_no_terms(tmp_path: Path, word: str, label: str) -> None:
    for at in range(8):
        senses = "".join(f"- {label}: {own}\n  definition: Thing {at} of the {own}.\n" for own in ("home", "town"))
        write(tmp_path, {f"words/w{at}.yaml": f"{word}: w{at}x\nsenses:\n{senses}"})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("8 entries in data files, one per file, in words/*.yaml\n")
    assert f'terms in "{word}"; text in "senses.definition"' in out
    assert f'"senses.{label}"' in out
    assert glosslint(cwd=tmp_path).out.startswith("No findings (8 entries in 8 files")


def test_terms_of_files_that_are_categories_are_terms(tmp_path: Path) -> None:
    for at in range(8):
        terms = "".join(f"- term: {term} {at}\n  definition: {text}\n" for term, text in TERMS.items())
        write(tmp_path, {f"words/w{at}.yaml": f"title: Part {at}\nterms:\n{terms}"})
    assert glosslint("init", cwd=tmp_path).out.startswith('32 entries in a YAML list under "terms", in words/*.yaml\n')


def test_the_sections_of_entries_are_not_the_entries(tmp_path: Path) -> None:
    sections = [
        {"title": title, "paragraphs": ["Some words.", "And more of them."]}
        for title in ("Definition", "How it works", "In practice")
    ]
    entries = [
        {"slug": term.lower(), "name": term, "description": text, "sections": sections} for term, text in TERMS.items()
    ]
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(entries, indent=2)})).out
    assert f"{len(TERMS)} entries in a JSON list, in glossary.json" in out
    assert 'terms in "name"; text in "description"' in out
