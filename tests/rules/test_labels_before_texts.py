"""What is before the first word of a text, such as the mark of a note, is no part of it for rules on openings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

WORDS = (
    *("Rope", "Yarn", "Bow", "Stern", "Keel", "Mast", "Sail", "Deck", "Hull", "Helm", "Hold", "Galley", "Rudder"),
    *("Anchor", "Hatch", "Jib", "Tiller", "Yard", "Crew", "Cabin", "Cleat", "Wheel", "Fender", "Bulkhead", "Capstan"),
)
OTHERS = "".join(f"{word}: Wooden part number {number} of a ship.\n" for number, word in enumerate(WORDS))
SETTINGS = 'files = ["ships.yaml"]\nlayout = "map"\nselect = ["convention", "circularity"]\n'


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Flat end of a hull.", []),
        ("[1] flat end of a hull.", ["initial-case"]),
        ("[^1] flat end of a hull.", ["initial-case"]),
        ("[^1] Flat end of a hull", ["final-period"]),
        ("[2](https://example.org) flat end of a hull.", []),
        ("*nautical* Flat end of a hull.", []),
        ("_nautical:_ Flat end of a hull.", []),
        ("*nautical* flat end of a hull.", ["initial-case"]),
        ("_n._ flat end of a hull.", []),
        ("[1] A board of a hull.", ["opening-article"]),
        ("[1] The transom.", ["opening-article", "self-definition"]),
        ("_n._ The transom.", ["self-definition"]),
        ("[n] A transom.", ["self-definition"]),
        ("[1] Transom is a flat end of a hull.", ["restated-term"]),
    ],
)
def test_rules_read_the_first_word(text: str, reported: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"glosslint.toml": SETTINGS, "ships.yaml": f"{OTHERS}Transom: '{text}'\n"})
    lines = glosslint("--output-format", "concise", cwd=tmp_path).out.splitlines()[:-1]
    assert sorted(line.split()[2] for line in lines) == reported
    if reported == ["restated-term"]:
        assert '"Transom is" repeats the term' in lines[0]
