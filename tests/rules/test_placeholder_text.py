"""What keeps a place, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.rule import Example
from glosslint.rules.schema.placeholder_text import RULE
from glosslint.testing import reported
from tests.support import glosslint, write


def found(text: str) -> list[str]:
    return [text[item.start : item.end] for item in reported(RULE, Example({"entry.yaml": text}))]


@pytest.mark.parametrize(
    ("summary", "placeholder"),
    [
        ("tbd", "tbd"),
        ("**TODO**", "**TODO**"),
        ("to be defined.", "to be defined."),
        ("Definition here", "Definition here"),
        ("<insert a short definition here>", "<insert a short definition here>"),
        ("Your text goes here.", "Your text goes here."),
        ("Coming soon!", "Coming soon!"),
        ("Not specified yet.", "Not specified yet."),
        ("No definition yet", "No definition yet"),
        ("This page is still a work in progress.", "This page is still a work in progress."),
        ("Work in progress, to be defined later.", "Work in progress, to be defined later."),
        ("...", "..."),
        ("FIXME check the year", "FIXME"),
        ("A piece of text. TODO: its length.", "TODO"),
        ("A piece [TBD] of text.", "[TBD]"),
        ("lorem ipsum", "lorem ipsum"),
        ("Sample text", "Sample text"),
    ],
)
def test_what_keeps_a_place(summary: str, placeholder: str) -> None:
    assert found(f'id: token\nterm: token\nsummary: "{summary}"\n') == [placeholder]


def test_a_mark_may_be_a_paragraph() -> None:
    text = "id: a\nterm: a\nsummary: |\n  {}\n\n  See the list of parts.\n"
    assert found(text.format("TODO")) == ["TODO"]
    assert found(text.format("Words for signs. TODO\n  is one of them.")) == []


@pytest.mark.parametrize(
    ("items", "placeholders"),
    [
        ("- thick\n  - TODO", ["TODO"]),
        ("- TODO\n  - thick", ["TODO"]),
        ("- thick\n  - **TBD.**\n  - [ ] FIXME", ["TBD", "FIXME"]),
        ("1. thick\n  2. TODO", ["TODO"]),
        ("- TODO: not begun\n  - DONE: ready", []),
        ("- TODO list", []),
    ],
)
def test_a_mark_may_be_an_item(items: str, placeholders: list[str]) -> None:
    assert found(f"id: rope\nterm: rope\nsummary: |\n  Line that is:\n\n  {items}\n") == placeholders


@pytest.mark.parametrize(
    "entry",
    [
        "id: tbd\nterm: TBD\nsummary: Short for to be determined.\n",
        "id: todo\nterm: TODO\nsummary: TODO marks unfinished code.\n",
        "id: lorem-ipsum\nterm: lorem ipsum\nsummary: Lorem ipsum is text without meaning.\n",
        "id: placeholder\nterm: placeholder\nsummary: Text that keeps a place.\n",
        "id: a\nterm: description\nsummary: The definition here is the short one.\n",
        "id: a\nterm: metodo\nsummary: Es todo lo que hay.\n",
        "id: a\nterm: backlog\nsummary: List of what is to be done.\n",
        "id: a\nterm: marker\nsummary: |\n  ```\n  TODO: code\n  ```\n  Marks such as `FIXME`.\n",
        "id: a\nterm: ellipsis\naliases: ['...']\nsummary: Three dots.\n",
        "id: a\nterm: a\nsummary: 'TODO comments show debt.'\n",
        "id: a\nterm: a\nsummary:\n",
        "id: a\nterm: tbc\nsummary: To be confirmed\n",
        "id: a\nterm: Order state\naliases: [WIP]\nsummary: Work in progress.\n",
        "id: a\nterm: insertion\nsummary: Text to be added.\n",
        "id: a\nterm: open port\nsummary: Not specified\n",
        "id: a\nterm: building site\nsummary: Under construction.\n",
        "id: a\nterm: specimen\nsummary: Sample.\n",
        "id: b\nterm: Descripción\ndescription: description\n",
        "id: b\nterm: meaning\nsummary: Definition.\n",
        "id: a\nterm: mannequin\naliases: [dummy]\nsummary: Dummy\n",
    ],
)
def test_what_only_looks_like_it(entry: str) -> None:
    assert found(entry) == []


@pytest.mark.parametrize(
    ("language", "summary", "placeholder"),
    [
        ("de", "TODO: erkl\u00e4ren", "TODO"),
        ("de", "Die Beschreibung wird noch erg\u00e4nzt.", "Die Beschreibung wird noch erg\u00e4nzt."),
        ("fr", "D\u00e9finition \u00e0 venir", "D\u00e9finition \u00e0 venir"),
        ("fr", "A completer\u2026", "A completer\u2026"),
        ("es", "Por definir.", "Por definir."),
        ("ja", "\u6e96\u5099\u4e2d\u3002", "\u6e96\u5099\u4e2d\u3002"),
        ("es", "[TBD]", "[TBD]"),
        ("de", "Folgt einem Kurs, den der Wind vorgibt.", ""),
        ("es", "TODO EL BARCO sin velas.", ""),
        ("fr", "Action \u00e0 faire avant le d\u00e9part.", ""),
    ],
)
def test_what_keeps_a_place_in_other_languages(language: str, summary: str, placeholder: str, tmp_path: Path) -> None:
    settings = f'files = ["*.yaml"]\n[layout]\nextends = "native"\nlanguage = "{language}"\n'
    entry = f"id: token\nterm: token\nsummary: '{summary}'\n"
    folder = write(tmp_path, {"glosslint.toml": settings, "token.yaml": entry})
    out = glosslint("--select", "placeholder-text", "--output-format", "concise", cwd=folder).out
    assert [line.split('"')[1] for line in out.splitlines()[:-1]] == [placeholder] * bool(placeholder)


def test_an_acronym_of_other_words_leaves_a_placeholder() -> None:
    assert found("id: a\nterm: CS\nsummary: To be determined.\n") == ["To be determined."]
    assert found("id: a\nterm: TD\nsummary: TODO\n") == ["TODO"]


def test_the_same_placeholder_in_many_entries_is_one_finding(tmp_path: Path) -> None:
    rows = "".join(f"| term {number} | TBD |\n" for number in range(12)) + "| ! | TODO |\n| ? | A mark that asks. |\n"
    write(tmp_path, {"glossary.md": f"| Term | Definition |\n|---|---|\n{rows}"})
    settings = 'files = ["glossary.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "table"\n'
    columns = 'columns = { term = "Term", definition = "Definition" }\n'
    write(tmp_path, {"glosslint.toml": settings + columns})
    out = glosslint("--select", "placeholder-text", "--output-format", "concise", cwd=tmp_path).out
    assert [line.partition(" error ")[2] for line in out.splitlines() if " error " in line] == [
        'placeholder-text "TBD" is a placeholder; write the text (also in 11 more entries)',
        'placeholder-text "TODO" is a placeholder; write the text',
    ]


PAGE = 'files = ["glossary.html"]\n[layout]\nextends = "page"\n[layout.section]\nform = "definition-list"\n'


def _page(folder: Path, rows: list[tuple[str, str]]) -> list[str]:
    text = "".join(f"<dt>{term}</dt>\n<dd> {definition}</dd>\n" for term, definition in rows)
    write(folder, {"glosslint.toml": PAGE, "glossary.html": f"<h1>Terms</h1>\n<dl>\n{text}</dl>\n"})
    out = glosslint("--select", "schema,identity", "--output-format", "concise", cwd=folder).out
    return [line.partition(" error ")[2] for line in out.splitlines() if ": error " in line]


def test_a_template_that_was_not_filled_in(tmp_path: Path) -> None:
    sail = ("Sail", "Cloth that the wind fills and that drives a ship.")
    assert _page(tmp_path, [sail, ("Mast", " definition"), ("Rope", "Definitions"), ("?", "definition")]) == [
        'placeholder-text "definition" is a placeholder; write the text',
        'placeholder-text "Definitions" is a placeholder; write the text',
        'placeholder-text "definition" is a placeholder; write the text',
    ]


def test_a_term_without_letters_has_no_id_to_fill_in(tmp_path: Path) -> None:
    marks = [("?", "Mark at the end of a question of the crew."), ("?", "Flag of a ship that asks for its port.")]
    assert _page(tmp_path, marks) == ['duplicate-term "?" is also the term of the entry "?"']


def test_an_empty_term_is_reported_where_ids_are_made_from_terms(tmp_path: Path) -> None:
    settings = 'files = ["a.yaml"]\n[layout]\nentries = "list"\nid = "@slug"\nterm = "term"\n'
    text = '- term: ""\n  definition: Cloth that the wind fills.\n- term: mast\n  definition: Pole of a sail.\n'
    write(
        tmp_path,
        {"glosslint.toml": f'{settings}prose = {{ definition = "definition" }}\ncore = "definition"\n', "a.yaml": text},
    )
    out = glosslint("--select", "schema,identity", "--output-format", "concise", cwd=tmp_path).out
    assert out.splitlines()[0] == 'a.yaml:1:9: error placeholder-text "term" is empty'


def test_a_word_does_not_complete_an_entry() -> None:
    assert found("id: a\nterm: bird\naliases: [placeholder]\nsummary: TBD\n") == ["placeholder", "TBD"]
    assert found("id: a\nterm: bird\naliases: [TBD, xxx]\nsummary: Name.\n") == ["TBD", "xxx"]
