"""What is no entry, and no part of one, at the beginning and the end of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.read import Read

_TERMS = ("Anchor", "Bow", "Keel", "Mast", "Stern")
_TEXTS = {term: f"Part {number} of a ship." for number, term in enumerate(_TERMS)}
#: Pages, without their ends, by their names; "{}" is a text.
_PAGES = {
    "headings.md": "# Glossary\n\n" + "".join(f"## {one}\n\n{{}}\n\n" for one in _TERMS),
    "bold.md": "# Glossary\n\n" + "".join(f"**{one}**: {{}}\n\n" for one in _TERMS),
    "sections.rst": "Glossary\n========\n\n" + "".join(f"{one}\n{'-' * len(one)}\n\n{{}}\n\n" for one in _TERMS),
    "bold.rst": "Glossary\n========\n\n" + "".join(f"**{one}**: {{}}\n\n" for one in _TERMS),
    "sections.adoc": "= Glossary\n\n" + "".join(f"== {one}\n\n{{}}\n\n" for one in _TERMS),
    "bold.adoc": "= Glossary\n\n" + "".join(f"*{one}*: {{}}\n\n" for one in _TERMS),
    "list.adoc": "= Glossary\n\n" + "".join(f"{one}:: {{}}\n\n" for one in _TERMS),
    "headings.html": "<h1>Glossary</h1>\n" + "".join(f"<h2>{one}</h2>\n<p>{{}}</p>\n" for one in _TERMS),
    "bold.html": "<h1>Glossary</h1>\n" + "".join(f"<p><b>{one}</b>: {{}}</p>\n" for one in _TERMS),
}
_ENDS = {
    "md": [
        "---\n\nWritten by the crew.\n",
        "---\n\n*Found a mistake? [Edit this page](https://example.org/edit).*\n",
        "---\n\n[Back to top](#top)\n\n\u00a9 2024 the crew\n",
    ],
    "rst": [
        "----\n\nWritten by the crew.\n",
        ".. rubric:: Footnotes\n\n.. [1] A book\n",
    ],
    "adoc": [
        "'''\n\nWritten by the crew.\n",
    ],
    "html": [
        "<hr>\n<p>Written by the crew.</p>\n",
        '<hr/><p><a href="#top">Back to top</a></p>\n',
    ],
}
#: Paragraphs that are a part of the last text.
_MORE = {
    "md": ["[More on sterns](https://example.org/stern)", "Types:\n\n- round\n- flat", "It is round.\n\n..."],
    "rst": ["Notes\n\n* It is round."],
    "adoc": ["Types:\n\n* round\n* flat"],
    "html": ["<p>Types:</p>\n<ul><li>round</li></ul>"],
}


def _read(folder: Path, name: str, end: str) -> Read:
    return Read(folder, {f"glossary.{name.rpartition('.')[2]}": _PAGES[name].format(*_TEXTS.values()) + end})


@pytest.mark.parametrize(("name", "end"), [(name, end) for name in _PAGES for end in _ENDS[name.rpartition(".")[2]]])
def test_the_end_of_a_page_is_no_part_of_the_last_entry(name: str, end: str, tmp_path: Path) -> None:
    read = _read(tmp_path, name, end)
    assert read.texts == _TEXTS
    assert ("in no entry; the first: Written by the crew. (glossary" in read.out) == ("Written" in end)


@pytest.mark.parametrize("name", [name for name in _PAGES if "list" not in name])
def test_other_paragraphs_after_the_last_term_are_a_part_of_its_entry(name: str, tmp_path: Path) -> None:
    for end in _MORE[name.rpartition(".")[2]]:
        texts = _read(tmp_path, name, f"{end}\n").texts
        assert end.removesuffix("</ul>").rpartition("\n")[2].removesuffix("</li>") in texts["Stern"]


def test_rules_that_end_no_page(tmp_path: Path) -> None:
    page = _PAGES["bold.md"].format(*_TEXTS.values())
    between = page.replace("\n\n**", "\n\n---\n\n**") + "---\n\n**Contact**: Meeting of two ships.\n"
    assert Read(tmp_path, {"glossary.md": between}).texts["Contact"] == "Meeting of two ships."
    assert Read(tmp_path, {"glossary.md": f"{page}---\n\n**Jib**: A sail.\n"}).texts["Jib"] == "A sail."
    for name in ("headings.md", "sections.rst"):
        inside = _PAGES[name].format(*["Part of a ship.\n\n----\n\nMore."] * 5)
        text = Read(tmp_path, {f"glossary.{name.rpartition('.')[2]}": inside}).texts["Stern"]
        assert text == "Part of a ship.\n\n----\n\nMore."


@pytest.mark.parametrize("title", ["See also", "References"])
def test_a_part_of_links_is_no_entry(title: str, tmp_path: Path) -> None:
    links = "- [Ships](ships.md) – all of them\n- [Ropes](ropes.md)\n"
    assert _read(tmp_path, "headings.md", f"---\n\n## {title}\n\n{links}").texts == _TEXTS
    rst = f"{title}\n{'-' * 40}\n\n- `Ships <ships.html>`_\n"
    assert _read(tmp_path, "sections.rst", rst).terms == [*_TERMS]


def test_sources_that_are_defined_are_an_entry(tmp_path: Path) -> None:
    text = "## Quellen\n\nOrte, an denen ein Fluss beginnt und aus denen er sein Wasser bezieht.\n"
    assert "Quellen" in _read(tmp_path, "headings.md", text).terms
