"""Which levels of headings ``glosslint init`` takes for terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import terms_of
from tests.support import glosslint, write

_PARTS = ("Bow", "Hull", "Mast", "Stern", "Keel", "Yard", "Boom", "Helm")


def _levels(levels: str, text: str = "Part of a boat that all of them have.\n\n") -> str:
    names = iter(_PARTS)
    return "# Glossary\n\n" + "".join(
        f"## Group {at}\n\n" if level == "g" else f"{'#' * int(level)} {next(names)}\n\n{text}"
        for at, level in enumerate(levels)
    )


def test_terms_outside_of_groups_are_on_the_level_of_their_titles(tmp_path: Path) -> None:
    folder = write(tmp_path, {"docs/glossary.md": _levels("2g33322g3")})
    assert glosslint("init", "--yes", cwd=folder).out.startswith(
        "7 entries in docs/glossary.md, each a heading of level 2 or 3 and the text below it\n"
    )
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [entry.title for entry in entries] == list(_PARTS[:7])


def _page(*terms: str) -> str:
    return "# Words\n\n" + "".join(f"### {term}\n\nLanguage for {term.lower()} ships.\n\n" for term in terms)


@pytest.mark.parametrize(
    "page",
    [
        _page("A", "Anchor", "B", "Bow", "Boom", "K", "Keel", "S", "Stern"),
        _page("A", "B", "C", "E", "Anchor", "Bow", "Keel", "Stern", "Mast", "Deck", "Oar", "Rope"),
        _page("Anchor", "Keel", "Stern", "Mast", "Deck").replace("### Mast", "### Q\n\n- One\n- Two\n\n### Mast"),
        _page("Anchor", "Keel", "Stern", "Mast", "Deck").replace("### Mast", "### Q\n\n### Mast"),
    ],
)
def test_a_heading_of_one_letter_divides_an_alphabet(page: str, tmp_path: Path) -> None:
    assert all(len(term) > 1 for term in terms_of(tmp_path, page))


def test_what_is_said_of_ids_is_true(tmp_path: Path) -> None:
    page = _page("Bow", "Keel", "Stern", "Mast")
    written = re.sub(r"### (\w+)", r"### \1 {#of-\1}", page)
    above = re.sub(r"### (\w+)", r'<a id="of-\1"></a>\n### \1', page)
    said = {
        "ids are the anchors that are written beside the headings": (written, above),
        "ids are the anchors that are written, or else those of the headings, as github makes them": (
            page.replace("### Bow", "### Bow {#of-bow}"),
        ),
        "ids are the anchors of the headings, as github makes them": (page,),
    }
    for words, pages in said.items():
        for number, text in enumerate(pages):
            folder = write(tmp_path / f"{number}{len(words)}", {"glossary.md": text})
            assert f"\n{words}; " in glosslint("init", cwd=folder).out
