"""Headings above definition lists: titles of groups beside headings that are terms, and terms with parts."""

from __future__ import annotations

from pathlib import Path

from tests.detect.openings import terms_of
from tests.support import glosslint, write

_ITEMS = {
    "Sails": {"Jib": "Sail in front of the mast.", "Spanker": "Sail behind the last mast."},
    "Ropes": {"Halyard": "[Halyard](ropes#halyard)", "Sheet": "[Sheet](ropes#sheet)", "Stay": "[Stay](ropes#stay)"},
}
_HEADINGS = """## Parts

### Hull

The body of a ship, without the masts.

### Deck

The floor of a ship, above the hull.

### Keel

The lowest timber of a ship, to which the ribs are fixed.

## Ballast

Weight in the bottom of a ship, so that she does not fall over.

## Burthen

Weight that a ship can carry in her hold.

## Crew

All who work on a ship, from the captain to the cook.

"""


def _list(items: dict[str, str]) -> str:
    return "\n".join(f"{term}\n: {text}\n" for term, text in items.items())


def test_titles_of_lists_are_groups(tmp_path: Path) -> None:
    """Below them are terms, in definition lists, beside headings that are terms."""
    groups = [f"## {title}\n\n{_list(items)}\n---\n\n" for title, items in _ITEMS.items()]
    page = f"# Glossary\n\n{groups[0]}{_HEADINGS}{groups[1]}"
    own = ["Jib", "Spanker", "Hull", "Deck", "Keel", "Ballast", "Burthen", "Crew", "Halyard", "Sheet", "Stay"]
    assert terms_of(tmp_path, page) == own
    assert 'form = ["heading", "definition-list"]' in (tmp_path / "glosslint.toml").read_text()


def test_says_what_is_read(tmp_path: Path) -> None:
    page = f"# Glossary\n\n{_HEADINGS}## Sails\n\n{_list(_ITEMS['Sails'] | _ITEMS['Ropes'])}"
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert "11 entries in glossary.md, each a heading of level 2 or 3 and the text below it or an item" in out
    assert "as github makes them, or made from the terms of definition lists" in out


def test_parts_of_terms(tmp_path: Path) -> None:
    """Lists that have the same items below each heading hold the parts of its text."""
    parts = {"Origin": "A word of Old English, as most of the words are.", "Place": "It is above the hull of a ship."}
    terms = ["Anchor", "Boom", "Capstan", "Deck", "Forecastle"]
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{_list(parts)}\n" for term in terms)
    assert terms_of(tmp_path, page) == terms
