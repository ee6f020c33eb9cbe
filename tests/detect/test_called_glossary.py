"""A file or folder that is called a glossary is the glossary, whatever else in a repository looks like one."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    "above", ["---\ntitle: Glossary & Acronyms\n---\n\n", "# Glossary of ships\n\n", "# Glossary\n\n"]
)
def test_a_page_with_the_title_of_a_glossary(above: str, tmp_path: Path) -> None:
    page = above + _PAGE.partition("\n\n")[2]
    assert _init(tmp_path / "alone", {"docs/reference/words.md": page}).startswith(
        "4 entries in docs/reference/words.md"
    )
    out = _init(tmp_path / "both", {**_chapters("content/concepts"), "docs/reference/words.md": page})
    assert out.startswith("4 entries in docs/reference/words.md")


@pytest.mark.parametrize("folder", ["terms", "dictionary"])
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


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("glossary.md", _PAGE),
        (
            "glossary.rst",
            "Glossary\n========\n\n.. glossary::\n\n"
            + "".join(f"   {word}\n      Part of a ship.\n\n" for word in _WORDS[:4]),
        ),
    ],
)
def test_a_glossary_in_a_folder_of_which_only_part_is_searched(
    name: str, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is called so is read before the files of a dictionary, and what is not read is said."""
    monkeypatch.setattr("glosslint.detect.scan.MAX_FILES", 3)
    monkeypatch.setattr("glosslint.detect.scan.MAX_TOTAL", len(page) + 40)
    files = {f"a/dictionary/{number}.yaml": "a: b\n" for number in range(9)}
    files |= {f"a/dictionary/{number}.rst": "Word\n====\n" * 9 for number in range(3)}
    out = _init(tmp_path, {**files, f"z/{name}": page})
    assert out.startswith(f"4 entries in z/{name}, each ")
    assert re.search(
        r"^not searched: \d+ files in a, since this folder is large; to search there, run init", out, re.MULTILINE
    )


def test_documentation_is_listed_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glosslint.detect.scan.MAX_NAMES", 5)
    out = _init(tmp_path, {**{f"a/{number}.yaml": "a: b\n" for number in range(9)}, "docs/words/glossary.md": _PAGE})
    assert out.startswith("4 entries in docs/words/glossary.md, each ")
    assert "\nnot searched: what comes after the first 5 files of this folder; to search there, run init" in out


def test_nothing_recognised_in_the_part_that_was_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glosslint.detect.scan.MAX_FILES", 3)
    done = glosslint("init", cwd=write(tmp_path, {f"{'abcdefghi'[number]}/x.yaml": "a: b\n" for number in range(9)}))
    assert "not searched: 6 files in d, e, f …, since this folder is large" in done.err


def test_pages_beside_a_list_are_named_with_their_entries(tmp_path: Path) -> None:
    terms = "".join(f"- term: {word}\n  definition: Part of a ship, the {word} of it.\n" for word in _WORDS)
    names = ["a/po-terms.md", "b/terms.md", "c/vocabulary.md", "docs/glossary/index.md"]
    out = _init(tmp_path, {"glossary.yml": terms * 2, **dict.fromkeys(names, _PAGE)})
    others = out.partition("also found, not used: ")[2].splitlines()[0].split("; ")
    assert others[0] == "4 entries in docs/glossary/index.md"
    assert others[3:] == ["1 more file"]


@pytest.mark.parametrize("body", ["&nbsp;", "<br />", "<!-- moved -->"])
def test_pages_that_only_lead_to_an_entry_of_the_page_beside_them(body: str, tmp_path: Path) -> None:
    pages = {
        f"content/glossary/{word}.md": f"---\ntitle: {word.title()}\nto: _index.md#{word}\n---\n\n{body}\n"
        for word in _WORDS
    }
    out = _init(tmp_path, {**pages, "content/glossary/_index.md": _PAGE})
    assert out.startswith("4 entries in content/glossary/_index.md, each a heading of level 3")
    assert "also found" not in out


@pytest.mark.parametrize("name", ["docs/_glossary.md", "_terms.qmd", "_glossary.adoc"])
def test_a_page_that_others_include(name: str, tmp_path: Path) -> None:
    page = _PAGE.replace("#", "=") if name.endswith(".adoc") else _PAGE
    assert _init(tmp_path, {"README.md": "# Ship\n", name: page}).startswith(f"4 entries in {name}, each a heading")
    assert "exclude = []" in (tmp_path / "glosslint.toml").read_text("utf-8")
    assert "4 entries in 1 file" in glosslint(cwd=tmp_path).out


def test_a_page_that_others_include_is_preferred_to_none_without_an_underscore(tmp_path: Path) -> None:
    out = _init(tmp_path, {"docs/_glossary.md": f"{_PAGE}### Zebra\n\nAn animal.\n", "docs/glossary.md": _PAGE})
    assert out.startswith("4 entries in docs/glossary.md")
    assert "also found, not used: 5 entries in docs/_glossary.md" in out


_POST = "# Talk\n\n### Definitions\n\n" + "".join(f"- **{word.title()}**: Part of a ship.\n" for word in _WORDS)


@pytest.mark.parametrize("path", ["pages/glossary.md", "pages/words.md"])
def test_a_page_called_glossary_that_is_not_read_is_named_beside_a_list_of_definitions(
    path: str, tmp_path: Path
) -> None:
    page = "---\ntitle: Glossary\n---\n\nAnchor, a heavy hook; bilge, the lowest part of a ship.\n"
    out = _init(tmp_path, {path: page, "posts/talk.md": _POST})
    assert out.startswith('8 entries in posts/talk.md below "Definitions"')
    assert f"\nalso found, not used: {path} (called a glossary: it has no headings, lists, tables" in out


def test_a_glossary_that_is_not_read_is_named_beside_one_that_is(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(f"## {word.title()}\n\n" for word in _WORDS) + "The last one has a text.\n"
    out = _init(tmp_path, {"docs/glossary.md": _PAGE, "site/words.md": page, "old/glossary.md": page})
    assert out.startswith("4 entries in docs/glossary.md")
    assert "\nalso found, not used: site/words.md (8 headings: 7 of 8 headings of level 2 have no text" in out
    assert "old/" not in out
