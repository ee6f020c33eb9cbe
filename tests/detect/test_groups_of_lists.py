"""Headings above definition lists: titles of groups beside headings that are terms, and terms with parts."""

from __future__ import annotations

from pathlib import Path

from tests.detect.openings import terms_of

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


def test_parts_of_terms(tmp_path: Path) -> None:
    """Lists that have the same items below each heading hold the parts of its text."""
    parts = {"Origin": "A word of Old English, as most of the words are.", "Place": "It is above the hull of a ship."}
    terms = ["Anchor", "Boom", "Capstan", "Deck", "Forecastle"]
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{_list(parts)}\n" for term in terms)
    assert terms_of(tmp_path, page) == terms
