"""``glosslint init`` on a page whose groups of entries have titles that are terms as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of, terms_of
from tests.support import glosslint, write

_TEXT = "Part of a ship that sailors know."
_GROUPS = {"Sail": ("Jib", "Spanker", "Spinnaker"), "Work on deck": ("Reefing", "Furling", "Hauling")}
_SAIL = "A sail is a cloth that catches the wind."
#: For each format: the title of the page, of a group and of an entry, and a text.
_FORMATS = {
    "glossary.md": ("# {}\n\n", "## {}\n\n", "### {}\n\n", "{}\n\n"),
    "glossary.html": ("<h1>{}</h1>\n", "<h2>{}</h2>\n", "<h3>{}</h3>\n", "<p>{}</p>\n"),
    "glossary.adoc": ("= {}\n\n", "== {}\n\n", "=== {}\n\n", "{}\n\n"),
    "glossary.rst": ("{}\n" + "=" * 40 + "\n\n", "{}\n" + "-" * 40 + "\n\n", "{}\n" + "~" * 40 + "\n\n", "{}\n\n"),
}


def _page(path: str, texts: dict[str, str]) -> str:
    page, group, entry, text = _FORMATS[path]
    parts = [page.format("Glossary")]
    for name, terms in _GROUPS.items():
        parts += [group.format(name), text.format(texts[name]) if name in texts else ""]
        parts += [entry.format(term) + text.format(_TEXT) for term in terms]
    return "".join(parts)


@pytest.mark.parametrize("path", _FORMATS)
def test_a_group_whose_title_is_defined_is_an_entry(path: str, tmp_path: Path) -> None:
    expected = [(["Sail"], _SAIL), *(([term], _TEXT) for term in (*_GROUPS["Sail"], *_GROUPS["Work on deck"]))]
    assert entries_of(tmp_path, _page(path, {"Sail": _SAIL}), path) == expected


@pytest.mark.parametrize("path", _FORMATS)
@pytest.mark.parametrize(
    "intro", ["Sail words are used above the deck.", "Cloths of a ship.", "Sails are listed below."]
)
def test_other_texts_of_groups_are_introductions(intro: str, path: str, tmp_path: Path) -> None:
    terms = [*_GROUPS["Sail"], *_GROUPS["Work on deck"]]
    assert terms_of(tmp_path, _page(path, {"Sail": intro}), path) == terms


@pytest.mark.parametrize("path", _FORMATS)
def test_groups_of_which_some_are_defined_are_named(path: str, tmp_path: Path) -> None:
    page = _page(path, {"Sail": _SAIL, "Work on deck": "What sailors do all day."})
    out = glosslint("init", cwd=write(tmp_path, {path: page})).out
    assert out.startswith(f"6 entries in {path}, each")
    assert 'not read as entries: the headings of groups that have a text of their own: "Sail"\n' in out


def test_titles_of_groups_of_terms_are_no_entries(tmp_path: Path) -> None:
    page = _page("glossary.md", {"Sail": "Common terms are terms that all sailors know."})
    assert "Common terms" not in terms_of(tmp_path, page.replace("## Sail", "## Common terms"))
