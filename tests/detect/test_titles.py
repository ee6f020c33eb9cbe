"""Which names, titles and parts of pages ``glosslint init`` recognises as a glossary, and what is preferred."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.detect.ships import TERMS
from tests.support import glosslint, write

_TEXT = "Words with which sailors and riggers understand each other on board.\n"
_ITEMS = "".join(f"- **{term}**: {text}\n" for term, text in TERMS.items())
_MORE = {
    **TERMS,
    **{f"{word} line": f"Line at the {word.lower()} of a ship." for word in ("Head", "Mid", "Top", "Tow")},
}
_EIGHT = "".join(f"- **{term}**: {text}\n" for term, text in _MORE.items())
_PROJECT = "# Rig\n\nA program for riggers, which draws ropes.\n\n## Installation\n\nUnpack it.\n\n"


def _init(folder: Path, files: dict[str, str]) -> str:
    done = glosslint("init", cwd=write(folder, files))
    return done.out or done.err


@pytest.mark.parametrize(
    "title",
    ["Glossary (All Ships)", "Ship Glossary", "Glossary of ships", "Glossary – ships", "Glossary: ships", "Ropes"],
)
def test_the_readme_of_a_folder_called_glossary(title: str, tmp_path: Path) -> None:
    out = _init(tmp_path, {"README.md": _PROJECT, "glossary/README.md": f"# {title}\n\n{_TEXT}\n{_EIGHT}"})
    assert out.startswith("8 entries in glossary/README.md, each a list item")


def test_why_the_readme_of_a_folder_called_glossary_is_not_read(tmp_path: Path) -> None:
    err = _init(tmp_path, {"glossary/README.md": f"# Ropes\n\n{_TEXT}\n{_ITEMS}"})
    assert err.startswith(
        "error: glossary/README.md seems to belong to a glossary, but is not read as one: a README is, if it has 8 "
        "terms or more\n"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Glossary (ships)",
        "Glossaire",
        "Gloss\u00e1rio",
        "Terminology",
        "2. Definitions",
        "Terms & Definitions",
        "Key terms",
    ],
)
@pytest.mark.parametrize("above", ["# {}\n\n", "---\ntitle: '{}'\n---\n\n"])
def test_a_page_with_such_a_title(title: str, above: str, tmp_path: Path) -> None:
    out = _init(tmp_path, {"docs/words.md": f"{above.format(title)}{_TEXT}\n{_ITEMS}"})
    assert out.startswith("4 entries in docs/words.md")


@pytest.mark.parametrize(
    "name", ["definitions", "01-definitions", "ubiquitous-language", "nomenclature", "gloss\u00e1rio", "sözlük"]
)
def test_a_page_with_such_a_name(name: str, tmp_path: Path) -> None:
    out = _init(tmp_path, {f"docs/{name}.md": f"# Ropes\n\n{_TEXT}\n{_ITEMS}", "docs/other.md": _PROJECT})
    assert out.startswith(f"4 entries in docs/{name}.md")


@pytest.mark.parametrize("kind", ["adoc", "html", "rst"])
def test_definitions_in_another_format(kind: str, tmp_path: Path) -> None:
    pages = {
        "adoc": "= Ropes\n\n" + "".join(f"{term}:: {text}\n" for term, text in TERMS.items()),
        "html": "<h1>Ropes</h1><dl>"
        + "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in TERMS.items())
        + "</dl>",
        "rst": "Ropes\n=====\n\n" + "".join(f"{term}\n    {text}\n\n" for term, text in TERMS.items()),
    }
    assert _init(tmp_path, {f"definitions.{kind}": pages[kind]}).startswith(f"4 entries in definitions.{kind}")


@pytest.mark.parametrize(
    "title",
    [
        "Terminology",
        "Definitions",
        "Glossary of terms",
        "Terms and definitions",
        "Key terms",
        "Terms used in these files",
    ],
)
@pytest.mark.parametrize("name", ["README.md", "docs/architecture.md"])
def test_a_part_with_such_a_title(title: str, name: str, tmp_path: Path) -> None:
    out = _init(tmp_path, {name: f"{_PROJECT}## {title}\n\n{_ITEMS}\n## Licence\n\nFree.\n"})
    assert out.startswith(f'4 entries in {name} below "{title}", each a list item')
    assert "4 entries in 1 file" in glosslint(cwd=tmp_path).out


@pytest.mark.parametrize("title", ["Concepts", "Words", "Domain", "Terms and conditions", "Type definitions", "Terms"])
def test_a_part_with_another_title(title: str, tmp_path: Path) -> None:
    assert _init(tmp_path, {"docs/a.md": f"{_PROJECT}## {title}\n\n{_ITEMS}"}).startswith("error: no glossary ")


def test_a_part_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    rows = "".join(f"### {term}\n\n" for term in TERMS)
    err = _init(tmp_path, {"README.md": f"{_PROJECT}## Terminology\n\n{rows}"})
    assert err.startswith('error: README.md has a part "Terminology" (4 headings): ')


def test_what_is_called_a_glossary_is_preferred(tmp_path: Path) -> None:
    files = {"docs/definitions.md": f"# Ropes\n\n{_EIGHT}", "docs/a.md": f"# Ropes\n\n## Terminology\n\n{_EIGHT}"}
    assert _init(tmp_path / "1", files).startswith("8 entries in docs/definitions.md")
    out = _init(tmp_path / "2", {**files, "README.md": f"{_PROJECT}## Glossary\n\n{_ITEMS}"})
    assert out.startswith('4 entries in README.md below "Glossary"')
    terms = "".join(f"- term: {term}\n  definition: {text}\n" for term, text in TERMS.items())
    assert _init(tmp_path / "3", {**files, "glossary.yml": terms}).startswith(
        "4 entries in a YAML list, in glossary.yml"
    )


_ROWS = "".join(f"| {term} | {text} | deck |\n" for term, text in _MORE.items())
_TABLE = f"| Term | Definition | Place |\n|---|---|---|\n{_ROWS}"


@pytest.mark.parametrize(
    "page",
    [
        f"# Ropes\n\n{_TABLE}",
        f"# Vocabulary of ships\n\n{_TEXT * 9}\n{_EIGHT}",
        f"# Ropes\n\n{_EIGHT}",
    ],
)
def test_a_page_that_is_not_called_a_glossary_is_none(page: str, tmp_path: Path) -> None:
    assert _init(tmp_path, {"docs/ropes.md": page}).startswith("error: no glossary ")


def test_a_key_called_glossary_in_files_for_languages(tmp_path: Path) -> None:
    entries = {term.lower(): {"title": term, "text": text} for term, text in TERMS.items()}
    page = {"app": {"welcome": "Welcome on board"}, "nav": {"glossary": {"title": "Glossary"}}, "glossary": entries}
    out = _init(tmp_path, {f"src/locales/{code}.json": json.dumps(page) for code in ("de", "en")})
    assert out.startswith('4 entries in a JSON mapping under "glossary", in src/locales/en.json')
    assert "also found, not used: 4 entries in src/locales/de.json" in out
