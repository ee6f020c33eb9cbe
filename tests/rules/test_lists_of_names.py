"""A page whose entries are followed by a list of what acronyms stand for, which has a style of its own."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

_WORDS = (
    "Anchor Berth Cleat Davit Ensign Fender Galley Halyard Jetty Keel Lanyard Mast Oar Painter Quay Rudder Sail Tiller"
    " Winch Yoke"
)
_ENTRIES = "".join(f"**{word}**: Part that a crew calls its {word.lower()}.\n\n" for word in _WORDS.split())
_LONG = "**IMO**: International Maritime Organization, which sets the rules at sea.\n\n"
_NAMES = """## Acronyms

- **AIS**: Automatic Identification System
- **COG**: Course Over Ground
- **EPIRB**: Emergency Position Indicating Radio Beacon (registered with the coast guard)
- **IMO**: International Maritime Organization
- **SOG**: Speed Over Ground
- **VHF**: Very High Frequency
"""
_SETTINGS = """files = ["glossary.md"]
select = ["final-period", "duplicate-id"]

[layout]
extends = "page"

[layout.section]
form = ["paragraph", "item"]
"""


def _reported(text: str, folder: Path) -> str:
    write(folder, {"glosslint.toml": _SETTINGS, "glossary.md": f"# Glossary\n\n{text}"})
    return glosslint(cwd=folder).out


def test_a_list_of_names_needs_no_periods_and_may_repeat_an_entry(tmp_path: Path) -> None:
    out = _reported(_ENTRIES + _LONG + _NAMES, tmp_path)
    assert "warning" not in out
    assert "error" not in out
    assert 'info duplicate-id the term "IMO" is already in this file' in out


def test_a_text_among_others_needs_its_period(tmp_path: Path) -> None:
    out = _reported(_ENTRIES + "**Yawl**: Boat that has two masts\n", tmp_path)
    assert 'warning final-period [*] missing period after "masts"' in out


def test_an_entry_that_is_there_twice_is_an_error(tmp_path: Path) -> None:
    out = _reported(f"{_ENTRIES}**Keel**: Beam at the bottom of a ship.\n", tmp_path)
    assert 'error duplicate-id the term "Keel" is already in this file' in out
