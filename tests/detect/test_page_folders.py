"""Recognising glossaries of a page for each term: what their folders and their front matter hold."""

from __future__ import annotations

from pathlib import Path

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PARTS = {
    "anchor": "A hook of iron that holds a ship to the ground of the sea.",
    "anvil": "A block of steel on which a smith shapes what was heated.",
    "bilge": "The lowest room of a ship, in which water gathers.",
    "capstan": "A drum that sailors turn to lift the anchor out of the water.",
    "davit": "A crane at the side of a ship, from which its boats hang.",
    "deck": "A floor of a ship, above which there is only the sky.",
}


def _page(term: str, description: str, text: str) -> str:
    return f"---\ntitle: {term.title()}\ndescription: >\n  {description}\n---\n\n{text}\n"


def test_folders_for_letters_with_a_page_each(tmp_path: Path) -> None:
    letter = "---\ntitle: Letter\ndescription: >\n---\n"
    pages = {f"docs/glossary/{term[0]}/{term}.md": _page(term, text, text) for term, text in _PARTS.items()}
    write(tmp_path, {**pages, **{f"docs/glossary/{first}/_index.md": letter for first in "abcdefgh"}})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("6 entries in Markdown pages, one per page, in docs/glossary/**/*.md\n")
    assert check(CheckRequest(load(None, tmp_path))).entries == len(_PARTS)


def test_definitions_in_the_front_matter_of_pages_that_have_little_other_text(tmp_path: Path) -> None:
    more = {"anchor": "Anchors are heavy, and a chain of iron holds them.", "deck": "A big ship has several of them."}
    see = '* {{< gloss "deck" >}}\n* [The manual of the ship](/manual)'
    pages = {f"glossary/{term}.md": _page(term, text, more.get(term, see)) for term, text in _PARTS.items()}
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert 'text in "description" and the page\n' in out
    layout = load(None, tmp_path).layout
    assert (layout.core, layout.prose) == ("description", {"description": "description", "body": "@body"})


def test_descriptions_beside_pages_with_text(tmp_path: Path) -> None:
    pages = {f"glossary/{term}.md": _page(term, f"All about the {term}, for you.", _PARTS[term]) for term in _PARTS}
    write(tmp_path, {**pages, "glossary/deck.md": _page("deck", "All about the deck, for you.", "")})
    glosslint("init", cwd=tmp_path)
    assert load(None, tmp_path).layout.core == "definition"
