"""``glosslint init`` on glossaries in one page, each in a style of its own: right, or honest."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.support import glosslint, write

PAGES = Path(__file__).parent / "pages"
STYLES: dict[str, dict[str, Any]] = tomllib.loads((PAGES / "pages.toml").read_text("utf-8"))
#: Styles that cannot be read, and one page that is no glossary.
HONEST = ("nested-items", "blockquotes", "questions", "groups-of-terms")


def _project(name: str, folder: Path) -> Path:
    style = STYLES[name]
    file = folder / style["path"]
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PAGES / style["file"], file)
    return folder


def test_there_are_enough_styles() -> None:
    assert len(STYLES) - len(HONEST) >= 36
    assert sorted(style["file"] for style in STYLES.values()) == sorted(
        file.name for file in PAGES.iterdir() if file.name != "pages.toml"
    )


@pytest.mark.parametrize("name", [name for name in STYLES if name not in HONEST])
def test_the_entries_of_a_page_are_those_that_are_there(name: str, tmp_path: Path) -> None:
    folder = _project(name, tmp_path)
    result = glosslint("init", cwd=folder)
    assert result.code == 0, result.err
    terms = STYLES[name]["terms"]
    assert result.out.startswith(f"{len(terms)} entries in {STYLES[name]['path']}")
    shown = [line.strip().split(":")[0] for line in result.out.splitlines() if line.startswith("  ")]
    assert shown == terms[:3]
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [entry.term.value for entry in entries if entry.term is not None] == terms
    assert all(entry.has_prose for entry in entries)
    checked = glosslint(cwd=folder)
    assert checked.code == 0, checked.out
    assert "error" not in checked.out


@pytest.mark.parametrize("name", HONEST)
def test_a_page_that_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    folder = _project(name, tmp_path)
    result = glosslint("init", cwd=folder)
    assert result.code == 2
    assert f"{STYLES[name]['path']} seems to " in result.err
    assert "nothing was written" in result.err
    assert not (folder / "glosslint.toml").exists()


def test_a_layout_can_be_asked_for(tmp_path: Path) -> None:
    page = "# Words\n\n" + "".join(
        f"## {word}\n\nPart of a boat, which all have.\n\n" for word in ("Bow", "Hull", "Keel")
    )
    folder = write(tmp_path, {"boats.md": page})
    assert glosslint("init", cwd=folder).code == 2
    assert glosslint("init", "--layout", "pages", cwd=folder).err == (
        'error: --layout: "pages" is not a known layout; did you mean "page"?\n'
    )
    assert 'no glossary in the layout "hugo" recognised' in glosslint("init", "--layout", "hugo", cwd=folder).err
    result = glosslint("init", "--layout", "page", "--yes", cwd=folder)
    assert result.code == 0
    assert result.out.startswith("3 entries in boats.md, each a heading of level 2 and the text below it\n")
    assert 'files = ["./boats.md"]' in (folder / "glosslint.toml").read_text("utf-8")


def test_a_page_of_a_folder_is_not_excluded(tmp_path: Path) -> None:
    page = "# Words\n\n" + "".join(f"## {word}\n\nPart of a boat.\n\n" for word in ("Bow", "Hull", "Keel"))
    folder = write(tmp_path, {"content/glossary/_index.md": page})
    assert glosslint("init", cwd=folder).code == 0
    assert "3 entries in 1 file" in glosslint(cwd=folder).out


def test_settings_in_pyproject_are_not_doubled(tmp_path: Path) -> None:
    folder = write(tmp_path, {"GLOSSARY.md": "# A\n", "pyproject.toml": '[tool.glosslint]\nfiles = ["x.yaml"]\n'})
    result = glosslint("init", cwd=folder)
    assert result.code == 2
    assert result.err.startswith("error: pyproject.toml has a table [tool.glosslint]; nothing was written\n")


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        (
            {"glossary.yml": '- term: "Bow\n  definition: Front of a boat.\n'},
            "glossary.yml seems to be a glossary, but",
        ),
        ({"glossary.adoc": "Bow:: Front\n"}, "glossary.adoc seems to be a glossary in AsciiDoc"),
    ],
)
def test_no_page_is_checked_in_place_of_the_glossary(tmp_path: Path, beside: dict[str, str], message: str) -> None:
    readme = "# Boats\n\n## Terms in this glossary\n\n- **Bow**: Front of a boat.\n- **Hull**: Body of a boat.\n"
    readme = readme.replace("Terms in this glossary", "Glossary")
    result = glosslint("init", cwd=write(tmp_path, {**beside, "README.md": readme}))
    assert result.code == 2
    assert message in result.err


def test_tests_and_fixtures_are_no_glossary(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(f"## {word}\n\nPart of a boat.\n\n" for word in ("Bow", "Hull", "Keel"))
    folder = write(tmp_path, {"tests/fixtures/glossary.md": page, "src/a.md": "Text.\n"})
    assert glosslint("init", cwd=folder).code == 2
    assert not (folder / "glosslint.toml").exists()


def test_elements_that_open_on_chapters_are_no_entries(tmp_path: Path) -> None:
    terms = [f"### Part {n}\n\nThing {n} in a ship, with a name of its own.\n\n" for n in range(8)]
    chapters = [
        f"<details>\n<summary>Deck {n}</summary>\n\n{''.join(terms[n * 4 : n * 4 + 4])}</details>\n\n" for n in (0, 1)
    ]
    folder = write(tmp_path, {"glossary.md": f"# Glossary\n\n{''.join(chapters)}"})
    assert "only 0 of 2 elements <details> have a term and a text" in glosslint("init", cwd=folder).err


def test_code_is_shown_as_it_is_written(tmp_path: Path) -> None:
    code = {"Cell": "A pair, such as `[a *b]` and [`[c]`](#cell).", "Cord": "A *pair*, such as ``_[x]_``."}
    page = "# Glossary\n\n" + "".join(f"## {term}\n\n{text}\n\n" for term, text in code.items())
    out = glosslint("init", cwd=write(tmp_path, {"glossary.md": page})).out
    assert "  Cell: A pair, such as [a *b] and [c].\n  Cord: A pair, such as _[x]_.\n" in out
    text = "A part, <code>[x]</code>, of <i>ships</i>."
    entries = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term in ("Bow", "Keel"))
    (tmp_path / "glosslint.toml").unlink()
    (tmp_path / "glossary.md").unlink()
    out = glosslint("init", cwd=write(tmp_path, {"glossary.html": f"<h1>Glossary</h1><dl>{entries}</dl>"})).out
    assert "  Bow: A part, [x], of ships.\n" in out
