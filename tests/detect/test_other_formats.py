"""``glosslint init`` on CSV, reStructuredText and HTML: what is there, or why it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import SHOWN, TERMS
from tests.support import glosslint, write

_CSV = "Term;Definition\n" + "".join(f"{term};{text}\n" for term, text in TERMS.items())
_DIRECTIVE = "Words\n=====\n\n.. glossary::\n\n" + "".join(
    f"   {term}\n      {text}\n\n" for term, text in TERMS.items()
)
_LIST = "Glossary\n========\n\nOur words.\n\n" + "".join(f"{term}\n    {text}\n\n" for term, text in TERMS.items())
_SECTIONS = "Glossary\n========\n\n" + "".join(
    f"{term}\n{'-' * len(term)}\n\n{text}\n\n" for term, text in TERMS.items()
)
_ITEMS = "Glossary\n========\n\n" + "".join(f"* **{term}** - {text}\n" for term, text in TERMS.items())
_PARAGRAPHS = "Glossary\n========\n\n" + "".join(f"**{term}**: {text}\n\n" for term, text in TERMS.items())
_TABLE = "Glossary\n========\n\n.. list-table::\n   :header-rows: 1\n\n   * - Term\n     - Meaning\n" + "".join(
    f"   * - {term}\n     - {text}\n" for term, text in TERMS.items()
)
_HTML = (
    "<!DOCTYPE html>\n<html><body><h1>Glossary</h1>\n<dl>\n"
    + "".join(f"<dt>{term}</dt>\n<dd>{text}</dd>\n" for term, text in TERMS.items())
    + "</dl>\n</body></html>\n"
)
_ASCIIDOC = "= Glossary\n\n[glossary]\n" + "".join(f"{term}:: {text}\n" for term, text in TERMS.items())
_ASCIIDOC_SECTIONS = "== Terms and definitions\n\n" + "".join(
    f"=== {term}\n\n{text}\n\n" for term, text in TERMS.items()
)
_ASCIIDOC_TABLE = '= Glossary\n\n[cols="1,3"]\n|===\n|Term |Meaning\n\n' + "".join(
    f"|{term} |{text}\n" for term, text in TERMS.items()
)
_ASCIIDOC_PARAGRAPHS = "= Glossary\n\nOur words.\n\n== All\n\n" + "".join(
    f"*{term}*: {text}\n\n" for term, text in TERMS.items()
)
_ASCIIDOC_ITEMS = "= Glossary\n\n" + "".join(f"* *{term}* - {text}\n" for term, text in TERMS.items())
_HEADINGS = (
    "<html><body><h1>Glossary</h1>\n"
    + "".join(f"<h2 id='{term.lower()}'>{term}</h2>\n<p>{text}</p>\n" for term, text in TERMS.items())
    + "</body></html>\n"
)


@pytest.mark.parametrize(
    ("path", "text", "first"),
    [
        ("data/glossary.csv", _CSV, "4 entries in the rows of a table, in data/glossary.csv\n"),
        ("terms.tsv", _CSV.replace(";", "\t"), "4 entries in the rows of a table, in terms.tsv\n"),
        ("docs/glossary.rst", _DIRECTIVE, "4 entries in docs/glossary.rst, each an item of a glossary directive\n"),
        ("docs/words.rst", _DIRECTIVE, "4 entries in docs/words.rst, each an item of a glossary directive\n"),
        (  # any blanks are allowed after the two dots
            "docs/glossary.rst",
            _DIRECTIVE.replace(".. glossary", "..  glossary"),
            "4 entries in docs/glossary.rst, each an item of a glossary directive\n",
        ),
        (
            "docs/words.rst",
            _DIRECTIVE.replace(".. glossary", "..\tglossary"),
            "4 entries in docs/words.rst, each an item of a glossary directive\n",
        ),
        (
            "docs/glossary.rst",
            _LIST.replace("Our words.", ".. glossary::"),  # which Sphinx takes for empty
            "4 entries in docs/glossary.rst, each an item of a definition list\n",
        ),
        ("docs/glossary.rst", _LIST, "4 entries in docs/glossary.rst, each an item of a definition list\n"),
        (
            "docs/glossary.rst",
            _SECTIONS,
            "4 entries in docs/glossary.rst, each a heading of level 2 and the text below it\n",
        ),
        (
            "docs/glossary.rst",
            _ITEMS,
            "4 entries in docs/glossary.rst, each a list item that begins with its term in bold\n",
        ),
        (
            "docs/glossary.rst",
            _PARAGRAPHS,
            "4 entries in docs/glossary.rst, each a paragraph that begins with its term in bold\n",
        ),
        (
            "docs/glossary.rst",
            _TABLE,
            '4 entries in docs/glossary.rst, each a row of a table, with the columns "Term" and "Meaning"\n',
        ),
        (
            "docs/glossary.rst",
            _TABLE.replace("- Meaning", "- Yard definition"),
            '4 entries in docs/glossary.rst, each a row of a table, with the columns "Term" and "Yard definition"\n',
        ),
        (
            "docs/acronyms.rst",
            _TABLE.replace("Glossary\n", "Acronyms\n"),
            '4 entries in docs/acronyms.rst, each a row of a table, with the columns "Term" and "Meaning"\n',
        ),
        ("docs/glossary.adoc", _ASCIIDOC, "4 entries in docs/glossary.adoc, each an item of a definition list\n"),
        (
            "standard/clause_4_terms_and_definitions.adoc",
            _ASCIIDOC_SECTIONS,
            "4 entries in standard/clause_4_terms_and_definitions.adoc, each a heading of level 3 and "
            "the text below it\n",
        ),
        (
            "glossary.asciidoc",
            f"{_ASCIIDOC_TABLE}|===\n",
            '4 entries in glossary.asciidoc, each a row of a table, with the columns "Term" and "Meaning"\n',
        ),
        (
            "glossary.adoc",
            _ASCIIDOC_PARAGRAPHS,
            "4 entries in glossary.adoc, each a paragraph that begins with its term in bold\n",
        ),
        (
            "glossary.adoc",
            _ASCIIDOC_ITEMS,
            "4 entries in glossary.adoc, each a list item that begins with its term in bold\n",
        ),
        (
            "glossary.adoc",
            _ASCIIDOC_ITEMS.replace("* *", "* ").replace("* -", " -"),
            "4 entries in glossary.adoc, each a list item that begins with its term in plain text\n",
        ),
        ("glossary.html", _HTML, "4 entries in glossary.html, each an item of a definition list\n"),
        ("glossary.html", _HEADINGS, "4 entries in glossary.html, each a heading of level 2 and the text below it\n"),
    ],
)
def test_what_is_there_is_recognised(path: str, text: str, first: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {path: text, "README.md": "# Ships\n\nAbout ships.\n", "index.html": "<p>Ships</p>\n"})
    result = glosslint("init", cwd=folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(first + SHOWN)
    checked = glosslint(cwd=folder)
    assert checked.code == 0, checked.out + checked.err
    assert "4 entries in 1 file" in checked.out


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"docs/glossary.rst": "Glossary\n========\n\nTo be written.\n"},
            "docs/glossary.rst seems to be a glossary in ",
        ),
        (
            {"glossary.html": "<html><body><p>To be written.</p></body></html>\n"},
            "glossary.html seems to be a glossary",
        ),
        (
            {"glossary.csv": 'term,definition\nRope,"Thick line.\nBow,Front.\n'},
            "glossary.csv seems to be a glossary, but has a syntax error in line 2: this is not CSV: this quotation",
        ),
        (
            {"glossary.csv": 'term,definition\nRope, "Thick, long, heavy line."\n'},
            "glossary.csv seems to be a glossary, but has a syntax error in line 2: this row has 4 cells, but the "
            "header has 2; delete the space before the quotation mark that opens a cell",
        ),
        ({"glossary.csv": "Rope,Seil\nYarn,Garn\n"}, "glossary.csv seems to belong to a glossary, but no entries"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_written(
    files: dict[str, str], message: str, tmp_path: Path
) -> None:
    result = glosslint("init", cwd=write(tmp_path, files))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {message}")
    assert sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()) == sorted(files)


def test_short_forms_in_brackets_make_no_term_a_sentence(tmp_path: Path) -> None:
    terms = ("Mean Sea Level (MSL)", "Safe Working Load (SWL)", "Tide at the Place of the Wreck (TPW)")
    text = "".join(f"{term}\n{' ' * len(term)}What is meant by it.\n" for term in terms)
    folder = write(tmp_path, {"docs/glossary.rst": f"Glossary\n========\n\n{text}"})
    assert glosslint("init", cwd=folder).out.startswith("3 entries in docs/glossary.rst, each an item of a definition")


def test_texts_without_spaces_between_words_are_not_too_short(tmp_path: Path) -> None:
    terms = {"船首": "船の前の部分。", "船尾": "船の後ろの部分。", "帆": "風を受ける布。", "錨": "船を止める重い物。"}
    items = "".join(
        f"[[t{number}]]{term} (X{number})::\n{text}\n\n" for number, (term, text) in enumerate(terms.items())
    )
    folder = write(tmp_path, {"docs/glossary.adoc": f"[glossary]\n== 用語集\n\n=== 船\n\n{items}"})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in docs/glossary.adoc, each an item of a definition")


def test_the_forms_of_links_in_other_formats(tmp_path: Path) -> None:
    linked = _ASCIIDOC.replace("for a rope", "for a <<Rope,rope>> or <<cable>>").replace("Rope::", "[[Rope]]Rope::")
    result = glosslint("init", cwd=write(tmp_path / "adoc", {"glossary.adoc": linked}))
    assert "links look like <<id>> (the only one matches an entry)" in result.out
    linked = _SECTIONS.replace("for a rope", "for a `Rope`_, in a `part of it <bow-part_>`_")
    folder = write(tmp_path / "rst", {"docs/glossary.rst": linked.replace("Bow\n-", ".. _bow-part:\n\nBow\n-")})
    assert "(the only one matches an entry)" in glosslint("init", cwd=folder).out
    assert "error" not in glosslint(cwd=folder).out


def test_the_sources_of_a_page_are_not_the_glossary(tmp_path: Path) -> None:
    sources = '{"sources": [{"id": "a", "label": "Lloyd", "description": "Says what a ship is made of."},'
    sources += '{"id": "b", "label": "Register", "description": "Says what its parts are called."}]}\n'
    folder = write(tmp_path, {"data/glossary.json": sources, "glossary.html": _HEADINGS})
    assert glosslint("init", cwd=folder).out.startswith("4 entries in glossary.html")


def test_a_page_of_any_name_is_read_where_the_layout_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a/naming.rst": _LIST, "b/names.html": _HTML})
    assert glosslint("init", cwd=folder).code == 2
    assert glosslint("init", "--layout", "sphinx", cwd=folder).code == 2
    write(tmp_path, {"a/naming.rst": _DIRECTIVE})
    result = glosslint("init", "--layout", "sphinx", cwd=folder)
    assert (result.code, result.out.splitlines()[0][:28]) == (0, "4 entries in a/naming.rst, e")


def test_the_glossary_is_not_some_other_file(tmp_path: Path) -> None:
    """Settings of tools, pages of a site and tests beside it are not checked in its place."""
    folder = write(
        tmp_path,
        {
            "docs/glossary.rst": _DIRECTIVE,
            "config.yaml": "name: x\ndescription: y\n",
            "tests/glossary.yml": "- term: a\n  definition: A part of some fixture.\n",
            "docs/api.html": _HTML,
        },
    )
    assert glosslint("init", cwd=folder).out.startswith("4 entries in docs/glossary.rst")


@pytest.mark.parametrize(
    ("path", "text", "reason"),
    [
        (
            "glossary.csv",
            "Rope,Thick line that is made of yarn.,Deck\nYarn,Thread.,Hull\n",
            "glossary.csv seems to belong to a glossary, but no entries with a term and a text were recognised in it; "
            "its columns are Rope, Thick line that is made of yarn., Deck\n",
        ),
        (
            "glossary.json",
            '{"@graph": [{"@id": "x", "skos:prefLabel": {"@value": "rope", "@language": "en"}}]}',
            "glossary.json seems to belong to a glossary, but no entries with a term and a text were recognised in it",
        ),
        (
            "glossary.json",
            '{"@graph": [{"@id": "x:keel", "skos:prefLabel": "Keel", "skos:definition": "Beam of a hull."}]}',
            "glossary.json seems to belong to a glossary, but no entries with a term and a text were recognised in it",
        ),
        ("glossary.jsonld", "{}", "glossary.jsonld seems to be a glossary in JSON-LD"),
        (
            "glossary.json",
            '["Keel: Beam along the bottom of a hull.", "Helm: Place from which a ship is steered."]',
            "glossary.json seems to belong to a glossary, but no entries with a term and a text were recognised in it",
        ),
    ],
)
def test_data_that_cannot_be_read_are_named(path: str, text: str, reason: str, tmp_path: Path) -> None:
    result = glosslint("init", cwd=write(tmp_path, {path: text}))
    assert result.code == 2
    assert f"error: {reason}" in result.err


def test_headings_above_tables_are_no_terms(tmp_path: Path) -> None:
    table = "+------+---------+\n| Term | Meaning |\n+======+=========+\n| Bow  | Front   |\n+------+---------+\n"
    parts = "".join(f"{name}\n----\n\n{table}\n" for name in ("Deck", "Hull", "Mast"))
    result = glosslint("init", cwd=write(tmp_path, {"docs/glossary.rst": f"Glossary\n========\n\n{parts}"}))
    assert (result.code, result.out) == (2, "")
    reason = "only 0 of 3 headings of level 2 have a term and a text"
    assert f"docs/glossary.rst seems to be a glossary in reStructuredText: {reason}" in result.err
    acronyms = write(tmp_path / "other", {"docs/acronyms.rst": f"Acronyms\n========\n\n{parts}"})
    result = glosslint("init", cwd=acronyms)
    assert f"docs/acronyms.rst is called a list of abbreviations: {reason}" in result.err


def _directive(*terms: str) -> str:
    items = "".join(f"   {term}\n      A part of a ship, beside the :term:`Bow`.\n\n" for term in terms)
    return f".. glossary::\n\n{items}"


def test_glossary_directives_on_several_pages_are_one_glossary(tmp_path: Path) -> None:
    pages = {
        "docs/glossary.rst": f"Glossary\n========\n\n{_directive('Keel', 'Hull')}",
        "docs/guide/sails.rst": f"Sails\n=====\n\n{'All of a guide. ' * 200}\n\n{_directive('Bow', 'Mast')}",
        "docs/old/glossary.rst": f"Glossary\n========\n\n{_directive('Keel')}",
        "docs/guide/ships.rst": "Ships\n=====\n\nOn the :term:`Bow` of a ship.\n",
    }
    folder = write(tmp_path, pages)
    out = glosslint("init", cwd=folder).out
    assert out.startswith(
        "4 entries in docs/glossary.rst, docs/guide/sails.rst, each an item of a glossary directive\n"
    )
    assert "(all of 4 match an entry)" in out
    assert "4 entries in 2 files" in glosslint(cwd=folder).out


def test_many_pages_with_directives_are_counted(tmp_path: Path) -> None:
    pages = {
        f"docs/{name}.rst": f"{name}\n========\n\n.. glossary::\n\n   {name} bow\n      The front of a ship.\n\n"
        f"   {name} keel\n      The beam along the bottom.\n"
        for name in ("glossary", "one", "two", "three")
    }
    out = glosslint("init", cwd=write(tmp_path, pages)).out
    assert out.startswith("8 entries in docs/glossary.rst, ")
    assert " and 1 more file, each an item of a glossary directive\n" in out


def test_a_glossary_directive_is_a_glossary_whatever_else_is_on_its_page(tmp_path: Path) -> None:
    page = f"Sails\n=====\n\n{'All of a guide. ' * 200}\n\n{_directive('Bow', 'Mast')}"
    assert glosslint("init", cwd=write(tmp_path, {"sails.rst": page})).out.startswith("2 entries in sails.rst, ")
    assert 'files = ["./sails.rst"]' in (tmp_path / "glosslint.toml").read_text("utf-8")


def test_labels_above_titles_are_targets_of_links(tmp_path: Path) -> None:
    text = "A part beside the :ref:`word_{}` and the :ref:`hold <stores>`."
    pairs = {"keel": "hull", "hull": "bow", "bow": "keel"}
    items = [f".. _word_{term}:\n\n{term}\n----\n\n{text.format(other)}\n\n" for term, other in pairs.items()]
    page = f"Glossary\n========\n\n{''.join(items)}"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.rst": page})).out
    assert "links look like :ref:`label` or `title`_ (all of 3 match an entry)\n" in out
    assert glosslint("--select", "broken-link", cwd=tmp_path).out.startswith("No findings")


def test_numbers_of_sections_are_no_part_of_a_term(tmp_path: Path) -> None:
    def page(title: str, line: str) -> str:
        return title + "".join(
            line.format(title=f"3.{n}. {term}", text=text) for n, (term, text) in enumerate(TERMS.items(), 1)
        )

    pages = {
        "docs/glossary.rst": page("Glossary\n========\n\n", "{title}\n--------------\n\n{text}\n\n"),
        "docs/glossary.adoc": page("= Glossary\n\n", "== {title}\n\n{text}\n\n"),
    }
    for path, text in pages.items():
        out = glosslint("init", cwd=write(tmp_path / path[-3:], {path: text})).out
        assert out.startswith(f"4 entries in {path}, each a heading of level 2 and the text below it\n  Rope: Thick")


def test_a_page_in_html_made_from_another(tmp_path: Path) -> None:
    """The source is read, even in a folder that is usually built; a page with other terms is no source."""
    heads = "".join(f"<h3>{term}</h3>\n<p>{text}</p>\n" for term, text in TERMS.items())
    source = "".join(f"### {term}\n\n{text}\n\n" for term, text in TERMS.items())
    made = {"docs/glossary.html": f"<h1>Glossary</h1>\n{heads}", "site/glossary.md": f"# Glossary\n\n{source}"}
    assert "4 entries in site/glossary.md" in glosslint("init", cwd=write(tmp_path / "a", made)).out
    other = {**made, "site/glossary.md": made["site/glossary.md"].replace("### Bow", "### Keel")}
    assert "4 entries in docs/glossary.html" in glosslint("init", cwd=write(tmp_path / "b", other)).out
