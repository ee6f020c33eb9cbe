"""Brackets after the end of the marks around a term."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.detect.ships import TERMS

_TEXT = "Thing of a sailor."
#: Forms of entries whose terms have marks: the path, what is above, around and below an entry.
_FORMS = {
    "paragraph": ("glossary.md", "# Glossary\n\n", "**{}**{}: {}\n\n", ""),
    "spaced colon": ("glossary.md", "# Glossary\n\n", "**{}**{} : {}\n\n", ""),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}**{} – {}\n", ""),
    "link": ("glossary.md", "# Glossary\n\n", "- [{}](https://example.org/a){} – {}\n", ""),
    "code": ("glossary.md", "# Glossary\n\n", "- `{}`{} – {}\n", ""),
    "definition list": ("glossary.md", "# Glossary\n\n", "**{}**{}\n: {}\n\n", ""),
    "rst item": ("glossary.rst", "Glossary\n========\n\n", "* **{}**{} - {}\n", ""),
    "rst definition list": ("glossary.rst", "Glossary\n========\n\n", "**{}**{}\n   {}\n\n", ""),
    "asciidoc": ("glossary.adoc", "= Glossary\n\n", "*{}*{}:: {}\n", ""),
    "html": ("glossary.html", "<h1>Glossary</h1>\n", "<p><strong>{}</strong>{}: {}</p>\n", ""),
    "dl": ("glossary.html", "<h1>Glossary</h1><dl>\n", "<dt><b>{}</b>{}</dt><dd>{}</dd>\n", "</dl>\n"),
}


def _page(form: str, *terms: tuple[str, str, str]) -> tuple[str, str]:
    path, head, row, end = _FORMS[form]
    known = [(term, "", text) for term, text in TERMS.items()]
    return head + "".join(row.format(*parts) for parts in (*known, *terms)) + end, path


def _names(folder: Path, form: str, *terms: tuple[str, str, str]) -> list[list[str]]:
    entries = entries_of(folder, *_page(form, *terms))[len(TERMS) :]
    assert [text for _, text in entries] == [text for _, _, text in terms]
    return [names for names, _ in entries]


@pytest.mark.parametrize("form", _FORMS)
def test_brackets_after_the_mark_of_a_term_are_no_part_of_it(form: str, tmp_path: Path) -> None:
    remarks = (("Rig", " (all ropes and masts)", _TEXT), ("Yard", " (Germany)", _TEXT), ("Log", " (noun)", _TEXT))
    assert _names(tmp_path / "none", form, *remarks) == [["Rig"], ["Yard"], ["Log"]]
    names = (("VHF", " (very high frequency)", _TEXT), *remarks[:1])
    assert _names(tmp_path / "names", form, *names) == [["VHF", "very high frequency"], ["Rig"]]


@pytest.mark.parametrize("form", ["paragraph", "dl"])
def test_brackets_within_a_mark_are_part_of_a_term(form: str, tmp_path: Path) -> None:
    assert _names(tmp_path, form, ("Deck (upper)", "", _TEXT)) == [["Deck (upper)"]]


def test_brackets_with_which_a_text_begins_are_part_of_it(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"**{term}** {text}\n\n" for term, text in {**TERMS, "Rig": f"(ropes) {_TEXT}"}.items()
    )
    assert entries_of(tmp_path, page)[-1] == (["Rig"], f"(ropes) {_TEXT}")
