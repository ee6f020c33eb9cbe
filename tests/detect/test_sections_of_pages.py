"""Pages with one entry each whose headings name the parts: ``## Definition``, ``## Synonyms``, ``## See also``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PARTS = {
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


class _Read(NamedTuple):
    names: list[str]
    texts: dict[str, str]
    references: list[str]


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
        for term, (text, names, other, example) in _PARTS.items()
    }


def _read(folder: Path, pages: dict[str, str]) -> tuple[str, dict[str, _Read]]:
    """Return what ``init`` says, and what is read with its settings; no check reports anything."""
    out = glosslint("init", "--yes", cwd=write(folder, pages)).out
    assert glosslint(cwd=folder).out.startswith("No findings")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return out, {
        entry.title: _Read(
            [name.value for name in entry.names[1:]],
            {prose.field: prose.text.strip() for prose in entry.prose},
            [reference.target for reference in entry.references],
        )
        for entry in entries
    }


@pytest.mark.parametrize("between", [", ", "- "])
def test_definitions_names_and_other_entries_below_headings(between: str, tmp_path: Path) -> None:
    out, read = _read(tmp_path, _pages(between=between))
    assert 'text in the sections "Definition" and "Example"; aliases in the section "Synonyms"\n' in out
    assert '; the section "See also" holds terms of entries (all of 4 match an entry)\n' in out
    text, names, other, example = _PARTS["Bow"]
    assert read["Bow"] == _Read([*names], {"definition": text, "example": example}, [other])


def test_names_and_other_entries_below_headings_are_checked(tmp_path: Path) -> None:
    _read(tmp_path, _pages())
    page = (tmp_path / "glossary/bow.md").read_text()
    write(tmp_path, {"glossary/bow.md": page.replace("prow, head", "prow, prow").replace("Stern", "Stren")})
    assert glosslint("--select", "redundant-alias,broken-reference", cwd=tmp_path).out.splitlines()[:2] == [
        'glossary/bow.md:9:7: warning redundant-alias the alias "prow" repeats another alias',
        'glossary/bow.md:13:1: error broken-reference "Stren" is not an entry; did you mean "Stern"?',
    ]


def test_links_below_a_heading_are_a_text_with_links(tmp_path: Path) -> None:
    out, read = _read(tmp_path, _pages(link="- [{}](./{}.md) \u2014 a part", related="Related terms"))
    assert 'text in the sections "Definition", "Related terms" and "Example"' in out
    assert "links look like ./id.md (all of 4 match an entry)\n" in out
    assert read["Bow"].texts["related"] == "- [Stern](./stern.md) \u2014 a part"
    assert read["Bow"].references == []


def test_a_lead_stays_the_definition(tmp_path: Path) -> None:
    page = _PAGE.replace("## Definition\n\n", "")
    out, read = _read(tmp_path, _pages(page))
    assert 'text in the page; aliases in the section "Synonyms"\n' in out
    assert read["Bow"].texts["definition"] == "The front part of a ship."
    assert (read["Bow"].names, read["Bow"].references) == (["prow", "head"], ["Stern"])
    described = page.replace("{text}\n", "{text}\n\n## Description\n\nA long text on it.\n")
    assert _read(tmp_path / "description", _pages(described))[1]["Bow"].texts["definition"] == _PARTS["Bow"][0]


def test_what_is_above_the_definition_and_below_other_headings(tmp_path: Path) -> None:
    pages = _pages(_PAGE.replace("## Definition", "Status: draft\n\n## 1. Definition"))
    for word in ("bow", "keel"):
        pages[f"glossary/{word}.md"] += "\n## History\n\nThe word is an old one.\n"
    assert '"1. Definition", "Example" and "History"; aliases' in _read(tmp_path, pages)[0]
    for word in ("bow", "keel"):
        pages[f"glossary/{word}.md"] += "".join(f"\n## Ship {n}\n\nIts keel is long.\n" for n in range(12))
    out, read = _read(tmp_path / "more", pages)
    assert 'left out: the texts in the sections "Ship 10" and "Ship 11"\n' in out
    assert 'set under [layout]: prose = { definition = "@section:1. Definition", lead = "@lead",' in out
    assert 'ship-9 = "@section:Ship 9", ship-10 = "@section:Ship 10"' in out
    assert read["Bow"].texts["lead"] == "Status: draft"
    assert read["Bow"].texts["definition"] == "The front part of a ship."


def test_headings_of_a_few_pages_change_nothing(tmp_path: Path) -> None:
    pages = _pages("# {term}\n\n{text}\n")
    pages["glossary/bow.md"] += "\n## Definition\n\nIn law, the foremost part of a ship.\n"
    assert _read(tmp_path, pages)[1]["Bow"].texts["definition"] == "The front part of a ship."


def test_headings_of_single_pages_are_no_fields(tmp_path: Path) -> None:
    pages = {
        f"glossary/{word.lower()}.md": (
            f"# {word}\n\n## Definition\n\nA part of a ship.\n\n## Sources of {word}\n\nA book.\n"
        )
        for word in ("Bow", "Stern", "Keel", "Mast", "Sail", "Oar")
    }
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert 'left out: the texts in the sections "Sources of Bow"' in out
    assert '\nprose = { definition = "@section:Definition" }\n' in (tmp_path / "glosslint.toml").read_text()
