"""Recognising entries that are in several lists or mappings of one file: by letter, by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import glosslint, write


def _entries(letter: str, count: int = 3) -> list[dict[str, str]]:
    return [{"term": f"{letter}part {n}", "definition": f"A part of a ship, kind {letter}{n}."} for n in range(count)]


_TEXTS = {letter: {row["term"]: row["definition"] for row in _entries(letter)} for letter in "ABC"}

_DEFINED = {x: {term: {"definition": text} for term, text in terms.items()} for x, terms in _TEXTS.items()}
_PAIRS = {x: [{term: text} for term, text in terms.items()] for x, terms in _TEXTS.items()}

_LISTS = 'JSON lists under each of "A", "B" and "C"'


@pytest.mark.parametrize(
    ("data", "at", "count", "words"),
    [
        ({letter: _entries(letter) for letter in "ABCD"}, "*", 12, 'JSON lists under each of "A", "B", "C" and 1 more'),
        (
            {"terms": {x: [{"title": f"{x}part", "descriptions": [f"The part of ships of kind {x}."]}] for x in "ABC"}},
            "terms.*",
            3,
            'JSON lists under each of "terms.A", "terms.B" and "terms.C"',
        ),
        (
            {"terms": {x: _entries(x, 1) for x in "ABC"}},
            "terms.*",
            3,
            'JSON lists under each of "terms.A", "terms.B" and "terms.C"',
        ),
        (
            {"moments": _entries("A"), "terms": _entries("B", 5)},
            "*",
            8,
            'JSON lists under each of "moments" and "terms"',
        ),
        (_TEXTS, "*", 9, 'JSON mappings under each of "A", "B" and "C"'),
        ({letter: _entries(letter, 1 + (letter == "A")) for letter in "ABC"}, "*", 4, _LISTS),
        ({"version": "1", **{letter: _entries(letter, 2) for letter in "ABC"}}, "*", 6, _LISTS),
        (
            {**_TEXTS, **{x: {f"{x}part": f"A part of a ship, kind {x}."} for x in "DEFGH"}},
            "*",
            14,
            'JSON mappings under each of "A", "B", "C" and 5 more',
        ),
        ([{"letter": x, "terms": _entries(x, 1)} for x in "ABC"], "*.terms", 3, 'JSON lists under "*.terms"'),
        ([{"name": f"Field {x}", "terms": _entries(x)} for x in "ABC"], "*.terms", 9, 'JSON lists under "*.terms"'),
        (
            {"fields": [{"title": f"Field {x}", "items": _entries(x)} for x in "ABC"]},
            "fields.*.items",
            9,
            'JSON lists under "fields.*.items"',
        ),
        ({x: {"title": f"Field {x}", "terms": _entries(x)} for x in "ABC"}, "*.terms", 9, 'JSON lists under "*.terms"'),
        (_DEFINED, "*", 9, 'JSON mappings under each of "A", "B" and "C"'),
        (
            {"fields": [{"title": f"Field {x}", "terms": terms} for x, terms in _TEXTS.items()]},
            "fields.*.terms",
            9,
            'JSON mappings under "fields.*.terms"',
        ),
        (
            {"fields": {x: {"description": "Parts of a field.", "terms": terms} for x, terms in _DEFINED.items()}},
            "fields.*.terms",
            9,
            'JSON mappings under "fields.*.terms"',
        ),
        ([*_PAIRS["A"], *_PAIRS["B"]], "*", 6, "a JSON list of mappings with one key"),
        (
            {"terms": [{term: entry} for term, entry in _DEFINED["A"].items()]},
            "terms.*",
            3,
            'a JSON list of mappings with one key under "terms"',
        ),
        (_PAIRS, "*.*", 9, "a JSON list of mappings with one key"),
    ],
)
def test_entries_in_groups(data: Any, at: str, count: int, words: str, tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path, {"data/glossary.json": json.dumps(data) + "\n"})).out
    assert out.startswith(f"{count} entries in {words}, in data/glossary.json\n")
    settings = load(None, tmp_path)
    assert settings.layout.at == at
    report = check(CheckRequest(settings))
    assert (report.entries, report.findings) == (count, ())


@pytest.mark.parametrize(
    ("data", "at"),
    [
        ({"terms": _entries("A", 6), "sources": [{"term": "x", "definition": "A book on it all."}] * 2}, "terms"),
        ({"parts": _entries("A", 6), "pages": [{"url": "/a", "weight": 1, "icon": "x"}] * 3}, "parts"),
        ({"en": _entries("A", 6), "fr": _entries("B", 6)}, "en"),
    ],
)
def test_lists_beside_the_glossary_are_no_part_of_it(data: Any, at: str, tmp_path: Path) -> None:
    glosslint("init", cwd=write(tmp_path, {"data/glossary.json": json.dumps(data) + "\n"}))
    assert load(None, tmp_path).layout.at == at


_SETTINGS = 'files = ["g.yaml"]\n[layout]\nextends = "jekyll-data"\nat = "*"\n'


def test_findings_in_groups_have_their_place_and_are_fixed(tmp_path: Path) -> None:
    rows = (
        "a:",
        "- term: Bow",
        "  definition: The  front of it.",
        "b:",
        "- term: Stern",
        "  definition: See [it](#bwo).",
    )
    text = "\n".join(rows) + "\n"
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": text})
    report = check(CheckRequest(load(None, tmp_path)))
    lines = [(finding.rule, finding.location.start.line) for finding in report.findings]
    assert ("double-space", 3) in lines
    assert ("broken-link", 6) in lines
    glosslint("--fix", cwd=tmp_path)
    assert (tmp_path / "g.yaml").read_text("utf-8") == text.replace("The  front", "The front")


@pytest.mark.parametrize(
    ("text", "contents"),
    [("a: text\n", 'holds a string under "*"'), ("text\n", 'holds a string with nothing under "*"')],
)
def test_a_file_without_groups(text: str, contents: str, tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": text})
    assert contents in glosslint(cwd=tmp_path).err


def test_a_new_entry_may_belong_to_any_group(tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": _SETTINGS, "g.yaml": "a:\n- term: Bow\n  definition: The front of a ship.\n"})
    assert (
        "may belong to any of several lists, which glosslint new cannot write"
        in glosslint("new", "Keel", cwd=tmp_path).err
    )


def test_lists_for_pages_repeat_entries_on_purpose(tmp_path: Path) -> None:
    rope = "  - term: Rope\n    definition: Fibres that are laid together for strength.\n"
    lists = "".join(
        f"page-{n}:\n{rope}  - term: Part {n}\n    definition: What is tied at place {n}.\n" for n in range(3)
    )
    write(tmp_path, {"_data/terms.yml": f"{lists}page-3:\n  - term: Part 1\n    definition: Another thing.\n"})
    write(tmp_path, {"glosslint.toml": 'files = ["_data/terms.yml"]\n[layout]\nextends = "jekyll-data"\nat = "*"\n'})
    found = json.loads(glosslint("--output", "json", cwd=tmp_path).out)["findings"]
    told = [(finding["rule"], finding["level"], finding["quoted"]) for finding in found]
    assert told == [
        ("duplicate-id", "info", "Rope"),
        ("duplicate-id", "info", "Rope"),
        ("duplicate-id", "error", "Part 1"),
    ]


def test_the_tasks_of_a_program_are_no_glossary(tmp_path: Path) -> None:
    tasks = "version: 3\ntasks:\n" + "".join(
        f"  {name}:\n    desc: Does all that is needed to {name}.\n    deps: [{need}]\n"
        for name, need in (
            ("build", "fetch"),
            ("test", "build"),
            ("lint", "fetch"),
            ("ship", "test"),
            ("fetch", "lint"),
        )
    )
    assert "no glossary found" in glosslint("init", cwd=write(tmp_path, {"Taskfile.yml": tasks})).out


def test_the_descriptions_of_what_is_beside_an_entry_are_no_texts_of_it(tmp_path: Path) -> None:
    rows = [{**row, "related_articles": [{"title": "All parts", "description": "Every part that a ship has."}]}
            for row in _entries("A", 6)]  # fmt: skip
    out = glosslint("init", cwd=write(tmp_path, {"data/glossary.json": json.dumps(rows) + "\n"})).out
    assert 'text in "definition"\n' in out


@pytest.mark.parametrize("folder", ["terminos", "docs/términos", "用語集", "docs/термины"])
def test_folders_of_terms_in_other_languages(folder: str, tmp_path: Path) -> None:
    pages = {f"{folder}/part-{n}.qmd": f"---\ntitle: Part {n}\n---\n\nThe part {n} of a ship.\n" for n in range(4)}
    assert glosslint("init", cwd=write(tmp_path, pages)).out.startswith("4 entries in Markdown pages, one per page")


def test_terms_of_use_in_other_languages_are_no_glossary(tmp_path: Path) -> None:
    page = "# Términos de uso\n\n" + "".join(f"## Parte {n}\n\nLo que usted acepta.\n\n" for n in (1, 2, 3))
    assert glosslint("init", cwd=write(tmp_path, {"docs/terminos-de-uso.md": page})).code == 2


def test_groups_that_are_read_are_not_named_again(tmp_path: Path) -> None:
    for number, data in enumerate(({"letters": {x: _entries(x) for x in "ABC"}}, _TEXTS)):
        out = glosslint("init", cwd=write(tmp_path / str(number), {"glossary.json": json.dumps(data) + "\n"})).out
        assert out.startswith("9 entries in JSON ")
        assert "also found" not in out


def test_a_few_terms_are_in_two_groups(tmp_path: Path) -> None:
    groups = {letter: {row["term"]: row["definition"] for row in _entries(letter, 20)} for letter in "ABC"}
    twice = {**groups["B"], "Apart 0": "Another text on this part of a ship."}
    data = {"_comment": "How to use this file.", **groups, "B": twice}
    write(tmp_path, {"data/glossary.json": json.dumps(data) + "\n"})
    assert glosslint("init", cwd=tmp_path).out.startswith("61 entries in JSON mappings under each of ")
    report = check(CheckRequest(load(None, tmp_path)))
    assert report.entries == 61
    assert "duplicate-id" in {finding.rule for finding in report.findings}


def test_the_senses_of_terms_are_no_groups(tmp_path: Path) -> None:
    senses = {term: {"noun": {"definition": text}, "verb": {"definition": text}} for term, text in _TEXTS["A"].items()}
    out = glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps(senses)})).out
    assert out.startswith("3 entries in a JSON mapping, in glossary.json\n")


def test_steps_are_no_pairs_of_terms_and_texts(tmp_path: Path) -> None:
    steps = [{"run": f"Do what number {n} says."} for n in range(8)]
    assert glosslint("init", cwd=write(tmp_path, {"glossary.json": json.dumps({"steps": steps})})).code == 2
