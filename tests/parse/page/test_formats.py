"""What is the same in each format of pages: which headings, lists and terms are entries, and what settings change."""

from __future__ import annotations

from typing import Any

import pytest

from tests.parse.page.read import entries

_Heading = tuple[int, str, str]


def _markdown(headings: list[_Heading]) -> str:
    return "\n".join(f"{'#' * level} {title}\n\n{text}\n" for level, title, text in headings)


def _rst(headings: list[_Heading]) -> str:
    return "\n".join(f"{title}\n{'=-~^'[level - 1] * 20}\n\n{text}\n" for level, title, text in headings)


def _asciidoc(headings: list[_Heading]) -> str:
    return "\n".join(f"{'=' * level} {title}\n\n{text}\n" for level, title, text in headings)


def _html(headings: list[_Heading]) -> str:
    return "\n".join(
        f"<h{level}>{title}</h{level}>" + (f"\n<p>{text}</p>" if text else "") for level, title, text in headings
    )


_WRITERS = {"g.md": _markdown, "g.rst": _rst, "g.adoc": _asciidoc, "g.html": _html}


@pytest.mark.parametrize("path", _WRITERS)
def test_an_entry_ends_at_the_next_heading_of_its_level_or_of_another_entry(path: str) -> None:
    page = _WRITERS[path](
        [
            (1, "Glossary", ""),
            (2, "Introduction", "This page lists terms."),
            (2, "Ropes", ""),
            (3, "Rope", "Thick line."),
            (4, "History", "It is old."),
            (3, "Yarn", "Thin line."),
            (2, "Sail", "Cloth."),
            (2, "A – C", "Letters."),
            (3, "Mast", "Pole."),
            (2, "Symbols", ""),
            (2, "References", "Books:"),
            (3, "First book", "It is good."),
            (2, "Skipped", "No entry."),
            (2, "Oar", "Blade."),
        ]
    )
    found = entries(page, path, form="heading", levels=(2, 3), skip=("skipped",))
    assert [entry["term"] for entry in found] == ["Rope", "Yarn", "Sail", "Mast", "Oar"]
    assert "It is old." in found[0]["definition"]
    assert "Thin" not in found[0]["definition"]
    assert found[-1]["definition"].startswith("Blade.")


#: A page with the terms Foo, "Rope (line)" and Yarn, by its format and the form of its entries.
_LISTS = {
    ("g.md", "definition-list"): "Foo\n: No entry.\n\nRope (line)\n: Thick.\n\nYarn\n: Thin.\n",
    ("h.md", "definition-list"): (
        "<dl><dt>Foo</dt><dd>No entry.</dd><dt>Rope (line)</dt><dd>Thick.</dd><dt>Yarn</dt><dd>Thin.</dd></dl>\n"
    ),
    ("g.md", "directive"): "```{glossary}\nFoo\n  No entry.\n\nRope (line)\n  Thick.\n\nYarn\n  Thin.\n```\n",
    ("g.md", "table"): "| T | M |\n|---|---|\n| Foo | No entry. |\n| Rope (line) | Thick. |\n| Yarn | Thin. |\n",
    ("g.md", "details"): "".join(
        f"<details><summary>{term}</summary>A text.</details>\n\n" for term in ("Foo", "Rope (line)", "Yarn")
    ),
    ("g.rst", "directive"): (
        ".. glossary::\n\n   Foo\n      No entry.\n\n   Rope (line)\n      Thick.\n\n   Yarn\n      Thin.\n"
    ),
    ("g.rst", "definition-list"): "Foo\n   No entry.\n\nRope (line)\n   Thick.\n\nYarn\n   Thin.\n",
    ("g.rst", "item"): "* **Foo**: No entry.\n* **Rope** (line): Thick.\n* **Yarn**: Thin.\n",
    ("g.rst", "table"): (
        ".. list-table::\n\n   * - T\n     - M\n   * - Foo\n     - No entry.\n   * - Rope (line)\n     - Thick.\n"
        "   * - *Yarn*\n     - Thin.\n"
    ),
    ("g.adoc", "definition-list"): "Foo:: No entry.\n*Rope (line)*:: Thick.\nYarn:: Thin.\n",
    ("g.adoc", "item"): "* *Foo*: No entry.\n* *Rope* (line): Thick.\n* *Yarn*: Thin.\n",
    ("g.adoc", "table"): "|===\n|T |M\n\n|Foo |No entry.\n|Rope (line) |Thick.\n|Yarn |Thin.\n|===\n",
    ("g.html", "definition-list"): (
        "<dl><dt>Foo</dt><dd>No entry.</dd><dt>Rope (line)</dt><dd>Thick.</dd><dt>Yarn</dt><dd>Thin.</dd></dl>\n"
    ),
    ("g.html", "item"): (
        "<ul><li><b>Foo</b>: No entry.</li><li><b>Rope</b> (line): Thick.</li><li><b>Yarn</b>: Thin.</li></ul>\n"
    ),
    ("g.html", "details"): "".join(
        f"<details><summary>{term}</summary>A text.</details>\n\n" for term in ("Foo", "Rope (line)", "Yarn")
    ),
    ("g.html", "table"): (
        "<table><tr><th>T</th><th>M</th></tr><tr><td>Foo</td><td>No entry.</td></tr>"
        "<tr><td>Rope (line)</td><td>Thick.</td></tr><tr><td>Yarn</td><td>Thin.</td></tr></table>\n"
    ),
}
_COLUMNS = {"term": "T", "definition": "M"}


