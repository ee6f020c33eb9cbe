"""``glosslint init --entry TERM``: the layout in which each TERM is an entry, whatever the files are called."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support import glosslint, write


def settings(folder: Path, *terms: str) -> dict[str, Any]:
    """Run init with the terms, and return the settings that it wrote; a check must find the terms."""
    result = glosslint("init", *(part for term in terms for part in ("--entry", term)), cwd=folder)
    assert result.code == 0, result.err
    return tomllib.loads((folder / "glosslint.toml").read_text("utf-8"))


def read(folder: Path) -> list[str]:
    """The terms that are read under the settings, in order."""
    result = glosslint("order", "--output-format", "json", cwd=folder)
    assert result.code == 0, result.err
    return sorted(line.split('"')[3] for line in result.out.splitlines() if '"term"' in line)


NOTES = """# On board

Welcome.

## Crew

Everybody who is on board, from the captain to the cook.

## Ropes

Some words that we use, and much more text that is about ropes and how these are made, bought, kept and mended:

- **Halyard**: A rope that raises a sail.
- **Sheet**: A rope that controls a sail.

## Weather

What the weather is like, which the captain writes into a book each day, before anything else is done:

- **Wind**: none at all today, which is rare in this part of the year.
"""


def test_a_part_of_a_page_that_is_not_called_a_glossary(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes.md": NOTES})
    assert glosslint("init", cwd=folder).code == 2
    assert settings(folder, "halyard") == {
        "files": ["./notes.md"],
        "layout": {"extends": "page", "at": "Ropes", "section": {"form": "item"}},
    }
    assert read(folder) == ["Halyard", "Sheet"]


def test_the_form_is_that_in_which_the_term_is_an_entry(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes.md": NOTES})
    assert settings(folder, "Crew")["layout"]["section"] == {"form": "heading", "levels": [2]}


@pytest.mark.parametrize(
    ("name", "text", "section"),
    [
        (
            "p.rst",
            "Ropes\n=====\n\nHalyard\n   Raises a sail.\nSheet\n   Controls a sail.\n",
            {"form": "definition-list"},
        ),
        ("p.adoc", "= Ropes\n\nHalyard:: Raises a sail.\nSheet:: Controls a sail.\n", {"form": "definition-list"}),
        (
            "p.html",
            "<h1>Ropes</h1><dl><dt>Halyard<dd>Raises it.<dt>Sheet<dd>Holds it.</dl>",
            {"form": "definition-list"},
        ),
    ],
)
def test_pages_of_other_formats_have_any_name(tmp_path: Path, name: str, text: str, section: dict[str, Any]) -> None:
    folder = write(tmp_path, {f"docs/{name}": text})
    assert glosslint("init", cwd=folder).code == 2
    found = settings(folder, "Sheet", "Halyard")
    assert found["files"] == [f"docs/{name}"]
    assert found["layout"]["section"] == section


def test_columns_of_a_table_whose_titles_say_nothing(tmp_path: Path) -> None:
    rows = "| 1 | Jib | A sail before the mast. |\n| 2 | Boom | A spar. |\n"
    folder = write(tmp_path, {"parts.md": f"# Parts\n\n| No. | Piece | Remarks |\n|---|---|---|\n{rows}"})
    found = settings(folder, "Boom")["layout"]["section"]
    assert found["columns"] == {"term": "Piece", "definition": "Remarks"}


def test_entries_in_several_pages_of_a_folder(tmp_path: Path) -> None:
    pages = {
        "on/rig.md": "# Rig\n\n## Jib\n\nA sail before the mast.\n\n## Boom\n\nA spar below a sail.\n",
        "on/hull.md": "# Hull\n\n## Keel\n\nThe lowest part of a ship.\n\n## Rib\n\nA part of the frame.\n",
    }
    folder = write(tmp_path, pages)
    assert settings(folder, "Jib", "Rib")["files"] == ["on/*.md"]
    assert read(folder) == ["Boom", "Jib", "Keel", "Rib"]


def test_data_of_any_name(tmp_path: Path) -> None:
    rows = [
        ("Jib", "A sail before the mast."),
        ("Boom", "A spar below a sail."),
        ("Keel", "The lowest part of a ship."),
    ]
    text = "parts:\n" + "".join(f"  - name: {term}\n    description: {note}\n" for term, note in rows)
    folder = write(tmp_path, {"ship.yaml": text, "README.md": "# Ship\n\nThe Boom is a spar.\n"})
    assert settings(folder, "boom")["files"] == ["ship.yaml"]
    assert read(folder) == ["Boom", "Jib", "Keel"]


def test_data_whose_keys_say_nothing(tmp_path: Path) -> None:
    rows = [
        ("Jib", "A sail before the mast."),
        ("Boom", "A spar below a sail."),
        ("Keel", "The lowest part of a ship."),
    ]
    text = "parts:\n" + "".join(
        f"  - no: {n}\n    piece: {term}\n    blurb: {note}\n" for n, (term, note) in enumerate(rows)
    )
    folder = write(tmp_path, {"ship.yaml": text})
    assert glosslint("init", cwd=folder).code == 2
    layout = settings(folder, "Keel")["layout"]
    assert (layout["at"], layout["term"], layout["prose"]) == ("parts", "piece", {"definition": "blurb"})
    assert read(folder) == ["Boom", "Jib", "Keel"]


def test_what_is_detected_without_the_term_stays_if_it_has_it(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Jib\n\nA sail.\n\n## Boom\n\nA spar.\n\n## Keel\n\nThe lowest part.\n"
    one, two = write(tmp_path / "one", {"glossary.md": page}), write(tmp_path / "two", {"glossary.md": page})
    assert glosslint("init", cwd=one).code == 0
    assert settings(two, "keel") == tomllib.loads((one / "glosslint.toml").read_text("utf-8"))


def test_a_name_beside_the_term_counts(tmp_path: Path) -> None:
    page = "# Words\n\n## Global Positioning System (GPS)\n\nA net.\n\n## Marine Broadcast (MB)\n\nA call.\n"
    folder = write(tmp_path, {"words.md": page})
    assert settings(folder, "mb")["files"] == ["./words.md"]


def test_a_term_that_is_only_text(tmp_path: Path) -> None:
    folder = write(tmp_path, {"notes.md": NOTES, "bad.yaml": "a: [captain\n"})
    result = glosslint("init", "--entry", "cook", "--entry", "captain", "--entry", "Bilge", cwd=folder)
    assert result.code == 2
    assert not (folder / "glosslint.toml").exists()
    assert result.err.splitlines() == [
        'error: no layout of this folder has all entries "cook", "captain", "Bilge"',
        '"cook" is text at notes.md:7',
        '"captain" is text at bad.yaml:1, notes.md:7',
        '"Bilge" is in no file that glosslint can read',
        "tried in notes.md: headings of level 2 (3), headings of level 1 (1), list items that begin with bold (3)",
        "tried in bad.yaml: nothing, since it has a syntax error in line 1: this list is opened with [ and never "
        "closed; add ] where it ends, or quote the value if [ is part of the text",
        "nothing was written; name another entry, spelt as it is there, or set files and layout",
        "in glosslint.toml (in the guide: Layouts)",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--entry", " "), "--entry: give a term of the glossary"),
        (("--entry", "Jib", "--starter"), "--entry: a new glossary, --starter, has no entries to look for"),
    ],
)
def test_arguments_that_say_nothing(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = glosslint("init", *arguments, cwd=tmp_path)
    assert (result.code, result.err) == (2, f"error: {message}\n")
