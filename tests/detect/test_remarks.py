"""Brackets after the end of the marks around a term."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write

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
    names = (("VHF", " (very high frequency)", _TEXT), ("Capital", ' ("expected value")', _TEXT), *remarks[:1])
    assert _names(tmp_path / "names", form, *names) == [
        ["VHF", "very high frequency"],
        ["Capital", "expected value"],
        ["Rig"],
    ]


@pytest.mark.parametrize("form", _FORMS)
def test_brackets_that_tell_terms_apart_are_part_of_them(form: str, tmp_path: Path) -> None:
    terms = (("Port", " (wine)", _TEXT), ("Port", " (harbour)", "Where ships are."), ("Log", " (book)", _TEXT))
    both = (*terms, ("Log", "", "Trunk of a tree."))
    assert _names(tmp_path, form, *both) == [["Port (wine)"], ["Port (harbour)"], ["Log (book)"], ["Log"]]


def test_brackets_within_a_mark_or_without_a_space_are_part_of_a_term(tmp_path: Path) -> None:
    terms = (("Deck (upper)", "", _TEXT), ("Process", "(es)", _TEXT))
    assert _names(tmp_path, "paragraph", *terms) == [["Deck (upper)"], ["Process(es)"]]


def test_brackets_with_which_a_text_begins_are_part_of_it(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"**{term}** {text}\n\n" for term, text in {**TERMS, "Rig": f"(ropes) {_TEXT}"}.items()
    )
    assert entries_of(tmp_path, page)[-1] == (["Rig"], f"(ropes) {_TEXT}")


def test_init_says_what_is_no_part_of_a_term(tmp_path: Path) -> None:
    terms = (("Rig", " (all ropes)", _TEXT), ("VHF", " (very high frequency)", _TEXT))
    page, path = _page("item", *terms)
    said = 'brackets after the mark of a term are no part of it: "Rig (all ropes)" is "Rig"; '
    said += 'if they are other names: more-names = ["brackets"]\n'
    assert said in glosslint("init", cwd=write(tmp_path, {path: page})).out
