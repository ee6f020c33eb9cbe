"""Recognising glossaries of a page for each term: where the term is, and pages that translate another."""

from __future__ import annotations

from pathlib import Path

from glosslint.engine.check import check
from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_PARTS = {
    "adze": "An adze is an axe whose blade is across the handle.",
    "chisel": "A chisel is a bar of steel with a sharp end, which is struck.",
    "rasp": "A rasp is a coarse file for wood.",
    "vise": "A vise holds a piece on the bench while it is worked on.",
}


def _terms(folder: Path) -> list[str]:
    return [entry.title for entry in open_session(CheckRequest(load(None, folder))).glossary.entries]


def _warnings(folder: Path) -> list[str]:
    return [finding.rule for finding in check(CheckRequest(load(None, folder))).findings]


def test_pages_without_titles_are_named_by_their_files(tmp_path: Path) -> None:
    pages = {f"docs/glossary/{term}.md": f"---\ntags: [tool]\n---\n\n{text}\n" for term, text in _PARTS.items()}
    write(tmp_path, {**pages, "docs/glossary/index.md": "All tools of the shop, from the oldest to the newest.\n"})
    out = glosslint("init", cwd=tmp_path).out
    assert out.startswith("4 entries in Markdown pages, one per page, in docs/glossary/*.md\n")
    assert "ids are the names of the files; the names of the files are the terms; text in the page\n" in out
    assert "excluded, because they have no entries: index.md\n" in out
    assert _terms(tmp_path) == list(_PARTS)
    assert _warnings(tmp_path) == []


def test_pages_that_translate_another_are_left_out(tmp_path: Path) -> None:
    pages = {f"glossary/{term}.md": f"# {term.title()}\n\n{text}\n" for term, text in _PARTS.items()}
    others = {f"glossary/{term}.fr.md": f"# {term.title()}\n\nUn outil de l'atelier.\n" for term in ("adze", "rasp")}
    out = glosslint("init", cwd=write(tmp_path, {**pages, **others})).out
    assert out.startswith("4 entries in Markdown pages, one per page, in glossary/*.md\n")
    assert "excluded, because they are translations: *.fr.md\n" in out
    assert 'exclude = ["_*", "*.fr.md"]' in (tmp_path / "glosslint.toml").read_text("utf-8")
    assert _terms(tmp_path) == ["Adze", "Chisel", "Rasp", "Vise"]


def test_an_ending_that_is_no_language_or_translates_nothing_is_a_name(tmp_path: Path) -> None:
    pages = {f"glossary/{term}.md": f"# {term.title()}\n\n{text}\n" for term, text in _PARTS.items()}
    more = {
        "glossary/next.fr.md": "# Next\n\nA tool of another shop.\n",
        "glossary/vise.js.md": "# Vise.js\n\nA tool.\n",
    }
    glosslint("init", cwd=write(tmp_path, {**pages, **more}))
    assert _terms(tmp_path) == ["Adze", "Chisel", "Next", "Rasp", "Vise.js", "Vise"]


def test_the_chapters_of_a_manual_are_no_entries(tmp_path: Path) -> None:
    parts = "".join(f"\n## Part {n}\n\nAll of it is told in [the first chapter](adze.md).\n" for n in range(6))
    pages = {f"{term}.md": f"---\ntitle: {term.title()}\n---\n\n{text}\n" for term, text in _PARTS.items()}
    chapters = {path: f"{page}{parts}" for path, page in pages.items()}
    assert glosslint("init", cwd=write(tmp_path, {**chapters, "saw.md": "# Saw\n"})).code == 2
    short = {path: f"{page}\nSee also the [adze](adze.md).\n" for path, page in pages.items()}
    short |= {"plane.md": "---\ntitle: Plane\n---\n\nA plane makes wood flat; see the [adze](adze.md).\n"}
    assert glosslint("init", cwd=write(tmp_path, short)).out.startswith("5 entries in Markdown pages")
