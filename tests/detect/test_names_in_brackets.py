"""Brackets after a term of a page that hold only code or a sign, and terms that begin with brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import glosslint, write

#: Forms of pages: the path, what is above, below and around an entry, and the marks of code and of a term in bold.
_FORMS = {
    "heading": ("glossary.md", "# Glossary\n\n", "## {}\n\n{}\n\n", "", "`{}`"),
    "paragraph": ("glossary.md", "# Glossary\n\n", "**{}**: {}\n\n", "", "`{}`"),
    "item": ("glossary.md", "# Glossary\n\n", "- **{}** – {}\n", "", "`{}`"),
    "table": ("glossary.md", "# Glossary\n\n| Term | Definition |\n|---|---|\n", "| {} | {} |\n", "", "`{}`"),
    "rst": ("glossary.rst", "Glossary\n========\n\n.. glossary::\n\n", "   {}\n      {}\n\n", "", "``{}``"),
    "asciidoc": ("glossary.adoc", "= Glossary\n\n", "{}:: {}\n", "", "`{}`"),
    "html": ("glossary.html", "<h1>Glossary</h1><dl>\n", "<dt>{}</dt><dd>{}</dd>\n", "</dl>\n", "<code>{}</code>"),
}
_TEXT = "Thing of a sailor."


def _page(form: str, terms: dict[str, str]) -> tuple[str, str]:
    path, head, row, end, _ = _FORMS[form]
    return head + "".join(row.format(term, text) for term, text in {**TERMS, **terms}.items()) + end, path


def _names(folder: Path, form: str, *terms: str) -> list[list[str]]:
    """Return the names of the entries; {} in a term are the marks of code around "…"."""
    return [names for names, _ in entries_of(folder, *_page(form, dict.fromkeys(terms, _TEXT)))][len(TERMS) :]


@pytest.mark.parametrize("form", _FORMS)
def test_brackets_that_hold_only_code_hold_a_name(form: str, tmp_path: Path) -> None:
    code = _FORMS[form][-1].format
    terms = (f"Gateway ({code('sea-gateway')})", f"Deck log ({code('dklog')})", "Mast (deck)")
    assert _names(tmp_path / "two", form, *terms) == [
        ["Gateway", "sea-gateway"],
        ["Deck log", "dklog"],
        ["Mast (deck)"],
    ]
    assert _names(tmp_path / "one", form, f"Deck log ({code('dl')})") == [["Deck log", "dl"]]
    others = (
        f"Trim ({code('float')})",
        f"Mode ({code('fast')})",
        f"Helm ({code('--helm')})",
        f"{code('x')} ({code('y')})",
    )
    plain = [["Trim (float)"], ["Mode (fast)"], ["Helm (--helm)"], ["x (y)"]]
    assert _names(tmp_path / "none", form, *others) == plain
    same = (f"Hull gauge ({code('hull')})", f"Hull paint ({code('hull')})")
    assert _names(tmp_path / "same", form, *same) == [["Hull gauge (hull)"], ["Hull paint (hull)"]]


def test_code_in_brackets_that_divides_nothing_is_said(tmp_path: Path) -> None:
    page, path = _page("heading", {"Mode (`fast`)": _TEXT, "Wind (`port`)": _TEXT})
    out = glosslint("init", cwd=write(tmp_path / "a", {path: page})).out
    assert '"Mode (fast)" is one name, and 1 more with code in brackets are; if not: more-names = ["code"]\n' in out
    page, path = _page("heading", {"Gateway (`sea-gateway`)": _TEXT})
    out = glosslint("init", cwd=write(tmp_path / "b", {path: page})).out
    assert 'names in brackets are other names: "Gateway (sea-gateway)" is "Gateway" and "sea-gateway"\n' in out


@pytest.mark.parametrize("form", _FORMS)
def test_a_term_that_begins_with_brackets_has_names_in_those_at_its_end(form: str, tmp_path: Path) -> None:
    assert _names(tmp_path, form, "(Marine) Virtual Machine (VM)", "(Marine) Rope (thick)") == [
        ["(Marine) Virtual Machine", "VM"],
        ["(Marine) Rope (thick)"],
    ]


@pytest.mark.parametrize("form", _FORMS)
def test_two_signs_in_brackets_are_names(form: str, tmp_path: Path) -> None:
    sign = _FORMS[form][-1].format("±")
    terms = (f"{sign} (deviation of a course)", "Near the pole (≈)")
    assert _names(tmp_path / "two", form, *terms) == [["deviation of a course", "±"], ["Near the pole", "≈"]]
    assert _names(tmp_path / "same", form, "Calm (+)", "Storm (+)") == [["Calm (+)"], ["Storm (+)"]]
    assert _names(tmp_path / "letters", form, "Draught (T)", "Breadth (B)") == [["Draught (T)"], ["Breadth (B)"]]
