"""Brackets after a term of a page that hold only code or a sign, and terms that begin with brackets."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.settings.settings import load
from tests.detect.openings import entries_of
from tests.detect.ships import TERMS
from tests.support import write

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
    )
    plain = [["Trim (float)"], ["Mode (fast)"], ["Helm (--helm)"]]
    assert _names(tmp_path / "none", form, *others) == plain
    same = (f"Hull gauge ({code('hull')})", f"Hull paint ({code('hull')})")
    assert _names(tmp_path / "same", form, *same) == [["Hull gauge (hull)"], ["Hull paint (hull)"]]


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


@pytest.mark.parametrize("form", _FORMS)
def test_brackets_are_judged_term_by_term(form: str, tmp_path: Path) -> None:
    names = ("Provenance (Provenance file)", "Berth (Berths)", "Bandwidth (BW)", "Normalization (Normalisation)")
    remarks = ("Modules (files)", "Lock (deprecated term)", "Duty (Art. 110A)", "Compliance (of captains)")
    assert _names(tmp_path / "both", form, *names, *remarks) == [
        ["Provenance", "Provenance file"],
        ["Berth", "Berths"],
        ["Bandwidth", "BW"],
        ["Normalization", "Normalisation"],
        *([term] for term in remarks),
    ]
    assert _names(tmp_path / "list", form, "Repository (Repo, Chart Repository)", "Modules (files)") == [
        ["Repository", "Repo", "Chart Repository"],
        ["Modules (files)"],
    ]
    assert _names(tmp_path / "first", form, "azd (Azure Developer Tools)", "Modules (files)")[0] == [
        "azd",
        "Azure Developer Tools",
    ]
    assert _names(tmp_path / "remarks", form, *remarks) == [[term] for term in remarks]


def test_a_setting_of_words_alike_reads_no_remarks(tmp_path: Path) -> None:
    page = "# Glossary\n\n## Berth (berth of a ship)\n\nA place.\n\n## Values (Values file, values.yaml)\n\nA file.\n\n"
    table = '[layout]\nextends = "page"\n\n[layout.section]\nmore-names = ["alike"]\n'
    folder = write(tmp_path, {"glossary.md": page, "glosslint.toml": f'files = ["./glossary.md"]\n\n{table}'})
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    assert [[name.value for name in entry.names] for entry in entries] == [
        ["Berth (berth of a ship)"],
        ["Values", "Values file", "values.yaml"],
    ]
