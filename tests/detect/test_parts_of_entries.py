"""Parts of an entry with headings or terms of lists as their labels, in each format: ``### Definition``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from glosslint.engine.session import CheckRequest, open_session
from glosslint.model import Span
from glosslint.parse.sections.labels.found import labels_in
from glosslint.parse.sections.labels.headings import labels_above
from glosslint.settings.settings import load
from tests.detect.ships import TERMS
from tests.support import glosslint, write
from tests.timing import assert_linear


class _Entry(NamedTuple):
    term: str
    text: str
    names: str
    other: str
    example: str


_ENTRIES = (
    _Entry("Bow", "The front part of a ship.", "prow, head", "Stern", "The bow cut the water like a knife."),
    _Entry("Keel", "The beam along the bottom.", "backbone, spine", "Mast", "They laid the keel in spring."),
    _Entry("Mast", "A pole that carries sails.", "spar, pole", "Keel", "The mast broke in the storm."),
    _Entry("Stern", "The rear part of a ship.", "back, poop", "Bow", "The captain stood at the stern."),
)
_Made = Callable[[str, str], str]


def _parts(label: _Made, entry: _Entry, lead: bool) -> str:
    first = f"{entry.text}\n\n" if lead else label("Definition", entry.text)
    others = label("Synonyms", entry.names) + label("Example", entry.example) + label("See also", entry.other)
    return f"{first}{others}"


def _heading(title: str, sign: str) -> str:
    return f"{title}\n{sign * len(title)}\n\n"


_PAGES: dict[str, tuple[str, Callable[[str, str], str], _Made]] = {
    "headings in Markdown": ("md", lambda term, text: f"## {term}\n\n{text}", lambda w, t: f"### {w}\n\n{t}\n\n"),
    "pictures": ("md", lambda term, text: f"## {term}\n\n{text}", lambda w, t: f"#### \U0001f4d6 {w}:\n\n{t}\n\n"),
    "a definition list": ("md", lambda term, text: f"## {term}\n\n{text}", lambda w, t: f"{w}\n: {t}\n\n"),
    "sections": ("rst", lambda term, text: _heading(term, "-") + text, lambda w, t: _heading(w, "~") + f"{t}\n\n"),
    "titles in AsciiDoc": ("adoc", lambda term, text: f"== {term}\n\n{text}", lambda w, t: f"=== {w}\n\n{t}\n\n"),
    "a description list": ("adoc", lambda term, text: f"== {term}\n\n{text}", lambda w, t: f"{w}:: {t}\n\n"),
    "lists in lists": (
        "adoc",
        lambda term, text: f"{term}:: {text}".replace(":: \n", "::\n"),
        lambda w, t: f"\n{w}::: {t}",
    ),
    "headings in HTML": (
        "html",
        lambda term, text: f"<h2>{term}</h2>\n{text}",
        lambda w, t: f"<h3>{w}</h3><p>{t}</p>\n",
    ),
    "a list in HTML": (
        "html",
        lambda term, text: f"<h2>{term}</h2>\n<dl>{text}</dl>\n",
        lambda w, t: f"<dt>{w}</dt><dd>{t}</dd>\n",
    ),
}
_TITLES = {
    "md": "# Glossary\n\n",
    "rst": "Glossary\n========\n\n",
    "adoc": "= Glossary\n\n",
    "html": "<h1>Glossary</h1>\n",
}


def _read(folder: Path, page: str, path: str) -> tuple[str, dict[str, tuple[list[str], dict[str, str], list[str]]]]:
    result = glosslint("init", "--yes", cwd=write(folder, {path: page}))
    assert result.code == 0, result.err
    assert glosslint(cwd=folder).out.startswith("No findings")
    entries = open_session(CheckRequest(load(None, folder))).glossary.entries
    return result.out, {
        entry.title: (
            [name.value for name in entry.names[1:]],
            {prose.field: prose.text for prose in entry.prose},
            [reference.target for reference in entry.references],
        )
        for entry in entries
    }


@pytest.mark.parametrize("lead", [False, True])
@pytest.mark.parametrize("form", _PAGES)
def test_parts_below_headings_and_in_lists(form: str, lead: bool, tmp_path: Path) -> None:
    ending, entry_of, label = _PAGES[form]
    if form == "a list in HTML" and lead:
        pytest.skip("a list has no text above its first item")
    page = _TITLES[ending] + "\n".join(entry_of(one.term, _parts(label, one, lead)).rstrip() + "\n" for one in _ENTRIES)
    out, read = _read(tmp_path, page, f"glossary.{ending}")
    assert [*read] == [one.term for one in _ENTRIES]
    assert read["Bow"] == (
        ["prow", "head"],
        {"definition": "The front part of a ship.", "example": "The bow cut the water like a knife."},
        ["Stern"],
    )
    assert "  Bow: The front part of a ship.\n" in out


def test_lists_below_headings(tmp_path: Path) -> None:
    page = "# Glossary\n\n"
    for one in _ENTRIES[1:]:
        others = f"- {one.other}\n- {'Keel' if one.other == 'Bow' else 'Bow'}\n"
        page += f"## {one.term}\n\n{one.text}\n\n### See also\n\n{others}\n"
    page += f"## Bow\n\n{_ENTRIES[0].text}\n"
    out, read = _read(tmp_path, page, "glossary.md")
    assert 'labels in the texts: "See also" (other entries)\n' in out
    assert read["Keel"] == ([], {"definition": "The beam along the bottom."}, ["Mast", "Bow"])


def test_a_directive_for_other_entries(tmp_path: Path) -> None:
    page = "Glossary\n========\n\n.. glossary::\n\n" + "".join(
        f"   {one.term}\n      {one.text}\n\n      .. seealso:: :term:`{one.other}`\n\n" for one in _ENTRIES
    )
    note = ".. seealso::\n\n         See also :term:`Keel`\n         and others."
    page += f"   Hull\n      The body of a ship.\n\n      {note}\n\n      It is of wood.\n"
    _, read = _read(tmp_path, page.rstrip() + "\n", "glossary.rst")
    assert read["Bow"][1] == {"definition": "The front part of a ship.", "related": ":term:`Stern`"}
    assert read["Hull"][1] == {"definition": "It is of wood.", "related": "See also :term:`Keel`\n         and others."}


def test_all_below_a_heading_is_of_the_part(tmp_path: Path) -> None:
    page = "# Glossary\n\n" + "".join(
        f"## {one.term}\n\n{one.text}\n\n### See also\n\nThe [{one.other}](#{one.other.lower()}) has\nmore of it.\n\n"
        for one in _ENTRIES
    )
    page += "### History\n\nOld.\n"
    _, read = _read(tmp_path, page, "glossary.md")
    assert read["Bow"][1] == {
        "definition": "The front part of a ship.",
        "related": "The [Stern](#stern) has\nmore of it.",
    }


def test_joined_paragraphs_in_asciidoc(tmp_path: Path) -> None:
    page = "= Glossary\n\n" + "".join(
        f"{one.term}:: {one.text}\n+\n*Synonyms:* {one.names}\n+\n_Example_: {one.example}\n\n" for one in _ENTRIES
    )
    _, read = _read(tmp_path, page.rstrip() + "\n", "glossary.adoc")
    assert read["Keel"] == (
        ["backbone", "spine"],
        {"definition": "The beam along the bottom.", "example": "They laid the keel in spring."},
        [],
    )


def test_headings_that_are_no_parts(tmp_path: Path) -> None:
    """Terms of a deeper level, and headings that only one entry has."""
    page = "# Glossary\n\n## Parts\n\n" + "".join(f"### {one.term}\n\n{one.text}\n\n" for one in _ENTRIES)
    assert [*_read(tmp_path, page.rstrip() + "\n", "glossary.md")[1]] == ["Bow", "Keel", "Mast", "Stern"]
    page = "# Glossary\n\n" + "".join(f"## {one.term}\n\n{one.text}\n\n" for one in _ENTRIES) + "### History\n\nOld.\n"
    text = "The rear part of a ship.\n\n### History\n\nOld."
    assert _read(tmp_path / "history", page, "glossary.md")[1]["Stern"][1] == {"definition": text}


@pytest.mark.parametrize(
    "line",
    ["### Definition\n\n", "Definition\n", "Definition ", "<h3>Definition\n", "<dt>Definition\n", "<dt> <b>", ": a\n"],
)
def test_labels_take_linear_time(line: str) -> None:
    def find(text: str) -> int:
        return sum(1 for _ in labels_in(text, Span(0, len(text)), ()))

    assert_linear(find, lambda size: line * size, 8_000)


def test_a_fence_below_a_word_is_no_heading(tmp_path: Path) -> None:
    code = "Use\n```\nrope --tie\n```\nMore of it.\n\n"
    page = "".join(f"## {term}\n\n{text}\n\n{code}" for term, text in TERMS.items())
    glosslint("init", cwd=write(tmp_path, {"glossary.md": f"# Glossary\n\n{page}"}))
    assert "unbalanced-markup" not in glosslint(cwd=tmp_path).out


def test_spaces_after_a_heading_take_no_time() -> None:
    """Doubling them doubles the steps: 20,000 took 5 s."""
    assert_linear(
        lambda text: list(labels_above(text, "definition")), lambda size: f"### Definition{' ' * size}x", 40_000
    )
