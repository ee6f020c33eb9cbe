"""``glosslint init --entry``: the best way to read a folder in which the terms that the user names are entries."""

from __future__ import annotations

import json
from pathlib import Path

from glosslint.settings.settings import load
from tests.detect.read import TERMS
from tests.support import glosslint, write

_WORDS = {term: {"gist": text, "rank": number} for number, (term, text) in enumerate(TERMS.items())}
_PAGE = "# Parts\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in TERMS.items())


def test_an_entry_decides_where_guessing_refuses(tmp_path: Path) -> None:
    folder = write(tmp_path, {"src/parts.json": json.dumps({"parts": _WORDS})})
    assert glosslint("init", cwd=folder).code == 2
    result = glosslint("init", "--entry", "Rope", "--entry", "bow", cwd=folder)
    assert result.out.startswith('4 entries in a JSON mapping under "parts", in src/parts.json\n')
    layout = load(None, folder).layout
    assert (layout.term, layout.prose) == ("@key", {"definition": "gist"})


def test_an_entry_finds_the_key_of_terms_whatever_it_is_called_and_repeats(tmp_path: Path) -> None:
    rows = "".join(f"- at: ship\n  wort: {term}\n  satz: {text}\n" for term, text in [*TERMS.items(), *TERMS.items()])
    folder = write(tmp_path, {"parts.yml": rows})
    assert glosslint("init", cwd=folder).code == 2
    assert glosslint("init", "--entry", "Rope", cwd=folder).out.startswith("8 entries in a YAML list, in parts.yml\n")
    layout = load(None, folder).layout
    assert (layout.term, layout.prose) == ("wort", {"definition": "satz"})


def test_an_entry_decides_between_files(tmp_path: Path) -> None:
    rows = "".join(f"- term: Word {n}\n  definition: What one says of the word {n}.\n" for n in range(9))
    folder = write(tmp_path, {"glossary.yml": rows, "src/parts.json": json.dumps(_WORDS)})
    assert glosslint("init", "--entry", "Yarn", cwd=folder).out.startswith("4 entries in a JSON mapping, in src/")


def test_an_entry_is_found_beside_pages_without_a_title(tmp_path: Path) -> None:
    pages = {
        f"docs/{name}.md": f"---\ntitle: {name * at}\n---\n\n# Part\n\nText of a part.\n"
        for at, name in enumerate("abc")
    }
    folder = write(tmp_path, {**pages, "src/parts.json": json.dumps(_WORDS)})
    assert glosslint("init", "--entry", "Yarn", cwd=folder).out.startswith("4 entries in a JSON mapping, in src/")


def test_an_entry_may_be_on_a_page(tmp_path: Path) -> None:
    folder = write(tmp_path, {"docs/parts.md": _PAGE, "docs/other.md": "# Other\n\nText.\n"})
    assert glosslint("init", "--entry", "Rope", cwd=folder).out.startswith("4 entries in docs/parts.md: headings")


def test_entries_in_folders_side_by_side(tmp_path: Path) -> None:
    page = "---\nterm: {0}\n---\n\n{1}\n"
    terms = {"hull": ("Bow", "Stern"), "line": ("Rope", "Yarn")}
    pages = {f"{at}-terms/{term}.md": page.format(term, TERMS[term]) for at, own in terms.items() for term in own}
    result = glosslint("init", "--entry", "Rope", "--entry", "Bow", cwd=write(tmp_path, pages))
    assert result.out.startswith("4 entries in Markdown pages, one per page, in ")


def test_a_term_that_is_no_entry_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {"glossary.json": json.dumps(_WORDS)})
    result = glosslint("init", "--entry", "Rope", "--entry", "Capstan", cwd=folder)
    assert result.code == 2
    assert result.err.startswith('error: no layout of this folder has all entries "Rope", "Capstan"\n')
    assert not (folder / "glosslint.toml").exists()
