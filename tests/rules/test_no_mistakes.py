"""What is no mistake: spaces in literal blocks, reduplicated nouns, and names of the glossary; and one finding for a
text of dots."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_DATA = 'files = ["ships.yaml"]\nlayout = "jekyll-data"\n'
_TERMS = ("Bow", "Jib", "Hull", "Oar", "Rope", "Sail", "Stern", "Yard")
_BLOCKS = {
    "glossary.rst": (
        "Glossary\n========\n\n.. glossary::\n\n   Keel\n      Beam of a ship, as in::\n\n        keel  \n\n"
        "      and in:\n\n      .. code-block:: text\n\n         beam \n\n   Mast\n      Pole of a ship.{}\n"
        + "".join(f"\n   {term}\n      Part of a ship that is here.\n" for term in _TERMS)
    ),
    "glossary.adoc": (
        "= Glossary\n\nKeel:: Beam of a ship.\n+\n----\nkeel  \n----\n+\n....\nbeam \n....\n\nMast:: A pole.{}\n"
        + "".join(f"\n{term}:: Part of a ship that is here.\n" for term in _TERMS)
    ),
    "glossary.html": (
        "<h1>Glossary</h1>\n<dl>\n<dt>Keel</dt><dd>Beam. <pre>\nkeel  \n</pre></dd>\n<dt>Mast</dt><dd>Pole.</dd>{}\n"
        + "".join(f"<dt>{term}</dt><dd>Part of a ship.</dd>\n" for term in _TERMS)
        + "</dl>\n"
    ),
}


@pytest.mark.parametrize("name", _BLOCKS)
def test_spaces_in_literal_blocks_are_left_alone(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {name: _BLOCKS[name].format("")})
    _select(folder)
    assert "trailing" not in glosslint(cwd=folder).out
    write(folder, {name: _BLOCKS[name].format(" ")})
    assert "1 warning" in glosslint(cwd=folder).out
    glosslint("--fix", cwd=folder)
    assert (folder / name).read_text("utf-8") == _BLOCKS[name].format("")


def _select(folder: Path) -> None:
    """Write settings with one rule."""
    glosslint("init", cwd=folder)
    first, _, rest = (folder / "glosslint.toml").read_text("utf-8").partition("\n\n")
    write(folder, {"glosslint.toml": f'{first}\nselect = ["trailing-space"]\n\n{rest}'})


@pytest.mark.parametrize("words", ["dik dik", "pom pom", "beri beri", "tom tom", "cha cha", "chow chow"])
def test_reduplicated_nouns_are_no_repetition(words: str, tmp_path: Path) -> None:
    text = f"- term: Name\n  definition: Word of two parts, such as {words}, in a list.\n"
    out = glosslint(cwd=write(tmp_path, {"glosslint.toml": _DATA, "ships.yaml": text})).out
    assert "repeat" not in out


def test_a_text_of_dots_is_one_finding(tmp_path: Path) -> None:
    text = '- term: Keel\n  definition: "..."\n- term: Mast\n  definition: Pole that holds a sail.\n'
    out = glosslint(cwd=write(tmp_path, {"glosslint.toml": _DATA, "ships.yaml": text})).out
    assert out.startswith("ships.yaml:2:") or "placeholder-text" in out
    assert "short-definition" not in out
