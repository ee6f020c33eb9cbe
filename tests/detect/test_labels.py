"""What ``glosslint init`` and the checks make of labels in the texts of entries: "**Definition:** …"."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PARTS = """\
### Bow

**Definition:** The front of a ship.

**Why it matters:** It cuts the the water.

**Also known as:** prow, *head*

**Related terms:** [Stern](#stern)

### Stern

**Definition:** The back of a ship.

**Why it matters:** The rudder is below it.

**Related terms:** [Bow](#bwo)

### Keel

**Definition:** The beam along the bottom.

**Why it matters:** A ship is built on it.
"""


class _Read(NamedTuple):
    """The other names of an entry, its texts by their fields, and its references."""

    names: list[str]
    texts: dict[str, str]
    references: list[str]


def _read(folder: Path) -> dict[str, _Read]:
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return {
        entry.title: _Read(
            [name.value for name in entry.names if name.kind == "alias"],
            {prose.field: prose.text for prose in entry.prose},
            [reference.target for reference in entry.references],
        )
        for entry in entries
    }


def _init(folder: Path, name: str, text: str) -> str:
    return glosslint("init", "--yes", cwd=write(folder, {name: text})).out


def test_a_label_is_no_part_of_the_definition(tmp_path: Path) -> None:
    out = _init(tmp_path, "glossary.md", f"# Glossary\n\n{_PARTS}")
    assert "  Bow: The front of a ship.\n" in out
    assert 'the label "Definition" has the definition\nthe label "Also known as" has other names\n' in out
    assert 'the label "Why it matters" has the text "why-it-matters"\n' in out
    assert _read(tmp_path)["Bow"] == _Read(
        ["prow", "head"],
        {
            "definition": "The front of a ship.",
            "why-it-matters": "It cuts the the water.",
            "related": "[Stern](#stern)",
        },
        [],
    )
    found = glosslint("--select", "repeated-word,broken-link,duplicate-term", cwd=tmp_path).out
    assert found.splitlines()[:2] == [
        'glossary.md:7:29: warning repeated-word [*] "the the" repeats "the"',
        'glossary.md:19:26: error broken-link "bwo" is not an entry',
    ]
    assert glosslint("--fix", "--select", "repeated-word", cwd=tmp_path).code == 0
    assert (tmp_path / "glossary.md").read_text() == f"# Glossary\n\n{_PARTS}".replace("the the", "the")


def test_names_after_a_label_are_names_of_the_entry(tmp_path: Path) -> None:
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{_PARTS}")
    write(tmp_path, {"glossary.md": f"# Glossary\n\n{_PARTS}\n### Head\n\n**Definition:** Front of a boat.\n"})
    found = glosslint("--select", "duplicate-term", cwd=tmp_path).out
    words = '"Head" is the same name as "head", an alias of the entry "bow"'
    assert found.startswith(f"glossary.md:27:5: warning duplicate-term {words}\n")


_ITEMS = """\
- **Bow**
  - *Definition:* The front of a ship.
  - *Synonyms:* prow; head (of some)
  - *See also:* Stern
- **Stern**
  - *Definition:* The back of a ship.
  - *Abbreviation:* st.
  - *See also:* Bow, Keel.
- **Keel**
  - *Definition:* The beam along the bottom.
  - *Synonyms:* none in use
"""


def test_names_of_entries_after_a_label_are_references(tmp_path: Path) -> None:
    out = _init(tmp_path, "glossary.md", f"# Glossary\n\n{_ITEMS}")
    assert 'the label "Synonyms" and "Abbreviation" has other names\nthe label "See also" has other entries\n' in out
    read = _read(tmp_path)
    assert read["Stern"] == _Read(["st"], {"definition": "The back of a ship."}, ["Bow", "Keel"])
    assert read["Bow"].names == ["prow", "head"] and not read["Keel"].names
    write(tmp_path, {"glossary.md": f"# Glossary\n\n{_ITEMS}".replace("Bow, Keel", "Bow, Kel")})
    found = glosslint("--select", "broken-reference", cwd=tmp_path).out
    assert found.startswith('glossary.md:10:22: error broken-reference "Kel" is not an entry; did you mean "Keel"?')


def test_names_that_are_no_entries_are_no_references(tmp_path: Path) -> None:
    text = _ITEMS.replace("Bow, Keel", "yards, masts").replace("also:* Stern", "also:* sails")
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}")
    read = _read(tmp_path)
    assert read["Stern"] == _Read(["st"], {"definition": "The back of a ship.", "see-also": "yards, masts."}, [])


_LINES = """\
### Bow
*also known as: prow*

The front of a ship.

### Stern

The back of a ship.

Source: a book.

### Glebe
*also known as: church furlong. It is old.*

Land.
"""


def test_a_text_is_left_whole_if_a_label_is_not_followed_by_names(tmp_path: Path) -> None:
    out = _init(tmp_path, "glossary.md", f"# Glossary\n\n{_LINES}\n### Keel\n*also known as: spine, back*\n\nBeam.\n"
                f"\n### Rope\n*also known as: line*\n\nThick.\n\n### Yarn\n*Also known as:* thread\nThin.\n"
                f"\n### Boom\n*Also known as:* thread\n\nThin.\n")  # fmt: skip
    assert 'the label "also known as" has other names\n' in out
    read = _read(tmp_path)
    assert read["Bow"] == _Read(["prow"], {"definition": "The front of a ship."}, [])
    assert read["Keel"] == _Read(["spine", "back"], {"definition": "Beam."}, [])
    assert read["Yarn"] == _Read(["thread"], {"definition": "Thin."}, [])
    assert read["Glebe"] == _Read([], {"definition": "*also known as: church furlong. It is old.*\n\nLand."}, [])
    assert read["Stern"].texts == {"definition": "The back of a ship.\n\nSource: a book."}


@pytest.mark.parametrize("text", [
    "### Bow\n\nThe front of a ship.\n\n**Important: it is wet.** More.\n\n### Stern\n\nThe back.\n\n**Fast:** x\n",
    "### Bow\n\nThe front. Example: a boat.\n\n### Stern\n\nThe back. Example: a boat.\n",
    "### Bow\n\nThe front.\n\n- **Fast:** x\n- **Slow:** y\n\n### Stern\n\nThe back.\n\n- **Slow:** y\n",
])  # fmt: skip
def test_other_words_are_no_labels(tmp_path: Path, text: str) -> None:
    out = _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}")
    assert out.startswith("2 entries") and "labels" not in out


def test_a_text_before_the_label_is_the_definition(tmp_path: Path) -> None:
    text = "".join(f"### {term}\n\n{words}\n\n**Description:** More.\n\n" for term, words in
                   (("Bow", "The front of a ship."), ("Stern", "The back of a ship.")))  # fmt: skip
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}")
    assert _read(tmp_path)["Bow"].texts == {"definition": "The front of a ship.\n\n**Description:** More."}


_RST = """\
Glossary
========

Bow
---

:Definition: The front of a ship.
:Synonyms: prow

Stern
-----

**Definition:** The back of a ship.

*Synonyms:* rear
"""
_ADOC = "= Glossary\n\n== Bow\n\n*Definition:* The front of a ship.\n\n_Synonyms:_ prow\n\n== Stern\n\n" + (
    "* *Definition*: The back of a ship.\n* *Synonyms*: rear\n"
)
_HTML = """\
<h1>Glossary</h1>
<h2>Bow</h2><p><strong>Definition:</strong> The front of a ship.</p><p><b>Synonyms:</b> <i>prow</i></p>
<h2>Stern</h2><p><strong>Synonyms</strong></p><ul><li>rear</li></ul><p><em>Definition</em>: The back of a ship.</p>
"""


@pytest.mark.parametrize(("name", "text"), [("glossary.rst", _RST), ("glossary.adoc", _ADOC), ("glossary.html", _HTML)])
def test_other_formats_have_labels(tmp_path: Path, name: str, text: str) -> None:
    _init(tmp_path, name, text)
    read = {term: (one.names, one.texts) for term, one in _read(tmp_path).items()}
    assert read == {
        "Bow": (["prow"], {"definition": "The front of a ship."}),
        "Stern": (["rear"], {"definition": "The back of a ship."}),
    }


def test_pages_of_letters_share_their_labels(tmp_path: Path) -> None:
    files = {
        f"glossary/{letter}.md": f"# {letter.upper()}\n\n"
        + "".join(f"## {letter.upper()}{part}\n\n**Definition:** Part {part} of a ship.\n\n" for part in "abcdef")
        for letter in "bks"
    }
    files["glossary/k.md"] += "## Kedge\n\n*Definition:* Small anchor.\n\n*Also known as:* hook\n"
    glosslint("init", "--yes", cwd=write(tmp_path, files))
    read = _read(tmp_path)
    assert read["Kedge"] == _Read(["hook"], {"definition": "Small anchor."}, [])
    assert read["Bf"].texts == {"definition": "Part f of a ship."}


@pytest.mark.parametrize(
    "piece", ["<p>", "**", "a ", "**Note:** ", "<br>", "a,", " ", "\n \n", "- **Note", "<li>", "_"]
)
def test_hostile_texts_take_no_time(tmp_path: Path, piece: str) -> None:
    body = piece * (200_000 // len(piece))
    text = (
        f"# Glossary\n\n## Bow\n\n**Definition:** x\n\n**Also known as:** {body}\n\n{body}\n\n## Stern\n\n**Note:** y\n"
    )
    settings = 'files = ["glossary.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "heading"\n'
    settings += 'labels = { definition = "Definition", aliases = "Also known as", note = "Note" }\n'
    write(tmp_path, {"glossary.md": text, "glosslint.toml": settings})
    begun = time.process_time()
    open_session(CheckRequest(load(None, tmp_path))).glossary.entries  # noqa: B018 - read when asked for
    assert time.process_time() - begun < 5


def test_a_role_is_no_label(tmp_path: Path) -> None:
    text = "".join(
        f"{term}\n---\n\nA part of a ship, as is a\n:ref:`mast <mast>`.\n\n" for term in ("Bow", "Keel", "Mas")
    )
    assert "labels in" not in _init(tmp_path, "glossary.rst", f"Glossary\n========\n\n{text}")


def test_a_label_without_marks_begins_a_paragraph_or_an_item(tmp_path: Path) -> None:
    text = "### Bow\n\nSynonyms: prow\n\nFront of a ship.\n\n### Stern\n\nThe back.\n\n- Synonyms: rear\n\n### Keel\n\n"
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}A beam;\nsynonyms: spine\n")
    names = {term: read.names for term, read in _read(tmp_path).items()}
    assert names == {"Bow": ["prow"], "Stern": ["rear"], "Keel": []}


def test_a_text_that_only_refers_to_another_entry_is_left_whole(tmp_path: Path) -> None:
    text = (
        "### Bow\n\nFront of a ship.\n\n**See also:** Stern\n\n### Stern\n\nThe back.\n\n### Prow\n\n*See also:* Bow\n"
    )
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}")
    read = _read(tmp_path)
    assert read["Bow"] == _Read([], {"definition": "Front of a ship."}, ["Stern"])
    assert read["Prow"] == _Read([], {"definition": "*See also:* Bow"}, [])


def test_what_stands_for_no_names_and_no_entries_is_left_out(tmp_path: Path) -> None:
    terms = {"Bow": ("prow, `head`", "Stern"), "Stern": ("N/A", "Bow"), "Keel": ("none", "None"), "Mast": ("pole", "-")}
    text = "".join(
        f"### {term}\n- **Definition**: Part.\n- **Aliases**: {names}\n- **Role**: x\n- **Related**: {others}\n\n"
        for term, (names, others) in terms.items()
    )
    _init(tmp_path, "glossary.md", f"# Glossary\n\n{text}")
    read = {term: (one.names, one.references, [*one.texts]) for term, one in _read(tmp_path).items()}
    assert read == {
        "Bow": (["prow", "head"], ["Stern"], ["definition", "role"]),
        "Stern": ([], ["Bow"], ["definition", "role"]),
        "Keel": ([], [], ["definition", "role"]),
        "Mast": (["pole"], [], ["definition", "role"]),
    }


def test_labels_in_other_languages(tmp_path: Path) -> None:
    text = (
        "## Proa\n\n**Definici\u00f3n:** Parte delantera.\n\n**Sin\u00f3nimos:** roda\n\n"
        "**Ejemplo:** La proa corta el agua.\n\n"
        "## Popa\n\n**Definici\u00f3n:** Parte trasera.\n\n**Ejemplo:** La popa es ancha.\n"
    )
    _init(tmp_path, "glosario.md", f"# Glosario\n\n{text}")
    texts = {"definition": "Parte delantera.", "ejemplo": "La proa corta el agua."}
    assert _read(tmp_path)["Proa"] == _Read(["roda"], texts, [])


_ROPES = {"Painter": "Rope at the front of a boat.", "Sheet": "Rope that trims a sail.", "Halyard": "Rope of a sail."}


@pytest.mark.parametrize(("head", "own"), [("| Field | Value |", "Definition"), ("| 項目 | 内容 |", "定義")])
def test_a_table_of_fields_below_each_heading(head: str, own: str, tmp_path: Path) -> None:
    rows = "|---|---|\n| Name | {0} |\n| **" + own + "** | {1} |\n| Synonyms | {2} |\n| Note | On deck. |\n"
    names = {"Painter": "bow line, boat line", "Sheet": "–", "Halyard": "halliard"}
    entries = "".join(f"### {one}\n\n{head}\n{rows.format(one, text, names[one])}\n" for one, text in _ROPES.items())
    folder = write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n## Ropes\n\n{entries}"})
    out = glosslint("init", cwd=folder).out
    assert out.startswith("3 entries in docs/glossary.md, each a heading of level 3 and the text below it\n")
    assert f'the label "{own}" has the definition\nthe label "Synonyms" has other names\n' in out
    read = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [entry.prose[0].text for entry in read] == [*_ROPES.values()]
    assert [name.value for name in read[0].names] == ["Painter", "bow line", "boat line"]
    assert glosslint(cwd=folder).code == 0


def test_tables_below_headings_without_a_definition_are_no_fields(tmp_path: Path) -> None:
    entries = "".join(
        f"### {one}\n\n| Field | Value |\n|---|---|\n| Length | 3 m |\n| Use | sail |\n\n" for one in _ROPES
    )
    assert glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n{entries}"})).code == 2


def test_words_above_every_text_leave_it_the_definition(tmp_path: Path) -> None:
    entries = "".join(f"## {one}\n\n*noun*\n\n{text}\n\n" for one, text in _ROPES.items())
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Glossary\n\n{entries}"})).out
    assert f"  Painter: noun {_ROPES['Painter']}" in out
