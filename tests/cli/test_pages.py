"""Commands on a page with many entries: fixes change their characters alone, renames go there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

HEADINGS = """\
---
title: Glossary
---

# Glossary

## API gateway

Server in front of others,  before each [back end][be]. See [it](#back-end).

## Back end {#back-end}

Server behind an [API gateway](#api-gateway).\x20

[be]: #back-end
"""
LAYOUT = 'files = ["glossary.md"]\nselect = ["formatting", "references", "wording"]\n[layout]\nextends = "page"\n'
#: Settings of a form, and a page in which double spaces are the only thing to fix.
FIXED = {
    "heading": ("", "## Bow\n\nFront of  a boat.\n\n## Hull & *Keel*\n\nBody of a  boat, not the [bow](#bow).\n"),
    "item": ('form = "item"', "# G\n\n* **Bow** – Front of  a boat.\n* **Hull**: Body,\n  which carries  it.\n"),
    "definition-list": ('form = "definition-list"', "Bow\n: Front of  a boat.\n\nHull\n: Body of a  boat.\n"),
    "dl": (
        'form = "definition-list"',
        "<dl>\n<dt>Bow</dt><dd>Front of  a boat.</dd>\n<dt>Hull</dt><dd>Body.</dd>\n</dl>\n",
    ),
    "table": (
        'form = "table"\ncolumns = { term = "Term", definition = "Text" }',
        "| Term | Text |\n| --- | --- |\n| Bow | Front of  a boat. |\n| Hull | Body of a  boat. |\n",
    ),
    "directive": ('form = "directive"', "```{glossary}\nBow\n  Front of  a boat.\n\nHull\n  Body of a  boat.\n```\n"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("form", FIXED)
def test_fixes_change_what_they_announce_and_nothing_else(form: str, newline: str, tmp_path: Path) -> None:
    table, text = FIXED[form]
    settings = LAYOUT.replace(', "references", "wording"', "") + f"[layout.section]\n{table}\n"
    folder = write(tmp_path, {"glosslint.toml": settings})
    page = folder / "glossary.md"
    page.write_bytes(text.replace("\n", newline).encode())
    result = glosslint("--fix", cwd=folder)
    assert "could not be fixed" not in result.out + result.err
    expected = text.replace("of  a", "of a").replace("a  ", "a ").replace("carries  it", "carries it")
    assert page.read_bytes() == expected.replace("\n", newline).encode()


def test_a_written_anchor_is_renamed_with_all_links_and_back(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": LAYOUT, "glossary.md": HEADINGS})
    assert glosslint("rename", "back-end", "backend", cwd=folder).code == 0
    text = (folder / "glossary.md").read_text("utf-8")
    assert text == HEADINGS.replace("#back-end", "#backend")
    assert glosslint("rename", "backend", "back-end", cwd=folder).code == 0
    assert (folder / "glossary.md").read_text("utf-8") == HEADINGS


def test_a_generated_anchor_is_renamed_with_its_heading_and_back(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": LAYOUT, "glossary.md": HEADINGS})
    without = glosslint("rename", "api-gateway", "entry-point", cwd=folder)
    assert without.code == 2
    assert "the id is made from the term in this glossary: give the new term with --term" in without.err
    wrong = glosslint("rename", "api-gateway", "entry", "--term", "Entry point", cwd=folder)
    assert 'the id is made from the term in this glossary: "Entry point" gives "entry-point"' in wrong.err
    assert (folder / "glossary.md").read_text("utf-8") == HEADINGS
    assert glosslint("rename", "api-gateway", "entry-point", "--term", "Entry point", cwd=folder).code == 0
    text = (folder / "glossary.md").read_text("utf-8")
    assert text == HEADINGS.replace("## API gateway", "## Entry point").replace("#api-gateway", "#entry-point")
    assert glosslint("rename", "entry-point", "api-gateway", "--term", "API gateway", cwd=folder).code == 0
    assert (folder / "glossary.md").read_text("utf-8") == HEADINGS


def test_what_a_page_has_no_place_for_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glosslint.toml": LAYOUT, "glossary.md": HEADINGS})
    deprecated = glosslint("deprecate", "api-gateway", "--replaced-by", "back-end", cwd=folder)
    assert deprecated.code == 2
    assert (
        'an entry of the layout "page" is part of a page, and has no key for status and replaced-by' in deprecated.err
    )
    new = glosslint("new", "Load balancer", cwd=folder)
    assert new.code == 2
    assert (
        'is part of a page, which glosslint new cannot write; copy the entry "Back end" (glossary.md:' in new.err
        and '), after which "Load balancer" belongs, and change it\n' in new.err
    )
    assert (folder / "glossary.md").read_text("utf-8") == HEADINGS


@pytest.mark.parametrize(
    ("name", "opening", "closing"), [("glossary.md", "<!--", "-->"), ("glossary.mdx", "{/*", "*/}")]
)
def test_comments_suppress_the_entry_or_the_paragraph_below(
    name: str, opening: str, closing: str, tmp_path: Path
) -> None:
    comment = f"{opening} glosslint: ignore[double-space] as printed {closing}\n"
    page = (
        f"{comment}\n## Bow\n\nFront of  a boat.\n\nA second  text.\n\n## Hull\n\nBody of  a boat.\n\n"
        f"{comment}Made of  wood.\n"
    )
    folder = write(tmp_path, {"glosslint.toml": LAYOUT.replace("glossary.md", name), name: page})
    result = glosslint("--output-format", "concise", cwd=folder)
    assert [line.split(" ")[0] for line in result.out.splitlines()[:-1]] == [f"{name}:11:8:"]


def test_a_directory_of_settings_names_what_is_wrong_in_the_table(tmp_path: Path) -> None:
    columns = "columns must name those of the term and the definition"
    wrong = {
        'form = "headings"': '"headings" is not a known value; did you mean "heading"?',
        "levels = [7]": "levels: 7 is not a level of headings; these are 1 to 6",
        'form = "table"': columns,
        'form = "table"\ncolumns = { term = "Term", definition = [] }': columns,
    }
    for table, message in wrong.items():
        folder = write(tmp_path, {"glosslint.toml": f"{LAYOUT}[layout.section]\n{table}\n", "glossary.md": HEADINGS})
        result = glosslint(cwd=folder)
        assert result.code == 2
        assert message in result.err
    map_of_terms = 'files = ["glossary.md"]\n[layout]\nextends = "map"\n[layout.section]\nlevels = [3]\n'
    (tmp_path / "glosslint.toml").write_text(map_of_terms)
    assert 'section requires entries = "section"' in glosslint(cwd=tmp_path).err


def test_a_page_without_the_heading_of_the_layout_is_refused(tmp_path: Path) -> None:
    settings = LAYOUT.replace('extends = "page"', 'extends = "page"\nat = "Terms"')
    result = glosslint(cwd=write(tmp_path, {"glosslint.toml": settings, "glossary.md": HEADINGS}))
    assert result.code == 2
    assert 'expects headings that are terms below the heading "Terms"' in result.err


def test_a_form_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    settings = 'files = ["a.adoc"{}]\n[layout]\nextends = "page"\nsection = {{ form = ["item", "details"] }}\n'
    write(tmp_path, {"glosslint.toml": settings.format(""), "a.adoc": "* *Rope*: line.\n"})
    assert 'layout: section: form: "details" is not read in a.adoc' in glosslint(cwd=tmp_path).err
    write(tmp_path, {"glosslint.toml": settings.format(', "b.*"')})
    assert "details" not in glosslint(cwd=tmp_path).err


def test_a_format_that_has_none_of_the_forms_is_not_read_as_empty(tmp_path: Path) -> None:
    forms = '["details", "abbreviation"]'
    settings = f'files = ["a.md", "{{}}"]\n[layout]\nextends = "page"\nsection = {{{{ form = {forms} }}}}\n'
    pages = {"a.md": "*[AB]: Able seaman.\n\n<details><summary>Rope</summary>\n\nLine.\n</details>\n"}
    write(tmp_path, {**pages, "b.adoc": "Rope:: line\n", "b.csv": "term,text\nRope,line\n"})
    for pattern in ("*.adoc", "b.csv"):
        write(tmp_path, {"glosslint.toml": settings.format(pattern)})
        expected = f'glosslint.toml: layout: section: form: "details", "abbreviation" are not read in {pattern}'
        assert expected in glosslint(cwd=tmp_path).err
    write(tmp_path, {"glosslint.toml": settings.format("b.a*")})
    result = glosslint("--output-format", "concise", cwd=tmp_path)
    assert result.code == 1
    assert "b.adoc:1:1: error no-entries expected elements <details> with a summary or abbreviations" in result.out
    assert "is of a format in which glosslint does not read these" in result.out


def test_a_page_without_entries_states_what_is_read_there(tmp_path: Path) -> None:
    pages = {"a.md": "# A\n\n## Rope\n\nThick line.\n", "b.md": "# B\n\nNothing yet.\n"}
    settings = 'files = ["*.md"]\nselect = ["file"]\n[layout]\nextends = "page"\n'
    result = glosslint("--output-format", "concise", cwd=write(tmp_path, {"glosslint.toml": settings, **pages}))
    assert "b.md:1:1: warning no-entries the file has no entries; expected headings that are terms" in result.out
