"""What ``glosslint init`` makes of lists of fields below headings, and of labels that are like terms or each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import entries_of, terms_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write


def _texts(folder: Path) -> dict[str, dict[str, str]]:
    """Return the texts of each entry by their fields, by the terms; those of one field are lines."""
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return {
        entry.title: {
            name: "\n".join(prose.text for prose in entry.prose if prose.field == name and prose.text)
            for name in {prose.field for prose in entry.prose}
        }
        for entry in entries
    }


_FIELDS = "# Glossary\n\n" + "".join(
    f"## {term}\n- **Synonyms:** {term.lower()}s, old {term.lower()}s  \n- **Opposite Concepts:** sea, sky  \n"
    f"- **Definition & Use at Sea:**  \n  {text}  \n- **Ranks & Crew:**  \n  Boatswain | Mate  \n\n"
    for term, text in TERMS.items()
)


def test_the_same_labels_in_items_below_each_heading_are_fields(tmp_path: Path) -> None:
    stubs = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in [*TERMS.items()][:2])
    out = glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.md": _FIELDS, "_data/glossary.yaml": stubs})).out
    assert out.startswith("4 entries in glossary.md, each a heading of level 2 and the text below it\n")
    assert 'the label "Definition & Use at Sea" has the definition\nthe label "Synonyms" has other names\n' in out
    assert "also found, not used: 2 entries in _data/glossary.yaml\n" in out
    texts = {"definition": TERMS["Bow"], "opposite-concepts": "sea, sky", "ranks-crew": "Boatswain | Mate"}
    assert _texts(tmp_path)["Bow"] == texts


@pytest.mark.parametrize(("name", "heading", "item", "mark"), [
    ("glossary.adoc", "== {}\n\n", "* ", "*"), ("glossary.html", "<h2>{}</h2>\n<ul>\n", "<li>", "<b>"),
    ("glossary.rst", "{}\n-----\n\n", "- ", "**"),
])  # fmt: skip
def test_other_formats_have_fields(tmp_path: Path, name: str, heading: str, item: str, mark: str) -> None:
    close = mark.replace("<", "</")
    labels = ("Parts", "Use", "Makers", "Ports", "Meaning", "Weight")
    below = "".join(f"{item}{mark}{label}:{close} the {label} of {{}}\n" for label in labels)
    titles = {"glossary.adoc": "= Glossary\n\n", "glossary.rst": "Glossary\n========\n\n"}
    end = "</ul>\n" if name.endswith("html") else "\n"
    entries = (heading.format(term) + below.replace("{}", term) + end for term in TERMS)
    page = titles.get(name, "<h1>Glossary</h1>\n") + "".join(entries)
    assert terms_of(tmp_path, page, name) == [*TERMS]


def test_items_that_differ_below_headings_are_terms(tmp_path: Path) -> None:
    groups = {"Deck": ("Rope", "Yarn"), "Hull": ("Bow", "Stern"), "Rig": ("Mast", "Sail")}
    page = "# Glossary\n\n" + "".join(
        f"## {group}\n\n" + "".join(f"- **{term}:** A part of the {group}.\n" for term in terms) + "\n"
        for group, terms in groups.items()
    )
    assert terms_of(tmp_path, page) == ["Rope", "Yarn", "Bow", "Stern", "Mast", "Sail"]


_OPEN = "# Glossary\n\n" + "".join(
    f"{term}\n:   {text}\n\n    **Type:** `part`\n\n    **Place:** on deck\n\n" for term, text in TERMS.items()
)


@pytest.mark.parametrize(("opening", "names"), [
    ("*Also known as line, cord*", ["line", "cord"]), ("aka line", ["line"]),
    ("Also called `line` or `cord`.", ["line", "cord"]), ("Also: line", ["line"]), ("Also used at sea.", []),
    ('Also "line" if it is old.', []), ("(aka: line)", ["line"]), ("Also known as line: it is old.", []),
])  # fmt: skip
def test_a_paragraph_of_other_names(tmp_path: Path, opening: str, names: list[str]) -> None:
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in TERMS.items())
    entries = entries_of(tmp_path, page.replace("## Rope\n\n", f"## Rope\n\n{opening}\n\n"))
    text = TERMS["Rope"] if names else f"{opening}\n\n{TERMS['Rope']}"
    assert entries[0] == (["Rope", *names], text)
