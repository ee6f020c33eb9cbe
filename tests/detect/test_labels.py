"""Labels in the texts of entries, such as "**Definition:** …": in paragraphs, items, tables and headings of pages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.detect.read import TERMS, Read, entries_of, headings
from tests.support import write
from tests.timing import assert_linear


class _Parts(NamedTuple):
    """The other names of an entry, its texts by their fields, and its references."""

    names: list[str]
    texts: dict[str, str]
    references: list[str] = []  # noqa: RUF012 - never changed


def _parts(read: Read) -> dict[str, _Parts]:
    found = {}
    for entry in read.entries:
        texts: dict[str, str] = {}
        for prose in entry.prose:
            texts[prose.field] = f"{texts.get(prose.field, '')}\n\n{prose.text}".strip()
        names = [name.value for name in entry.names if name.kind != "term"]
        own = {field: text for field, text in texts.items() if text}
        found[entry.title] = _Parts(names, own, [reference.target for reference in entry.references])
    return found


_PARTS = """\
# Glossary

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


def test_a_label_is_no_part_of_the_definition(tmp_path: Path) -> None:
    read = Read(tmp_path, {"glossary.md": _PARTS})
    assert "  Bow: The front of a ship.\n" in read.out
    assert 'the label "Definition" has the definition\nthe label "Also known as" has other names\n' in read.out
    texts = {"definition": "The front of a ship.", "why-it-matters": "It cuts the the water."}
    assert _parts(read)["Bow"] == _Parts(["prow", "head"], {**texts, "related": "[Stern](#stern)"})
    read.change("glossary.md", "A ship is built on it.\n", "On it.\n\n### Head\n\n**Definition:** Front of a boat.\n")
    assert read.check("--select", "repeated-word,broken-link,duplicate-term").splitlines()[:3] == [
        'glossary.md:7:29: warning repeated-word [*] "the the" repeats "the"',
        'glossary.md:19:26: error broken-link "bwo" is not an entry',
        'glossary.md:27:5: warning duplicate-term "Head" is the same name as "head", an alias of the entry "bow"',
    ]
    text = (read.folder / "glossary.md").read_text("utf-8")
    read.check("--fix", "--select", "repeated-word")
    assert (read.folder / "glossary.md").read_text("utf-8") == text.replace("the the", "the")


