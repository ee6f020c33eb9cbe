"""What ``glosslint init`` says where it cannot read a glossary: the likeliest file first, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_NOTHING = "# Page\n\nOne long text without any terms.\n"


def test_the_file_called_a_glossary_is_named_first(tmp_path: Path) -> None:
    guide = "# Guide\n\n## Glossary\n\n" + "".join(f"### Part {n}\n\n" for n in range(5)) + "The last one has a text.\n"
    files = {"a/guide.md": guide, "docs/glossary.md": _NOTHING, "build/glossary.md": _NOTHING, "docs/terms.docx": ""}
    first, second, third, *_ = glosslint("init", cwd=write(tmp_path, files)).err.splitlines()
    assert first == (
        "error: docs/glossary.md seems to belong to a glossary, but is not read as one: fewer than two entries"
    )
    assert second == "docs/terms.docx seems to be a glossary in a .docx file"
    assert third.startswith("a/guide.md seems to be a glossary in one page (5 headings): ")


def test_a_file_with_a_likely_name_stands_for_the_others(tmp_path: Path) -> None:
    files = {"a.md": _NOTHING, "docs/concepts.md": _NOTHING, "z.yaml": "a: 1\n"}
    assert glosslint("init", cwd=write(tmp_path, files)).err.startswith(
        "error: no glossary recognised in docs/concepts.md and 2 more\n"
    )


def test_tables_of_restructured_text_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    edge = "+------+---------------------+\n"
    grid = "".join(f"{edge}| {term} | The front of a ship |\n" for term in ("Bows", "Stem", "Prow"))
    tables = {
        f"{grid}{edge}": "it has a grid table, which cannot be read; a list-table can\n",
        ".. csv-table::\n   :file: data/words.csv\n   :header: Term, Text\n": "its table is in another file: run init ",
    }
    for number, (table, reason) in enumerate(tables.items()):
        folder = write(tmp_path / str(number), {"docs/glossary.rst": f"Glossary\n========\n\n{table}"})
        err = glosslint("init", cwd=folder).err
        assert f"docs/glossary.rst seems to be a glossary in reStructuredText: {reason}" in err


def test_the_titles_of_a_table_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    rows = "".join(f"| {term} | two words | {term}, {term} |\n" for term in ("Bows", "Stem", "Prow", "Stern"))
    folder = write(tmp_path, {"docs/glossary.md": f"# Glossary\n\n| Rule | Owner | Place |\n|---|---|---|\n{rows}"})
    assert glosslint("init", cwd=folder).err.startswith(
        "error: docs/glossary.md seems to be a glossary in one page (4 rows of a table): no columns of its table are "
        'called term and definition or the like: "Rule", "Owner", "Place"\n'
    )


@pytest.mark.parametrize(
    "files",
    [
        {"docs/_words.md": "# Words\n\nWhat a sailor says, and why.\n", "docs/_sidebar.md": "- [Home](/)\n"},
        {"index.html": f"<h1>Words of ships</h1>{'<p>The bows are in front.</p>' * 90}"},
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
