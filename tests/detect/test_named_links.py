"""Links of Documenter, whose words are the heading that they lead to: ``[Main mast](@ref)``."""

from __future__ import annotations

from pathlib import Path

from tests.support import glosslint, write

_PAGE = """# Glossary

## Main mast

The highest [Mast](@ref), to which the [`hoist`](@ref) function fixes a [sail](@ref "Sail").

## Mast

A pole that carries a [Sail](@ref) or a [Flag](@ref).

## Sail

A cloth on a [Mast](@ref) or on the [Main mast](@ref), which catches the wind.

## Flag

A cloth that shows where a ship is from, often on the [Main mast](@ref).
"""


def test_references_by_heading(tmp_path: Path) -> None:
    """Words in code refer to a part of a program; a title counts before the words."""
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": _PAGE})).out
    assert "links look like [text](@ref) (all of 7 match an entry)" in out
    assert "broken-link" not in glosslint(cwd=tmp_path).out
    write(tmp_path, {"glossary.md": _PAGE.replace('"Sail"', '"Saill"').replace("[Flag](@ref)", "[Flga](@ref)")})
    out = glosslint(cwd=tmp_path).out
    assert 'glossary.md:5:86: error broken-link "Saill" is not an entry; did you mean "Sail"?' in out
    assert 'glossary.md:9:42: error broken-link "Flga" is not an entry; did you mean "Flag"?' in out


def test_references_to_any_page(tmp_path: Path) -> None:
    """Where most of the headings are of other pages, the form is left out, and said to be."""
    more = "".join(f" See [Chapter {at}](@ref)." for at in range(9))
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": _PAGE.rstrip() + more + "\n"})).out
    assert "left out: links like [text](@ref) (7 of 16 match an entry; they lead to pages elsewhere as well" in out
    assert 'links = ["#{id}", "[{text}](@ref)"]' in out


def test_renames_the_words(tmp_path: Path) -> None:
    glosslint("init", cwd=write(tmp_path, {"glossary.md": _PAGE}))
    glosslint("rename", "sail", "canvas", "--term", "Canvas", cwd=tmp_path)
    text = (tmp_path / "glossary.md").read_text()
    assert '[sail](@ref "Canvas")' in text and "[Canvas](@ref)" in text


def test_a_page_under_the_names_of_entries(tmp_path: Path) -> None:
    """Entries that link to one page, each by its own name, tell no form of links: the page is about them."""
    page = "".join(
        f"## {term}\n\nA [{term.lower()}](parts) is a part of a ship, on the [{other}](#{other}).\n\n"
        for term, other in (("Bow", "stern"), ("Stern", "mast"), ("Mast", "sail"), ("Sail", "bow"))
    )
    page += "## Hull\n\nThe body of the ship and its [other parts](parts), below the [mast](#mast).\n"
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Glossary\n\n{page}"})).out
    assert "links look like #id (all of 5 match an entry)" in out
    assert "broken-link" not in glosslint(cwd=tmp_path).out


def test_the_forms_that_are_shown_are_seen(tmp_path: Path) -> None:
    """Links to anchors are read by default, but said only where there are any."""
    terms = "".join(
        f"{t}\n    A part of a ship with a {{term}}`{o}`.\n\n" for t, o in (("Bow", "Sail"), ("Sail", "Bow"))
    )
    terms += "Mast\n    A pole with a {term}`Sail`, behind the {term}`Bow` and before the {term}`Mast`.\n"
    page = f"# Glossary\n\n:::{{glossary}}\n{terms}:::\n"
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert "links look like {term}`text` (all of 5 match an entry)" in out
