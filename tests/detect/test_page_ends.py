"""What is no entry, and no part of one, at the beginning and the end of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

_TERMS = ("Anchor", "Bow", "Keel", "Mast", "Stern")
_HEADINGS = "".join(f"## {term}\n\nPart {number} of a ship.\n\n" for number, term in enumerate(_TERMS))
_BOLD = "".join(f"**{term}**: Part {number} of a ship.\n\n" for number, term in enumerate(_TERMS))


def _read(folder: Path, page: str) -> dict[str, str]:
    """Return the text of each entry that is read from a page with the settings of ``init``."""
    assert glosslint("init", "--yes", cwd=write(folder, {"glossary.md": page})).code == 0
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return {entry.title: entry.prose[0].text for entry in entries}


@pytest.mark.parametrize("terms", [_HEADINGS, _BOLD])
@pytest.mark.parametrize("end", [
    "---\n\n*Found a mistake? [Edit this page](https://example.org/edit).*\n",
    "---\n\n**Contact:** the scouts of Ely.\n\nLast updated: May 2024\n",
    "**Sources:**\n\n- A book on ships, 1904\n- [A page](https://example.org)\n",
    "**References**\n\n1. A book on ships\n\n---\n\n[Back to top](#top)\n",
    "[\u2b06](#top)\n", "*Last updated: 3 May 2024*\n",
    "---\n\n[Back to top](#top)\n\n\u00a9 2024 the crew\n",
    "...\n\n_Sources :_\n\n[Bow, Keel](https://example.org)\n\n[Mast](https://example.org/b), <https://example.org>\n",
    "\u2026\n\nWritten by the crew.\n", "Sources:\n\n[Bow, Keel](https://example.org)\n",
    "*References*\n\n- A book\n",
])  # fmt: skip
def test_the_end_of_a_page_is_no_part_of_the_last_entry(tmp_path: Path, terms: str, end: str) -> None:
    read = _read(tmp_path, f"# Glossary\n\n{terms}{end}")
    assert read == {term: f"Part {number} of a ship." for number, term in enumerate(_TERMS)}


_OTHERS = {
    "sections.rst": "Glossary\n========\n\n" + "".join(f"{one}\n{'-' * len(one)}\n\n{{}}\n\n" for one in _TERMS),
    "bold.rst": "Glossary\n========\n\n" + "".join(f"**{one}**: {{}}\n\n" for one in _TERMS),
    "sections.adoc": "= Glossary\n\n" + "".join(f"== {one}\n\n{{}}\n\n" for one in _TERMS),
    "bold.adoc": "= Glossary\n\n" + "".join(f"*{one}*: {{}}\n\n" for one in _TERMS),
    "list.adoc": "= Glossary\n\n" + "".join(f"{one}:: {{}}\n\n" for one in _TERMS),
    "headings.html": "<h1>Glossary</h1>\n" + "".join(f"<h2>{one}</h2>\n<p>{{}}</p>\n" for one in _TERMS),
    "bold.html": "<h1>Glossary</h1>\n" + "".join(f"<p><b>{one}</b>: {{}}</p>\n" for one in _TERMS),
}
_ENDS = {
    "rst": [
        "----\n\nWritten by the crew.\n",
        "----\n\n**Contact:** the scouts of Ely.\n\nLast updated: May 2024\n",
        ".. rubric:: References\n\n- A book on ships, 1904\n",
        "**Sources:**\n\n- A book\n- `A page <https://example.org>`_\n",
        ".. rubric:: Footnotes\n\n.. [1] A book\n",
        "*Last updated: 3 May 2024*\n",
        "\u00a9 2024 the crew\n",
    ],
    "adoc": [
        "'''\n\nWritten by the crew.\n",
        ".Sources\n* A book on ships, 1904\n",
        "*Sources:*\n\n* A book\n* https://example.org[A page]\n",
        "_Last updated: 3 May 2024_\n",
        "This glossary is licensed under CC BY 4.0.\n",
    ],
    "html": [
        "<hr>\n<p>Written by the crew.</p>\n",
        "<p><b>Sources:</b></p>\n<ul><li>A book on ships, 1904</li></ul>\n",
        "<p><em>Last updated: 3 May 2024</em></p>\n",
        "<p>&copy; 2024 the crew</p>\n",
        '<hr/><p><a href="#top">Back to top</a></p>\n',
    ],
}


@pytest.mark.parametrize(("name", "end"), [(name, end) for name in _OTHERS for end in _ENDS[name.rpartition(".")[2]]])
def test_the_end_of_a_page_in_other_formats(name: str, end: str, tmp_path: Path) -> None:
    texts = {term: f"Part {number} of a ship." for number, term in enumerate(_TERMS)}
    path = f"glossary{name[name.index('.') :]}"
    out = glosslint("init", "--yes", cwd=write(tmp_path, {path: _OTHERS[name].format(*texts.values()) + end})).out
    entries = open_session(CheckRequest(load(None, tmp_path))).glossary.entries
    assert {entry.title: entry.prose[0].text for entry in entries} == texts
    assert ("in no entry; the first: Written by the crew. (glossary" in out) == ("Written" in end)


@pytest.mark.parametrize("name", [name for name in _OTHERS if "list" not in name])
def test_more_of_the_last_text_in_other_formats(name: str, tmp_path: Path) -> None:
    ending = name.rpartition(".")[2]
    more = {
        "rst": "Notes\n\n* It is round.\n\n**Types** are many.\n",
        "adoc": "Types:\n\n* round\n* flat\n",
        "html": "<p>Types:</p>\n<ul><li>round</li></ul>\n",
    }[ending]
    page = _OTHERS[name].format(*(f"Part {number} of a ship." for number in range(5))) + more
    assert glosslint("init", "--yes", cwd=write(tmp_path, {f"glossary.{ending}": page})).code == 0
    entries = open_session(CheckRequest(load(None, tmp_path))).glossary.entries
    last = entries[-1] if entries[-1].title == "Stern" else entries[-2]
    assert "round" in last.prose[0].text


def test_rules_in_other_texts_end_nothing(tmp_path: Path) -> None:
    texts = ["Part of a ship.\n\n----\n\nMore of it."] * 5
    page = _OTHERS["sections.rst"].format(*texts)
    assert glosslint("init", "--yes", cwd=write(tmp_path, {"glossary.rst": page})).code == 0
    entries = open_session(CheckRequest(load(None, tmp_path))).glossary.entries
    assert entries[-1].prose[0].text.endswith("More of it.")


def test_rules_between_entries_end_nothing(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + _BOLD.replace("\n\n**", "\n\n---\n\n**") + "---\n\n**Contact**: Meeting of two ships.\n"
    assert _read(tmp_path / "bold", page)["Contact"] == "Meeting of two ships."
    page = f"# Glossary\n\n{_HEADINGS}".replace("ship.", "ship.\n\n---\n\nMore.")
    assert _read(tmp_path / "inside", page)["Stern"] == "Part 4 of a ship.\n\n---\n\nMore."
    page = f"# Glossary\n\n{_BOLD}---\n\n**Jib**: A sail.\n"
    assert _read(tmp_path / "group", page)["Jib"] == "A sail."


@pytest.mark.parametrize("end", [
    "[More on sterns](https://example.org/stern)", "Types:\n\n- round\n- flat", "It is round.\n\n...",
    "Notes\n\n[Round sterns](https://example.org/round)",
])  # fmt: skip
def test_other_paragraphs_after_the_last_term_are_a_part_of_its_entry(end: str, tmp_path: Path) -> None:
    assert _read(tmp_path, f"# Glossary\n\n{_BOLD}{end}\n")["Stern"] == f"Part 4 of a ship.\n\n{end}"


def test_dots_and_titles_of_several_entries_end_no_page(tmp_path: Path) -> None:
    page = f"# Glossary\n\n{_BOLD}".replace("ship.", "ship.\n\n...\n\nMore.")
    assert _read(tmp_path / "dots", page)["Stern"] == "Part 4 of a ship.\n\n...\n\nMore."
    page = f"# Glossary\n\n{_BOLD}".replace("ship.", "ship.\n\n*Sources:*\n\n[Page](https://example.org)")
    assert "left out: the end" not in glosslint("init", cwd=write(tmp_path / "said", {"glossary.md": page})).out


def test_a_list_of_what_a_page_uses_is_no_entry(tmp_path: Path) -> None:
    preface = "Conventions used on this page:\n\n- n. noun\n- v. verb\n\n"
    assert "Conventions" not in " ".join(_read(tmp_path / "list", f"# Glossary\n\n{preface}{_BOLD}"))
    page = f"# Glossary\n\n## How to use this page\n\nLook for a word.\n\n{_HEADINGS}"
    assert [*_read(tmp_path / "heading", page)] == [*_TERMS]
    page = f"# Glossary\n\n{_HEADINGS}## Abbreviation\n\nShort form of a word.\n"
    assert "Abbreviation" in _read(tmp_path / "term", page)


_LINKS = "- [Ships](ships.md) – all of them\n- [Ropes](ropes.md)\n"


@pytest.mark.parametrize("title", [
    "Смотри также", "Siehe auch", "Voir aussi", "Véase también", "Veja também:", "Vedi anche", "Zobacz też", "関連項目",
    "参见", "같이 보기", "Ayrıca bakınız", "Quellen", "Referencias", "Ссылки", "参考文献",
])  # fmt: skip
def test_a_part_of_links_in_another_language_is_no_entry(title: str, tmp_path: Path) -> None:
    read = _read(tmp_path / "page", f"# Glossary\n\n{_HEADINGS}---\n\n## {title}\n\n{_LINKS}")
    assert [*read] == [*_TERMS]
    assert read["Stern"] == "Part 4 of a ship."
    rst = "Glossary\n========\n\n" + "".join(f"{one}\n{'-' * len(one)}\n\nPart of a ship.\n\n" for one in _TERMS)
    folder = write(tmp_path / "rst", {"glossary.rst": f"{rst}{title}\n{'-' * 40}\n\n- `Ships <ships.html>`_\n"})
    assert glosslint("init", cwd=folder).out.startswith("5 entries in ")


def test_sources_that_are_defined_are_an_entry(tmp_path: Path) -> None:
    text = "Orte, an denen ein Fluss beginnt und aus denen er sein Wasser bezieht.\n"
    assert "Quellen" in _read(tmp_path, f"# Glossary\n\n{_HEADINGS}## Quellen\n\n{text}")
