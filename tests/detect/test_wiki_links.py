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
        "left out: links like [[id]] (4 of 5 match an entry; they lead to pages elsewhere as well, so to any page)\n"
        '  to check them, set under [layout]: links = ["[[{id}]]"]\n'
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
    assert "left out: links like [[text]] (4 of 5 match an entry; they lead" in glosslint("init", cwd=folder).out
    assert glosslint("--select", "references", cwd=folder).code == 0


def test_links_of_one_page_to_pages_with_the_names_of_its_terms(tmp_path: Path) -> None:
    text = "**{}** — A part of a ship, beside the [[{}]]; see [[sails]].\n\n"
    page = "# Glossary\n\n" + "".join(text.format(word.title(), _WORDS[n - 1]) for n, word in enumerate(_WORDS))
    pages = {f"content/rules/{word}.md": f"# {word}\n\nRules.\n" for word in (*_WORDS, "sails")}
    out = glosslint("init", cwd=write(tmp_path, {"content/glossary.md": page, **pages})).out
    line = 'links = ["#{id}", "[[{id}]]"]\n'
    assert "; no links between entries\nleft out: links like [[id]] (4 of 8 match an entry; they lead to pages" in out
    assert f"  to check them, set under [layout]: {line}" in out
    written = (tmp_path / "glosslint.toml").read_text("utf-8")
    assert f"to check them:\n# {line}" in written
    assert glosslint("--select", "references", cwd=tmp_path).code == 0
    write(tmp_path, {"glosslint.toml": written.replace(f"# {line}", line)})
    assert '"sails" is not an entry' in glosslint("--select", "broken-link", cwd=tmp_path).out
