"""unsorted-entries: which order is meant, and where it breaks. Through the command line, in lists and maps."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import glosslint, write

LIST = 'files = ["terms.yaml"]\nlayout = { entries = "list", id = "slug", term = "term" }\n'
SLUGS = [f"{letter}_{number}" for letter in "abcdefghijkl" for number in "123"]


def _list(slugs: list[str], comment: str = "") -> str:
    return "".join(f"{comment if slug == 'a_2' else ''}- slug: {slug}\n  term: Term {slug}\n" for slug in slugs)


def _found(folder: Path, text: str, settings: str = LIST) -> list[dict[str, object]]:
    write(folder, {"glosslint.toml": settings, "terms.yaml": text})
    result = glosslint("check", "--select", "unsorted-entries", "--output-format", "json", cwd=folder)
    assert result.code in (0, 1), result.err
    found: list[dict[str, object]] = json.loads(result.out)["findings"]
    return found


def test_the_place_where_the_order_breaks(tmp_path: Path) -> None:
    slugs = [*SLUGS[:1], *SLUGS[2:20], SLUGS[1], *SLUGS[20:]]
    (found,) = _found(tmp_path, _list(slugs))
    assert found["message"] == '"a_2" stands behind "g_2"; the others stand in the order of the ids'


def test_a_file_in_order_or_in_none(tmp_path: Path) -> None:
    assert _found(tmp_path, _list(SLUGS)) == []
    assert _found(tmp_path, _list(SLUGS[::-1])) == []
    assert _found(tmp_path, _list([*SLUGS[18:], *SLUGS[:18]])) == []  # two sections


def test_few_entries_are_no_order(tmp_path: Path) -> None:
    assert _found(tmp_path, _list([*SLUGS[1:6], SLUGS[0]])) == []


def test_the_order_of_terms(tmp_path: Path) -> None:
    words = ["élan", "Fold", "gate-way", "gateway", "hub", "Index", "jam", "key", "log", "map", "node", "oak"]
    words += [f"p{letter}" for letter in "abcdefghijklm"]
    moved = [*words[:2], *words[3:9], words[2], *words[9:]]
    text = "".join(f"- slug: s{7 * at % 25}\n  term: {word}\n" for at, word in enumerate(moved))
    (found,) = _found(tmp_path, text)
    assert found["message"] == '"gate-way" stands behind "log"; the others stand in the order of the terms'


def test_sorting_moves_entries_with_their_comments(tmp_path: Path) -> None:
    slugs = [*SLUGS[:1], *SLUGS[2:20], SLUGS[1], *SLUGS[20:]]
    write(tmp_path, {"glosslint.toml": LIST, "terms.yaml": _list(slugs, "# kept\n")})
    assert glosslint("--fix", "--select", "unsorted-entries", cwd=tmp_path).code == 0
    assert (tmp_path / "terms.yaml").read_text() == _list(SLUGS, "# kept\n")
