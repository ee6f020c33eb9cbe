"""Unsafe fixes that remove the first words leave a text that an editor would keep, and no safe fix ends what it does
not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_SETTINGS = 'files = ["ships.yaml"]\nlayout = "jekyll-data"\nselect = ["convention"]\n'
_USUAL = "".join(f"- term: Rope {n}\n  definition: Line number {n} that holds a sail.\n" for n in range(30))


def _run(folder: Path, definition: str, *args: str) -> str:
    files = {"glosslint.toml": _SETTINGS, "ships.yaml": f'{_USUAL}- term: Keel\n  definition: "{definition}"\n'}
    return glosslint(*args, cwd=write(folder, files)).out


def _fixed(folder: Path, definition: str) -> str:
    _run(folder, definition, "--fix", "--unsafe-fixes")
    return (folder / "ships.yaml").read_text("utf-8").splitlines()[-1].partition('"')[2].rstrip('"')


@pytest.mark.parametrize(
    "definition",
    [
        "A keel is a beam and is fixed below.",
        "A keel is a beam and melts early.",
        "A keel is a beam, and also has a name.",
        "A keel is a beam because it carries all.",
        "A keel is a beam when it is of wood.",
        "A keel is a beam, but it is not seen.",
        "A keel is a beam and it is, when wet, heavy.",
        "A keel is a beam, which sailors love, and has many uses.",
        "A keel is a beam although some are plates.",
    ],
)
def test_what_needs_its_subject_or_verb_is_kept(definition: str, tmp_path: Path) -> None:
    assert _fixed(tmp_path, definition) == definition


@pytest.mark.parametrize(
    ("definition", "fixed"),
    [
        ("A keel is a beam of wood.", "Beam of wood."),
        ("A keel is a beam that lies below and is seen by nobody.", "Beam that lies below and is seen by nobody."),
        ("A keel is a beam of oak and elm.", "Beam of oak and elm."),
        ("A keel is the only beam that lies below.", "The only beam that lies below."),
        ("The lowest beam of a ship.", "The lowest beam of a ship."),
        ("The beam below a ship.", "Beam below a ship."),
    ],
)
def test_what_is_a_definition_by_itself_is_left(definition: str, fixed: str, tmp_path: Path) -> None:
    assert _fixed(tmp_path, definition) == fixed


@pytest.mark.parametrize("word", ["*low*", "_low_", "**low**", "<em>low</em>"])
def test_nothing_is_added_after_emphasis(word: str, tmp_path: Path) -> None:
    assert "final-period" not in _run(tmp_path, f"Word for where a thing is, such as {word}")
    assert "final-period [*]" in _run(tmp_path, f"Word for where a thing is, such as {word} things")


def test_the_period_of_a_pointer_is_no_safe_fix(tmp_path: Path) -> None:
    said = _run(tmp_path, "See [Rope 3](#rope-3)")
    assert "final-period missing period" in said
    assert "1 fixable with unsafe fixes" in said


@pytest.mark.parametrize("formula", ["stem:[x^2]", "latexmath:[x]", "asciimath:[x]", "$x$", "`x`"])
def test_a_formula_begins_no_text_in_lowercase(formula: str, tmp_path: Path) -> None:
    assert "initial-case" not in _run(tmp_path, f"{formula} is the length of a beam.")
    assert "initial-case" in _run(tmp_path, f"beam that is {formula} long.")
