"""Links of a wiki, which lead to any page of a site: only where all of them are between entries are they checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.settings.settings import load
from tests.support import glosslint, write

_WORDS = ("anchor", "bilge", "capstan", "davit")
_FORM = "[[{id}]]"


def _terms(link: str) -> dict[str, str]:
    """Return pages that link to each other, and one link to another page."""
    texts = {word: f"The {word} is a part of a ship, beside the [[{_WORDS[n - 1]}]]." for n, word in enumerate(_WORDS)}
    texts["davit"] += f" More: {link}."
    return {f"content/terms/{word}.md": f"---\ntitle: {word.title()}\n---\n\n{text}\n" for word, text in texts.items()}


@pytest.mark.parametrize("link", ["[[sails]]", "[[Sails|all of them]]", "[[rigging/sails#Masts]]", "[[sails.md]]"])
def test_links_to_pages_elsewhere_in_the_site(link: str, tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path, {**_terms(link), "content/rigging/sails.md": "# Sails\n"})).out
    assert out.startswith("4 entries in Markdown pages, one per page")
    assert (
        "left out: links like [[id]] (4 of 5 match an entry; most of the others are names of pages, so they lead to "
        'any page)\n  to check them, set under [layout]: links = ["[[{id}]]"]\n'
    ) in out
    assert _FORM not in load(None, tmp_path).layout.links
    assert glosslint("--select", "broken-link", cwd=tmp_path).code == 0


def test_links_to_no_page_at_all_are_checked(tmp_path: Path) -> None:
    out = glosslint("init", cwd=write(tmp_path, {**_terms("[[sail]]"), "content/rigging/sails.md": "# Sails\n"})).out
    assert "links look like [[id]] (4 of 5 match an entry)" in out
    assert _FORM in load(None, tmp_path).layout.links
    assert '"sail" is not an entry' in glosslint("--select", "broken-link", cwd=tmp_path).out


def test_links_by_name_to_pages_elsewhere(tmp_path: Path) -> None:
    names = ("load balancer", "back end", "front end", "edge node")
    texts = [f"Part of a [[{names[n - 1]}]], of the kind {n}." for n in range(4)]
    texts[3] += " See [[Data Centre]]."
    rows = "".join(f"- term: {name}\n  definition: '{text}'\n" for name, text in zip(names, texts, strict=True))
    out = glosslint("init", cwd=write(tmp_path / "alone", {"glossary.yml": rows})).out
    assert "links look like [[text]] (4 of 5 match an entry)" in out
    folder = write(tmp_path / "site", {"glossary.yml": rows, "places/Data Centre.md": "# Places\n"})
    assert "left out: links like [[text]] (4 of 5 match an entry; most" in glosslint("init", cwd=folder).out
    assert glosslint("--select", "references", cwd=folder).code == 0
