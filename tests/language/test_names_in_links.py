"""The words of an identifier that a link shows, and that its address has, are no misspellings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import entry, glosslint, write

_SETTINGS = 'select = ["spelling"]\n[language]\nengines = ["harper"]\n'


def _unknown(folder: Path, text: str) -> list[str]:
    write(folder, {"glosslint.toml": _SETTINGS, "glossary/keel.yaml": entry("keel", summary=text)})
    findings = json.loads(glosslint("--no-cache", "--output", "json", cwd=folder).out)["findings"]
    return [finding["quoted"] for finding in findings]


@pytest.mark.parametrize(
    "link",
    [
        "[draft-brandvold-smrt-keel](https://example.org/html/draft-brandvold-smrt-keel-03)",
        "[keel_wibblo.sailz](https://example.org/keel_wibblo.sailz)",
        "[wibblo](https://www.wibblo.org)",
        "[the page of wibblo](https://example.org/ships/wibblo/)",
    ],
)
def test_a_name_that_its_address_has(link: str, tmp_path: Path) -> None:
    assert _unknown(tmp_path, f"Part of a ship, in {link}.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Part of a ship with [wibblo planks](https://example.org/wibblo-planks).", "wibblo"),
        ("Part of a ship with [wibblo-planks](https://example.org/planks).", "wibblo-planks"),
        ("Part of a ship with [wibblo](wibblo.html).", "wibblo"),
        ("Part of a ship with [wibblo-mast](https://example.org/wibblo-masts).", "wibblo-mast"),
        ("Part of a wibblo with [planks](https://example.org/wibblo).", "wibblo"),
    ],
)
def test_other_words_are_told(text: str, word: str, tmp_path: Path) -> None:
    assert _unknown(tmp_path, text) == [word]