_ITEMS = """\
# Glossary

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
    read = Read(tmp_path, {"glossary.md": _ITEMS})
    assert 'the label "Synonyms" and "Abbreviation" has other names\nthe label "See also" has other ' in read.out
    parts = _parts(read)
    assert parts["Stern"] == _Parts(["st"], {"definition": "The back of a ship."}, ["Bow", "Keel"])
    assert (parts["Bow"].names, parts["Keel"].names) == (["prow", "head"], [])
    read.change("glossary.md", "Bow, Keel", "Bow, Kel")
    found = 'glossary.md:10:22: error broken-reference "Kel" is not an entry; did you mean "Keel"?'
    assert read.check("--select", "broken-reference").startswith(found)
    others = _ITEMS.replace("Bow, Keel", "yards, masts").replace("also:* Stern", "also:* sails")
    texts = {"definition": "The back of a ship.", "see-also": "yards, masts."}
    assert _parts(Read(tmp_path, {"glossary.md": others}))["Stern"] == _Parts(["st"], texts)


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
_LOUD = _HTML.replace("<b>", "<B>").replace("</b>", "</B>").replace("<ul><li>", "<UL><LI>").replace("strong", "STRONG")
_EMPHASISED = (
    "# Glossary\n\n## Bow\n\n*_Definition:_* The front of a ship.\n\n*_Synonyms:_* prow\n\n"
    "## Stern\n\n*_Definition:_* The back of a ship.\n\n*_Synonyms:_* rear\n"
)
_SPANISH = (
    "# Glosario\n\n## Bow\n\n**Definición:** The front of a ship.\n\n**Sinónimos:** prow\n\n"
    "## Stern\n\n**Definición:** The back of a ship.\n\n**Sinónimos:** rear\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("glossary.rst", _RST),
        ("glossary.adoc", _ADOC),
        ("glossary.html", _HTML),
        ("glossary.html", _LOUD),
        ("glossary.md", _EMPHASISED),
        ("glosario.md", _SPANISH),
    ],
    ids=["rst", "asciidoc", "html", "html in capitals", "two marks", "Spanish"],
)
def test_labels_in_other_forms(name: str, text: str, tmp_path: Path) -> None:
    texts = {"definition": "The front of a ship."}, {"definition": "The back of a ship."}
    parts = {"Bow": _Parts(["prow"], texts[0]), "Stern": _Parts(["rear"], texts[1])}
    assert _parts(Read(tmp_path, {name: text})) == parts


#: Texts below headings, of which none has labels.
_NO_LABELS = {
    "a sentence in bold": ("The front.\n\n**Important: it is wet.** More.", "The back.\n\n**Fast:** x"),
    "plain words in a sentence": ("The front. Example: a boat.", "The back. Example: a boat."),
    "items of one entry": ("The front.\n\n- **Fast:** x\n- **Slow:** y", "The back.\n\n- **Slow:** y"),
    "a definition above the label": ("The front.\n\n**Description:** More.", "The back.\n\n**Description:** More."),
    "no names": ("*also known as: church furlong. It is old.*\n\nLand.", "Rear."),
    "only another entry": ("The front.", "*See also:* Bow"),
    "in the middle of a paragraph": ("A beam;\nsynonyms: spine", "Rear."),
}


@pytest.mark.parametrize("case", _NO_LABELS)
def test_other_words_are_no_labels(case: str, tmp_path: Path) -> None:
    terms = dict(zip(("Bow", "Stern"), _NO_LABELS[case], strict=True))
    parts = _parts(Read(tmp_path, {"glossary.md": headings({**terms, "Keel": "The beam along the bottom."})}))
    assert [part.texts["definition"] for part in parts.values()][:2] == [*terms.values()]


def test_labels_of_names_may_be_whole_lines_or_without_marks(tmp_path: Path) -> None:
    terms = {
        "Bow": "*also known as: prow*\n\nThe front.",
        "Keel": "*also known as: spine, back*\n\nBeam.",
        "Yarn": "*Also known as:* thread\nThin.",
        "Rope": "Also known as: line\n\nThick.",
        "Stern": "The back.\n\nSource: a book.",
    }
    parts = _parts(Read(tmp_path, {"glossary.md": headings(terms)}))
    assert {term: part.names for term, part in parts.items()} == {
        "Bow": ["prow"],
        "Keel": ["spine", "back"],
        "Yarn": ["thread"],
        "Rope": ["line"],
        "Stern": [],
    }
    assert [part.texts["definition"] for part in parts.values()] == [
        "The front.", "Beam.", "Thin.", "Thick.", "The back.\n\nSource: a book.",
    ]  # fmt: skip


def test_what_stands_for_no_names_and_no_entries_is_left_out(tmp_path: Path) -> None:
    terms = {"Bow": ("prow, `head`", "Stern"), "Stern": ("N/A", "Bow"), "Keel": ("none", "None"), "Mast": ("pole", "-")}
    text = "- **Definition**: Part.\n- **Aliases**: {}\n- **Role**: x\n- **Related**: {}"
    page = headings({term: text.format(*own) for term, own in terms.items()}, 3)
    parts = _parts(Read(tmp_path, {"glossary.md": page}))
    assert [(part.names, part.references) for part in parts.values()] == [
        (["prow", "head"], ["Stern"]), ([], ["Bow"]), ([], []), (["pole"], []),
    ]  # fmt: skip
    assert [part.texts for part in parts.values()] == [{"definition": "Part.", "role": "x"}] * 4


def test_pages_of_letters_share_their_labels(tmp_path: Path) -> None:
    pages = {
        f"glossary/{letter}.md": headings(
            {f"{letter.upper()}{part}": f"**Definition:** Part {part} of a ship." for part in "abcdef"}, 2, letter
        )
        for letter in "bks"
    }
    pages["glossary/k.md"] += "## Kedge\n\n*Definition:* Small anchor.\n\n*Also known as:* hook\n"
    parts = _parts(Read(tmp_path, pages))
    assert parts["Kedge"] == _Parts(["hook"], {"definition": "Small anchor."})
    assert parts["Bf"].texts == {"definition": "Part f of a ship."}


@pytest.mark.parametrize(("name", "heading", "item", "mark"), [
    ("glossary.md", "## {}\n\n", "- ", "**"), ("glossary.adoc", "== {}\n\n", "* ", "*"),
    ("glossary.html", "<h2>{}</h2>\n<ul>\n", "<li>", "<b>"), ("glossary.rst", "{}\n-----\n\n", "- ", "**"),
])  # fmt: skip
def test_the_same_labels_in_items_below_each_heading_are_fields(
    name: str, heading: str, item: str, mark: str, tmp_path: Path
) -> None:
    """And no terms, as they are where they differ."""
    title = {"md": "# Glossary\n\n", "adoc": "= Glossary\n\n", "rst": "Glossary\n========\n\n"}.get(name[9:], "")
    close, end = mark.replace("<", "</"), "</ul>\n" if name.endswith("html") else "\n"

    def page(labels: tuple[str, ...], own: str) -> str:
        text = "".join(f"{item}{mark}{label}{own}:{close} the {label} of {{}}\n" for label in labels)
        return title + "".join((heading + text + end).replace("{}", term) for term in TERMS)

    labels = ("Parts", "Use", "Makers", "Ports", "Meaning", "Weight")
    assert Read(tmp_path, {name: page(labels, "")}).terms == [*TERMS]
    assert len(Read(tmp_path, {name: page(labels[:3], " {}")}).terms) == 3 * len(TERMS)


@pytest.mark.parametrize("piece", ["<p>", "**", "a ", "**Note:** ", "a,", "\n \n", "- **Note", "<li>", "_"])
def test_hostile_texts_take_linear_time(piece: str, tmp_path: Path) -> None:
    settings = 'files = ["glossary.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "heading"\n'
    settings += 'labels = { definition = "Definition", aliases = "Also known as", note = "Note" }\n'
    text = "# G\n\n## Bow\n\n**Definition:** x\n\n**Also known as:** {0}\n\n{0}\n\n## Stern\n\n**Note:** y\n"

    def make(size: int) -> Path:
        body = text.format(piece * (size // len(piece)))
        return write(tmp_path / str(size), {"glossary.md": body, "glosslint.toml": settings})

    assert_linear(entries_of, make, 16_000)


# --- headings of pages that are one entry each ----------------------------------------------------------------------

_SHIPS = {
    "Bow": ("The front part of a ship.", ("prow", "head"), "Stern", "The bow cut the water like a knife."),
    "Keel": ("The beam along the bottom of a ship.", ("backbone", "spine"), "Mast", "They laid the keel in spring."),
    "Mast": ("A pole that carries the sails of a ship.", ("spar", "pole"), "Keel", "The mast broke in the storm."),
    "Stern": ("The rear part of a ship.", ("back", "poop"), "Bow", "The captain stood at the stern."),
}
_PAGE = """\
# {term}

