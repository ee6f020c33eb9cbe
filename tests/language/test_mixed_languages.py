"""In a glossary in another language, texts with loan words from English are not taken for English."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import entry, glosslint, write

_SETTINGS = 'select = ["spelling"]\n[language]\nengines = ["harper"]\n'
#: In Swahili, which is not among the languages that are recognised, and in which much is said in English.
_SWAHILI = (
    "Kamba inayoshikilia sail kwenye mlingoti wa jahazi.",
    "Sehemu ya hull iliyo chini ya maji.",
    "Fundo lisilotelezaa kwenye kamba ya anchor.",
    "Tanga dogo la mbele ya jahazi.",
    "Chombo kinachoonyesha uelekeo wa upepo kwa crew.",
    "Ubao wa chini wa jahazi kwa usawa.",
)
_DOUBTFUL = "List of ports, harbours na kamba."
_ENGLISH = (
    "Rope that holds the sail to the mast.",
    "Part of the hull that is under the water.",
    "Knot that does not slip on the rope of an anchor.",
    "Small sail in front of the mast, a genowar.",
    "Device that shows the crew where the wind is from.",
    "Board under the hull that keeps it upright.",
)


def _unknown(folder: Path, *texts: str) -> list[str]:
    files = {f"glossary/e{number}.yaml": entry(f"e{number}", summary=text) for number, text in enumerate(texts)}
    write(folder, {"glosslint.toml": _SETTINGS, **files})
    findings = json.loads(glosslint("--no-cache", "--output", "json", cwd=folder).out)["findings"]
    return [finding["quoted"] for finding in findings]


def test_a_doubtful_text_is_in_the_language_of_the_others(tmp_path: Path) -> None:
    assert _unknown(tmp_path, *_SWAHILI, _DOUBTFUL) == []


def test_in_an_english_glossary_it_is_english(tmp_path: Path) -> None:
    assert _unknown(tmp_path, *_ENGLISH, _DOUBTFUL) == ["genowar", "kamba"]


def test_english_among_others_is_checked(tmp_path: Path) -> None:
    assert _unknown(tmp_path, *_SWAHILI, "A rope that holds the sail to the mast of the genowar.") == ["genowar"]
