"""What ``glosslint init`` says where it cannot read a glossary: the likeliest file first, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_ITEMS = "".join(f"- **{term}**: {text}\n" for term, text in TERMS.items())
_NOTHING = "# Page\n\nOne long text without any terms.\n"


def test_the_file_called_a_glossary_is_named_first(tmp_path: Path) -> None:
    guide = "# Guide\n\n## Glossary\n\n" + "".join(f"### Part {n}\n\n" for n in range(5)) + "The last one has a text.\n"
    files = {"a/guide.md": guide, "docs/glossary.md": _NOTHING, "build/glossary.md": _NOTHING, "docs/terms.docx": ""}
    first, second, third, *_ = glosslint("init", cwd=write(tmp_path, files)).err.splitlines()
    assert first == (
        "error: docs/glossary.md seems to belong to a glossary, but is not read as one: only one of its headings of "
        'level 1 may be a term: "Page"'
    )
    assert second == "docs/terms.docx seems to be a glossary in a .docx file, which glosslint does not read"
    assert third.startswith("a/guide.md seems to be a glossary in one page (5 headings): ")


def test_a_file_with_a_likely_name_stands_for_the_others(tmp_path: Path) -> None:
    files = {"a.md": _NOTHING, "docs/concepts.md": _NOTHING, "z.yaml": "a: 1\n"}
    assert glosslint("init", cwd=write(tmp_path, files)).err.startswith(
        "error: no glossary recognised in docs/concepts.md and 2 more\n"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [("docs/glossary.tex", "LaTeX"), ("glossary.txt", "plain text"), ("src/data/glossary.ts", "TypeScript")],
)
def test_another_format_is_named_without_settings_that_cannot_help(name: str, words: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {name: "Bow: the front of a ship.\n", "README.md": "# Ship\n"})
    assert glosslint("init", cwd=folder).err == (
        f"error: {name} seems to be a glossary in {words}, which glosslint does not read\n"
        "nothing was written; glosslint reads files in YAML, JSON, TOML and CSV, and pages in\n"
        "Markdown, reStructuredText, AsciiDoc and HTML; to begin a new glossary: glosslint init --starter\n"
    )


def test_a_program_called_glossary_is_no_hindrance(tmp_path: Path) -> None:
    folder = write(tmp_path, {"src/glossary.ts": "export {}\n", "README.md": f"# Ship\n\n## Glossary\n\n{_ITEMS}"})
    assert glosslint("init", cwd=folder).out.startswith('4 entries in README.md below "Glossary"')


@pytest.mark.parametrize(
    "files",
    [
        {"docs/_words.md": "# Words\n\nWhat a sailor says, and why.\n", "docs/_sidebar.md": "- [Home](/)\n"},
        {"docs/words.adoc": "= Words\n\nWhat a sailor says, and why.\n"},
    ],
)
def test_no_starter_is_written_beside_a_page_with_a_text(files: dict[str, str], tmp_path: Path) -> None:
    files = {"README.md": "# Ship\n", "CHANGELOG.md": "# Changes\n\nMore words.\n", **files}
    result = glosslint("init", cwd=write(tmp_path, files))
    assert next(iter(set(files) - {"README.md", "CHANGELOG.md", "docs/_sidebar.md"})) in result.err.splitlines()[0]
    assert not (tmp_path / "glossary").exists()


def test_pages_for_navigation_are_no_texts(tmp_path: Path) -> None:
    page = "<div id='app'></div>\n"
    files = {"docs/_sidebar.md": "- [Home](/)\n", "docs/_navbar.md": "- [Home](/)\n", "docs/index.html": page}
    assert "wrote  glossary/glossary.yaml" in glosslint("init", cwd=write(tmp_path, files)).out


_BEGIN = "to begin a new glossary: glosslint init --starter\n"


@pytest.mark.parametrize(
    ("path", "text", "err"),
    [
        (
            "glossary.csv",
            b"term,definition\nBow,Front of a ship\nP\xe1l,Mast\n",
            f"\nnothing was written; when that is fixed, run glosslint init again;\n{_BEGIN}",
        ),
        (
            "glossary.html",
            b'<meta name="generator" content="Sphinx"><dl><dt>Bow<dd>Front</dl>',
            f"run init where its sources are\nnothing was written; {_BEGIN}",
        ),
        (
            "glossary.md",
            b"# Glossary\n\n| a | b |\n|---|---|\n" + b"| bow | front |\n" * 5,
            "\nnothing was written; correct the files named above and run glosslint init again, or set\n"
            f"files and layout in glosslint.toml (in the guide: Layouts); {_BEGIN}",
        ),
    ],
)
def test_the_advice_follows_from_the_reason(path: str, text: bytes, err: str, tmp_path: Path) -> None:
    (tmp_path / path).write_bytes(text)
    assert glosslint("init", cwd=tmp_path).err.endswith(err)


@pytest.mark.parametrize("path", ["docs/_sources/glossary.rst.txt", "code/create_glossary.ipynb"])
def test_a_copy_of_a_source_and_a_program_are_no_glossary(path: str, tmp_path: Path) -> None:
    err = glosslint("init", cwd=write(tmp_path, {path: "{}", "a.md": "# A\n\nOne text.\n"})).err
    assert err.startswith("error: no glossary recognised in ")


@pytest.mark.parametrize(("path", "sign"), [("glossary.md", "#"), ("glossary.adoc", "=")])
def test_headings_without_a_text_are_counted(path: str, sign: str, tmp_path: Path) -> None:
    stubs = "".join(f"{sign * 2} {term}\n\n" for term in ("Keel", "Deck", "Hull", "Mast", "Sail"))
    page = f"{sign} Glossary\n\n{stubs}{sign * 2} Bow\n\nFront part of a ship.\n"
    err = glosslint("init", cwd=write(tmp_path, {path: page})).err
    assert "5 of 6 headings of level 2 have no text below them\n" in err


def test_a_value_of_data_in_a_link_makes_no_template(tmp_path: Path) -> None:
    page = f"# Glossary\n\n{_ITEMS}\n[yard]: {{{{site.data.versions.yard}}}}/yard.html\n"
    out = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": page})).out
    assert out.startswith(f"{len(TERMS)} entries in docs/glossary.md")


def test_a_template_is_told_as_the_reason(tmp_path: Path) -> None:
    loop = "{% for word in site.data.words %}\n## {{ word.name }}\n{{ word.text }}\n{% endfor %}\n"
    err = glosslint("init", cwd=write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n{_ITEMS}\n{loop}"})).err
    assert err == (
        "error: docs/glossary.md seems to belong to a glossary, but is not read as one: it is a template: run init "
        f"where the data that fills it is\nnothing was written; {_BEGIN}"
    )


def test_a_glossary_of_which_a_quarter_is_written(tmp_path: Path) -> None:
    words = ("Keel", "Deck", "Hull", "Mast", "Sail", "Oar", "Rope", "Anchor", "Cabin")
    stubs = "".join(f"## {word}\n\n" for word in words)
    written = "".join(
        f"## {word}\n\nThe {place} part of a ship.\n\n"
        for word, place in (("Bow", "front"), ("Stern", "rear"), ("Top", "upper"))
    )
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Glossary\n\n{stubs}{written}"})).out
    assert "12 entries in glossary.md" in out
    assert "empty-definition" in glosslint(cwd=tmp_path).out


def test_repeated_terms_are_named(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"- {word}: Part {n} of a ship.\n" for n, word in enumerate(("Bow", "Mast", "Bow", "Mast", "Keel"))
    )
    err = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).err
    assert 'terms are repeated among its 5 entries ("Bow", "Mast")' in err