## Definition

{text}

## Synonyms

{names}

## {related}

{other}

## Example

{example}
"""


def _pages(page: str = _PAGE, between: str = ", ", related: str = "See also", link: str = "{}") -> dict[str, str]:
    return {
        f"glossary/{term.lower()}.md": page.format(
            term=term,
            text=text,
            names=between.join(names) if between == ", " else "".join(f"{between}{name}\n" for name in names),
            related=related,
            other=link.format(other, other.lower()),
            example=example,
        )
        for term, (text, names, other, example) in _SHIPS.items()
    }


@pytest.mark.parametrize("between", [", ", "- "])
def test_definitions_names_and_other_entries_below_headings(between: str, tmp_path: Path) -> None:
    read = Read(tmp_path, _pages(between=between))
    assert 'text in the sections "Definition" and "Example"; aliases in the section "Synonyms"\n' in read.out
    assert '; the section "See also" holds terms of entries (all of 4 match an entry)\n' in read.out
    text, names, other, example = _SHIPS["Bow"]
    assert _parts(read)["Bow"] == _Parts([*names], {"definition": text, "example": example}, [other])
    assert read.check().startswith("No findings")
    if between == ", ":
        read.change("glossary/bow.md", "prow, head", "prow, prow")
        read.change("glossary/bow.md", "Stern", "Stren")
        assert read.check("--select", "redundant-alias,broken-reference").splitlines()[:2] == [
            'glossary/bow.md:9:7: warning redundant-alias the alias "prow" repeats another alias',
            'glossary/bow.md:13:1: error broken-reference "Stren" is not an entry; did you mean "Stern"?',
        ]


def test_links_below_a_heading_are_a_text_with_links(tmp_path: Path) -> None:
    read = Read(tmp_path, _pages(link="- [{}](./{}.md) — a part", related="Related terms"))
    assert "links look like ./id.md (all of 4 match an entry)\n" in read.out
    assert _parts(read)["Bow"].texts["related"] == "- [Stern](./stern.md) — a part"
    assert _parts(read)["Bow"].references == []


def test_a_lead_stays_the_definition(tmp_path: Path) -> None:
    read = Read(tmp_path, _pages(_PAGE.replace("## Definition\n\n", "")))
    assert 'text in the page; aliases in the section "Synonyms"\n' in read.out
    assert _parts(read)["Bow"].texts["definition"] == "The front part of a ship."
    pages = _pages("# {term}\n\n{text}\n")
    pages["glossary/bow.md"] += "\n## Definition\n\nIn law, the foremost part of a ship.\n"
    assert _parts(Read(tmp_path, pages))["Bow"].texts["definition"] == "The front part of a ship."


def test_what_is_above_the_definition_and_below_other_headings(tmp_path: Path) -> None:
    pages = _pages(_PAGE.replace("## Definition", "Note: a draft.\n\n## 1. Definition"))
    for word in ("bow", "keel"):
        pages[f"glossary/{word}.md"] += "\n## History\n\nThe word is an old one.\n"
    assert '"1. Definition", "Example" and "History"; aliases' in Read(tmp_path, pages).out
    for word in ("bow", "keel"):
        pages[f"glossary/{word}.md"] += "".join(f"\n## Ship {n}\n\nIts keel is long.\n" for n in range(12))
    read = Read(tmp_path, pages)
    assert 'left out: the texts in the sections "Ship 10" and "Ship 11"\n' in read.out
    assert 'set under [layout]: prose = { definition = "@section:1. Definition", lead = "@lead",' in read.out
    texts = _parts(read)["Bow"].texts
    assert (texts["lead"], texts["definition"]) == ("Note: a draft.", "The front part of a ship.")
    single = {f"glossary/{w.lower()}.md": f"# {w}\n\n## Definition\n\nA part.\n\n## Of {w}\n\nA book.\n" for w in TERMS}
    read = Read(tmp_path, single)
    assert 'left out: the texts in the sections "Of Bow"' in read.out
    assert '\nprose = { definition = "@section:Definition" }\n' in read.settings


def test_a_label_above_the_definition_is_left_out_and_said(tmp_path: Path) -> None:
    read = Read(tmp_path, _pages(_PAGE.replace("## Definition", "**Status:** draft\n\n## Definition")))
    assert "left out: the texts in the lead of the page\n" in read.out
    assert ', lead = "@lead" }' in read.out
    assert list(_parts(read)["Bow"].texts) == ["definition", "example"]