@pytest.mark.parametrize("case", _LISTS, ids=" ".join)
def test_terms_are_skipped_and_divided_as_the_settings_say_in_every_form(case: tuple[str, Any]) -> None:
    path, form = case
    found = entries(
        _LISTS[case], path, form=form, columns=_COLUMNS, skip=("foo",), more_names=("brackets",), levels=(2,)
    )
    assert [(entry["term"], entry.get("aliases", [])) for entry in found] == [("Rope", ["line"]), ("Yarn", [])]


@pytest.mark.parametrize(
    ("path", "forms", "page"),
    [
        ("g.rst", ("directive", "definition-list"), ".. glossary::\n\n   Rope\n      Thick.\n\nYarn\n   Thin.\n"),
        ("g.rst", ("item", "heading"), "* **Rope**: Thick.\n\nYarn\n====\n\n* **Sail**: It is in the section.\n"),
        ("g.adoc", ("table", "definition-list"), "Rope:: Thick.\n\n|===\n|T |M\n\n|Yarn |Thin.\n|===\n"),
        (
            "g.adoc",
            ("definition-list", "heading"),
            "Rope:: Thick.\n\n= Yarn\n\nThin.\n\nSail:: It is in the section.\n",
        ),
        ("g.html", ("heading", "definition-list"), "<dl><dt>Rope<dd>Thick.</dl><h1>Yarn</h1><p>Thin.</p>"),
        ("g.md", ("heading", "item"), "* **Rope**: Thick.\n\n# Yarn\n\nThin.\n"),
    ],
)
def test_a_page_may_have_entries_of_several_forms(path: str, forms: Any, page: str) -> None:
    found = entries(page, path, form=forms, columns=_COLUMNS, levels=(1,))
    assert [entry["term"] for entry in found] == ["Rope", "Yarn"]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("g.md", "|T|A|M|\n|-|-|-|\n|Rope<br>of hemp|line<br/>cable|Thick.|\n"),
        (
            "g.html",
            "<table><tr><th>T</th><th>A</th><th>M</th></tr>"
            "<tr><td>Rope<br>of hemp</td><td>line<BR>cable</td><td>Thick.</td></tr></table>\n",
        ),
        (
            "g.rst",
            ".. list-table::\n   :header-rows: 1\n\n   * - T\n     - A\n     - M\n"
            "   * - Rope |br| of hemp\n     - line |BR| cable\n     - Thick.\n",
        ),
    ],
)
def test_a_line_break_divides_the_names_of_a_cell_and_is_a_space_in_a_term(path: str, page: str) -> None:
    found = entries(page, path, form="table", columns={**_COLUMNS, "aliases": "A"})
    assert [(entry["term"], entry["aliases"]) for entry in found] == [("Rope of hemp", ["line", "cable"])]
    columns = {**_COLUMNS, "aliases": "A"}
    (found_names,) = entries(
        page.replace("hemp", "hemp (rh)"), path, form="table", columns=columns, more_names=("break",)
    )
    assert (found_names["term"], found_names["aliases"][0]) == ("Rope", "of hemp (rh)")


def test_a_table_without_cells_has_no_entries() -> None:
    assert entries("|===\nRope\n|===\n", "g.adoc", form="table", columns=_COLUMNS) == []


@pytest.mark.parametrize("line", ["[Next.js](a.md)", "[Home Assistant](a.md)", "Next: the yarn.", "See [Up](a.md)"])
def test_other_lines_are_part_of_the_last_entry(line: str) -> None:
    (found,) = entries(f"## Rope\n\nThick.\n\n{line}\n")
    assert found["definition"] == f"Thick.\n\n{line}"


@pytest.mark.parametrize(
    ("path", "term"), [("g.md", "`foo*`"), ("g.rst", "``foo*``"), ("g.adoc", "`foo*`"), ("g.html", "<code>foo*</code>")]
)
def test_an_asterisk_at_the_end_of_code_marks_no_footnote(path: str, term: str) -> None:
    page = _WRITERS[path]([(2, term, "What begins so.")])
    assert [one["term"] for one in entries(page, path, form="heading", levels=(1, 2))] == ["foo*"]
