"""``glosslint init`` on a page whose instructions have entries of their own, which only show how to read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.detect.openings import terms_of
from tests.support import glosslint, write

_TERMS = [
    f"{one} {other}" for one in ("Fore", "Main", "Aft", "Side") for other in ("deck", "mast", "sail", "hatch", "rope")
]
_TEXT = "Part of a ship that sailors know."
#: For each format: how a title, a rule, and an entry look, and what is around the entries of a list.
_FORMATS = {
    "glossary.html": ("<h2>{}</h2>\n", "<hr/>\n", "<dt>{}</dt>\n<dd>{}</dd>\n", "<dl>\n{}</dl>\n"),
    "glossary.md": ("## {}\n\n", "---\n\n", "**{}**: {}\n\n", "{}"),
    "words/glossary.md": ("## {}\n\n", "---\n\n", "- **{}**: {}\n", "{}\n"),
    "glossary.adoc": ("== {}\n\n", "'''\n\n", "{}:: {}\n", "{}\n"),
    "glossary.rst": ("{}\n----------------------------\n\n", "----\n\n", "{}\n  {}\n\n", "{}"),
}


def _page(path: str, title: str, examples: list[str], head: str) -> str:
    heading, _, entry, around = _FORMATS[path]
    parts = [around.format("".join(entry.format(term, _TEXT) for term in terms)) for terms in (examples, _TERMS)]
    return heading.format(title) + parts[0] + head + parts[1]


@pytest.mark.parametrize("path", _FORMATS)
@pytest.mark.parametrize("title", ["How to use this glossary", "Words of ships"])
def test_examples_above_the_entries_are_no_entries(title: str, path: str, tmp_path: Path) -> None:
    heading, rule, *_ = _FORMATS[path]
    examples = ["Example term", "Example term with a link"]
    page = _page(path, title, examples, rule + heading.format("All words"))
    assert terms_of(tmp_path, page, path) == _TERMS
    (tmp_path / "glosslint.toml").unlink()
    out = glosslint("init", cwd=write(tmp_path, {path: page})).out
    assert (
        title.startswith("How")
        or 'skipped, because they show how to read the page: "Example term", "Example term with a link"\n' in out
    )


@pytest.mark.parametrize("path", _FORMATS)
def test_entries_below_a_title_that_explains_the_page_are_no_entries(path: str, tmp_path: Path) -> None:
    page = _page(path, "How to use this glossary", ["Bow"], _FORMATS[path][0].format("All words"))
    assert terms_of(tmp_path, page, path) == _TERMS


@pytest.mark.parametrize("path", _FORMATS)
@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Words of people", ["Captain", "Mate"]),
        ("Words of words", ["Term", "Name of a term"]),
    ],
)
def test_a_short_list_above_a_long_one_has_entries(title: str, first: list[str], path: str, tmp_path: Path) -> None:
    page = _page(path, title, first, _FORMATS[path][0].format("All words"))
    assert terms_of(tmp_path, page, path) == [*first, *_TERMS]


def test_an_example_in_the_list_of_all_entries_is_one(tmp_path: Path) -> None:
    page = _page("glossary.md", "Words of ships", ["Example term"], "")
    assert terms_of(tmp_path, page) == ["Example term", *_TERMS]
