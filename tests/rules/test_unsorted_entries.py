"""unsorted-entries: which order is meant, and where it breaks. Through the command line, in lists and maps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    assert found["message"] == '"a_2" comes after "g_2"; the others are sorted by id'


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
    assert found["message"] == '"gate-way" comes after "log"; the others are sorted by term'


def test_a_hyphen_may_be_sorted_as_a_sign(tmp_path: Path) -> None:
    words = [
        "end user",
        "end-to-end",
        "mobile web",
        "mobile-first",
        *(f"p{letter}" for letter in "abcdefghijklmnopqrst"),
    ]
    text = "".join(f"- slug: s{7 * at % 25}\n  term: {word}\n" for at, word in enumerate(words))
    assert _found(tmp_path, text) == []


def test_signs_may_not_count(tmp_path: Path) -> None:
    words = ["eel", "#f", "<fall>", "gate", *(f"p{letter}" for letter in "abcdefghijklmnopqrst")]
    text = "".join(f"- slug: s{7 * at % 25}\n  term: '{word}'\n" for at, word in enumerate(words))
    assert _found(tmp_path, text) == []


def test_sorting_moves_entries_with_their_comments(tmp_path: Path) -> None:
    slugs = [*SLUGS[:1], *SLUGS[2:20], SLUGS[1], *SLUGS[20:]]
    write(tmp_path, {"glosslint.toml": LIST, "terms.yaml": _list(slugs, "# kept\n")})
    assert glosslint("--fix", "--select", "unsorted-entries", cwd=tmp_path).code == 0
    assert (tmp_path / "terms.yaml").read_text() == _list(SLUGS, "# kept\n")


def _sections(heading: str, gap: str, late: str) -> str:
    """A map in six sections; the entry ``late`` stands in the fifth, behind its last."""
    lines = []
    for letter in "abcdef":
        lines += [heading.format(letter.upper()), *(f"{letter}{letter}{at}: Thing.\n" for at in range(8))]
        lines += [f"{late}: Thing that came late.\n" if letter == "e" else "", gap]
    return "".join(lines)


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("heading", ["", "# ---- {} ----\n\n", "# {}\n"])
def test_only_what_is_out_of_order_moves_and_headings_stay(tmp_path: Path, heading: str, gap: str) -> None:
    text = _sections(heading, gap, "bb3x")
    write(tmp_path, {"glosslint.toml": 'files = ["terms.yaml"]\nlayout = "map"\n', "terms.yaml": text})
    assert glosslint("--fix", "--select", "unsorted-entries", cwd=tmp_path).code == 0
    entry = "bb3x: Thing that came late.\n"
    assert (tmp_path / "terms.yaml").read_text() == text.replace(entry, "").replace("bb4:", f"{entry}bb4:")


@pytest.mark.parametrize("heading", ["# ---- {} ----\n\n", "# {}\n", "\n# Terms with this letter\n"])
def test_nothing_moves_to_where_it_may_stand_under_the_wrong_heading(tmp_path: Path, heading: str) -> None:
    text = _sections(heading, "", "cc")
    write(tmp_path, {"glosslint.toml": 'files = ["terms.yaml"]\nlayout = "map"\n', "terms.yaml": text})
    result = glosslint("--fix", "--output-format", "full", "--select", "unsorted-entries", cwd=tmp_path)
    assert "there is a comment where it would have to go, perhaps the heading of a section" in " ".join(
        result.out.split()
    )
    assert (tmp_path / "terms.yaml").read_text() == text


def test_neither_what_is_in_parentheses_nor_signs_count(tmp_path: Path) -> None:
    terms = ["Bow (fore)", "Bow anchor (bower)", "Deck® edge", "Deck hand", *(f"Keel {slug}" for slug in SLUGS)]
    text = "".join(f"- term: {term}\n" for term in terms)
    assert (
        _found(tmp_path, text, 'files = ["terms.yaml"]\nlayout = { entries = "list", id = "@slug", term = "term" }\n')
        == []
    )


def _terms(words: list[str]) -> str:
    return "".join(f"- slug: s{7 * at % 97:02}\n  term: {word}\n" for at, word in enumerate(words))


ASCII = [f"{letter}{other}" for letter in "abcdefghijklmnopqrstuvwxyz" for other in "ako"]


@pytest.mark.parametrize(
    "words",
    [
        [*ASCII, "åker", "ånga", "äng", "ärta", "öga"],
        [*ASCII, "æble", "ælling", "økse", "ål"],
        [*ASCII[:41], "nuez", "ñame", "ñandú", *ASCII[42:]],
        [*ASCII[:35], "lustro", "łabędź", "łódka", *ASCII[36:]],
        [*ASCII[:8], "cvik", "čaj", "čelo", *ASCII[9:24], "ch", "chata", *ASCII[24:]],
        ["'. . .'", "(`n`,)", *ASCII[:4], ".base", "'@before'", "bier", *ASCII[5:]],
        [*ASCII, "カード", "カイ", "キー"],
    ],
)
def test_the_alphabet_may_be_another(tmp_path: Path, words: list[str]) -> None:
    assert _found(tmp_path, _terms(words)) == []


def test_a_sign_before_a_term_is_no_reason_to_move_it(tmp_path: Path) -> None:
    words = ["(`n`,)", *ASCII[:4], ".base", *ASCII[4:9], "cost", "coast", *ASCII[9:]]
    (found,) = _found(tmp_path, _terms(words))
    assert str(found["message"]).startswith('"coast" comes after "cost"; the others are sorted by term')


def test_a_letter_with_an_accent_is_not_moved_to_the_end(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, _terms(["ak", "aka", "à ja", *ASCII[2:]]))
    assert found["message"] == '"à ja" comes after "aka"; the others are sorted by term'
    result = glosslint("check", "--select", "unsorted-entries", "--fix", "--quiet", cwd=tmp_path)
    assert result.code == 0
    text = (tmp_path / "terms.yaml").read_text("utf-8")
    assert [line.partition("term: ")[2] for line in text.splitlines() if "term" in line][:3] == ["à ja", "ak", "aka"]


def test_in_another_alphabet_an_entry_may_be_out_of_order(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, _terms([*ASCII[:1], *ASCII[2:], "åker", "ärta", "öga", ASCII[1]]))
    assert found["message"] == '"ak" comes after "öga"; the others are sorted by term'


_PAGE = 'files = ["g.md"]\n[layout]\nextends = "page"\n[layout.section]\nform = "paragraph"\n'


def _on_page(folder: Path, terms: list[str]) -> list[str]:
    page = "# Ships\n\n" + "".join(f"**{term}**: A part of a ship.\n\n" for term in terms)
    write(folder, {"glosslint.toml": _PAGE, "g.md": page})
    result = glosslint("check", "--select", "unsorted-entries", "--output-format", "json", cwd=folder)
    return [found["message"] for found in json.loads(result.out)["findings"]]


def test_where_ids_are_made_from_terms_the_terms_are_named(tmp_path: Path) -> None:
    terms = [f"{letter.upper()}{number}" for letter in "abcdefghij" for number in "123"]
    assert _on_page(tmp_path, terms) == []
    assert _on_page(tmp_path, [*terms[:4], *terms[5:], terms[4]]) == [
        '"B2" comes after "J3"; the others are sorted by term'
    ]


def test_brackets_within_a_term_make_no_difference_to_the_order(tmp_path: Path) -> None:
    terms = [f"{letter.upper()}{number}" for letter in "abcdefghij" for number in "123"]
    assert _on_page(tmp_path, [*terms[:5], "Balance rudder", "Balance (steering) rudder", *terms[6:]]) == []
    assert _on_page(tmp_path, [*terms[:5], "Balance (steering) rudder", "Balance rudder", *terms[6:]]) == []
