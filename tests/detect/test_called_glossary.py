"""A file or folder that is called a glossary is the glossary, whatever else in a repository looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import glosslint, write

_WORDS = ("anchor", "bilge", "capstan", "davit", "engine", "fender", "galley", "hull")
_PAGE = "# Glossary\n\n" + "".join(
    f"### {word.title()}\n\nPart of a ship, the {word} of it.\n\n" for word in _WORDS[:4]
)


def _chapters(folder: str) -> dict[str, str]:
    """Return pages that are short, link to each other and begin with their titles."""
    before = dict(zip(_WORDS, (_WORDS[-1], *_WORDS), strict=False))
    text = "---\ntitle: {title}\n---\n\nThe {word} is a part of a ship, beside its [{other}]({other}.md).\n"
    return {f"{folder}/{word}.md": text.format(title=word.title(), word=word, other=before[word]) for word in _WORDS}


def _init(folder: Path, files: dict[str, str]) -> str:
    return glosslint("init", cwd=write(folder, files)).out


def test_a_page_called_glossary_beside_the_chapters_of_a_manual(tmp_path: Path) -> None:
    chapters = _chapters("content/concepts")
    assert _init(tmp_path / "alone", chapters).startswith("8 entries in Markdown pages, one per page")
    out = _init(tmp_path / "both", {**chapters, "content/glossary.md": _PAGE})
    assert out.startswith("4 entries in content/glossary.md, each a heading of level 3")
    assert "also found, not used: 8 entries in content/concepts/*.md\n" in out


@pytest.mark.parametrize("folder", ["terms", "definitions", "dictionary"])
def test_a_page_called_glossary_beside_pages_whose_folder_says_that_they_define(folder: str, tmp_path: Path) -> None:
    out = _init(tmp_path, {**_chapters(f"content/{folder}"), "content/glossary.md": _PAGE})
    assert out.startswith("8 entries in Markdown pages, one per page")


@pytest.mark.parametrize("name", ["DATA_DICTIONARY.csv", "schema-dictionary.csv", "data_dictionary/signals.csv"])
@pytest.mark.parametrize("page", ["docs/glossary/index.md", "docs/glossary.md"])
def test_a_glossary_is_preferred_to_a_data_dictionary(name: str, page: str, tmp_path: Path) -> None:
    rows = "".join(f"h2_flow_{n},Flow of hydrogen to engine {n},kg/s\n" for n in range(22))
    files = {f"01-fleet/{name}": f"signal_id,description,unit\n{rows}"}
    assert _init(tmp_path / "alone", files).startswith("22 entries in the rows of a table")
    assert _init(tmp_path / "both", {**files, page: _PAGE}).startswith(
        f"4 entries in {page}, each a heading of level 3"
    )


def test_a_list_called_glossary_is_preferred_to_a_data_dictionary(tmp_path: Path) -> None:
    rows = "".join(f"h2_flow_{n},Flow of hydrogen to engine {n}\n" for n in range(22))
    terms = "".join(f"- term: {word}\n  definition: Part of a ship, the {word} of it.\n" for word in _WORDS)
    out = _init(tmp_path, {"a/data-dictionary.csv": f"signal_id,description\n{rows}", "docs/glossary.yml": terms})
    assert out.startswith("8 entries in a YAML list, in docs/glossary.yml\n")
